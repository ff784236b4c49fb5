package org.balancetreasure.api.advances;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.advances.AdvanceForecast;
import org.balancetreasure.advances.AdvanceLine;
import org.balancetreasure.advances.AdvanceLines.Standing;
import org.balancetreasure.api.web.Shown;

/** A bank's line as finance staff see it. */
@Schema(name = "AdvanceLine", description = "What a bank has granted for the instant redemptions of a fund")
record AdvanceLineView(int lineId, @Schema(example = "000198") String fundCode, String bankNameZh, String bankNameEn,
        @Schema(description = "The lowest of a fund is asked first", example = "1") int priority,
        @Schema(description = "OPEN advances; SUSPENDED by staff; WAITING until the bank's account at the transfer agent is open") LineState state,
        @Schema(description = "Yuan", example = "1000000.00") String granted,
        @Schema(description = "Yuan advanced and not yet repaid", example = "250000.00") String outstanding,
        @Schema(description = "Yuan that can be advanced now", example = "750000.00") String room,
        @Schema(description = "Yuan of room at or below which staff are warned", example = "100000.00") String warningAt,
        @Schema(description = "The room is at or below that") boolean warning,
        @Schema(description = "Yuan of room in each of the rows that it is split into, so that none is hot") List<String> slots,
        @Schema(description = "Accrued income goes with the units (TakeIncomeFlag)") boolean takeIncome,
        @Schema(description = "Yuan advanced per calendar day, on average of the last four weeks", example = "20000.00") String usualPerDay,
        @Schema(description = "What is advanced now comes back on this day") LocalDate advancedNowRepaidOn,
        @Schema(description = "The coming calendar days, beginning with the open business date") List<DayView> forecast) {

    enum LineState {
        OPEN, SUSPENDED, WAITING
    }

    @Schema(name = "AdvanceLineDay", description = "What a line must carry on a calendar day")
    record DayView(LocalDate date, boolean tradingDay,
            @Schema(description = "Yuan that come back on it, of what is advanced by now", example = "0.00") String repaid,
            @Schema(description = "Yuan outstanding at its end, of what is advanced by now", example = "250000.00") String outstanding,
            @Schema(description = "Yuan outstanding at its end, if the usual is advanced each day from tomorrow on", example = "290000.00") String expected,
            @Schema(description = "That is more than the bank has granted") boolean overGranted,
            @Schema(description = "What is advanced on it after the cut-off comes back on this day") LocalDate advancedLateRepaidOn) {

        static DayView of(AdvanceForecast.Day day) {
            return new DayView(day.day(), day.tradingDay(), Shown.hundredths(day.repaid()),
                    Shown.hundredths(day.outstanding()), Shown.hundredths(day.expected()), day.overGranted(),
                    day.advancedLateRepaidOn());
        }
    }

    static AdvanceLineView of(Standing standing, AdvanceForecast forecast) {
        AdvanceLine line = standing.line();
        LineState state = line.isOpen() ? LineState.OPEN : line.suspended() ? LineState.SUSPENDED : LineState.WAITING;
        return new AdvanceLineView(line.lineId(), line.fundCode(), line.bankNameZh(), line.bankNameEn(),
                line.priority(), state, Shown.hundredths(line.granted()), Shown.hundredths(standing.outstanding()),
                Shown.hundredths(standing.room()), Shown.hundredths(line.warningAt()), standing.isLow(),
                standing.slots().stream().map(slot -> Shown.hundredths(slot.room())).toList(), line.takeIncome(),
                Shown.hundredths(forecast.usualADay()), forecast.advancedNowRepaidOn(),
                forecast.days().stream().map(DayView::of).toList());
    }
}
