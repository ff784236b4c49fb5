package org.balancetreasure.income;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.sql.Ranges;
import org.jspecify.annotations.Nullable;

/**
 * A range of holders that is posted in one transaction, once.
 *
 * @param upperHolder inclusive
 * @param holders those with a base
 * @param baseSum hundredths of a unit
 * @param largestBase without its sign
 * @param cutSum sum of their incomes, each cut to the cent
 * @param extraCents signed; what they get of the redistributed residue
 * @param postedHolders null until the range is posted
 * @param postedIncome cents; of a correction, the differences
 */
public record IncomeRange(int fundId, LocalDate incomeDate, int sequence, int shard, int rangeNo,
        long lowerHolder, long upperHolder, long holders, BigDecimal baseSum, long largestBase, long cutSum,
        long extraCents,
        @Nullable Long postedHolders, @Nullable Long postedIncome) implements Ranges.Stored {

    /** Whether it is posted. */
    @Override
    public boolean isDone() {
        return postedHolders != null;
    }

    /** Whether the range is an advancing bank. */
    boolean isOfBank() {
        return BankHolder.is(lowerHolder);
    }
}
