package org.balancetreasure.payments;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What statements say of expected entries and of payments, as far as it changes them. For the reconciliation of
 * statements; methods run in the caller's transaction.
 */
@Component
public class CashItems {

    private final CashItemMapper items;
    private final PaymentMapper payments;
    private final Breaks breaks;
    private final BusinessClock clock;

    CashItems(CashItemMapper items, PaymentMapper payments, Breaks breaks, BusinessClock clock) {
        this.items = items;
        this.payments = payments;
        this.breaks = breaks;
        this.clock = clock;
    }

    /**
     * A statement has booked items.
     *
     * @throws IllegalStateException if one of them has ended before
     */
    public void booked(List<Long> itemIds, LocalDate businessDate) {
        require(itemIds, itemIds.isEmpty() ? 0 : items.book(itemIds, businessDate), "open items");
    }

    /**
     * A statement has booked the debit of payments: it has succeeded.
     *
     * @throws IllegalStateException if one of them had ended before
     */
    public void succeeded(List<Long> paymentIds) {
        require(paymentIds, paymentIds.isEmpty() ? 0 : payments.succeed(paymentIds, clock.now()), "open payments");
    }

    /**
     * A payment that had succeeded came back.
     *
     * @throws IllegalStateException if it had not
     */
    public void returned(long paymentId) {
        require(List.of(paymentId), payments.bringBack(paymentId, clock.now()), "payments that had succeeded");
    }

    /** The day of payments is over, and nobody knows what became of them. Without effect on what is final. */
    public void unknown(List<Long> paymentIds) {
        if (!paymentIds.isEmpty()) {
            payments.unknown(paymentIds);
        }
    }

    /** The item of an account under a reference; null if there is none. */
    public @Nullable NewReceipt find(int accountId, String reference) {
        CashItemMapper.Row row = items.find(accountId, reference);
        return row == null ? null : row.receipt();
    }

    /**
     * Of money that comes of itself, a part has come: the item is cut to it, and the rest is expected as an item of its
     * own, named by the reference and a number.
     *
     * @param amount of the part, in cents; not that of the item
     * @return the rest
     * @throws IllegalStateException if the item has ended, or is a side of a payment
     */
    public Rest cut(int accountId, String reference, long amount) {
        CashItemMapper.Row item = items.find(accountId, reference);
        if (item == null || items.cut(item.itemId(), amount) != 1) {
            throw new IllegalStateException(reference + " can't be cut to " + amount + ": " + item);
        }
        String businessKey = items.businessKey(item.itemId());
        String rest = businessKey + "/" + (items.parts(accountId, businessKey) + 1);
        NewReceipt receipt = item.receipt();
        items.insert(new NewReceipt(accountId, rest, Math.subtractExact(receipt.amount(), amount), receipt.due(),
                receipt.counter()), businessKey, null);
        CashItemMapper.Row inserted = items.find(accountId, rest);
        return new Rest(rest, Objects.requireNonNull(inserted, "it was just inserted").itemId());
    }

    /** What is left of an item, as an item of its own. */
    public record Rest(String reference, long itemId) {}

    /**
     * An item that will not come is expected no longer; what it was to settle, the caller books.
     *
     * @throws IllegalStateException if it has ended before
     */
    public void drop(int accountId, String reference, LocalDate businessDate) {
        CashItemMapper.Row item = items.find(accountId, reference);
        require(List.of(), item == null ? -1 : items.drop(item.itemId(), businessDate) - 1,
                "item " + reference + " of account " + accountId);
    }

    /**
     * Where the statements of an account stand now. A bank that gets no messages because our account was short gets
     * them again once what all our accounts there have covers all that is to leave them.
     */
    public void stand(StatementBalance balance, String bankCode) {
        payments.insertBalance(balance);
        for (String stopped : breaks.openSubjects(BreakType.SETTLEMENT_SHORT, bankCode, PaymentMessages.STOPPED)) {
            if (payments.uncovered(bankCode) == 0) {
                breaks.resolve(BreakType.SETTLEMENT_SHORT, bankCode, stopped, "covered on " + balance.day());
            }
        }
    }

    private static void require(List<Long> ids, int changed, String what) {
        if (ids.size() != changed) {
            throw new IllegalStateException("Expected " + ids.size() + " " + what + ", found " + changed + " among "
                    + ids);
        }
    }
}
