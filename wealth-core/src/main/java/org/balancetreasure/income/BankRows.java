package org.balancetreasure.income;

import java.time.LocalDate;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.HolderAccounts;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.springframework.stereotype.Component;

/**
 * The rows of advancing banks. Transfers leave them as they are, so that no request meets another at them; they stand
 * as of the last day posted with entries: all transfers effective through that day and all income. Runs in the
 * transaction of the bank's range.
 */
@Component
class BankRows {

    private final HolderMapper holders;
    private final HolderAccounts accounts;
    private final Ledger ledger;

    BankRows(HolderMapper holders, HolderAccounts accounts, Ledger ledger) {
        this.holders = holders;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /**
     * Brings the rows to the end of the run's day.
     *
     * @param posted the bank's income, cents
     */
    void write(Fund fund, IncomeRun run, IncomeRange range, long posted) {
        long bank = range.lowerHolder();
        long base = range.baseSum().longValueExact();
        if (fund.carry() == Carry.DAILY) {
            accounts.setOfBank(run.fundId(), Purpose.UNITS, bank, Math.addExact(base, posted));
        } else {
            long accrued = holders.ofBank(run.fundId(), Purpose.ACCRUED_INCOME, bank,
                    holders.banksStandThrough(run.fundId(), run.incomeDate()), run.incomeDate());
            accounts.setOfBank(run.fundId(), Purpose.UNITS, bank, base);
            accounts.setOfBank(run.fundId(), Purpose.ACCRUED_INCOME, bank, Math.addExact(accrued, posted));
        }
        holders.bankStands(run.fundId(), bank, run.incomeDate());
    }

    /** What has accrued through the movements effective on the first of the month becomes units on that day. */
    void carry(Fund fund, IncomeRun run, IncomeRange range, LocalDate bookingDate) {
        LocalDate first = run.effectiveDate();
        LocalDate standsThrough = run.hasEntries()
                ? run.incomeDate()
                : holders.banksStandThrough(run.fundId(), run.incomeDate());
        long bank = range.lowerHolder();
        long accrued = holders.ofBank(run.fundId(), Purpose.ACCRUED_INCOME, bank, standsThrough, first);
        if (accrued != 0) {
            Account accrual = Account.accruedIncome(run.fundId(), bank);
            Account units = Account.units(run.fundId(), bank);
            ledger.transferDecided(new Transfer(accrued > 0 ? accrual : units, accrued > 0 ? units : accrual,
                    Math.abs(accrued), TransferKind.CARRY, IncomePosting.reference(fund, run), bookingDate,
                    first));
        }
    }
}
