package org.balancetreasure.wallets;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.PersonalData;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Money;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.SweepOnCredit;
import org.balancetreasure.wallets.CreditResult.Credited;
import org.balancetreasure.wallets.CreditResult.CreditedBefore;
import org.balancetreasure.wallets.DebitResult.Debited;
import org.balancetreasure.wallets.DebitResult.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Credits from outside into wallets, and debits for payments. Their bank side is the wallet reserve. */
@Component
public class Wallets {

    private static final Logger LOG = LoggerFactory.getLogger(Wallets.class);
    /** How often a debit looks again at a wallet that others changed while it was being filled. */
    private static final int LOOKS_MAX = 5;

    private final WalletMapper mapper;
    private final AutoRedeem autoRedeem;
    private final SweepOnCredit sweepOnCredit;
    private final PersonalData personalData;
    private final Ledger ledger;
    private final Gates gates;
    private final BusinessClock clock;
    private final Transactions transactions;

    Wallets(WalletMapper mapper, AutoRedeem autoRedeem, SweepOnCredit sweepOnCredit, PersonalData personalData,
            Ledger ledger, Gates gates, BusinessClock clock, Transactions transactions) {
        this.mapper = mapper;
        this.autoRedeem = autoRedeem;
        this.sweepOnCredit = sweepOnCredit;
        this.personalData = personalData;
        this.ledger = ledger;
        this.gates = gates;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Credits a wallet in a transaction of its own, as {@link #credit(Customer, Money, String)}.
     *
     * @return whether this call moved the money
     * @throws PessimisticLockingFailureException if locks could not be had; nothing moved, to be called again
     */
    public boolean credit(long customerId, Money amount, String reference) {
        return transactions.call(() -> sweptCredit(customerId, amount, reference)) instanceof Credited;
    }

    /**
     * Credits a wallet in the caller's transaction, and sweeps it there if the customer's rule says so. If the sweep
     * fails, the credit is still booked, and the money stays in the wallet for the daily sweep.
     *
     * @param reference names the payment among the customer's; a second call with the same one moves nothing
     */
    public CreditResult credit(Customer customer, Money amount, String reference) {
        return sweptCredit(customer.customerId(), amount, reference);
    }

    private CreditResult sweptCredit(long customerId, Money amount, String reference) {
        return transactions.orInstead(() -> credit(customerId, amount, reference, true), e -> {
            WalletCredit before = e instanceof DuplicateKeyException ? mapper.credit(customerId, reference) : null;
            if (before != null) {
                // The first payment of all finds no wallet to lock: then the transfer's own key lets one call through.
                return again(before, amount);
            }
            if (!sweepOnCredit.isAskedFor(customerId)) {
                throw e;
            }
            LOG.error("Payment {} of customer {} can't be swept; it is booked without its sweep", reference,
                    customerId, e);
            return credit(customerId, amount, reference, false);
        });
    }

    private CreditResult credit(long customerId, Money amount, String reference, boolean swept) {
        LocalDate businessDate = gates.lockBusinessDate();
        SweepOnCredit.Begun sweep = swept ? sweepOnCredit.begin(customerId) : null;
        // Locks the wallet, so that two calls with one reference come one after the other.
        ledger.balanceLocked(Account.wallet(customerId));
        WalletCredit before = mapper.credit(customerId, reference);
        if (before != null) {
            return again(before, amount);
        }
        ledger.transfer(new Transfer(Account.cash(Purpose.WALLET_RESERVE, Account.OPERATOR),
                Account.wallet(customerId), amount.cents(), TransferKind.WALLET_CREDIT, reference, businessDate,
                businessDate));
        if (sweep != null) {
            sweepOnCredit.sweep(sweep, reference);
        }
        return new Credited(Objects.requireNonNull(mapper.credit(customerId, reference), "just booked"));
    }

    private static CreditResult again(WalletCredit before, Money amount) {
        return before.cents() == amount.cents()
                ? new CreditedBefore(before)
                : new CreditResult.Refused(new Refusal(Code.REFERENCE_USED,
                        RefusalDetails.of("reference", before.reference(), "credited", before.amount())));
    }

    /**
     * Debits a wallet, in the caller's transaction. If the wallet is short and the customer allows it, instant
     * redemptions first bring exactly the missing amount. Either the whole amount is paid or nothing moves.
     *
     * <p>Source: guidance of CSRC and PBOC of 2018: units themselves never pay, they are redeemed into the wallet
     * first.
     */
    public DebitResult debit(Customer customer, Money amount, Payee payee) {
        for (int look = 0; look < LOOKS_MAX; look++) {
            DebitResult result = transactions.orUndo(() -> tryDebit(customer, amount, payee),
                    tried -> !(tried instanceof Debited));
            if (result != null) {
                return result;
            }
        }
        throw new CannotAcquireLockException(
                "The wallet of customer " + customer.customerId() + " changed at every look while it was being filled");
    }

    /** Null if the wallet is no longer what it was when the missing amount was reckoned. */
    private @Nullable DebitResult tryDebit(Customer customer, Money amount, Payee payee) {
        Account wallet = Account.wallet(customer.customerId());
        // Without a lock: units are locked before the wallet.
        Money available = Money.ofCents(ledger.balance(wallet).available());
        Money missing = available.compareTo(amount) < 0 ? amount.minus(available) : Money.ZERO;
        if (missing.isPositive() && !autoRedeem.isAllowedBy(customer)) {
            return new Refused(new Refusal(Code.INSUFFICIENT_BALANCE,
                    RefusalDetails.of("available", available, "amount", amount),
                    Alternative.payIn(missing)));
        }
        LocalDateTime now = clock.now();
        var debit = new WalletMapper.NewDebit(customer, amount.cents(), missing.cents(), encrypted(payee.name()),
                encrypted(payee.reference()), now);
        mapper.insertDebit(debit);
        AutoRedeem.Filled filled = missing.isPositive()
                ? autoRedeem.fill(customer, debit.debitId, missing)
                : new AutoRedeem.Filled(List.of(), null);
        WalletDebit debited = new WalletDebit(debit.debitId, amount, payee, filled.redemptions(), now);
        if (debited.filled().compareTo(missing) < 0) {
            return new Refused(tooShort(available, debited.filled(), missing, filled.keeping()));
        }
        LocalDate businessDate = gates.lockBusinessDate();
        if (missing.isPositive() && ledger.balanceLocked(wallet).available() != amount.cents()) {
            return null;
        }
        boolean paid = ledger.transfer(new Transfer(wallet, Account.cash(Purpose.WALLET_RESERVE, Account.OPERATOR),
                amount.cents(), TransferKind.WALLET_DEBIT, "debit " + debit.debitId, businessDate, businessDate));
        return paid ? new Debited(debited) : null;
    }

    /** Newest first; {@code before} is the id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<WalletDebit> debits(Customer customer, Days days, long before, int limit) {
        return mapper.debits(customer, days, before, limit).stream().map(row -> debit(customer, row)).toList();
    }

    private WalletDebit debit(Customer customer, WalletMapper.DebitRow row) {
        return new WalletDebit(row.debitId(), Money.ofCents(row.amount()),
                new Payee(decrypted(row.payeeEncrypted()), decrypted(row.referenceEncrypted())),
                row.redeemed() == 0 ? List.of() : autoRedeem.filled(customer, row.debitId()),
                row.debitedAt());
    }

    private byte @Nullable [] encrypted(@Nullable String text) {
        return text == null ? null : personalData.encrypt(text);
    }

    private @Nullable String decrypted(byte @Nullable [] stored) {
        return stored == null ? null : personalData.decrypt(stored);
    }

    /**
     * What keeps the money in its funds is the cause; if nothing comes out at once, its other way to the money is
     * offered.
     */
    private static Refusal tooShort(Money available, Money redeemable, Money missing, @Nullable Refusal keeping) {
        RefusalDetails figures = RefusalDetails.of("available", available, "redeemable", redeemable, "missing",
                missing.minus(redeemable));
        RefusalDetails details = keeping == null
                ? figures
                : figures.and(RefusalDetails.of("cause", keeping.code().name()));
        Alternative ordinary = keeping == null ? null : keeping.alternative();
        if (!redeemable.isPositive() && ordinary != null
                && ordinary.kind() == Alternative.Kind.ORDINARY_REDEMPTION) {
            return new Refusal(Code.AUTO_REDEEM_SHORT, details, ordinary);
        }
        Money possible = available.plus(redeemable);
        return new Refusal(Code.AUTO_REDEEM_SHORT, details, possible.isPositive()
                ? Alternative.atMost(possible)
                : Alternative.payIn(missing));
    }
}
