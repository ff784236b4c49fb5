package org.balancetreasure.api.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.TradingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trading days, so that a page can show which day an order belongs to. */
@RestController
@RequestMapping(path = "/v1/trading-days", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "trading days", description = "The calendar of trade dates")
class TradingDaysController {

    private final TradingCalendar calendar;
    private final BusinessClock clock;

    TradingDaysController(TradingCalendar calendar, BusinessClock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TradingDay")
    record TradingDayView(@Schema(description = "T", example = "2026-02-13") LocalDate date,
            @Schema(description = "An order before this time belongs to the day") OffsetDateTime cutOff,
            @Schema(description = "T+1, the next trading day, on which its orders are confirmed; absent for the last day on file") @Nullable LocalDate confirmDate) {}

    @GetMapping
    @Operation(summary = "List trading days, oldest first", description = "Days `from` to `to`, both inclusive, at most 400; default: 30 days from today. Days that are not on file yet are left out. Always one page. Who may call: Customers (scope `wallet`) and finance staff (scope `finance:read`).")
    @ApiResponse(responseCode = "200", description = "The trading days among them")
    Page<TradingDayView> list(@RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        DateRange range = DateRange.ahead(from, to, clock.today());
        return Page.whole(range.from().datesUntil(range.to().plusDays(1))
                .filter(day -> calendar.covers(day) && calendar.isTradingDay(day)).map(this::view).toList());
    }

    private TradingDayView view(LocalDate day) {
        return new TradingDayView(day, Shown.time(calendar.cutOff(day)),
                day.equals(calendar.lastTradingDay()) ? null : calendar.confirmDate(day));
    }
}
