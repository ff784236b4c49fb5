package org.balancetreasure.sandbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.balancetreasure.api.access.Operator;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.sandbox.partner.Fault;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.balancetreasure.sandbox.partner.Faults;
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

/** The script of the partners' faults over HTTP. No application has it but the one that the sandbox starts. */
@RestController
@RequestMapping(path = "/v1/faults", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "faults", description = "What the partners of the sandbox do wrong")
class FaultController {

    private static final String WHO = "Of the sandbox only. Who may call: Systems of the operator (scope `operator`).";
    private static final Set<String> PARTNERS = new TreeSet<>(
            Set.of(DemoBanks.RIVER, DemoBanks.HILL, DemoFund.TIANHONG, DemoFund.HUAXIN));
    private static final int TARGET_MAX = 35;
    private static final String ASK_AGAIN_SECONDS = "10";

    private final Faults faults;
    private final ClockMoves moves;
    private final IdempotentWrites writes;

    FaultController(Faults faults, ClockMoves moves, IdempotentWrites writes) {
        this.faults = faults;
        this.moves = moves;
        this.writes = writes;
    }

    @Schema(name = "Fault")
    record FaultView(@Schema(description = "Code of the transfer agent or bank", example = "HILL") String partner,
            @Schema(description = "Of a bank a working day, of a transfer agent the header date of its files") LocalDate day,
            @Schema(description = "What it does wrong") Kind kind,
            @Schema(description = "Which file, account or payment, as the kind says; empty: the usual one", example = "camt.053") String target) {

        static FaultView of(Fault fault) {
            return new FaultView(fault.partner(), fault.day(), fault.kind(), fault.target());
        }
    }

    @Schema(name = "FaultRequest", example = "{\"partner\": \"HILL\", \"day\": \"2013-08-02\", \"kind\": \"FILE_LATE\"}")
    record FaultRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Code of the transfer agent or bank") @Nullable String partner,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "After today") @Nullable LocalDate day,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "What it does wrong") @Nullable Kind kind,
            @Schema(description = "Which file (its type, such as 04, OFI or camt.053), account or payment, as the kind says; left out: the usual one") @Nullable String target) {}

    @GetMapping
    @Operation(summary = "List the faults of the sandbox's partners, in the order of the script", description = "Always one page. "
            + WHO)
    List<FaultView> list(Operator operator) {
        return faults.all().stream().map(FaultView::of).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Let a partner of the sandbox do something wrong on a day to come", description = """
            It is added to the script, which also a restarted sandbox plays. Possible while the clock stands. What is \
            wrong ends by itself: what is late comes, what is broken comes whole.\s""" + WHO)
    @ApiResponse(responseCode = "201", description = "It will happen", content = @Content(schema = @Schema(implementation = FaultView.class)))
    @ApiResponse(responseCode = "409", description = "CLOCK_BUSY: the clock moves, see Retry-After; REQUEST_UNDER_WAY")
    @ApiResponse(responseCode = "422", description = "FAULT_NOT_TAKEN, with the rule FAULT_PARTNER, FAULT_DAY or FAULT_TARGET; or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> add(Operator operator, IdempotencyKey key, @RequestBody FaultRequest request) {
        Fault fault = new Fault(Fields.required("partner", request.partner()), Fields.required("day", request.day()),
                Fields.required("kind", request.kind()), request.target() == null ? "" : request.target());
        return moves.whileStanding(() -> writes.once(operator, key, "POST /v1/faults " + fault, () -> taken(fault)));
    }

    private Effect taken(Fault fault) {
        LocalDate today = moves.now().toLocalDate();
        if (!PARTNERS.contains(fault.partner())) {
            return refused("partner", "FAULT_PARTNER", Map.of("partners", String.join(", ", PARTNERS)));
        }
        // A partner has done by now what it does today; a replay would do something else.
        if (!fault.day().isAfter(today)) {
            return refused("day", "FAULT_DAY", Map.of("today", today.toString()));
        }
        if (fault.target().length() > TARGET_MAX || !fault.target().matches("[A-Za-z0-9._-]*")) {
            return refused("target", "FAULT_TARGET", Map.of("max", String.valueOf(TARGET_MAX)));
        }
        try {
            faults.add(fault);
        } catch (IOException e) {
            throw new UncheckedIOException("The script of faults can't be written", e);
        }
        return Effect.of(HttpStatus.CREATED, FaultView.of(fault));
    }

    private static Effect refused(String field, String rule, Map<String, String> figures) {
        ClockProblem problem = ClockProblem.faultNotTaken(field, rule, figures);
        return new Effect(problem.status(), problem);
    }

    /** Not an answer that is kept: the same request later is taken. */
    @ExceptionHandler
    ResponseEntity<ClockProblem> busy(ClockMoves.Busy busy) {
        ClockProblem problem = ClockProblem.busy(busy.state, Map.of("now", Shown.time(moves.now()).toString(),
                "runsThrough", moves.lastDay().toString()));
        return ResponseEntity.status(problem.status()).header(HttpHeaders.RETRY_AFTER, ASK_AGAIN_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
