package org.balancetreasure.payments;

import java.util.List;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.payments.StatusMapper.Side;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.resolutions.WayOut;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What two persons decide about a payment: what failed or came back is paid again, the payments of a broken file go
 * again, and of a payment that nobody knows it is said that it was not made. A bank whose account of ours was short
 * gets messages again before a statement says that there is money. Two persons have decided by then, so what is paid
 * again waits for no other release.
 */
@Component
class PaymentWays implements WayOut {

    private final Payments payments;
    private final PaymentMapper mapper;
    private final StatusMapper statuses;
    private final Breaks breaks;
    private final Gates gates;
    private final BusinessClock clock;

    PaymentWays(Payments payments, PaymentMapper mapper, StatusMapper statuses, Breaks breaks, Gates gates,
            BusinessClock clock) {
        this.payments = payments;
        this.mapper = mapper;
        this.statuses = statuses;
        this.breaks = breaks;
        this.gates = gates;
        this.clock = clock;
    }

    @Override
    public boolean leads(BreakType type, Way way) {
        return switch (type) {
            case PAYMENT_FAILED, PAYMENT_RETURNED, SETTLEMENT_SHORT -> way == Way.RELEASE;
            case PAYMENT_UNKNOWN, PAYMENT_CONTRADICTED -> way == Way.BOOK;
            default -> false;
        };
    }

    @Override
    public @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        if (locked.type() == BreakType.SETTLEMENT_SHORT) {
            // The break alone stops the bank's messages, so nothing else is written.
            return locked.subject().startsWith(PaymentMessages.STOPPED)
                    ? null
                    : Resolutions.notOpen(locked, Way.RELEASE, "a bank that gets no messages because of it");
        }
        Payment found = mapper.find(locked.subject());
        Payment payment = found == null ? null : mapper.lock(found.paymentId());
        return resolution.way() == Way.RELEASE ? payAgain(locked, payment) : bookAsSaid(locked, payment);
    }

    private @Nullable Refusal payAgain(Break locked, @Nullable Payment payment) {
        if (payment == null) {
            return locked.type() == BreakType.PAYMENT_FAILED && mapper.releaseMessage(locked.subject()) > 0
                    ? null
                    : Resolutions.notOpen(locked, Way.RELEASE, "payments that wait for it");
        }
        boolean ended = payment.state() == PaymentState.FAILED || payment.state() == PaymentState.RETURNED;
        Payment last = mapper.latest(payment.businessKey());
        if (!ended || last == null || last.paymentId() != payment.paymentId()) {
            return Resolutions.notOpen(locked, Way.RELEASE,
                    "a payment that has failed or come back, and was not paid again");
        }
        payments.release(payments.payAgain(payment.paymentId()).paymentId());
        return null;
    }

    /** The bank has answered: what a statement has stays booked, and what none has was not paid and is still owed. */
    private @Nullable Refusal bookAsSaid(Break locked, @Nullable Payment payment) {
        if (payment == null || payment.state() == PaymentState.FAILED || payment.state() == PaymentState.CREATED) {
            return Resolutions.notOpen(locked, Way.BOOK, "a payment that was sent and has not failed");
        }
        if (payment.state() == PaymentState.SUCCEEDED || payment.state() == PaymentState.RETURNED) {
            return null;
        }
        List<Long> ids = List.of(payment.paymentId());
        String resolution = "by the bank's word it was not paid";
        for (Side side : statuses.openSides(ids)) {
            breaks.resolve(BreakType.CASH_MISSING, side.bankCode(),
                    Payments.subject(side.reference(), side.accountNo()), resolution);
        }
        // The break itself is resolved by the caller.
        BreakType other = locked.type() == BreakType.PAYMENT_UNKNOWN
                ? BreakType.PAYMENT_CONTRADICTED
                : BreakType.PAYMENT_UNKNOWN;
        breaks.resolve(other, locked.partner(), locked.subject(), resolution);
        statuses.dropItems(ids, gates.lockBusinessDate());
        statuses.fail(ids, clock.now());
        breaks.open(BreakType.PAYMENT_FAILED, clock.today(), locked.partner(), payment.endToEndId(),
                "pays " + payment.amount() + ", sent with " + payment.messageId(), resolution);
        return null;
    }
}
