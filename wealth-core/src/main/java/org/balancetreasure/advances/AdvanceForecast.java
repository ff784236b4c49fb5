package org.balancetreasure.advances;

import java.time.LocalDate;
import java.util.List;

/**
 * What a line must carry over the coming days. Amounts in cents.
 *
 * @param usualADay advanced per calendar day on average of the last four weeks
 * @param advancedNowRepaidOn until the day before, what is advanced now stays outstanding
 */
public record AdvanceForecast(long usualADay, LocalDate advancedNowRepaidOn, List<Day> days) {

    /**
     * A calendar day.
     *
     * @param repaid what piles bring on it, of what is advanced by now
     * @param outstanding at its end, of what is advanced by now
     * @param expected at its end, if from tomorrow on the usual is advanced each day, late in the day
     * @param overGranted that is more than the bank has granted
     * @param advancedLateRepaidOn when what is advanced on it after the cut-off comes back: Friday evenings and the
     *     evenings before long holidays wait longest
     */
    public record Day(LocalDate day, boolean tradingDay, long repaid, long outstanding, long expected,
            boolean overGranted, LocalDate advancedLateRepaidOn) {}
}
