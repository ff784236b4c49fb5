package org.balancetreasure.income;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.income.HolderMapper.Entries;
import org.balancetreasure.ledger.HolderAccounts;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/**
 * Posts one range of holders in one transaction. Input: the run and the range that the read pass stored. Output: an
 * entry for each holder with a base, the balances, and the range's row, which says that it is done. Run again, or
 * killed at any instant: the range is posted once. A first statement locks the holders and only later ones read
 * balances and movements; so both come from one state, and live movements of these holders wait for this transaction.
 */
@Component
class WritePass {

    /** Posted and read figures differ: a holder came into the range after it was locked, or something is wrong. */
    private static final class FiguresDiffer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FiguresDiffer(String what, Object expected, Object found, IncomeRange range) {
            super("Posting " + range + ": " + what + " should be " + expected + " but is " + found);
        }
    }

    private final HolderMapper holders;
    private final HolderAccounts accounts;
    private final BankRows banks;
    private final IncomeMapper income;
    private final Gates gates;
    private final BusinessClock clock;

    WritePass(HolderMapper holders, HolderAccounts accounts, BankRows banks, IncomeMapper income, Gates gates,
            BusinessClock clock) {
        this.holders = holders;
        this.accounts = accounts;
        this.banks = banks;
        this.income = income;
        this.gates = gates;
        this.clock = clock;
    }

    /** @return whether this call posted the range; false if it was posted before */
    boolean post(Fund fund, IncomeRun run, IncomeRange range, Transactions transactions) {
        try {
            return transactions.call(() -> post(fund, run, range, true));
        } catch (FiguresDiffer e) {
            // A new holder's first units may have arrived in the range after it was locked: no row was there to lock,
            // so the statements that take the balance for the base saw them. Those that take off every later movement
            // don't.
            return transactions.call(() -> post(fund, run, range, false));
        }
    }

    private boolean post(Fund fund, IncomeRun run, IncomeRange stored, boolean trustBalances) {
        // What the transfer agent states comes on the same day as the posting, and so must be carried with it.
        boolean carries = fund.carry() == Carry.MONTHLY && (!run.isCorrection() || run.isAgents())
                && run.effectiveDate().getDayOfMonth() == 1;
        // The gate comes first in the order of locks.
        LocalDate bookingDate = carries ? gates.lockBusinessDate() : run.incomeDate();
        IncomeRange range = income.lockRange(stored);
        if (range.isDone()) {
            return false;
        }
        holders.lockUnits(run.fundId(), range.lowerHolder(), range.upperHolder());
        HolderRange holderRange = HolderRange.of(run, range.lowerHolder(), range.upperHolder())
                .forBasesUpTo(range.largestBase());
        if (trustBalances || range.isOfBank()) {
            holderRange = ReadPass.withMovements(holders, holderRange);
        }
        long posted = 0;
        if (run.hasEntries()) {
            posted = writeEntries(run, range, holderRange);
            if (range.isOfBank() && !run.isCorrection()) {
                banks.write(fund, run, range, posted);
            } else if (fund.carry() == Carry.DAILY) {
                addToUnits(range, holderRange, posted);
            } else {
                accrue(range, holderRange, posted);
            }
        }
        if (carries && range.isOfBank()) {
            banks.carry(fund, run, range, bookingDate);
        } else if (carries) {
            carry(fund, run, range, bookingDate);
        }
        income.storePosted(range, posted);
        return true;
    }

    private long writeEntries(IncomeRun run, IncomeRange range, HolderRange holderRange) {
        int inserted = run.isAgents()
                ? holders.insertStated(run.fundId(), run.incomeDate(), run.sequence(), range.lowerHolder(),
                        range.upperHolder())
                : run.isCorrection() ? holders.insertDifferences(holderRange) : holders.insertEntries(holderRange);
        check("the number of entries", range.holders(), inserted, range);
        Entries entries = holders.entries(run.fundId(), run.incomeDate(), run.sequence(), range.lowerHolder(),
                range.upperHolder());
        long before = run.isCorrection()
                ? income.postedBefore(range)
                : 0;
        check("the number of entries", range.holders(), entries.holders(), range);
        check("the sum of bases", range.baseSum().toBigInteger(), entries.baseSum().toBigInteger(), range);
        check("the sum of incomes", range.cutSum() + range.extraCents() - before, entries.income(), range);
        return entries.income();
    }

    private void addToUnits(IncomeRange range, HolderRange holderRange, long posted) {
        boolean balanceIsBase = holderRange.base() == HolderRange.Base.BALANCE;
        int updated = balanceIsBase ? holders.addToBalances(holderRange) : holders.addEntriesToBalances(holderRange);
        check("the number of balances", range.holders(), updated, range);
        // By the join it follows from the number: each entry went to one balance. By the expression it is shown: before
        // it the balances were the bases.
        if (balanceIsBase) {
            BigDecimal after = holders.sumOfUnits(holderRange.fundId(), holderRange.lower(), holderRange.upper());
            check("the sum of balances", range.baseSum().add(BigDecimal.valueOf(posted)).toBigInteger(),
                    after.toBigInteger(), range);
        }
    }

    private void accrue(IncomeRange range, HolderRange holderRange, long posted) {
        BigDecimal before = holders.lockAccrued(holderRange.fundId(), holderRange.lower(), holderRange.upper());
        holders.accrueEntries(holderRange);
        BigDecimal after = holders.lockAccrued(holderRange.fundId(), holderRange.lower(), holderRange.upper());
        check("the sum of accruals", before.add(BigDecimal.valueOf(posted)).toBigInteger(),
                after.toBigInteger(), range);
    }

    private void carry(Fund fund, IncomeRun run, IncomeRange range, LocalDate bookingDate) {
        String reference = IncomePosting.reference(fund, run);
        holders.lockAccrued(run.fundId(), range.lowerHolder(), range.upperHolder());
        int carried = accounts.carry(run.fundId(), range.lowerHolder(), range.upperHolder(), run.effectiveDate(),
                reference, bookingDate, clock.now());
        int debited = accounts.debitCarries(run.fundId(), range.lowerHolder(), range.upperHolder(), reference);
        check("the number of accounts that carries leave", carried, debited, range);
        int credited = accounts.creditCarries(run.fundId(), range.lowerHolder(), range.upperHolder(), reference);
        check("the number of accounts that carries reach", carried, credited, range);
    }

    private static void check(String what, Object expected, Object found, IncomeRange range) {
        if (!expected.toString().equals(found.toString())) {
            throw new FiguresDiffer(what, expected, found, range);
        }
    }
}
