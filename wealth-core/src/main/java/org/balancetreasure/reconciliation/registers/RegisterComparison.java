package org.balancetreasure.reconciliation.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.reconciliation.registers.RegisterComparisonMapper.Amount;
import org.balancetreasure.reconciliation.registers.RegisterComparisonMapper.BalanceDifference;
import org.balancetreasure.reconciliation.registers.RegisterComparisonMapper.ComparedFund;
import org.balancetreasure.reconciliation.registers.RegisterComparisonMapper.IncomeDifference;
import org.springframework.stereotype.Component;

/**
 * Compares our books with a transfer agent's register, holder by holder and to the cent, in both directions: a holder
 * that only one side has is a difference, too.
 */
@Component
public class RegisterComparison {

    /** More differences than this are one thing gone wrong, not so many. */
    public static final int BREAKS_MAX = 1_000;

    /** So ends the subject of a break that a 35 opens: the 05 of the same date tells another moment. */
    private static final String AFTER_TRANSFERS = " after the transfers";
    /** So ends the subject of the break of a fund that the register leaves out. */
    private static final String LEFT_OUT = " is left out";
    private static final String MORE = "and more";
    private static final String FIRST_ARE_LISTED = "the first " + BREAKS_MAX + " are listed";
    private static final String MORE_DIFFER = "more holders differ";
    private static final String AGREES = "a later register agrees";

    /**
     * A record of 05 or 35.
     *
     * @param units hundredths
     * @param accruedIncome cents, signed
     */
    public record Holding(int fundId, long customerId, long units, long accruedIncome) {}

    /** The two accounts of a holder that a register states, by the names of their purposes. */
    private enum Side {
        UNITS("units", "units", " units"), ACCRUED_INCOME("undistributed_income", "income_taken", " accrued income");

        private final String registered;
        private final String instant;
        private final String words;

        Side(String registered, String instant, String words) {
            this.registered = registered;
            this.instant = instant;
            this.words = words;
        }

        /** Whether the income of the fund goes to this account. */
        boolean earns(ComparedFund fund) {
            return fund.monthly() == (this == ACCRUED_INCOME);
        }

        long of(Holding holding) {
            return this == UNITS ? holding.units() : holding.accruedIncome();
        }

        String text(long amount) {
            return this == UNITS ? Units.ofHundredths(amount).toString() : Money.ofCents(amount).toString();
        }
    }

    private final RegisterComparisonMapper mapper;
    private final RegisterMapper rows;
    private final Breaks breaks;

    RegisterComparison(RegisterComparisonMapper mapper, RegisterMapper rows, Breaks breaks) {
        this.mapper = mapper;
        this.rows = rows;
        this.breaks = breaks;
    }

    /**
     * Compares the loaded register of {@code date} with our books, opens a break for each holder that differs, marks
     * its row, and resolves those that were open and no longer differ. A fund of which the register has no row, while
     * we have holders, is left out: one break instead of one for each holder. Runs in the caller's transaction.
     *
     * @param type REGISTER_UNITS compares units and accrued income of 05, REGISTER_INCOME the incomes of 06
     * @param previous the register date before: the 06 covers what became effective after it
     * @return how many breaks that is, up to about {@value #BREAKS_MAX} by fund
     */
    public int compare(String taCode, BreakType type, LocalDate previous, LocalDate date) {
        Set<String> seen = new HashSet<>();
        for (ComparedFund fund : mapper.funds(taCode)) {
            if (type == BreakType.REGISTER_UNITS) {
                compareBalances(taCode, fund, date, seen);
            } else {
                compareIncomes(taCode, fund, previous, date, seen);
            }
        }
        for (Break known : breaks.list(date)) {
            if (known.type() == type && known.partner().equals(taCode) && known.state() == Break.State.OPEN
                    && !seen.contains(known.subject()) && !known.subject().endsWith(AFTER_TRANSFERS)) {
                breaks.resolve(type, date, taCode, known.subject(), AGREES);
            }
        }
        if (type == BreakType.REGISTER_UNITS) {
            resolveHealed(taCode, seen);
        }
        return seen.size();
    }

