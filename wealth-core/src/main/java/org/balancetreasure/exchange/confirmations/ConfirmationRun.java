package org.balancetreasure.exchange.confirmations;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Balance;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.ConfirmationBooking.Outcome;
import org.balancetreasure.orders.ConfirmationBooking.Outcome.Booked;
import org.balancetreasure.orders.ConfirmationBooking.Outcome.Differs;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.RowByRow;
import org.springframework.stereotype.Component;

/**
 * Books the confirmations of a day, by customer and some at a time. One that can't be true of our books, or can't be
 * booked, is set aside with a break beside it, and the rest goes on; a corrected row takes its place.
 */
@Component
class ConfirmationRun {

    /** Few enough that live orders of the same customers wait for less than a lock time-out. */
    private static final int CHUNK = 200;

    private final ConfirmationMapper mapper;
    private final ConfirmationBooking booking;
    private final Ledger ledger;
    private final Breaks breaks;

    ConfirmationRun(ConfirmationMapper mapper, ConfirmationBooking booking, Ledger ledger, Breaks breaks) {
        this.mapper = mapper;
        this.booking = booking;
        this.ledger = ledger;
        this.breaks = breaks;
    }

    /** @return how many were done with now, booked or set aside */
    long book(TransferAgent agent, LocalDate headerDate, Transactions transactions) {
        BreaksOfFile breaksOfDay = new BreaksOfFile(breaks, headerDate, agent.taCode(),
                "confirmations of " + headerDate);
        long done = 0;
        long fromCustomer = 0;
        while (true) {
            List<Confirmation> chunk = mapper.toBook(agent.taCode(), headerDate, fromCustomer, CHUNK);
            if (chunk.isEmpty()) {
                return done;
            }
            RowByRow.book(transactions, chunk, confirmation -> book(confirmation, breaksOfDay),
                    (confirmation, e) -> setAside(confirmation, e, breaksOfDay));
            done += chunk.size();
            fromCustomer = chunk.getLast().customerId();
        }
    }

    private void setAside(Confirmation confirmation, RuntimeException e, BreaksOfFile breaksOfDay) {
        if (mapper.book(confirmation) == 1) {
            breaksOfDay.open(BreakType.CONFIRMATION_DIFFERS, confirmation.taSerialNo(),
                    "could not be booked: " + e.getMessage(),
                    confirmation.businessCode() + " on " + confirmation.appSheetSerialNo());
        }
    }

    private void book(Confirmation confirmation, BreaksOfFile breaksOfDay) {
        if (mapper.book(confirmation) != 1) {
            return;
        }
        Outcome outcome = takesFromNothing(confirmation)
                ? new Differs("customer " + confirmation.customerId() + " holds no units of the fund",
                        "business code " + confirmation.businessCode())
                : booking.book(confirmation);
        switch (outcome) {
            case Booked(long shortfall, LocalDate effectiveDate, LocalDate bookedOn) -> {
                mapper.takeEffect(confirmation, effectiveDate, bookedOn);
                resolveWhatItAnswers(confirmation);
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

    /** An order that was missed on its day, or a row that was set aside and has been corrected since. */
    private void resolveWhatItAnswers(Confirmation confirmation) {
        String how = "answered by " + confirmation.taSerialNo();
        breaks.resolve(BreakType.CONFIRMATION_DIFFERS, confirmation.taCode(), confirmation.taSerialNo(), how);
        if (confirmation.orderId() != null) {
            breaks.resolve(BreakType.UNCONFIRMED_ORDER, confirmation.taCode(), confirmation.appSheetSerialNo(), how);
            for (String setAside : mapper.setAside(confirmation.orderId())) {
                breaks.resolve(BreakType.CONFIRMATION_DIFFERS, confirmation.taCode(), setAside, how);
            }
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
