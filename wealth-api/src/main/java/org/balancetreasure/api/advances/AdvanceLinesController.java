package org.balancetreasure.api.advances;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.balancetreasure.advances.AdvanceForecasts;
import org.balancetreasure.advances.AdvanceLineChange;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceLines.Cause;
import org.balancetreasure.advances.AdvanceLines.Standing;
import org.balancetreasure.advances.AdvanceLines.Terms;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Advance lines serve all channels, so they are for finance staff only. */
@RestController
@RequestMapping(path = "/v1/advance-lines", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "advance lines", description = "Lines that banks have granted for instant redemptions")
class AdvanceLinesController {

    private static final String READERS = "Who may call: Finance staff (scope `finance:read`).";
    private static final String OPERATORS = "Who may call: Finance staff (scope `finance:operate`).";
    private static final String KEY_HELP = "Unique key of this request: 1 to 80 printable ASCII characters; reuse it only to retry";

    private final AdvanceLines lines;
    private final AdvanceForecasts forecasts;
    private final IdempotentWrites writes;
    private final Problems problems;

    AdvanceLinesController(AdvanceLines lines, AdvanceForecasts forecasts, IdempotentWrites writes, Problems problems) {
        this.lines = lines;
        this.forecasts = forecasts;
        this.writes = writes;
        this.problems = problems;
    }