    /** Units add up, so a register that agrees heals what differed in those before it. Incomes of a day do not. */
    private void resolveHealed(String taCode, Set<String> seen) {
        if (seen.stream().anyMatch(subject -> subject.contains(MORE))) {
            return;
        }
        for (String subject : breaks.openSubjects(BreakType.REGISTER_UNITS, taCode, "")) {
            if (!seen.contains(subject) && !subject.endsWith(AFTER_TRANSFERS)) {
                breaks.resolve(BreakType.REGISTER_UNITS, taCode, subject, AGREES);
            }
        }
    }

    private void compareBalances(String taCode, ComparedFund fund, LocalDate date, Set<String> seen) {
        boolean there = rows.has(RegisterMapper.HOLDINGS, taCode, date, fund.fundId());
        for (Side side : Side.values()) {
            List<BalanceDifference> differences = differences(taCode, fund, side, date);
            if (!there && !differences.isEmpty()) {
                leftOut(BreakType.REGISTER_UNITS, taCode, date, fund, seen);
                return;
            }
            int differ = 0;
            for (BalanceDifference difference : differences) {
                open(new Difference(BreakType.REGISTER_UNITS, date, taCode,
                        fund.fundCode() + " " + subject(difference.customerId(), side), side.text(difference.ours()),
                        side.text(difference.theirs())).of(customer(difference.customerId()))
                        .of(fund.fundId(), difference.theirs() - difference.ours()),
                        fund, ++differ, seen);
                rows.markHolding(taCode, date, fund.fundId(), difference.customerId());
            }
        }
    }

    private List<BalanceDifference> differences(String taCode, ComparedFund fund, Side side, LocalDate date) {
        List<BalanceDifference> differences = new ArrayList<>(mapper.balances(taCode, fund.fundId(), side.name(),
                side.registered, side.instant, side.earns(fund), date, BREAKS_MAX + 1));
        Map<Long, Long> theirs = byHolder(mapper.registeredBanks(taCode, fund.fundId(), side.registered, date));
        for (Amount bank : mapper.banks(taCode, fund.fundId(), side.name(), side.instant, side.earns(fund), date,
                true)) {
            long registered = theirs.getOrDefault(bank.holderId(), 0L);
            if (bank.amount() != registered) {
                differences.add(new BalanceDifference(bank.holderId(), bank.amount(), registered));
            }
        }
        return differences;
    }

    /**
     * Compares those whose units moved by the transfers of {@code date}, as the register says after them and with the
     * income through the day before (35): opens a break for each holder that differs and resolves those that no longer
     * do. Runs in the caller's transaction; best with some hundred holders at once.
     *
     * @param known how many of the same date were found to differ before: what exceeds {@value #BREAKS_MAX} opens one
     *            break for all
     * @return those that differ, once for each account that does
     */
    public List<Holding> compareMoved(String taCode, LocalDate date, Collection<Holding> moved, int known) {
        List<Holding> differing = new ArrayList<>();
        Set<String> open = new HashSet<>(breaks.openSubjects(BreakType.REGISTER_UNITS, taCode, ""));
        for (ComparedFund fund : mapper.funds(taCode)) {
            List<Holding> holdings = moved.stream().filter(holding -> holding.fundId() == fund.fundId()).toList();
            for (Side side : Side.values()) {
                Map<Long, Long> ours = holdings.isEmpty() ? Map.of() : ours(taCode, fund, side, date, holdings);
                for (Holding holding : holdings) {
                    String subject = fund.fundCode() + " " + subject(holding.customerId(), side) + AFTER_TRANSFERS;
                    long our = ours.getOrDefault(holding.customerId(), 0L);
                    if (our == side.of(holding)) {
                        if (open.contains(subject)) {
                            breaks.resolve(BreakType.REGISTER_UNITS, date, taCode, subject, AGREES);
                        }
                    } else {
                        differing.add(holding);
                        openMoved(new Difference(BreakType.REGISTER_UNITS, date, taCode, subject, side.text(our),
                                side.text(side.of(holding))).of(customer(holding.customerId()))
                                .of(fund.fundId(), side.of(holding) - our),
                                known + differing.size());
                    }
                }
            }
        }
        return differing;
    }

    private void openMoved(Difference difference, int row) {
        if (row <= BREAKS_MAX) {
            breaks.open(difference);
        } else if (row == BREAKS_MAX + 1) {
            breaks.open(BreakType.REGISTER_UNITS, difference.businessDate(), difference.partner(),
                    MORE + AFTER_TRANSFERS, FIRST_ARE_LISTED,
                    MORE_DIFFER);
        }
    }

