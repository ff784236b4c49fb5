package org.balancetreasure.instant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.advances.AdvanceMapper;
import org.balancetreasure.advances.AdvanceMapper.Candidate;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.instant.InstantResult.Paid;
import org.balancetreasure.instant.InstantResult.Refused;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.InstantLimit;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.money.Units;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.slots.Pool;
import org.balancetreasure.slots.Slots;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Instant redemption: the units pass to a bank, effective on the calendar day (also if its gate opens late), and the
 * wallet is paid. It takes the customer's limit of the day and the bank's line. All of it happens in the caller's
 * transaction or nothing does. Locks in the order of the house: trading gate, day gate, the customer's use of the day,
 * units, wallet, and the slots of a line last.
 *
 * <p>Source: guidance of CSRC and PBOC of 2018 (at most 10,000 yuan per customer, fund, distributor and calendar day;
 * only a bank advances).
 */
@Component
public class InstantRedemptions {

    private final Customers customers;
    private final InstantMapper mapper;
    private final AdvanceMapper advances;
    private final TradingLimits limits;
    private final InstantLimit instantLimit;
    private final Slots slots;
    private final Ledger ledger;
    private final Gates gates;
    private final TransferAgents agents;
    private final TradingCalendar calendar;
    private final BusinessClock clock;
    private final Transactions transactions;

