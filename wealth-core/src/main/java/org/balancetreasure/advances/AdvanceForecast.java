package org.balancetreasure.advances;

import java.time.LocalDate;
import java.util.List;

/**
 * Forecast of what a line must carry over the next days. Amounts in cents.
 *
 * @param usualADay advanced per calendar day, average of the last four weeks
 * @param advancedNowRepaidOn day on which an advance of now is repaid
 */
public record AdvanceForecast(long usualADay, LocalDate advancedNowRepaidOn, List<Day> days) {

    /**
     * A calendar day.
     *
     * @param repaid present advances that are repaid on this day
     * @param outstanding present advances that are outstanding at the end of the day
     * @param expected outstanding at the end of the day, if the average is advanced late on each day from tomorrow on
     * @param overGranted whether {@code expected} is more than the bank has granted
     * @param advancedLateRepaidOn day on which an advance after the cut-off is repaid: Friday evenings and evenings
     *            before long holidays wait longest
     */
    public record Day(LocalDate day, boolean tradingDay, long repaid, long outstanding, long expected,
            boolean overGranted, LocalDate advancedLateRepaidOn) {}
}
