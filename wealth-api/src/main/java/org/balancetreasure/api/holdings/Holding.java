package org.balancetreasure.api.holdings;

import org.balancetreasure.api.income.PostedIncome;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.ledger.Balance;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has of a fund.
 *
 * @param units in hundredths
 * @param accrued cents of income that are not units yet; null unless the fund carries monthly
 * @param lastIncome null while no day of the fund is posted
 * @param totalIncome cents since the first day
 */
public record Holding(Fund fund, Balance units, @Nullable Long accrued, @Nullable PostedIncome lastIncome,
        long totalIncome) {

    /** Cents: a unit of a money-market fund is one yuan, and what is accrued is the customer's. */
    public long value() {
        return Math.addExact(units.balance(), accrued == null ? 0 : accrued);
    }
}
