package org.balancetreasure.instant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.instant.AdvanceMapper.Candidate;
import org.balancetreasure.instant.InstantResult.Paid;
import org.balancetreasure.instant.InstantResult.Refused;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.limits.Alternative;
import org.balancetreasure.limits.Pool;
import org.balancetreasure.limits.Refusal;
import org.balancetreasure.limits.Refusal.Code;
import org.balancetreasure.limits.Slots;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Redeeming at once: the units pass to a bank, effective on the calendar day of the day gate, and the wallet is paid, with
 * the customer's limit of the day and the bank's line, all in the caller's transaction or not at all. Locks in the order of
 * the house: trading gate, day gate, the customer's use of the day, units, wallet, and the slots of a line last.
 *
 * <p>Source: guidance of CSRC and PBOC of 2018 (at most 10,000 yuan per customer, fund, distributor and calendar day; only
 * a bank advances).
 */
@Component
public class InstantRedemptions {

    private final InstantMapper mapper;
    private final UseMapper use;
    private final AdvanceMapper advances;
    private final Slots slots;
    private final Ledger ledger;
    private final Gates gates;
    private final Funds funds;
    private final TransferAgents agents;
    private final TradingCalendar calendar;
    private final BusinessClock clock;
    private final Transactions transactions;

    InstantRedemptions(InstantMapper mapper, UseMapper use, AdvanceMapper advances, Slots slots, Ledger ledger,
            Gates gates, Funds funds, TransferAgents agents, TradingCalendar calendar, BusinessClock clock,
            Transactions transactions) {
        this.mapper = mapper;
        this.use = use;
        this.advances = advances;
        this.slots = slots;
        this.ledger = ledger;
        this.gates = gates;
        this.funds = funds;
        this.agents = agents;
        this.calendar = calendar;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What is asked for, and to which days it belongs. */
    private record Wish(Customer customer, String requestKey, Fund fund, long units, long limit, LocalDate transferDate,
            LocalDate tradeDate) {

        Account holding() {
            return Account.units(fund.fundId(), customer.customerId());
        }
    }

    /**
     * Pays {@code units} into the wallet at 1.0000 each.
     *
     * @param requestKey names the wish; unique for the customer
     */
    public InstantResult redeem(Customer customer, String requestKey, String fundCode, Units units) {
        Fund fund = funds.find(fundCode);
        if (fund == null) {
            return refused(Code.UNKNOWN_FUND, Map.of("fundCode", fundCode), null);
        }
        Long limit = use.limit(customer.channel(), fund.fundId());
        if (limit == null) {
            return refused(Code.CHANNEL_DOES_NOT_SELL, Map.of("fundCode", fundCode), null);
        }
        if (!fund.takesRedemptions()) {
            return refused(Code.REDEMPTIONS_STOPPED, Map.of("fundCode", fundCode), null);
        }
        if (units.compareTo(fund.smallestRedemption()) < 0) {
            return refused(Code.BELOW_MINIMUM, Map.of("minimum", fund.smallestRedemption().toString()),
                    Alternative.atLeast(fund.smallestRedemption()));
        }
        LocalDate tradeDate = gates.tradeDate(fund.taCode());
        Wish wish = new Wish(customer, requestKey, fund, units.hundredths(), limit, gates.businessDate(), tradeDate);
        List<Candidate> candidates = inTheOrderToTry(advances.candidates(fund.fundId(), Account.FIRST_BANK), wish);
        if (candidates.isEmpty()) {
            return refused(Code.INSTANT_SUSPENDED, Map.of("fundCode", fundCode), ordinary(tradeDate));
        }
        for (Candidate candidate : candidates) {
            // A line that turns out to be too short leaves nothing behind, and the next one is asked.
            InstantResult result = transactions.orUndo(() -> pay(wish, candidate), tried -> !(tried instanceof Paid));
            if (result != null) {
                return result;
            }
        }
        return new Refused(Refusals.lineUsedUp(fundCode, candidates, units, ordinary(tradeDate)));
    }

    /** Lines that seem to have room, by priority; then the others, which are refused only under their locks. */
    private static List<Candidate> inTheOrderToTry(List<Candidate> byPriority, Wish wish) {
        List<Candidate> order = new ArrayList<>(byPriority.size());
        byPriority.stream().filter(line -> line.room() >= wish.units()).forEach(order::add);
        byPriority.stream().filter(line -> line.room() < wish.units()).forEach(order::add);
        return order;
    }

    /** Null if the line has not enough; what was written then is undone by the caller. */
    private @Nullable InstantResult pay(Wish wish, Candidate line) {
        long customerId = wish.customer().customerId();
        int fundId = wish.fund().fundId();
        use.begin(customerId, fundId, wish.transferDate());
        if (use.take(customerId, fundId, wish.transferDate(), wish.units(), wish.limit()) != 1) {
            Long used = use.used(customerId, fundId, wish.transferDate());
            Money left = Money.ofCents(Math.max(0, wish.limit() - (used == null ? 0 : used)));
            return new Refused(Refusals.overTheLimit(Money.ofCents(wish.limit()), left,
                    Units.ofHundredths(wish.units()), ordinary(wish.tradeDate())));
        }
        var redemption = new InstantMapper.NewInstant(customerId, wish.customer().channel(), wish.requestKey(), fundId,
                wish.fund().taCode(), line.lineId(), wish.units(), line.takeIncome(), clock.now(), wish.transferDate(),
                wish.tradeDate());
        mapper.insert(redemption);
        InstantRedemption inserted = redemption.inserted(wish.fund().fundCode(), line);
        if (!ledger.transfer(transfer(inserted, wish.holding(),
                Account.units(fundId, Account.bankAsHolder(line.bankId()))))) {
            Units available = Units.ofHundredths(ledger.balance(wish.holding()).available());
            return new Refused(Refusals.tooFewUnits(available, inserted.redeemed()));
        }
        ledger.transfer(transfer(inserted, Account.cash(Purpose.ADVANCES, line.bankId()), Account.wallet(customerId)));
        return slots.take(Pool.line(line.lineId(), line.slots()), wish.units())
                ? new Paid(inserted)
                : null;
    }

    private static Transfer transfer(InstantRedemption redemption, Account from, Account to) {
        return new Transfer(from, to, redemption.units(), TransferKind.INSTANT_REDEMPTION, redemption.number(),
                redemption.transferDate(), redemption.transferDate());
    }

    private Alternative ordinary(LocalDate tradeDate) {
        return Alternative.ordinaryRedemption(tradeDate, calendar.confirmDate(tradeDate));
    }

    /** Null if the customer has no instant redemption of this number. */
    public @Nullable InstantRedemption find(Customer customer, String number) {
        for (var agent : agents.all()) {
            OptionalLong instantId = InstantNumber.instantId(agent.distributorCode(), number);
            if (instantId.isPresent()) {
                InstantRedemption found = mapper.find(instantId.getAsLong());
                if (found != null && found.customerId() == customer.customerId()
                        && found.channel().equals(customer.channel()) && found.number().equals(number)) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Newest first; {@code before} is the id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<InstantRedemption> ofCustomer(Customer customer, long before, int limit) {
        return mapper.ofCustomer(customer.customerId(), customer.channel(), before, limit);
    }

    private static Refused refused(Code code, Map<String, String> figures, @Nullable Alternative alternative) {
        return new Refused(new Refusal(code, figures, alternative));
    }
}
