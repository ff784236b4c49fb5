package org.balancetreasure.customers;

import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Who owns wallets and units. Names and certificate numbers are encrypted before they reach the database. */
@Component
public class Customers {

    /** Smaller numbers are parties of the house. */
    public static final long FIRST_ID = 10_000;

    private final CustomerMapper mapper;
    private final PersonalData personalData;
    private final Ledger ledger;
    private final Gates gates;
    private final BusinessClock clock;
    private final Transactions transactions;

    Customers(CustomerMapper mapper, PersonalData personalData, Ledger ledger, Gates gates, BusinessClock clock,
            Transactions transactions) {
        this.mapper = mapper;
        this.personalData = personalData;
        this.ledger = ledger;
        this.gates = gates;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Registers a customer with an empty wallet; without effect if the number is registered. */
    public void register(Registration registration) {
        if (registration.customerId() < FIRST_ID) {
            throw new IllegalArgumentException(
                    "Customer numbers start at " + FIRST_ID + ", not " + registration.customerId());
        }
        transactions.run(() -> mapper.register(registration.customerId(), registration.channel(),
                registration.certificateType(), personalData.encrypt(registration.name()),
                personalData.encrypt(registration.certificateNo()), clock.now()));
    }

    /** Null if there is none, or none of this channel: one brand never sees another's customers. */
    public @Nullable Customer find(long customerId, String channel) {
        return mapper.find(customerId, channel);
    }

    /** Name and certificate in clear, for the account opening at a transfer agent and nothing else. */
    public Registration registration(long customerId) {
        CustomerMapper.Row row = mapper.row(customerId);
        return new Registration(row.customerId(), row.channel(), personalData.decrypt(row.nameEncrypted()),
                row.certificateType(), personalData.decrypt(row.certificateNoEncrypted()));
    }

    /**
     * Money arrives in a wallet, with its bank side in the wallet reserve.
     *
     * @param reference names the payment; a second call with the same one has no effect
     * @return whether this call moved the money
     */
    public boolean creditWallet(long customerId, Money amount, String reference) {
        try {
            return transactions.call(() -> {
                var businessDate = gates.businessDate();
                // Locks the wallet, so that two calls with one reference come one after the other.
                ledger.balanceLocked(Account.wallet(customerId));
                if (mapper.walletCredits(customerId, reference) > 0) {
                    return false;
                }
                ledger.transfer(new Transfer(Account.cash(Purpose.WALLET_RESERVE, Account.OPERATOR),
                        Account.wallet(customerId), amount.cents(), TransferKind.WALLET_CREDIT, reference, businessDate,
                        businessDate));
                return true;
            });
        } catch (DuplicateKeyException e) {
            // The first payment of all finds no wallet to lock: then the transfer's own key lets one call through.
            if (mapper.walletCredits(customerId, reference) > 0) {
                return false;
            }
            throw e;
        }
    }
}
