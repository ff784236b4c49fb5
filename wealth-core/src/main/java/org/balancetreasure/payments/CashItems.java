package org.balancetreasure.payments;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * What statements say of expected entries and of payments, as far as it changes them. For the reconciliation of
 * statements; methods run in the caller's transaction.
 */
@Component
public class CashItems {

    private final CashItemMapper items;
    private final PaymentMapper payments;
    private final BusinessClock clock;

    CashItems(CashItemMapper items, PaymentMapper payments, BusinessClock clock) {
        this.items = items;
        this.payments = payments;
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

    /** Where the statements of an account stand now. */
    public void stand(StatementBalance balance) {
        payments.insertBalance(balance);
    }

    private static void require(List<Long> ids, int changed, String what) {
        if (ids.size() != changed) {
            throw new IllegalStateException("Expected " + ids.size() + " " + what + ", found " + changed + " among "
                    + ids);
        }
    }
}
