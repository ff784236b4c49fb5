package org.balancetreasure.sandbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.balancetreasure.api.access.Operator;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.sandbox.ClockMoves.Goal;
import org.balancetreasure.sandbox.ClockMoves.Passed;
import org.balancetreasure.sandbox.ClockMoves.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's clock over HTTP. No application has it but the one that the sandbox starts. */
@RestController
@RequestMapping(path = "/v1/clock", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "clock", description = "The clock of the sandbox")
class ClockController {

    private static final String WHO = "Of the sandbox only. Who may call: Systems of the operator (scope `operator`).";
    private static final String NEXT_CUT_OFF = "NEXT_CUT_OFF";
    private static final String NEXT_NIGHT = "NEXT_NIGHT";
    private static final String ASK_AGAIN_SECONDS = "10";

    private final ClockMoves moves;
    private final Gates gates;
    private final IdempotentWrites writes;
    private final JsonMapper json;

    ClockController(ClockMoves moves, Gates gates, IdempotentWrites writes, JsonMapper json) {
        this.moves = moves;
        this.gates = gates;
        this.writes = writes;
        this.json = json;
    }

    @Schema(name = "Clock")
    record ClockView(@Schema(description = "The moment at which the clock stands") OffsetDateTime now,
            @Schema(description = "RUNNING_DAYS: the days of the run move it, and a move by hand waits for them; MOVING: a move by hand; STANDING: nobody") ClockMoves.State state,
            @Schema(description = "The calendar day that is open") LocalDate businessDate,
            @Schema(description = "Orders before it belong to its trading day") OffsetDateTime nextCutOff,
            @Schema(description = "The last day of the run; after it the clock stands until it is moved") LocalDate runsThrough,
            @Schema(description = "The quotes reach no further") OffsetDateTime last) {}

    @Schema(name = "ClockRequest", example = "{\"to\": \"NEXT_CUT_OFF\"}")
    record ClockRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "An ISO 8601 moment with zone, at most 31 days ahead; or NEXT_CUT_OFF; or NEXT_NIGHT, which is the next midnight and all that is due then", example = "2013-08-01T10:00:00+08:00") @Nullable String to) {}

    @Schema(name = "ClockMove")
    record MoveView(@Schema(description = "Where the clock stood") OffsetDateTime from,
            @Schema(description = "Where the clock is, or was on its way if the days of the run moved it on") OffsetDateTime to,
            @Schema(description = "Nights that have passed", example = "1") long nights,
            @Schema(description = "Confirmations booked on these days, of all customers", example = "1") long confirmations,
            @Schema(description = "Breaks that were opened on the way", example = "0") long breaks) {}

    /** What is kept under the key: the goal as a moment. So a repeated request leads to the same one. */
    record PlannedMove(LocalDateTime from, LocalDateTime to) {}

    @GetMapping
    @Operation(summary = "Get the sandbox's clock", description = WHO)
    ClockView get(Operator operator) {
        return new ClockView(Shown.time(moves.now()), moves.state(), gates.openDay(), Shown.time(moves.nextCutOff()),
                moves.lastDay(), Shown.time(ClockMoves.last()));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Move the sandbox's clock", description = """
            Everything of each moment in between happens: plans at 10:00, the sweep at 14:00, the cut-off at 15:00, and \
            after midnight the answers of the transfer agents and the night. The answer comes when all of it is done. The \
            run's own customers do nothing after its last day.\s""" + WHO)
    @ApiResponse(responseCode = "200", description = "The clock is there", content = @Content(schema = @Schema(implementation = MoveView.class)))
    @ApiResponse(responseCode = "409", description = "CLOCK_BUSY: the days of the run or another move hold the clock, see Retry-After; NIGHT_STANDS: the night does not get on at an instant, where the clock stands now; REQUEST_UNDER_WAY")
    @ApiResponse(responseCode = "422", description = "CLOCK_NOT_MOVED, with the rule FORWARD_ONLY, DISTANCE or QUOTES_END; or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> move(Operator operator, IdempotencyKey key, @RequestBody ClockRequest request) {
        String to = Fields.required("to", request.to());
        Goal goal = goal(to);
        // In two parts: the key's transaction must not stay open while the nights of a month put away old keys.
        ResponseEntity<String> planned = writes.once(operator, key, "POST /v1/clock " + goal, () -> plan(goal));
        if (planned.getStatusCode() != HttpStatus.OK) {
            return planned;
        }
        PlannedMove move = json.readValue(Objects.requireNonNull(planned.getBody()), PlannedMove.class);
        Passed passed = moves.carryOut(new Plan.Move(move.from(), move.to()));
        return ResponseEntity.ok().headers(planned.getHeaders()).body(json.writeValueAsString(
                new MoveView(Shown.time(move.from()), Shown.time(move.to()), passed.nights(), passed.confirmations(),
                        passed.breaks())));
    }

    private Effect plan(Goal goal) {
        return switch (moves.plan(goal)) {
            case Plan.Move(var from, var to) -> Effect.of(HttpStatus.OK, new PlannedMove(from, to));
            case Plan.Refused(var why, var now) -> {
                ClockProblem problem = ClockProblem.notMoved(why, Map.of("now", Shown.time(now).toString(), "last",
                        Shown.time(ClockMoves.last()).toString(), "daysMax", String.valueOf(ClockMoves.DAYS_MAX)));
                yield new Effect(problem.status(), problem);
            }
        };
    }

    /** @throws NoGoal if it is none */
    private static Goal goal(String to) {
        return switch (to) {
            case NEXT_CUT_OFF -> new Goal.NextCutOff();
            case NEXT_NIGHT -> new Goal.NextNight();
            default -> new Goal.Moment(moment(to).orElseThrow(NoGoal::new));
        };
    }

    private static Optional<LocalDateTime> moment(String to) {
        try {
            return Optional.of(OffsetDateTime.parse(to).atZoneSameInstant(TradingCalendar.ZONE).toLocalDateTime()
                    .truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The field names no goal. */
    private static final class NoGoal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoGoal() {
            super("no goal of the clock", null, false, false);
        }
    }

    @ExceptionHandler
    ResponseEntity<ClockProblem> noGoal(NoGoal e) {
        return answer(ClockProblem.noGoal(), new HttpHeaders());
    }

    /** Not an answer that is kept: the same request later moves the clock. */
    @ExceptionHandler
    ResponseEntity<ClockProblem> busy(ClockMoves.Busy busy) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, ASK_AGAIN_SECONDS);
        return answer(ClockProblem.busy(busy.state, Map.of("now", Shown.time(moves.now()).toString(), "runsThrough",
                moves.lastDay().toString())), headers);
    }

    /** Not kept either: when what is open is mended, the same request goes on. */
    @ExceptionHandler
    ResponseEntity<ClockProblem> stands(NightTurns.Stands stands) {
        return answer(ClockProblem.nightStands(Map.of("now", Shown.time(moves.now()).toString(), "open",
                String.valueOf(stands.getMessage()))), new HttpHeaders());
    }

    private static ResponseEntity<ClockProblem> answer(ClockProblem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status()).headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
