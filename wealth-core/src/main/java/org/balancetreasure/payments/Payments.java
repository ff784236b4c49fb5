package org.balancetreasure.payments;

import java.time.LocalDate;
import java.util.Objects;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.BankTerms;
import org.balancetreasure.partners.Banks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Payments that banks are to make, and what is expected on statements. A payment follows from business keys, so it
 * exists once, however often it is asked for. Methods run in the caller's transaction.
 */
@Component
public class Payments {

    private final PaymentMapper mapper;
    private final CashItemMapper items;
    private final Banks banks;
    private final BusinessClock clock;

    Payments(PaymentMapper mapper, CashItemMapper items, Banks banks, BusinessClock clock) {
        this.mapper = mapper;
        this.items = items;
        this.banks = banks;
        this.clock = clock;
    }

    /**
     * Creates a payment, and what it will bring to statements of ours: on the debtor account, and on the creditor
     * account if that is ours, too. Such an own transfer has the claim {@link Purpose#CASH_IN_TRANSIT}, so each side is
     * booked against it. Without effect if the payment exists.
     *
     * @throws IllegalStateException if another payment has its EndToEndId, or nothing is agreed with the bank
     * @throws IllegalArgumentException if the debtor account is not ours, or is not in yuan
     */
    public void create(NewPayment payment) {
        Payment known = mapper.find(payment.endToEndId());
        if (known != null) {
            requireSame(payment, known);
            return;
        }
        insert(payment, payment.endToEndId(), 1);
    }

    private void insert(NewPayment payment, String businessKey, int attempt) {
        BankAccount debtor = ours(payment.debtorAccount());
        BankAccount creditor = banks.account(payment.creditorAccount());
        if (creditor.assetId() != Money.CNY) {
            throw new IllegalArgumentException("Account " + creditor.accountId() + " is not in yuan");
        }
        BankTerms terms = banks.terms(debtor.bankCode(), payment.due());
        if (terms == null) {
            throw new IllegalStateException("Nothing is agreed with bank " + debtor.bankCode() + " on " + payment.due()
                    + ", and " + payment.endToEndId() + " is to be paid from it");
        }
        if (creditor.isOurs() && payment.claim().purpose() != Purpose.CASH_IN_TRANSIT) {
            throw new IllegalArgumentException("Between accounts of ours, " + payment.endToEndId()
                    + " goes through CASH_IN_TRANSIT, not " + payment.claim());
        }
        Long limit = terms.releaseLimit();
        boolean released = limit == null || payment.amount().cents() <= limit;
        var row = new PaymentMapper.NewRow(payment, businessKey, attempt, released, clock.now());
        mapper.insert(row);
        long cents = payment.amount().cents();
        var out = new NewReceipt(debtor.accountId(), payment.endToEndId(), -cents, payment.due(), payment.claim());
        items.insert(out, businessKey, row.paymentId);
        if (creditor.isOurs()) {
            var in = new NewReceipt(creditor.accountId(), payment.endToEndId(), cents, payment.due(), payment.claim());
            items.insert(in, businessKey, row.paymentId);
        }
    }

    /**
     * Pays once more what a failed or returned payment should have settled: a new payment with an EndToEndId of its
     * own, due today.
     *
     * @return it
     * @throws IllegalStateException if the payment has not ended so, or was paid again before
     */
    public Payment payAgain(long paymentId) {
        Payment ended = mapper.lock(paymentId);
        if (ended == null || (ended.state() != PaymentState.FAILED && ended.state() != PaymentState.RETURNED)) {
            throw new IllegalStateException("Payment " + paymentId + " can't be paid again: " + ended);
        }
        Payment last = mapper.latest(ended.businessKey());
        if (last == null || last.paymentId() != paymentId) {
            throw new IllegalStateException(ended.endToEndId() + " was paid again before, as " + last);
        }
        int attempt = ended.attempt() + 1;
        NewPayment again = new NewPayment(ended.businessKey() + "-" + attempt, ended.kind(), ended.debtorAccount(),
                ended.creditorAccount(), ended.amount(), clock.today(), claim(paymentId));
        insert(again, ended.businessKey(), attempt);
        return Objects.requireNonNull(mapper.latest(ended.businessKey()));
    }

    /**
     * A second person lets a payment go that waited for one; without effect if it waits for none.
     *
     * @return whether it waited
     */
    public boolean release(long paymentId) {
        return mapper.release(paymentId) == 1;
    }

    private void requireSame(NewPayment payment, Payment known) {
        boolean same = known.kind() == payment.kind() && known.debtorAccount() == payment.debtorAccount()
                && known.creditorAccount() == payment.creditorAccount() && known.amount().equals(payment.amount())
                && known.due().equals(payment.due()) && claim(known.paymentId()).equals(payment.claim());
        if (!same) {
            throw new IllegalStateException(payment + " can't be created: its EndToEndId is that of " + known);
        }
    }

    private Account claim(long paymentId) {
        return mapper.claim(paymentId).account();
    }

    /**
     * Expects an entry on a statement of ours. Without effect if it is expected already.
     *
     * @throws IllegalStateException if another entry is expected under its reference
     * @throws IllegalArgumentException if the account is not ours, or is not in yuan
     */
    public void expect(NewReceipt receipt) {
        ours(receipt.accountId());
        CashItemMapper.Row known = items.find(receipt.accountId(), receipt.reference());
        if (known == null) {
            items.insert(receipt, receipt.reference(), null);
        } else if (known.paymentId() != null || !known.receipt().equals(receipt)) {
            throw new IllegalStateException(receipt + " can't be expected: " + known + " has its reference");
        }
    }

    private BankAccount ours(int accountId) {
        BankAccount account = banks.account(accountId);
        if (!account.isOurs() || account.assetId() != Money.CNY) {
            throw new IllegalArgumentException("Account " + accountId + " is none of ours in yuan");
        }
        return account;
    }

    /**
     * Whether statements have booked all that was expected under a reference: for a payment, one of its attempts. A
     * return later does not change that: the state of the payment says so.
     *
     * @param reference EndToEndId of the first attempt, or of what was expected
     */
    public boolean isBooked(int accountId, String reference) {
        return items.booked(accountId, reference) > 0;
    }

    /** The subject of a break about what is expected on an account. */
    public static String subject(String reference, String accountNo) {
        return reference + " " + accountNo;
    }

    /** Null if there is none. */
    public @Nullable Payment find(String endToEndId) {
        return mapper.find(endToEndId);
    }

    /**
     * The last attempt of a payment; null if there is none.
     *
     * @param businessKey EndToEndId of the first attempt
     */
    public @Nullable Payment latest(String businessKey) {
        return mapper.latest(businessKey);
    }

    /** Where the statements of an account stand; null if none came yet. */
    public @Nullable StatementBalance balance(int accountId) {
        return mapper.balance(accountId);
    }

    /** What is to leave an account and is on no statement yet: all payments without an end, released or not. */
    public Money openOut(int accountId) {
        return Money.ofCents(mapper.openOut(accountId));
    }

    /** What is to leave an account and is on no statement yet, due through a day. */
    public Money openOut(int accountId, LocalDate due) {
        return Money.ofCents(mapper.openOutDue(accountId, due));
    }
}
