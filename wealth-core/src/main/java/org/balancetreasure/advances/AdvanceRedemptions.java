package org.balancetreasure.advances;

import java.time.LocalDate;
import java.util.Objects;
import org.balancetreasure.advances.InstantAdvances.Advanced;
import org.balancetreasure.advances.AdvanceMapper.Part;
import org.balancetreasure.advances.AdvanceMapper.Ordered;
import org.balancetreasure.advances.AdvanceMapper.Rest;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.BankRedemptions;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.orders.Origin;
import org.balancetreasure.orders.Proceeds;
import org.balancetreasure.slots.Pool;
import org.balancetreasure.slots.Slots;
import org.springframework.stereotype.Component;

/**
 * Advance redemptions: a bank redeems the units that it holds at the cut-off of a trade date, and the proceeds repay
 * its line. There are up to three orders. The first redeems what 34 has confirmed, and what earlier advance redemptions
 * did not bring. The second redeems what 34 has not answered; if the agent refuses any of it, its money comes a trading
 * day later. The third redeems the income. Every method runs in the caller's transaction.
 */
@Component
public class AdvanceRedemptions implements BankRedemptions {

    private final AdvanceMapper mapper;
    private final InstantAdvances instants;
    private final Orders orders;
    private final Funds funds;
    private final Ledger ledger;
    private final Slots slots;
    private final Gates gates;
    private final BusinessClock clock;

    AdvanceRedemptions(AdvanceMapper mapper, InstantAdvances instants, Orders orders, Funds funds, Ledger ledger,
            Slots slots, Gates gates, BusinessClock clock) {
        this.mapper = mapper;
        this.instants = instants;
        this.orders = orders;
        this.funds = funds;
        this.ledger = ledger;
        this.slots = slots;
        this.gates = gates;
        this.clock = clock;
    }

    /**
     * Orders the advance redemptions of {@code tradeDate}. Call it in the transaction that closes the trading gate,
     * after the closing: then every instant redemption of that trade date is included. A second call has no effect.
     */
    public void order(String taCode, LocalDate tradeDate) {
        for (AdvanceLine line : mapper.ofTransferAgent(taCode, BankHolder.FIRST)) {
            if (mapper.parts(line.lineId(), tradeDate) == 0) {
                order(line, tradeDate);
            }
        }
    }

    /**
     * The agent refuses an order as a whole if it exceeds what the bank has in the register. So transfers that it may
     * still refuse have an order of their own. Transfers of earlier trade dates that are unanswered, and whose order
     * was refused, wait for their answer. Income has an order of its own, because it may differ from the register's
     * while an answer is missing; so it never delays a repayment.
     */
    private void order(AdvanceLine line, LocalDate tradeDate) {
        Advanced advanced = instants.advancedFor(line.lineId(), tradeDate);
        Rest rest = mapper.restBefore(line.lineId(), tradeDate);
        mapper.takeOverRest(line.lineId(), tradeDate);
        long units = mapper.unitsToRedeem(line.fundId(), line.holderId(), line.lineId(), tradeDate) - rest.heldBack();
        long unanswered = Math.clamp(units, 0, advanced.unanswered());
        long toRepay = advanced.confirmed() + rest.cents() - rest.heldBack();
        long certain = Math.clamp(units - unanswered, 0, toRepay);
        // In this order, since the agent goes through 03 by number: what may be refused takes nothing from what is
        // certain.
        orderPart(line, tradeDate, Part.CERTAIN, toRepay, certain);
        orderPart(line, tradeDate, Part.UNANSWERED, advanced.unanswered(), unanswered);
        orderPart(line, tradeDate, Part.INCOME, 0, units - unanswered - certain);
    }

    private void orderPart(AdvanceLine line, LocalDate tradeDate, Part part, long advanced, long units) {
        if (units <= 0 && advanced == 0) {
            return;
        }
        if (units <= 0) {
            // Only a refusal that came too late, or income so negative: there is nothing to redeem before the next
            // cut-off.
            mapper.addPart(line.lineId(), tradeDate, part, 0, 0, null, advanced, clock.now());
            return;
        }
        Order order = orders.takeForBank(new Customer(line.holderId(), AdvanceLines.CHANNEL),
                "advance redemption " + line.lineId() + " " + tradeDate + " " + part, Origin.bank(line.lineId()),
                funds.byId(line.fundId()), Units.ofHundredths(units), tradeDate);
        mapper.addPart(line.lineId(), tradeDate, part, advanced, units, order.orderId(), 0, null);
    }

