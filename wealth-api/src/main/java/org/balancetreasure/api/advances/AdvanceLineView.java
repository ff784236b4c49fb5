package org.balancetreasure.api.advances;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.advances.AdvanceForecast;
import org.balancetreasure.advances.AdvanceLine;
import org.balancetreasure.advances.AdvanceLines.Standing;
import org.balancetreasure.api.web.Shown;

/** A bank's advance line, for finance staff. */
@Schema(name = "AdvanceLine", description = "Line that a bank has granted for the instant redemptions of a fund")
record AdvanceLineView(@Schema(example = "1") String lineId, @Schema(example = "000198") String fundCode,
        String bankNameZh, String bankNameEn,
        @Schema(description = "Priority among the lines of the fund; the lowest is used first", example = "1") int priority,
        @Schema(description = "OPEN: the line advances money. SUSPENDED: by staff. WAITING: the bank's account at the transfer agent is not open yet") LineState state,
        @Schema(description = "Yuan that the bank has granted", example = "1000000.00") String granted,
        @Schema(description = "Yuan advanced and not yet repaid", example = "250000.00") String outstanding,
        @Schema(description = "Yuan that can be advanced now", example = "750000.00") String room,
        @Schema(description = "Yuan; staff are warned when the room is at or below this", example = "100000.00") String warningAt,
        @Schema(description = "Whether the room is at or below `warningAt`") boolean warning,
        @Schema(description = "Yuan of room in each slot of the line") List<String> slots,
        @Schema(description = "TakeIncomeFlag: whether accrued income goes with the units") boolean takeIncome,
        @Schema(description = "Yuan advanced per calendar day, average of the last four weeks", example = "20000.00") String usualPerDay,
        @Schema(description = "Day on which an advance of now is repaid") LocalDate advancedNowRepaidOn,
        @Schema(description = "The next calendar days, from the open business date on") List<DayView> forecast) {

    enum LineState {
        OPEN, SUSPENDED, WAITING
    }

    @Schema(name = "AdvanceLineDay", description = "Forecast of a line for a calendar day")
    record DayView(LocalDate date, boolean tradingDay,
            @Schema(description = "Yuan of the present advances that are repaid on this day", example = "0.00") String repaid,
            @Schema(description = "Yuan of the present advances that are outstanding at the end of this day", example = "250000.00") String outstanding,
            @Schema(description = "Yuan outstanding at the end of this day, with the average advanced each day from tomorrow on", example = "290000.00") String expected,
            @Schema(description = "Whether `expected` is more than the bank has granted") boolean overGranted,
            @Schema(description = "Day on which an advance after this day's cut-off is repaid") LocalDate advancedLateRepaidOn) {

        static DayView of(AdvanceForecast.Day day) {
            return new DayView(day.day(), day.tradingDay(), Shown.hundredths(day.repaid()),
                    Shown.hundredths(day.outstanding()), Shown.hundredths(day.expected()), day.overGranted(),
                    day.advancedLateRepaidOn());
        }
    }

    static AdvanceLineView of(Standing standing, AdvanceForecast forecast) {
        AdvanceLine line = standing.line();
        LineState state = line.isOpen() ? LineState.OPEN : line.suspended() ? LineState.SUSPENDED : LineState.WAITING;
        return new AdvanceLineView(Integer.toString(line.lineId()), line.fundCode(), line.bankNameZh(),
                line.bankNameEn(),
                line.priority(), state, Shown.hundredths(line.granted()), Shown.hundredths(standing.outstanding()),
                Shown.hundredths(standing.room()), Shown.hundredths(line.warningAt()), standing.isLow(),
                standing.slots().stream().map(slot -> Shown.hundredths(slot.room())).toList(), line.takeIncome(),
                Shown.hundredths(forecast.usualADay()), forecast.advancedNowRepaidOn(),
                forecast.days().stream().map(DayView::of).toList());
    }
}