    @Schema(name = "AdvanceLineReason", example = "{\"reason\": \"The bank has asked for it\"}")
    record ReasonRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = AdvanceLineChange.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "AdvanceLineGrant", example = "{\"granted\": \"2000000.00\", \"reason\": \"Before the holidays\"}")
    record GrantRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Yuan that the bank grants", pattern = Fields.AMOUNT, example = "2000000.00") @Nullable String granted,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = AdvanceLineChange.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "AdvanceLineWarning", example = "{\"warningAt\": \"200000.00\", \"reason\": \"Before the holidays\"}")
    record WarningRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Yuan; staff are warned when the room is at or below this", pattern = Fields.AMOUNT, example = "200000.00") @Nullable String warningAt,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = AdvanceLineChange.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "AdvanceLinePriority", example = "{\"priority\": 2, \"reason\": \"As agreed\"}")
    record PriorityRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "100", description = "Priority among the lines of the fund; the lowest is used first") @Nullable Integer priority,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = AdvanceLineChange.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "AdvanceLineChange")
    record ChangeView(AdvanceLineChange.Kind kind,
            @Schema(description = "Yuan granted after the change", example = "2000000.00") String granted,
            @Schema(description = "Whether the line is suspended after the change") boolean suspended,
            @Schema(description = "Yuan after the change", example = "100000.00") String warningAt,
            @Schema(description = "Priority after the change") int priority,
            String reason,
            String changedBy,
            OffsetDateTime changedAt) {

        static ChangeView of(AdvanceLineChange change) {
            return new ChangeView(change.changeKind(), Shown.hundredths(change.granted()), change.suspended(),
                    Shown.hundredths(change.warningAt()), change.priority(),
                    change.reason(), change.changedBy(), Shown.time(change.changedAt()));
        }
    }

    @GetMapping
    @Operation(summary = "List the advance lines, by fund and priority", description = """
            Room, outstanding advances, and a forecast over the next days; the longest stretches are Friday evenings and \
            long holidays. Always one page.\s""" + READERS)
    @ApiResponse(responseCode = "200", description = "The lines as of now")
    @ApiResponse(responseCode = "422", description = "BEYOND_CALENDAR: the trading calendar ends before the last day of the forecast")
    Page<AdvanceLineView> list() {
        return Page.whole(lines.all().stream().map(this::view).toList());
    }

    @GetMapping("/{lineId}")
    @Operation(summary = "Get an advance line", description = READERS)
    @ApiResponse(responseCode = "200", description = "State as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "422", description = "BEYOND_CALENDAR: the trading calendar ends before the last day of the forecast")
    AdvanceLineView get(@PathVariable int lineId) {
        return view(find(lineId));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Set up an advance line", description = """
            The bank becomes a holder. The next file 01 applies for its account at the transfer agent. The line advances \
            nothing until that account is open.\s""" + OPERATORS)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true, description = KEY_HELP, schema = @Schema(type = "string", maxLength = 80), example = "2026-01-05-0")
    @ApiResponse(responseCode = "201", description = "Set up", content = @Content(schema = @Schema(implementation = AdvanceLineView.class)))
    @ApiResponse(responseCode = "409", description = "LINE_EXISTS: the fund has a line of that bank or with that priority; or REQUEST_UNDER_WAY, see Retry-After")
    @ApiResponse(responseCode = "422", description = "UNKNOWN_FUND, UNKNOWN_BANK, or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> open(Staff staff, IdempotencyKey key, @RequestBody AdvanceLineRequest request) {
        Terms terms = request.checked();
        String why = Fields.text("reason", request.reason(), AdvanceLineChange.REASON_MAX);
        return writes.located(writes.once(staff, key, "POST /v1/advance-lines " + terms + " " + staff + why,
                () -> effect(lines.open(terms, new Cause(staff.name(), why)), HttpStatus.CREATED)),
                "/v1/advance-lines/", "lineId");
    }

    @PostMapping(path = "/{lineId}/suspend", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Suspend an advance line", description = "The line advances nothing new until it is resumed; advances are repaid as usual. "
            + OPERATORS)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true, description = KEY_HELP, schema = @Schema(type = "string", maxLength = 80), example = "2026-01-05-1")
    @ApiResponse(responseCode = "200", description = "Suspended", content = @Content(schema = @Schema(implementation = AdvanceLineView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> suspend(Staff staff, IdempotencyKey key, @PathVariable int lineId,
            @RequestBody ReasonRequest request) {
        return change(staff, key, lineId, "suspend", request.reason(),
                cause -> lines.suspend(lineId, true, cause));
    }

    @PostMapping(path = "/{lineId}/resume", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Resume an advance line", description = "The line advances money again. " + OPERATORS)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true, description = KEY_HELP, schema = @Schema(type = "string", maxLength = 80), example = "2026-01-05-2")
    @ApiResponse(responseCode = "200", description = "Resumed", content = @Content(schema = @Schema(implementation = AdvanceLineView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> resume(Staff staff, IdempotencyKey key, @PathVariable int lineId,
            @RequestBody ReasonRequest request) {
        return change(staff, key, lineId, "resume", request.reason(),
                cause -> lines.suspend(lineId, false, cause));
    }

    @PutMapping(path = "/{lineId}/granted", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change the granted amount", description = "The bank must grant at least what is outstanding. "
            + OPERATORS)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true, description = KEY_HELP, schema = @Schema(type = "string", maxLength = 80), example = "2026-01-05-3")
    @ApiResponse(responseCode = "200", description = "Granted", content = @Content(schema = @Schema(implementation = AdvanceLineView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "422", description = "GRANT_BELOW_OUTSTANDING, with the outstanding amount; or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> grant(Staff staff, IdempotencyKey key, @PathVariable int lineId,
            @RequestBody GrantRequest request) {
        Money granted = Fields.moneyOrZero("granted", request.granted());
        return change(staff, key, lineId, "granted " + granted, request.reason(),
                cause -> lines.grant(lineId, granted, cause));
    }

    @PutMapping(path = "/{lineId}/warning-level", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change the warning level", description = OPERATORS)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true, description = KEY_HELP, schema = @Schema(type = "string", maxLength = 80), example = "2026-01-05-4")
    @ApiResponse(responseCode = "200", description = "Changed", content = @Content(schema = @Schema(implementation = AdvanceLineView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> warnAt(Staff staff, IdempotencyKey key, @PathVariable int lineId,
            @RequestBody WarningRequest request) {
        Money warningAt = Fields.moneyOrZero("warningAt", request.warningAt());
        return change(staff, key, lineId, "warning-level " + warningAt, request.reason(),
                cause -> lines.warnAt(lineId, warningAt, cause));
    }

    @PutMapping(path = "/{lineId}/priority", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change the priority", description = "Among the lines of a fund, the lowest priority is used first. "
            + OPERATORS)
    @Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, required = true, description = KEY_HELP, schema = @Schema(type = "string", maxLength = 80), example = "2026-01-05-5")
    @ApiResponse(responseCode = "200", description = "Changed", content = @Content(schema = @Schema(implementation = AdvanceLineView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    @ApiResponse(responseCode = "409", description = "LINE_EXISTS: another line of the fund has that priority; or REQUEST_UNDER_WAY, see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> prefer(Staff staff, IdempotencyKey key, @PathVariable int lineId,
            @RequestBody PriorityRequest request) {
        int priority = AdvanceLineRequest.count("priority", request.priority());
        return change(staff, key, lineId, "priority " + priority, request.reason(),
                cause -> lines.prefer(lineId, priority, cause));
    }

    @GetMapping("/{lineId}/changes")
    @Operation(summary = "List the changes of an advance line, newest first", description = READERS)
    @ApiResponse(responseCode = "200", description = "Each change, with the line as it was after it")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such line")
    Page<ChangeView> changes(@PathVariable int lineId, @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        find(lineId);
        return Page.of(lines.changes(lineId, page.before(), page.rowsToRead()), page, AdvanceLineChange::changeId,
                ChangeView::of);
    }

    private ResponseEntity<String> change(Staff staff, IdempotencyKey key, int lineId, String what,
            @Nullable String reason, Function<Cause, AdvanceLines.Result> effect) {
        String why = Fields.text("reason", reason, AdvanceLineChange.REASON_MAX);
        find(lineId);
        return writes.once(staff, key, "/v1/advance-lines/" + lineId + " " + what + " " + staff + why,
                () -> effect(effect.apply(new Cause(staff.name(), why)), HttpStatus.OK));
    }

    private Effect effect(AdvanceLines.Result result, HttpStatus done) {
        return switch (result) {
            case AdvanceLines.Result.Changed(Standing standing) -> Effect.of(done, view(standing));
            case AdvanceLines.Result.Refused(var refusal) -> Effect.of(problems.refused(refusal));
        };
    }

    private Standing find(int lineId) {
        Standing standing = lines.find(lineId);
        if (standing == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return standing;
    }

    private AdvanceLineView view(Standing standing) {
        return AdvanceLineView.of(standing, forecasts.of(standing));
    }
}
