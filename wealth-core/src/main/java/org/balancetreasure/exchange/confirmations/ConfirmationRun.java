package org.balancetreasure.exchange.confirmations;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Balance;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.money.Money;
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
        Day day = new Day(
                new BreaksOfFile(breaks, headerDate, agent.taCode(), "confirmations of " + headerDate),
                openBreaks(BreakType.UNCONFIRMED_ORDER, agent), openBreaks(BreakType.CONFIRMATION_DIFFERS, agent));
        long done = 0;
        long fromCustomer = 0;
        while (true) {
            List<Confirmation> chunk = mapper.toBook(agent.taCode(), headerDate, fromCustomer, CHUNK);
            if (chunk.isEmpty()) {
                return done;
            }
            RowByRow.book(transactions, chunk, confirmation -> book(confirmation, day),
                    (confirmation, e) -> setAside(confirmation, e, day));
            done += chunk.size();
            fromCustomer = chunk.getLast().customerId();
        }
    }

    private Set<String> openBreaks(BreakType type, TransferAgent agent) {
        return new HashSet<>(breaks.openSubjects(type, agent.taCode(), ""));
    }

    /**
     * What is known while the confirmations of a day are booked.
     *
     * @param missed numbers of orders whose missing answer is an open break
     * @param setAside serial numbers of rows that an open break names; one that was rolled back does no harm
     */
    private record Day(BreaksOfFile breaks, Set<String> missed, Set<String> setAside) {

        /** With what the row would move: the money of a subscription, else units. */
        void open(BreakType type, Confirmation confirmation, String ours, String theirs) {
            boolean money = confirmation.businessCode().equals("122");
            open(type, confirmation, ours, theirs, money ? Money.CNY : confirmation.fundId(),
                    money ? confirmation.confirmedAmount() : confirmation.confirmedUnits());
        }

        void open(BreakType type, Confirmation confirmation, String ours, String theirs, int assetId, long amount) {
            breaks.open(new Difference(type, confirmation.confirmDate(), confirmation.taCode(),
                    confirmation.taSerialNo(), ours, theirs)
                    .of(BankHolder.is(confirmation.customerId()) ? 0 : confirmation.customerId())
                    .of(assetId, amount));
        }

        void differs(Confirmation confirmation, String ours, String theirs) {
            open(BreakType.CONFIRMATION_DIFFERS, confirmation, ours, theirs);
            setAside.add(confirmation.taSerialNo());
        }
    }

    private void setAside(Confirmation confirmation, RuntimeException e, Day day) {
        if (mapper.book(confirmation) == 1) {
            day.differs(confirmation, "could not be booked: " + e.getMessage(),
                    confirmation.businessCode() + " on " + confirmation.appSheetSerialNo());
        }
    }

    private void book(Confirmation confirmation, Day day) {
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
                resolveWhatItAnswers(confirmation, day);
                if (shortfall > 0) {
                    day.open(BreakType.SHORTFALL, confirmation,
                            Units.ofHundredths(shortfall) + " units less were held",
                            Units.ofHundredths(confirmation.confirmedUnits()) + " units were redeemed by customer "
                                    + confirmation.customerId(),
                            confirmation.fundId(), shortfall);
                }
            }
            case Differs(String ours, String theirs) -> {
                String named = theirs + ", AppSheetSerialNo " + confirmation.appSheetSerialNo();
                if (confirmation.orderId() == null && !confirmation.appSheetSerialNo().isEmpty()) {
                    day.open(BreakType.UNKNOWN_ORDER, confirmation, ours, named);
                } else {
                    day.differs(confirmation, ours, named);
                }
            }
        }
    }

    /** An order that was missed on its day, or a row that was set aside and has been corrected since. */
    private void resolveWhatItAnswers(Confirmation confirmation, Day day) {
        String how = "answered by " + confirmation.taSerialNo();
        if (day.missed.contains(confirmation.appSheetSerialNo())) {
            breaks.resolve(BreakType.UNCONFIRMED_ORDER, confirmation.taCode(), confirmation.appSheetSerialNo(), how);
        }
        if (day.setAside.contains(confirmation.taSerialNo())) {
            breaks.resolve(BreakType.CONFIRMATION_DIFFERS, confirmation.taCode(), confirmation.taSerialNo(), how);
        }
        if (confirmation.orderId() != null && !day.setAside.isEmpty()) {
            mapper.setAside(confirmation.orderId()).forEach(
                    row -> breaks.resolve(BreakType.CONFIRMATION_DIFFERS, confirmation.taCode(), row, how));
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
