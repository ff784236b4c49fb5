package org.balancetreasure.api.nights;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.audit.PersonalDataReads;
import org.balancetreasure.api.breaks.BreakLookup;
import org.balancetreasure.api.breaks.BreakView;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.breaks.BreakAges;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Steps of the night of all channels, so for finance staff only. */
@RestController
@RequestMapping(path = "/v1/nights", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "nights", description = "Steps of the night, by business date")
class NightsController {

    private static final String WHO = "Who may call: Finance staff (scope `finance:read`).";
    private static final int BREAKS_SHOWN = 100;

    private final NightLookup mapper;
    private final BreakLookup breaks;
    private final BreakAges ages;
    private final BusinessClock clock;
    private final PersonalDataReads reads;

    NightsController(NightLookup mapper, BreakLookup breaks, BreakAges ages, BusinessClock clock,
            PersonalDataReads reads) {
        this.mapper = mapper;
        this.breaks = breaks;
        this.ages = ages;
        this.clock = clock;
        this.reads = reads;
    }

    @Schema(name = "NightSummary", description = "Number of steps of a business date in each state")
    record Summary(LocalDate date,
            @Schema(description = "By state", example = "{\"COMPLETED\": 7, \"WAITING\": 1}") Map<String, Long> steps) {}

    @GetMapping
    @Operation(summary = "List the nights of a range of business dates, oldest first", description = "Dates `from` to `to`, both inclusive, at most 400; default: the last 30 days. Always one page. "
            + WHO)
    Page<Summary> list(@RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        DateRange range = DateRange.of(from, to, clock.today());
        Map<LocalDate, Map<String, Long>> byDate = mapper.steps(Shard.ONLY, range.from(), range.to()).stream()
                .collect(Collectors.groupingBy(NightLookup.Step::businessDate, TreeMap::new,
                        Collectors.groupingBy(NightLookup.Step::state, TreeMap::new, Collectors.counting())));
        return Page
                .whole(byDate.entrySet().stream().map(night -> new Summary(night.getKey(), night.getValue())).toList());
    }

    @GetMapping("/{date}")
    @Operation(summary = "Get the night of a business date", description = "A break that names a customer leaves an entry in the audit trail. "
            + WHO)
    @ApiResponse(responseCode = "200", description = "Its steps and breaks")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: there is no step of this date yet")
    NightView get(Staff staff, @PathVariable LocalDate date) {
        DateRange day = DateRange.of(date, date, date);
        List<NightLookup.Step> steps = mapper.steps(Shard.ONLY, day.from(), day.to());
        if (steps.isEmpty()) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        List<BreakLookup.Row> shown = breaks.ofDate(date, BREAKS_SHOWN);
        reads.record(staff, shown.stream().flatMap(row -> row.read().stream()).toList());
        BreakAges.Today today = ages.today();
        return NightView.of(date, steps, shown.stream().map(row -> BreakView.of(row, today)).toList());
    }
}
