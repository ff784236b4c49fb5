package org.balancetreasure.exchange.confirmations;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Balance;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.ConfirmationBooking.Outcome;
import org.balancetreasure.orders.ConfirmationBooking.Outcome.Booked;
import org.balancetreasure.orders.ConfirmationBooking.Outcome.Differs;
import org.balancetreasure.orders.OrderNumber;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/**
 * Books the confirmations of a day, by customer and some at a time. One that can't be true of our books is marked as done
 * with a break beside it, so that the day goes on; whoever resolves the break books what is right.
 */
@Component
class ConfirmationRun {

    /** Few enough that live orders of the same customers wait for less than a lock time-out. */
    private static final int CHUNK = 200;

    private final ConfirmationMapper mapper;
    private final ConfirmationBooking booking;
    private final Ledger ledger;
    private final TradingCalendar calendar;
    private final Gates gates;
    private final Breaks breaks;

    ConfirmationRun(ConfirmationMapper mapper, ConfirmationBooking booking, Ledger ledger, TradingCalendar calendar,
            Gates gates, Breaks breaks) {
        this.mapper = mapper;
        this.booking = booking;
        this.ledger = ledger;
        this.calendar = calendar;
        this.gates = gates;
        this.breaks = breaks;
    }

    /** @return how many were booked now */
    long book(TransferAgent agent, LocalDate headerDate, Transactions transactions) {
        BreaksOfFile breaksOfDay = new BreaksOfFile(breaks, headerDate, agent.taCode(),
                "confirmations of " + headerDate);
        long booked = 0;
        long fromCustomer = 0;
        while (true) {
            long from = fromCustomer;
            List<Confirmation> chunk = transactions.call(() -> {
                List<Confirmation> next = mapper.toBook(agent.taCode(), headerDate, from, CHUNK);
                // The gate comes first in the order of locks.
                LocalDate businessDate = gates.businessDate();
                next.forEach(confirmation -> book(agent, confirmation, businessDate, breaksOfDay));
                return next;
            });
            if (chunk.isEmpty()) {
                return booked;
            }
            booked += chunk.size();
            fromCustomer = chunk.getLast().customerId();
        }
    }

    private void book(TransferAgent agent, Confirmation confirmation, LocalDate businessDate,
            BreaksOfFile breaksOfDay) {
        if (mapper.book(confirmation.taCode(), confirmation.taSerialNo(), businessDate) != 1) {
            return;
        }
        Outcome outcome = takesFromNothing(confirmation)
                ? new Differs("customer " + confirmation.customerId() + " holds no units of the fund",
                        "business code " + confirmation.businessCode())
                : booking.book(confirmation);
        switch (outcome) {
            case Booked(long shortfall) -> {
                resolveIfMissed(agent, confirmation);
                if (shortfall > 0) {
                    breaksOfDay.open(BreakType.SHORTFALL, confirmation.taSerialNo(),
                            Units.ofHundredths(shortfall) + " units less were held",
                            Units.ofHundredths(confirmation.confirmedUnits()) + " units were redeemed by customer "
                                    + confirmation.customerId());
                }
            }
            case Differs(String ours, String theirs) -> breaksOfDay.open(
                    confirmation.orderId() == null && !confirmation.appSheetSerialNo().isEmpty()
                            ? BreakType.UNKNOWN_ORDER
                            : BreakType.CONFIRMATION_DIFFERS,
                    confirmation.taSerialNo(), ours, theirs + ", AppSheetSerialNo " + confirmation.appSheetSerialNo());
        }
    }

    /** An order that was missed on its day is answered on a later one. */
    private void resolveIfMissed(TransferAgent agent, Confirmation confirmation) {
        if (confirmation.orderId() == null) {
            return;
        }
        LocalDate expected = calendar.confirmDate(
                OrderNumber.tradeDate(agent.distributorCode(), confirmation.appSheetSerialNo()));
        if (confirmation.confirmDate().isAfter(expected)) {
            breaks.resolve(BreakType.UNCONFIRMED_ORDER, expected, confirmation.taCode(),
                    confirmation.appSheetSerialNo(), "confirmed by " + confirmation.taSerialNo());
        }
    }

    /** The fund side decided on a holding that we don't know at all: of another distributor's customer, perhaps. */
    private boolean takesFromNothing(Confirmation confirmation) {
        if (confirmation.orderId() != null) {
            return false;
        }
        Account units = Account.units(confirmation.fundId(), confirmation.customerId());
        return mapper.isCustomer(confirmation.customerId()) == 0
                || (!confirmation.businessCode().equals("144") && ledger.unitsLocked(units).equals(Balance.NONE));
    }
}
