package org.balancetreasure.income;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.money.IncomeRate;
import org.jspecify.annotations.Nullable;

/**
 * The holders of a range as one statement sees them, and how it computes their incomes.
 *
 * @param laterDates all effective dates after the day on which anything moved; used by {@link Base#BALANCE_LESS_DATES}
 * @param standsThrough what moved through this day is in the balance; used by {@link Base#BANK}
 * @param wide whether base × numerator may leave 64 bits, so that it goes through DECIMAL
 * @param bucketWidth of the histogram of remainders; 0 puts all into one bucket
 */
record HolderRange(int fundId, LocalDate day, int sequence, long lower, long upper, Base base,
        List<LocalDate> laterDates,
        LocalDate standsThrough, boolean wide, long num, long den, long bucketWidth, @Nullable Threshold threshold) {

    /** Where a holder's base of the day comes from. */
    enum Base {
        /** Nothing in the range moves after the day: the balance is the base. */
        BALANCE,
        /** The balance less the movements of the listed dates, which the index finds by date and holder. */
        BALANCE_LESS_DATES,
        /** The balance less the movements of any later date. */
        BALANCE_LESS_LATER,
        /** A bank's row as of the posting before, and the movements since through the day. */
        BANK,
        /** What the posting took as the base: a correction computes from the same. */
        ENTRY
    }

    /** More dates than this are not listed in a statement. */
    private static final int DATES_MAX = 40;

    static HolderRange of(IncomeRun run, long lower, long upper) {
        IncomeRate rate = run.rate();
        Threshold threshold = run.thresholdRemainder() == null || run.thresholdHolder() == null
                ? null
                : new Threshold(run.thresholdRemainder(), run.thresholdHolder());
        return new HolderRange(run.fundId(), run.incomeDate(), run.sequence(), lower, upper,
                run.isCorrection() ? Base.ENTRY : BankHolder.is(lower) ? Base.BANK : Base.BALANCE_LESS_LATER,
                List.of(), run.incomeDate(), false, rate.numerator(),
                rate.denominator(), 0, threshold);
    }

    /** Subtracts the movements on each date after the day through {@code last}. */
    HolderRange lessDatesThrough(LocalDate last) {
        List<LocalDate> dates = day.plusDays(1).datesUntil(last.plusDays(1)).limit(DATES_MAX + 1L).toList();
        return dates.size() > DATES_MAX
                ? withBase(Base.BALANCE_LESS_LATER, List.of())
                : withBase(Base.BALANCE_LESS_DATES, dates);
    }

    HolderRange withoutMovements() {
        return withBase(Base.BALANCE, List.of());
    }

    /** Adds what moved after {@code last} through the day to the row of a bank. */
    HolderRange standingThrough(LocalDate last) {
        return new HolderRange(fundId, day, sequence, lower, upper, base, laterDates, last, wide, num, den, bucketWidth,
                threshold);
    }

    /** Whether only one date can have moved what a bank's row doesn't have yet. */
    boolean movesOnOneDay() {
        return standsThrough.plusDays(1).equals(day);
    }

    /** Whether some of its holders come before the threshold's, or are it, and some after. */
    boolean holdsThreshold() {
        long holder = Objects.requireNonNull(threshold).holder();
        return lower <= holder && holder < upper;
    }

    /**
     * What the smallest remainder that gets a cent lacks of a whole one, signed; where the range holds the threshold,
     * that of the threshold's holder and those before.
     */
    long lackingAtThreshold() {
        Threshold at = Objects.requireNonNull(threshold);
        int direction = Long.signum(at.remainder());
        long lacking = direction * den - at.remainder();
        return lower > at.holder() ? lacking - direction : lacking;
    }

    /** Integers if every product of a base up to {@code largestBase} fits 64 bits, else DECIMAL. */
    HolderRange forBasesUpTo(long largestBase) {
        return new HolderRange(fundId, day, sequence, lower, upper, base, laterDates, standsThrough,
                !new IncomeRate(num, den).fitsLong(largestBase), num, den, bucketWidth, threshold);
    }

    HolderRange withBucketWidth(long width) {
        return new HolderRange(fundId, day, sequence, lower, upper, base, laterDates, standsThrough, wide, num, den,
                width,
                threshold);
    }

    /** Through DECIMAL, which no product leaves. */
    HolderRange inDecimals() {
        return new HolderRange(fundId, day, sequence, lower, upper, base, laterDates, standsThrough, true, num, den,
                bucketWidth, threshold);
    }

    private HolderRange withBase(Base newBase, List<LocalDate> dates) {
        return new HolderRange(fundId, day, sequence, lower, upper, newBase, dates, standsThrough, wide, num, den,
                bucketWidth, threshold);
    }
}
