package org.balancetreasure.orders;

import java.time.LocalDate;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Balance;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.money.Money;
import org.springframework.stereotype.Component;

/**
 * Books confirmations. The platform does not compute a confirmation: it books what 04 says, after a check against the
 * order. Runs in the caller's transaction, each confirmation once (the caller's row says which are booked); locks
 * order, limits, units, wallet, quota.
 */
@Component
public class ConfirmationBooking {

    /** Outcome of a confirmation. */
    public sealed interface Outcome {

        /**
         * Booked.
         *
         * @param shortfall hundredths of a unit that were lacking because of negative income and are a receivable
         * @param effectiveDate from which it counts for income
         * @param bookedOn the open business date
         */
        record Booked(long shortfall, LocalDate effectiveDate, LocalDate bookedOn) implements Outcome {}

        /** Not booked: it can't be true of our order, and is a break. */
        record Differs(String ours, String theirs) implements Outcome {}
    }

    private final OrderMapper mapper;
    private final Orders orders;
    private final TradingLimits limits;
    private final Ledger ledger;
    private final Gates gates;
    private final Funds funds;
    private final IncomePosting income;
    private final BankRedemptions bankRedemptions;
    private final ProceedsBooking proceeds;

    ConfirmationBooking(OrderMapper mapper, Orders orders, TradingLimits limits, Ledger ledger, Gates gates,
            Funds funds, IncomePosting income, BankRedemptions bankRedemptions, ProceedsBooking proceeds) {
        this.mapper = mapper;
        this.orders = orders;
        this.limits = limits;
        this.ledger = ledger;
        this.gates = gates;
        this.funds = funds;
        this.income = income;
        this.bankRedemptions = bankRedemptions;
        this.proceeds = proceeds;
    }

    /** When a confirmation is booked, and from when it counts. */
    private record Dates(LocalDate booking, LocalDate effective) {}

    /** Locks the fund's income days, shared: after limits, before units. */
    private Dates dates(Confirmation confirmation, LocalDate businessDate) {
        return new Dates(businessDate,
                ledger.effectiveDate(confirmation.fundId(), confirmation.confirmDate(), businessDate));
    }

    /**
     * Books a confirmation, with effect on its own day. Where the income of that day is posted already, it comes late
     * and takes effect on the open business date.
     */
    public Outcome book(Confirmation confirmation) {
        LocalDate businessDate = gates.lockBusinessDate();
        if (confirmation.objection() != null) {
            return new Outcome.Differs("a row that agrees with itself", confirmation.objection());
        }
        Long orderId = confirmation.orderId();
        if (orderId == null) {
            return bookDecided(confirmation, businessDate);
        }
        mapper.lock(confirmation.customerId(), orderId);
        Order order = mapper.find(confirmation.customerId(), orderId);
        if (order == null) {
            return new Outcome.Differs("no such order of customer " + confirmation.customerId(),
                    confirmation.appSheetSerialNo());
        }
        if (!confirmation.succeeded() && order.state() == OrderState.REJECTED) {
            // Its account opening was refused, so the order was rejected with that; the 04 says the same again.
            return new Outcome.Booked(0, confirmation.confirmDate(), businessDate);
        }
        String difference = difference(order, confirmation);
        if (!difference.isEmpty()) {
            return new Outcome.Differs(describe(order), difference);
        }
        if (!confirmation.succeeded()) {
            update(order, confirmation, OrderState.REJECTED, 0, 0);
            orders.end(order, order.held());
            if (isBank(order.customerId())) {
                bankRedemptions.answered(order, confirmation, businessDate, true);
            }
            return new Outcome.Booked(0, confirmation.confirmDate(), businessDate);
        }
        OrderState state = confirmation.last() ? OrderState.CONFIRMED : OrderState.CONFIRMED_IN_PART;
        update(order, confirmation, state, confirmation.confirmedAmount(), confirmation.confirmedUnits());
        return switch (order.kind()) {
            case SUBSCRIPTION -> bookSubscription(order, confirmation, businessDate);
            case REDEMPTION -> bookRedemption(order, confirmation, businessDate);
        };
    }