    InstantRedemptions(Customers customers, InstantMapper mapper, AdvanceMapper advances, TradingLimits limits,
            InstantLimit instantLimit,
            Slots slots, Ledger ledger, Gates gates, TransferAgents agents, TradingCalendar calendar,
            BusinessClock clock, Transactions transactions) {
        this.customers = customers;
        this.mapper = mapper;
        this.advances = advances;
        this.limits = limits;
        this.instantLimit = instantLimit;
        this.slots = slots;
        this.ledger = ledger;
        this.gates = gates;
        this.agents = agents;
        this.calendar = calendar;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What is asked for, and to which days it belongs. */
    private record Instruction(Customer customer, String requestKey, @Nullable Long debitId, FundBounds bounds,
            Units units, LocalDate businessDate, LocalDate transferDate, LocalDate tradeDate) {

        Account holding() {
            return Account.units(bounds.fundId(), customer.customerId());
        }
    }

    /** As the customer asks. @see #redeem(Customer, String, Long, String, Units) */
    public InstantResult redeem(Customer customer, String requestKey, String fundCode, Units units) {
        return redeem(customer, requestKey, null, fundCode, units);
    }

    /**
     * Pays what {@code units} are worth into the wallet; the fund has a constant NAV.
     *
     * @param requestKey unique among the customer's instant redemptions: the same is not redeemed twice
     * @param debitId of the wallet debit that it pays for; null if the customer asks for it
     */
    public InstantResult redeem(Customer customer, String requestKey, @Nullable Long debitId, String fundCode,
            Units units) {
        FundBounds bounds = limits.bounds(customer.channel(), fundCode);
        if (bounds == null) {
            return new Refused(limits.unknownFund(customer, fundCode));
        }
        Refusal refusal = limits.floatingNav(bounds);
        if (refusal == null) {
            refusal = limits.redemption(bounds, units);
        }
        if (refusal != null) {
            return new Refused(refusal);
        }
        LocalDate tradeDate = gates.lockTradeDate(bounds.taCode());
        LocalDate businessDate = gates.lockBusinessDate();
        // The clock is read after the lock: what waited for the closing is not dated before it.
        LocalDate transferDate = gates.calendarDay(businessDate);
        Instruction instruction = new Instruction(customer, requestKey, debitId, bounds, units, businessDate,
                transferDate, tradeDate);
        List<Candidate> lines = inTheOrderToTry(advances.candidates(bounds.fundId(), BankHolder.FIRST), instruction);
        if (lines.isEmpty()) {
            return new Refused(Refusals.suspended(fundCode, ordinary(tradeDate)));
        }
        if (!customers.hasAccount(customer.customerId(), bounds.taCode())) {
            return new Refused(Refusals.accountNotOpen(fundCode, ordinary(tradeDate)));
        }
        for (Candidate line : lines) {
            // A line that turns out to be too short leaves nothing behind, and the next one is asked.
            InstantResult result = transactions.orUndo(() -> pay(instruction, line), tried -> !(tried instanceof Paid));
            if (result != null) {
                return result;
            }
        }
        // Each line has been refused with all its slots locked, so what they have left by now stays until the commit.
        return new Refused(Refusals.lineUsedUp(fundCode, advances.candidates(bounds.fundId(), BankHolder.FIRST),
                units, ordinary(tradeDate)));
    }

    /** Lines that seem to have room, by priority; then the others, which are refused only under their locks. */
    private static List<Candidate> inTheOrderToTry(List<Candidate> byPriority, Instruction instruction) {
        List<Candidate> order = new ArrayList<>(byPriority.size());
        byPriority.stream().filter(line -> line.room() >= instruction.units().hundredths()).forEach(order::add);
        byPriority.stream().filter(line -> line.room() < instruction.units().hundredths()).forEach(order::add);
        return order;
    }

    /** Null if the line has not enough; what was written then is undone by the caller. */
    private @Nullable InstantResult pay(Instruction instruction, Candidate line) {
        long customerId = instruction.customer().customerId();
        FundBounds bounds = instruction.bounds();
        Refusal refusal = instantLimit.take(customerId, bounds, instruction.transferDate(), instruction.units(),
                instruction.tradeDate());
        if (refusal != null) {
            return new Refused(refusal);
        }
        var redemption = new InstantMapper.NewInstant(customerId, instruction.customer().channel(),
                instruction.requestKey(), instruction.debitId(),
                bounds.fundId(), bounds.taCode(), line.lineId(), instruction.units().hundredths(), line.takeIncome(),
                clock.now(), instruction.transferDate(), instruction.tradeDate());
        mapper.insert(redemption);
        InstantRedemption inserted = redemption.inserted(bounds.fundCode(), line);
        if (!ledger.transfer(units(instruction, inserted, instruction.holding(),
                Account.units(bounds.fundId(), BankHolder.of(line.bankId()))))) {
            Units available = Units.ofHundredths(ledger.balance(instruction.holding()).available());
            return new Refused(limits.insufficientUnits(available, instruction.units()));
        }
        refusal = bounds.looksAtRest(inserted.units())
                ? limits.remaining(bounds, instruction.units(), ledger.balance(instruction.holding()))
                : null;
        if (refusal != null) {
            return new Refused(refusal);
        }
        ledger.transfer(new Transfer(Account.cash(Purpose.ADVANCES, line.bankId()), Account.wallet(customerId),
                inserted.paid().cents(), TransferKind.INSTANT_REDEMPTION, inserted.number(), instruction.businessDate(),
                instruction.transferDate()));
        return slots.take(Pool.line(line.lineId(), line.slots()), inserted.paid().cents()) ? new Paid(inserted) : null;
    }

    private static Transfer units(Instruction instruction, InstantRedemption redemption, Account from, Account to) {
        return new Transfer(from, to, redemption.units(), TransferKind.INSTANT_REDEMPTION, redemption.number(),
                instruction.businessDate(), instruction.transferDate());
    }

    private Alternative ordinary(LocalDate tradeDate) {
        return Alternative.ordinaryRedemption(tradeDate, calendar.confirmDate(tradeDate));
    }

    /** Null if the customer has no instant redemption of this number. */
    public @Nullable InstantRedemption find(Customer customer, String number) {
        return agents.find(number, InstantNumber::instantId, id -> mapper.findOwn(customer, id),
                InstantRedemption::number);
    }

    /**
     * What sends it again by now: of several, since that may be refused too, the last. Null if it is not sent again.
     */
    public @Nullable InstantRedemption sentAgain(InstantRedemption redemption) {
        InstantRedemption last = null;
        InstantRedemption next = redemption;
        while (next != null && next.state() == InstantState.REFUSED) {
            next = mapper.sentAgain(next.customerId(), next.instantId());
            last = next == null ? last : next;
        }
        return last;
    }

    /** Newest first; {@code before} is the id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<InstantRedemption> ofCustomer(Customer customer, InstantFilter filter, long before, int limit) {
        return mapper.ofCustomer(customer.customerId(), customer.channel(), filter, before, limit);
    }

    /** Those that pay for a wallet debit, oldest first. */
    public List<InstantRedemption> ofDebit(Customer customer, long debitId) {
        return mapper.ofDebit(customer.customerId(), customer.channel(), debitId);
    }
}
