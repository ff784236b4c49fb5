package org.balancetreasure.api.sweep;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.sweep.SweepReports;
import org.balancetreasure.sweep.SweepRun;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Daily sweeps of all channels, so for finance staff only. */
@RestController
@RequestMapping(path = "/v1/sweep-runs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "sweep runs", description = "Daily sweeps: what they moved and whom they left out")
class SweepRunsController {

    private static final String WHO = "Who may call: Finance staff (scope `finance:read`).";

    private final SweepReports reports;
    private final BusinessClock clock;

    SweepRunsController(SweepReports reports, BusinessClock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List the sweeps of a range of trade dates, oldest first", description = "Dates `from` to `to`, both inclusive, at most 400; default: the last 30 days. Always one page. "
            + WHO)
    Page<SweepRunView> list(@RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        DateRange range = DateRange.of(from, to, clock.today());
        return Page.whole(reports.runs(range.from(), range.to()).stream().map(SweepRunView::of).toList());
    }

    @GetMapping("/{date}")
    @Operation(summary = "Get the sweep of a trade date, by channel, fund and reason", description = WHO)
    @ApiResponse(responseCode = "200", description = "What was swept and who was left out")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: there is no sweep of this date")
    SweepRunView get(@PathVariable LocalDate date) {
        DateRange day = DateRange.of(date, date, date);
        SweepRun run = reports.runs(day.from(), day.to()).stream().findFirst()
                .orElseThrow(() -> new ApiProblem(ProblemCode.NOT_FOUND));
        return SweepRunView.of(run, reports.of(run));
    }
}