    private Outcome bookSubscription(Order order, Confirmation confirmation, LocalDate businessDate) {
        long release = releasedBy(confirmation, order, confirmation.confirmedAmount());
        // Before the units, so that a check of the cap sees holding and open orders as one sum.
        limits.endSubscription(order.customerId(), order.fundId(), release);
        Dates dates = dates(confirmation, businessDate);
        if (confirmation.confirmedUnits() > 0) {
            ledger.transfer(new Transfer(Account.house(Purpose.UNITS_IN_ISSUE, order.fundId()),
                    Account.units(order.fundId(), order.customerId()), confirmation.confirmedUnits(),
                    TransferKind.SUBSCRIPTION, confirmation.reference(), dates.booking(), dates.effective()));
        }
        if (confirmation.confirmedAmount() > 0) {
            ledger.transferHeld(new Transfer(Account.wallet(order.customerId()),
                    Account.cash(Purpose.SUBSCRIPTIONS_PAYABLE, order.fundId()), confirmation.confirmedAmount(),
                    TransferKind.SUBSCRIPTION, confirmation.reference(), dates.booking(), dates.effective()),
                    release);
        } else if (release > 0) {
            ledger.release(order.heldAccount(), release);
        }
        limits.giveBackQuota(order.fundId(), order.tradeDate(), release - confirmation.confirmedAmount());
        return new Outcome.Booked(0, dates.effective(), dates.booking());
    }

    private Outcome bookRedemption(Order order, Confirmation confirmation, LocalDate businessDate) {
        Dates dates = dates(confirmation, businessDate);
        Account units = Account.units(order.fundId(), order.customerId());
        Account inIssue = Account.house(Purpose.UNITS_IN_ISSUE, order.fundId());
        long release = releasedBy(confirmation, order, confirmation.confirmedUnits());
        long shortfall = 0;
        if (confirmation.confirmedUnits() > 0) {
            ledger.transferHeld(new Transfer(units, inIssue, confirmation.confirmedUnits(), TransferKind.REDEMPTION,
                    confirmation.reference(), dates.booking(), dates.effective()), release);
            bookAccrual(order, confirmation, inIssue, dates);
            shortfall = coverShortfall(units, confirmation, dates);
        } else if (release > 0) {
            ledger.release(units, release);
        }
        boolean awaited = proceeds.await(confirmation, order.tradeDate(), dates.booking(), dates.effective());
        if (isBank(order.customerId())) {
            bankRedemptions.answered(order, confirmation, dates.booking(), !awaited);
        } else if (!awaited) {
            pay(confirmation, dates);
        }
        return new Outcome.Booked(shortfall, dates.effective(), dates.booking());
    }

    /** What the fund side decides: 142 forced redemption, 144 forced increase, 145 forced decrease. */
    private Outcome bookDecided(Confirmation confirmation, LocalDate businessDate) {
        if (!confirmation.succeeded()) {
            return new Outcome.Differs("no order", "return code " + confirmation.returnCode());
        }
        Dates dates = dates(confirmation, businessDate);
        Account units = Account.units(confirmation.fundId(), confirmation.customerId());
        Account inIssue = Account.house(Purpose.UNITS_IN_ISSUE, confirmation.fundId());
        boolean increase = confirmation.businessCode().equals("144");
        boolean decrease = confirmation.businessCode().equals("145") || confirmation.businessCode().equals("142");
        if (!increase && !decrease) {
            return new Outcome.Differs("no order", "business code " + confirmation.businessCode());
        }
        if (confirmation.confirmedUnits() > 0) {
            ledger.transferDecided(new Transfer(increase ? inIssue : units, increase ? units : inIssue,
                    confirmation.confirmedUnits(), TransferKind.ADJUSTMENT, confirmation.reference(), dates.booking(),
                    dates.effective()));
        }
        long shortfall = decrease ? coverShortfall(units, confirmation, dates) : 0;
        if (confirmation.businessCode().equals("142")
                && !proceeds.await(confirmation, null, dates.booking(), dates.effective())) {
            pay(confirmation, dates);
        }
        return new Outcome.Booked(shortfall, dates.effective(), dates.booking());
    }

