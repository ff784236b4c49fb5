package org.balancetreasure.customers;

import java.util.Objects;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.fundfiles.UnfitValueException;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Customers of all channels. Names and certificate numbers are encrypted before they reach the database. */
@Component
public class Customers {

    /** Smaller numbers are parties of the house. */
    public static final long FIRST_ID = 10_000;

    private final CustomerMapper mapper;
    private final PersonalData personalData;
    private final BusinessClock clock;
    private final Transactions transactions;

    Customers(CustomerMapper mapper, PersonalData personalData, BusinessClock clock, Transactions transactions) {
        this.mapper = mapper;
        this.personalData = personalData;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Registers a customer with an empty wallet; without effect if the number is registered.
     *
     * @throws UnfitValueException if the account opening could not be sent: it names the field of the 01 and its rule
     */
    public void register(Registration registration) {
        if (registration.customerId() < FIRST_ID) {
            throw new IllegalArgumentException(
                    "Customer numbers start at " + FIRST_ID + ", not " + registration.customerId());
        }
        registration.requireSendable();
        transactions.run(() -> mapper.register(registration.customerId(), registration.channel(),
                registration.certificateType(), personalData.encrypt(registration.name()),
                personalData.encrypt(registration.certificateNo()), clock.now()));
    }

    /**
     * Registers a customer in the caller's transaction.
     *
     * @throws UnfitValueException as {@link #register}
     * @throws org.springframework.dao.DuplicateKeyException if another transaction registers the number at the same
     *             moment; to be called again in a new transaction
     */
    public RegistrationResult registerOnce(Registration registration) {
        registration.requireSendable();
        CustomerMapper.Row row = mapper.row(registration.customerId());
        if (row == null) {
            mapper.add(registration.customerId(), registration.channel(), registration.certificateType(),
                    personalData.encrypt(registration.name()), personalData.encrypt(registration.certificateNo()),
                    clock.now());
            return new RegistrationResult.Registered(registered(registration.customerId()));
        }
        return registration(row).equals(registration)
                ? new RegistrationResult.RegisteredBefore(registered(registration.customerId()))
                : new RegistrationResult.OtherData(registration.customerId());
    }

    /** As it is shown, with personal data masked; null if the channel has no such customer. */
    public @Nullable RegisteredCustomer registered(long customerId, String channel) {
        return find(customerId, channel) == null ? null : registered(customerId);
    }

    private RegisteredCustomer registered(long customerId) {
        CustomerMapper.Row row = Objects.requireNonNull(mapper.row(customerId));
        return RegisteredCustomer.of(registration(row), row.registeredAt());
    }

    /** Whether there is such a wallet brand; the house is none. */
    public boolean isChannel(String channel) {
        // To both servers a name followed by spaces is the name.
        return !channel.equals(Customer.HOUSE) && channel.equals(mapper.channel(channel));
    }

    /**
     * Mends name and certificate, which files could not carry or which were wrong; what waits for it goes with the next
     * file.
     *
     * @throws UnfitValueException as {@link #register}
     * @throws IllegalArgumentException if there is no such customer of this channel
     */
    public void correct(Registration registration) {
        registration.requireSendable();
        int changed = transactions.call(() -> mapper.correct(registration.customerId(), registration.channel(),
                registration.certificateType(), personalData.encrypt(registration.name()),
                personalData.encrypt(registration.certificateNo())));
        if (changed != 1) {
            throw new IllegalArgumentException("No customer " + registration.customerId() + " of channel "
                    + registration.channel() + " is registered");
        }
    }

    /** Null if there is none, or none of this channel: one brand never sees another's customers. */
    public @Nullable Customer find(long customerId, String channel) {
        Customer customer = mapper.find(customerId, channel);
        // To both servers a name followed by spaces is the name.
        return customer != null && customer.channel().equals(channel) ? customer : null;
    }

    /**
     * Locks the customer in the caller's transaction, so that what counts the customer's rows counts them one after the
     * other. It comes before every other lock but the request's key.
     */
    public void lock(Customer customer) {
        if (mapper.lock(customer.customerId()) == null) {
            throw new IllegalStateException(customer + " vanished");
        }
    }

    /** Whether the transfer agent has told the TAAccountID. An open account stays open. */
    public boolean hasAccount(long customerId, String taCode) {
        return mapper.openAccounts(customerId, taCode) == 1;
    }

    /** Name and certificate in clear. For the account opening at a transfer agent only. */
    public Registration registration(long customerId) {
        return registration(Objects.requireNonNull(mapper.row(customerId), () -> "No customer " + customerId));
    }

    /** The same for staff whom two persons allow to see it; null if there is no such customer. */
    public @Nullable Registration registrationIfAny(long customerId) {
        CustomerMapper.Row row = mapper.row(customerId);
        return row == null ? null : registration(row);
    }

    private Registration registration(CustomerMapper.Row row) {
        return new Registration(row.customerId(), row.channel(), personalData.decrypt(row.nameEncrypted()),
                row.certificateType(), personalData.decrypt(row.certificateNoEncrypted()));
    }
}