    /**
     * All who moved on {@code date} were compared.
     *
     * @param differ how many of them differ
     */
    public void comparedMoved(String taCode, LocalDate date, int differ) {
        if (differ <= BREAKS_MAX) {
            breaks.resolve(BreakType.REGISTER_UNITS, date, taCode, MORE + AFTER_TRANSFERS, AGREES);
        }
    }

    private Map<Long, Long> ours(String taCode, ComparedFund fund, Side side, LocalDate date, List<Holding> holdings) {
        Map<Long, Long> ours = new HashMap<>();
        List<Long> customers = holdings.stream().map(Holding::customerId).filter(id -> !BankHolder.is(id))
                .toList();
        if (!customers.isEmpty()) {
            ours.putAll(byHolder(mapper.customers(fund.fundId(), side.name(), side.earns(fund), date, customers)));
        }
        if (customers.size() < holdings.size()) {
            ours.putAll(byHolder(mapper.banks(taCode, fund.fundId(), side.name(), side.instant, side.earns(fund), date,
                    false)));
        }
        return ours;
    }

    private static Map<Long, Long> byHolder(List<Amount> amounts) {
        return amounts.stream().collect(Collectors.toMap(Amount::holderId, Amount::amount));
    }

    /** Whether a break with this subject is about accrued income, not units. */
    static boolean isOfAccruedIncome(String subject) {
        return subject.contains(Side.ACCRUED_INCOME.words);
    }

    private static long customer(long holderId) {
        return BankHolder.is(holderId) ? 0 : holderId;
    }

    private static String subject(long holderId, Side side) {
        return (!BankHolder.is(holderId) ? "customer " : "bank ") + holderId + side.words;
    }

    private void compareIncomes(String taCode, ComparedFund fund, LocalDate previous, LocalDate date,
            Set<String> seen) {
        List<IncomeDifference> differences = mapper.incomes(taCode, fund.fundId(), previous, date, BREAKS_MAX + 1);
        if (!differences.isEmpty() && !rows.has(RegisterMapper.INCOMES, taCode, date, fund.fundId())) {
            leftOut(BreakType.REGISTER_INCOME, taCode, date, fund, seen);
            return;
        }
        int differ = 0;
        for (IncomeDifference difference : differences) {
            open(new Difference(BreakType.REGISTER_INCOME, date, taCode, fund.fundCode() + " "
                    + (!BankHolder.is(difference.customerId()) ? "customer " : "bank ") + difference.customerId()
                    + " income of " + difference.incomeDate(), income(difference.ours(), difference.ourBase()),
                    income(difference.theirs(), difference.theirBase())).of(customer(difference.customerId()))
                    .of(fund.fundId(), difference.theirs() - difference.ours()),
                    fund, ++differ, seen);
            rows.markIncome(taCode, date, fund.fundId(), difference.incomeDate(), difference.customerId());
        }
    }

    private void leftOut(BreakType type, String taCode, LocalDate date, ComparedFund fund, Set<String> seen) {
        String subject = fund.fundCode() + LEFT_OUT;
        breaks.open(type, date, taCode, subject,
                type == BreakType.REGISTER_UNITS ? "holders with units" : "holders with income", "no row of the fund");
        seen.add(subject);
    }

    /** Codes of the funds that the register of {@code date} left out when it was compared. */
    List<String> leftOut(String taCode, BreakType type, LocalDate date) {
        return mapper.funds(taCode).stream().map(ComparedFund::fundCode)
                .filter(fundCode -> breaks.isOpen(type, date, taCode, fundCode + LEFT_OUT)).toList();
    }

    private void open(Difference difference, ComparedFund fund, int row, Set<String> seen) {
        if (row <= BREAKS_MAX) {
            breaks.open(difference);
            seen.add(difference.subject());
        } else {
            breaks.open(difference.type(), difference.businessDate(), difference.partner(),
                    fund.fundCode() + " " + MORE, FIRST_ARE_LISTED, MORE_DIFFER);
            seen.add(fund.fundCode() + " " + MORE);
        }
    }

    private static String income(long cents, long base) {
        return Money.ofCents(cents) + " on " + Units.ofHundredths(base) + " units";
    }
}