    /** A redemption of all units takes the accrual with it, from where it is: a month's end may have made it units. */
    private void bookAccrual(Order order, Confirmation confirmation, Account inIssue, Dates dates) {
        long accrual = confirmation.undistributedIncome();
        if (accrual == 0) {
            return;
        }
        Account accrued = income.accrualOf(funds.byId(order.fundId()), order.customerId(), dates.effective());
        // Its last days may not be posted yet when quotes are late; they bring the accrual back to zero.
        ledger.transferDecided(new Transfer(accrual > 0 ? accrued : inIssue, accrual > 0 ? inIssue : accrued,
                Math.abs(accrual), TransferKind.ACCRUAL, confirmation.reference(), dates.booking(),
                dates.effective()));
    }

    /** Where money is settled outside the platform, a confirmed redemption is a paid one. */
    private void pay(Confirmation confirmation, Dates dates) {
        if (confirmation.confirmedAmount() > 0) {
            ledger.transfer(new Transfer(Account.cash(Purpose.REDEMPTIONS_RECEIVABLE, confirmation.fundId()),
                    ProceedsBooking.payee(confirmation.customerId()), confirmation.confirmedAmount(),
                    TransferKind.REDEMPTION,
                    confirmation.reference(), dates.booking(), dates.effective()).of(confirmation.customerId()));
        }
    }

    private static boolean isBank(long customerId) {
        return BankHolder.is(customerId);
    }

    /**
     * Units that negative income took from what was redeemed are owed by the customer: the holding goes back to zero.
     */
    private long coverShortfall(Account units, Confirmation confirmation, Dates dates) {
        if (!units.hasBalance()) {
            return 0;
        }
        Balance after = ledger.balanceLocked(units);
        if (after.balance() >= 0) {
            return 0;
        }
        long shortfall = -after.balance();
        ledger.transfer(new Transfer(Account.house(Purpose.RECEIVABLES, units.assetId()), units, shortfall,
                TransferKind.SHORTFALL, confirmation.reference(), dates.booking(), dates.effective()));
        return shortfall;
    }

    /** The last confirmation gives back all that is still held; one before it, what it confirms. */
    private static long releasedBy(Confirmation confirmation, Order order, long confirmed) {
        return confirmation.last() ? order.held() : confirmed;
    }

    private void update(Order order, Confirmation confirmation, OrderState state, long amount, long units) {
        if (mapper.confirm(order, state, confirmation.returnCode(), amount, units) != 1) {
            throw new IllegalStateException(
                    "Order " + order.orderNumber() + " can't be " + state + ": it is " + order.state());
        }
    }

    /** Empty if the confirmation can be true of the order. */
    private static String difference(Order order, Confirmation confirmation) {
        if (order.state() != OrderState.SENT && order.state() != OrderState.CONFIRMED_IN_PART) {
            return "confirmed once more by " + confirmation.taSerialNo();
        }
        if (order.fundId() != confirmation.fundId()) {
            return "fund id " + confirmation.fundId();
        }
        String expected = order.kind() == OrderKind.SUBSCRIPTION ? "122" : "124";
        if (!confirmation.businessCode().equals(expected)) {
            return "business code " + confirmation.businessCode() + ", expected " + expected;
        }
        if (confirmation.confirmedAmount() < 0 || confirmation.confirmedUnits() < 0) {
            return "a negative amount or units";
        }
        long confirmed = order.kind() == OrderKind.SUBSCRIPTION
                ? confirmation.confirmedAmount()
                : confirmation.confirmedUnits();
        if (confirmation.succeeded() && confirmed > order.held()) {
            return "confirmed " + Money.ofCents(confirmed) + ", more than was left of the order";
        }
        boolean part = confirmation.returnCode().equals(Confirmation.CONTINUED) || confirmed < order.held();
        if (confirmation.succeeded() && part && confirmation.finished() == null) {
            return "confirmed " + Money.ofCents(confirmed) + " with return code " + confirmation.returnCode()
                    + " and no BusinessFinishFlag: whether the rest follows is not said";
        }
        return "";
    }

    private static String describe(Order order) {
        return order.kind() + " " + Money.ofCents(order.ordered()) + " of customer " + order.customerId() + ", fund id "
                + order.fundId() + ", " + order.state();
    }
}