    /**
     * The proceeds repay the line up to what was advanced, once they are there. The rest is income of the bank. What
     * redeemed units lack because of negative income is its loss. Units that were not redeemed go into the next advance
     * redemption, with what they are to repay.
     */
    @Override
    public void answered(Order order, Confirmation confirmation, LocalDate businessDate, boolean paid) {
        // A cut-off meanwhile finds the answer whole, or not at all.
        gates.lockTradeDate(order.taCode());
        Ordered part = mapper.lockPart(order.orderId());
        if (part == null) {
            throw new IllegalStateException(
                    "Order " + order.orderNumber() + " of a bank belongs to no advance redemption");
        }
        boolean booked = confirmation.succeeded();
        boolean ended = !booked || confirmation.last();
        long proceeds = booked ? confirmation.confirmedAmount() : 0;
        long due = part.advanced() - part.repaid() - part.awaited();
        long covered = Math.min(proceeds, due);
        // A refused order redeemed nothing, so nothing of what it was to repay is lost yet.
        long unredeemed = booked ? order.held() - confirmation.confirmedUnits() : due;
        long rest = ended ? Math.min(due - covered, unredeemed) : 0;
        long lost = ended ? due - covered - rest : 0;
        long repaid = lost + (paid ? covered : 0);
        var move = new Moves(part, order.customerId(), confirmation.reference(), businessDate,
                confirmation.confirmDate());
        if (paid) {
            move.proceeds(Account.cash(Purpose.REDEMPTIONS_RECEIVABLE, order.fundId()), proceeds, covered);
        }
        move.cash(move.earned(), move.advances(), lost);
        if (mapper.repay(part.lineId(), part.tradeDate(), part.part(), repaid, covered + lost - repaid, rest,
                ended ? clock.now() : null) != 1) {
            throw new IllegalStateException(
                    "The advance redemption of order " + order.orderNumber() + " has ended before");
        }
        refill(part, repaid);
    }

    @Override
    public long paid(Proceeds proceeds, LocalDate businessDate) {
        long orderId = Objects.requireNonNull(proceeds.orderId(), "an order of a bank");
        gates.lockTradeDate(proceeds.taCode());
        Ordered part = Objects.requireNonNull(mapper.lockPart(orderId), "an advance redemption");
        long covered = Math.min(proceeds.amount(), part.awaited());
        new Moves(part, proceeds.customerId(), proceeds.reference(), businessDate, businessDate)
                .proceeds(Account.cash(Purpose.PROCEEDS_PAYABLE, proceeds.fundId()), proceeds.amount(), covered);
        if (mapper.paid(part.lineId(), part.tradeDate(), part.part(), covered) != 1) {
            throw new IllegalStateException("Order " + orderId + " of a bank awaits less than " + covered);
        }
        refill(part, covered);
        return covered;
    }

    private void refill(Ordered part, long cents) {
        if (cents > 0) {
            slots.refill(Pool.line(part.lineId(), part.slots()), cents);
        }
    }

    /** Cash that the proceeds of one confirmation move. */
    private final class Moves {

        private final Ordered part;
        private final long bank;
        private final String reference;
        private final LocalDate bookingDate;
        private final LocalDate effectiveDate;

        Moves(Ordered part, long bank, String reference, LocalDate bookingDate, LocalDate effectiveDate) {
            this.part = part;
            this.bank = bank;
            this.reference = reference;
            this.bookingDate = bookingDate;
            this.effectiveDate = effectiveDate;
        }

        Account advances() {
            return Account.cash(Purpose.ADVANCES, part.bankId());
        }

        Account earned() {
            return Account.cash(Purpose.ADVANCE_INCOME, part.bankId());
        }

        /** @param covered cents of them that repay what was advanced */
        void proceeds(Account from, long cents, long covered) {
            cash(from, advances(), cents);
            cash(advances(), earned(), cents - covered);
        }

        void cash(Account from, Account to, long cents) {
            if (cents > 0) {
                ledger.transfer(new Transfer(from, to, cents, TransferKind.ADVANCE_REPAYMENT, reference, bookingDate,
                        effectiveDate).of(bank));
            }
        }
    }

    /**
     * Takes a refused instant redemption out of its advance redemption, so that its advance stays outstanding. Before
     * the cut-off there is nothing to do, since refused ones are not counted.
     *
     * @param tradeDate T whose advance redemption repays what was advanced
     * @param cents advanced
     * @return false, without effect, if it was repaid and no later advance redemption can repay so much less
     */
    public boolean leaveOut(int lineId, LocalDate tradeDate, long cents, LocalDate openTradeDate) {
        return !tradeDate.isBefore(openTradeDate)
                || mapper.leaveOut(lineId, tradeDate, cents) == 1
                || mapper.leaveOutOfEarliest(lineId, tradeDate, cents) == 1
                || mapper.leaveOutOfRest(lineId, tradeDate, cents) == 1;
    }

    /**
     * The same for one that 34 never answered.
     *
     * @return false, without effect, if its advance redemption is under way or was paid
     */
    public boolean leaveOutUnbrought(int lineId, LocalDate tradeDate, long cents, LocalDate openTradeDate) {
        return !tradeDate.isBefore(openTradeDate)
                || mapper.leaveOutUnbrought(lineId, tradeDate, cents) == 1;
    }
}
