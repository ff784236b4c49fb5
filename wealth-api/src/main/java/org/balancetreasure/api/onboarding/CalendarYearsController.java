package org.balancetreasure.api.onboarding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.onboarding.Setting.NewCalendarYear;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The next year of the calendars. */
@RestController
@RequestMapping(path = "/v1/calendar-years", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "settings")
class CalendarYearsController {

    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2999;
    /** A year has about 20 holidays on weekdays. */
    private static final int DAYS_MAX = 60;

    private final SettingProposals proposals;

    CalendarYearsController(SettingProposals proposals) {
        this.proposals = proposals;
    }

    @Schema(name = "CalendarYearRequest", description = "The days of a year that are not as their weekday says", example = "{\"year\": 2027, \"holidays\": [\"2027-01-01\"], \"makeUpDays\": [\"2027-02-07\"], \"exchangeClosed\": [], \"reason\": \"The State Council's notice\"}")
    record CalendarYearRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "" + YEAR_MIN, maximum = ""
                    + YEAR_MAX, description = "The year after the last on file") @Nullable Integer year,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Days from Monday to Friday on which neither banks work nor the exchange trades; at least one, at most 60") @Nullable List<LocalDate> holidays,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Saturdays and Sundays on which banks work; at most 60") @Nullable List<LocalDate> makeUpDays,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Days from Monday to Friday on which banks work and the exchange is shut; at most 60") @Nullable List<LocalDate> exchangeClosed,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose the next year of the calendars", description = "Once another person has approved it, orders for its trading days are taken within a minute. Who may call: Finance staff (scope `finance:operate`).")
    @ProposesSetting
    ResponseEntity<String> add(Staff staff, IdempotencyKey key, @RequestBody CalendarYearRequest request) {
        int year = Fields.required("year", request.year());
        if (year < YEAR_MIN || year > YEAR_MAX) {
            throw ApiProblem.invalid("year", Rule.INTEGER);
        }
        return proposals.propose(staff, key, new NewCalendarYear(year, days("holidays", request.holidays()),
                days("makeUpDays", request.makeUpDays()), days("exchangeClosed", request.exchangeClosed())),
                request.reason());
    }

    private static String days(String field, @Nullable List<LocalDate> days) {
        List<LocalDate> all = Fields.required(field, days);
        if (all.size() > DAYS_MAX || all.contains(null)) {
            throw ApiProblem.invalid(field, Rule.DATE);
        }
        return new TreeSet<>(all).stream().map(LocalDate::toString).collect(Collectors.joining(" "));
    }
}
