package org.balancetreasure.reconciliation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.reconciliation.RegisterCompareMapper.ComparedFund;
import org.balancetreasure.reconciliation.RegisterCompareMapper.Difference;
import org.balancetreasure.reconciliation.RegisterCompareMapper.IncomeDifference;
import org.springframework.stereotype.Component;

/**
 * Our books beside a transfer agent's register, holder by holder and to the cent, in both directions: what it has and we
 * don't is a difference like what we have and it doesn't.
 */
@Component
public class Register {

    /** More differences than this are one thing gone wrong, not so many. */
    static final int BREAKS_MAX = 1_000;

    private final RegisterCompareMapper mapper;
    private final Breaks breaks;

    Register(RegisterCompareMapper mapper, Breaks breaks) {
        this.mapper = mapper;
        this.breaks = breaks;
    }

    /**
     * Compares the loaded register of {@code date} with our books, opens a break for each holder that differs and resolves
     * those that were open and no longer differ. Runs in the caller's transaction.
     *
     * @param type REGISTER_UNITS compares units and accrued income of 05, REGISTER_INCOME the incomes of 06
     * @param previous the register date before: the 06 covers what became effective after it
     * @return how many holders differ, up to about {@value #BREAKS_MAX} by fund
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
                    && !seen.contains(known.subject())) {
                breaks.resolve(type, date, taCode, known.subject(), "a later register agrees");
            }
        }
        return seen.size();
    }

    /** Whether no break says that the register of {@code date} differs from our books. */
    public boolean agrees(String taCode, BreakType type, LocalDate date) {
        return breaks.list(date).stream().noneMatch(known -> known.type() == type && known.partner().equals(taCode)
                && known.state() == Break.State.OPEN);
    }

    private void compareBalances(String taCode, ComparedFund fund, LocalDate date, Set<String> seen) {
        int rows = 0;
        for (Difference difference : mapper.balances(taCode, fund.fundId(), "UNITS", "units", !fund.monthly(), date,
                BREAKS_MAX + 1)) {
            open(BreakType.REGISTER_UNITS, taCode, date, fund, ++rows,
                    "customer " + difference.customerId() + " units",
                    Units.ofHundredths(difference.ours()).toString(),
                    Units.ofHundredths(difference.theirs()).toString(), seen);
        }
        rows = 0;
        for (Difference difference : mapper.balances(taCode, fund.fundId(), "ACCRUED_INCOME", "undistributed_income",
                fund.monthly(), date, BREAKS_MAX + 1)) {
            open(BreakType.REGISTER_UNITS, taCode, date, fund, ++rows,
                    "customer " + difference.customerId() + " accrued income",
                    Money.ofCents(difference.ours()).toString(), Money.ofCents(difference.theirs()).toString(), seen);
        }
    }

    private void compareIncomes(String taCode, ComparedFund fund, LocalDate previous, LocalDate date,
            Set<String> seen) {
        int rows = 0;
        for (IncomeDifference difference : mapper.incomes(taCode, fund.fundId(), previous, date, BREAKS_MAX + 1)) {
            open(BreakType.REGISTER_INCOME, taCode, date, fund, ++rows,
                    "customer " + difference.customerId() + " income of " + difference.incomeDate(),
                    income(difference.ours(), difference.ourBase()),
                    income(difference.theirs(), difference.theirBase()),
                    seen);
        }
    }

    private void open(BreakType type, String taCode, LocalDate date, ComparedFund fund, int row, String subject,
            String ours, String theirs, Set<String> seen) {
        if (row <= BREAKS_MAX) {
            breaks.open(type, date, taCode, fund.fundCode() + " " + subject, ours, theirs);
            seen.add(fund.fundCode() + " " + subject);
        } else {
            breaks.open(type, date, taCode, fund.fundCode() + " and more", "the first " + BREAKS_MAX + " are listed",
                    "more holders differ");
            seen.add(fund.fundCode() + " and more");
        }
    }

    private static String income(long cents, long base) {
        return Money.ofCents(cents) + " on " + Units.ofHundredths(base) + " units";
    }
}
