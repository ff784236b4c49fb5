package org.balancetreasure.sweep;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.Quotas;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.SweepMapper.Claim;
import org.balancetreasure.sweep.SweepMapper.FundSum;
import org.balancetreasure.sweep.SweepMapper.LeftOutPart;
import org.balancetreasure.sweep.SweepMapper.Reservation;
import org.balancetreasure.sweep.SweepMapper.Sums;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Sweeps one range of customers in two transactions. The first computes the parts from what it sees without locks and
 * takes their quota; it is short, and slots are its last locks. The second locks limits and wallets in the order of the
 * house and turns the parts into orders; it grants only what is still free under the rule that the parts came from.
 * Customers pay on meanwhile: if one of them changed something in between, both run once more, the second with all
 * locks first, and a customer who has changed something again is left out. Run again, or killed at any instant: a range
 * is swept once; what a killed one had reserved is given back first.
 */
@Component
class RangeSweep {

    /** Something changed between the two transactions, or the gate of a trade date closed. */
    private static final class Changed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Changed(String what) {
            super(what, null, false, false);
        }
    }

    /** The reason of a customer who did something between the two transactions, twice: the next run moves the money. */
    static final String CHANGED = "CHANGED";
    private static final String QUOTA = "DAILY_QUOTA";
    private static final int TURNS_MAX = 5;

    private final SweepMapper mapper;
    private final SweepTargets targets;
    private final Quotas quotas;
    private final Gates gates;
    private final TradingCalendar calendar;
    private final BusinessClock clock;

    RangeSweep(SweepMapper mapper, SweepTargets targets, Quotas quotas, Gates gates, TradingCalendar calendar,
            BusinessClock clock) {
        this.mapper = mapper;
        this.targets = targets;
        this.quotas = quotas;
        this.gates = gates;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @return whether this call swept the range; false if it was swept before */
    boolean sweep(SweepRange range, Transactions transactions) {
        for (int turn = 1;; turn++) {
            List<SweepTarget> terms = transactions.call(() -> reserve(range));
            if (terms == null) {
                return false;
            }
            boolean careful = turn > 1;
            try {
                return transactions.call(() -> move(range, terms, careful));
            } catch (Changed e) {
                if (turn == TURNS_MAX) {
                    throw new IllegalStateException(range + " changes too often: " + e.getMessage(), e);
                }
            }
        }
    }

    private @Nullable List<SweepTarget> reserve(SweepRange stored) {
        List<SweepTarget> terms = targets.now();
        SweepRange range = mapper.lockRange(stored);
        if (range.isDone()) {
            return null;
        }
        if (range.state() == SweepRange.State.RESERVED) {
            giveBack(range, Map.of());
            mapper.deleteParts(range);
        }
        Map<Integer, Long> reserved = new HashMap<>();
        Set<Integer> lacking = fill(range, terms, false, reserved);
        if (!lacking.isEmpty()) {
            offerWhatCameFree(range, terms, lacking, reserved);
        }
        mapper.markReserved(range);
        return terms;
    }

    /**
     * Parts for those who have none, and their quota.
     *
     * @return the funds whose quota did not suffice for all of them
     */
    private Set<Integer> fill(SweepRange range, List<SweepTarget> terms, boolean again, Map<Integer, Long> reserved) {
        Set<Integer> allLacking = new TreeSet<>();
        List<SweepTarget> open = terms;
        Integer lacking;
        do {
            insertParts(range, open, again || !allLacking.isEmpty());
            lacking = takeQuotas(range, open, reserved);
            open = closed(open, lacking);
            if (lacking != null) {
                allLacking.add(lacking);
            }
        } while (lacking != null);
        return allLacking;
    }

    /**
     * A customer who is left out for one fund's quota may have had some of another's first, which others were refused
     * meanwhile. It is offered to them once more, by customer number; of a product that looks for a fund with room,
     * only in its first fund.
     */
    private void offerWhatCameFree(SweepRange range, List<SweepTarget> terms, Set<Integer> lacking,
            Map<Integer, Long> reserved) {
        Map<Integer, Long> used = mapper.sumsByFund(range).stream()
                .collect(Collectors.toMap(FundSum::fundId, FundSum::amount));
        if (lacking.stream().allMatch(
                fundId -> reserved.getOrDefault(fundId, 0L) <= used.getOrDefault(fundId, 0L))) {
            return;
        }
        Map<Integer, Long> room = new HashMap<>();
        for (SweepTarget term : terms) {
            if (lacking.contains(term.fundId()) && !room.containsKey(term.fundId())) {
                room.put(term.fundId(), quotas.left(term.bounds(), term.tradeDate())
                        + reserved.getOrDefault(term.fundId(), 0L) - used.getOrDefault(term.fundId(), 0L));
            }
        }
        List<Long> fitting = new ArrayList<>();
        Map<Long, List<LeftOutPart>> leftOut = mapper.leftOut(range, QUOTA).stream().collect(
                Collectors.groupingBy(LeftOutPart::customerId, TreeMap::new, Collectors.toList()));
        leftOut.forEach((customerId, parts) -> {
            if (parts.stream().allMatch(part -> part.amount() <= room.getOrDefault(part.fundId(), Long.MAX_VALUE))) {
                parts.forEach(part -> room.computeIfPresent(part.fundId(), (fundId, left) -> left - part.amount()));
                fitting.add(customerId);
            }
        });
        if (!fitting.isEmpty()) {
            mapper.deletePartsOf(range.runId(), fitting);
            fill(range, terms, true, reserved);
        }
    }

    static List<SweepTarget> closed(List<SweepTarget> terms, @Nullable Integer fundId) {
        return fundId == null
                ? terms
                : terms.stream().map(term -> term.fundId() == fundId ? term.closedBy(QUOTA) : term).toList();
    }

    private void insertParts(SweepRange range, List<SweepTarget> terms, boolean again) {
        Map<Boolean, List<SweepTarget>> bySplit = bySplit(terms);
        List<SweepTarget> single = Objects.requireNonNull(bySplit.get(false));
        List<SweepTarget> split = Objects.requireNonNull(bySplit.get(true));
        if (!single.isEmpty()) {
            mapper.insertParts(range, single, again);
        }
        if (!split.isEmpty()) {
            mapper.insertSplitParts(range, split, again);
        }
    }

    /** Under true those of products that must decide between several funds. */
    static Map<Boolean, List<SweepTarget>> bySplit(List<SweepTarget> terms) {
        Map<Integer, Long> funds = terms.stream().filter(term -> term.mode() != SweepTarget.Mode.NAMED)
                .collect(Collectors.groupingBy(SweepTarget::productId, Collectors.counting()));
        return terms.stream().collect(Collectors.partitioningBy(
                term -> term.mode() != SweepTarget.Mode.NAMED && funds.getOrDefault(term.productId(), 0L) > 1));
    }

    /** @return the fund whose quota does not suffice: those who do not fit have no parts any more; null if all have */
    private @Nullable Integer takeQuotas(SweepRange range, List<SweepTarget> terms, Map<Integer, Long> reserved) {
        Map<Integer, FundBounds> limited = terms.stream()
                .filter(term -> !term.tradeDate().equals(term.bounds().withoutQuotaOn())).map(SweepTarget::bounds)
                .collect(Collectors.toMap(FundBounds::fundId, bounds -> bounds, (one, same) -> one));
        if (limited.isEmpty()) {
            return null;
        }
        for (FundSum sum : mapper.sumsByFund(range)) {
            FundBounds bounds = limited.get(sum.fundId());
            if (bounds != null && !take(range, sum, bounds, sum.amount(), reserved)) {
                keepWhatFits(range, sum, bounds, reserved);
                return sum.fundId();
            }
        }
        return null;
    }

    private boolean take(SweepRange range, FundSum fund, FundBounds bounds, long amount,
            Map<Integer, Long> reserved) {
        long more = amount - reserved.getOrDefault(fund.fundId(), 0L);
        if (more <= 0) {
            return true;
        }
        if (!quotas.take(bounds, fund.tradeDate(), more)) {
            return false;
        }
        mapper.reserve(range, new Reservation(fund.fundId(), fund.tradeDate(), more));
        reserved.merge(fund.fundId(), more, Long::sum);
        return true;
    }

    /** By customer number, each who fits into what is left: nobody is refused while there is room for him. */
    private void keepWhatFits(SweepRange range, FundSum fund, FundBounds bounds, Map<Integer, Long> reserved) {
        List<Claim> claims = mapper.claims(range, fund.fundId());
        long room = quotas.left(bounds, fund.tradeDate());
        while (true) {
            long left = reserved.getOrDefault(fund.fundId(), 0L) + room;
            long kept = 0;
            List<Long> without = new ArrayList<>();
            for (Claim claim : claims) {
                if (claim.amount() <= left - kept) {
                    kept += claim.amount();
                } else {
                    without.add(claim.customerId());
                }
            }
            if (take(range, fund, bounds, kept, reserved)) {
                if (!without.isEmpty()) {
                    mapper.deletePartsOf(range.runId(), without);
                }
                return;
            }
            // Somebody else took of it meanwhile: half of what was seen, and in the end none.
            room /= 2;
        }
    }

    /** @return false if another call swept the range meanwhile */
    private boolean move(SweepRange stored, List<SweepTarget> terms, boolean careful) {
        Map<String, LocalDate> tradeDates = new HashMap<>();
        for (String taCode : new TreeSet<>(terms.stream().map(SweepTarget::taCode).toList())) {
            tradeDates.put(taCode, gates.lockTradeDate(taCode));
        }
        SweepRange range = mapper.lockRange(stored);
        if (range.isDone()) {
            return false;
        }
        if (careful) {
            leaveOutChanged(range, terms);
        }
        Sums sums = mapper.sums(range);
        List<FundSum> funds = mapper.sumsByFund(range);
        checkTradeDates(funds, terms, tradeDates);
        if (sums.orders() > 0) {
            useLimits(range, careful);
            order(range, terms, sums, funds);
        }
        giveBack(range, funds.stream().collect(Collectors.toMap(FundSum::fundId, FundSum::amount)));
        mapper.markSwept(range, sums);
        return true;
    }

    /** Under locks taken before, the limits have been looked at again; else they must be as they were. */
    private void useLimits(SweepRange range, boolean locked) {
        try {
            mapper.useLimits(range, locked);
        } catch (PessimisticLockingFailureException e) {
            throw e;
        } catch (NonTransientDataAccessException e) {
            // Which class a violated check becomes differs between the servers.
            throw new Changed("a limit: " + e.getMostSpecificCause().getMessage());
        }
    }

    private void order(SweepRange range, List<SweepTarget> terms, Sums sums, List<FundSum> funds) {
        if (mapper.hold(range) != 2 * sums.orders()) {
            throw new Changed("a wallet or a rule");
        }
        Map<Integer, String> agents = agents(terms);
        long ordered = 0;
        for (FundSum fund : funds) {
            ordered += mapper.order(range, fund.fundId(), String.valueOf(agents.get(fund.fundId())),
                    calendar.confirmDate(fund.tradeDate()), orderKey(range.runId()) + fund.fundId(), clock.now());
        }
        if (ordered != sums.orders()) {
            throw new IllegalStateException(
                    range + " has " + sums.orders() + " parts, but " + ordered + " orders were made");
        }
    }

    /** Followed by the fund. The dot keeps it apart from the keys of customers, which are ASCII. */
    static String orderKey(int runId) {
        return "sweep·" + runId + "·";
    }

    private void leaveOutChanged(SweepRange range, List<SweepTarget> terms) {
        mapper.lockLimits(range);
        mapper.lockWallets(range);
        List<Long> changed = terms.isEmpty() ? List.of() : mapper.changed(range, terms);
        if (!changed.isEmpty()) {
            mapper.leaveOut(range.runId(), changed, CHANGED);
        }
    }

    private static Map<Integer, String> agents(List<SweepTarget> terms) {
        return terms.stream().collect(Collectors.toMap(SweepTarget::fundId, SweepTarget::taCode, (one, same) -> one));
    }

    private static void checkTradeDates(List<FundSum> funds, List<SweepTarget> terms,
            Map<String, LocalDate> tradeDates) {
        Map<Integer, String> agents = agents(terms);
        for (FundSum fund : funds) {
            if (!fund.tradeDate().equals(tradeDates.get(agents.get(fund.fundId())))) {
                throw new Changed("the trade date of fund " + fund.fundId());
            }
        }
    }

    /**
     * What was reserved and is not used goes back; nothing is reserved any more.
     *
     * @param used by fund
     */
    private void giveBack(SweepRange range, Map<Integer, Long> used) {
        List<Reservation> reservations = mapper.reservations(range);
        for (Reservation reservation : reservations) {
            long rest = reservation.amount() - used.getOrDefault(reservation.fundId(), 0L);
            if (rest > 0) {
                quotas.giveBack(reservation.fundId(), reservation.tradeDate(), rest);
            }
        }
        if (!reservations.isEmpty()) {
            mapper.deleteReservations(range);
        }
    }
}
