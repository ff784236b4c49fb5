package org.balancetreasure.api.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.audit.Act;
import org.balancetreasure.transport.Resends;
import org.balancetreasure.transport.Resends.Resend;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends the same bytes to a partner again. */
@RestController
@RequestMapping(path = "/v1/file-resends", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "files", description = "Files exchanged with partners")
class FileResendsController {

    private static final String READERS = "Who may call: Finance staff (scope `finance:read`).";
    private static final String OPERATORS = "Who may call: Finance staff (scope `finance:operate`).";

    private final Resends resends;
    private final IdempotentWrites writes;
    private final Problems problems;

    FileResendsController(Resends resends, IdempotentWrites writes, Problems problems) {
        this.resends = resends;
        this.writes = writes;
        this.problems = problems;
    }

    @Schema(name = "FileResendRequest", example = "{\"partner\": \"ZZ\", \"stream\": \"OFI\", \"headerDate\": \"2026-01-05\"}")
    record FileResendRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Code of the partner: a transfer agent or a bank", pattern = Fields.CODE) @Nullable String partner,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "OFI: 01 and 03 of a trade date; OFT: 33 of a calendar day; pain.001: all messages of an execution date", pattern = Fields.STREAM) @Nullable String stream,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable LocalDate headerDate) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FileResend", description = "Files that are sent again")
    record FileResendView(String resendId, String partner, String stream, LocalDate headerDate, String requestedBy,
            OffsetDateTime requestedAt,
            @Schema(description = "Time at which the files were in the outbox again; absent before") @Nullable OffsetDateTime doneAt,
            @Schema(description = "Why the files could not be sent again; absent if they were") @Nullable String message) {

        static FileResendView of(Resend resend) {
            return new FileResendView(Long.toString(resend.resendId()), resend.partnerCode(), resend.stream(),
                    resend.headerDate(), resend.requestedBy(), Shown.time(resend.requestedAt()),
                    resend.doneAt() == null ? null : Shown.time(resend.doneAt()), resend.message());
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Send files again", description = "The process that exchanges files puts the same bytes into the outbox. "
            + OPERATORS)
    @ApiResponse(responseCode = "202", description = "Requested", content = @Content(schema = @Schema(implementation = FileResendView.class)))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no files of this stream and header date were sent to the partner")
    @ApiResponse(responseCode = "409", description = "REQUEST_UNDER_WAY; see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> resend(Staff staff, IdempotencyKey key, @RequestBody FileResendRequest request) {
        String partner = Fields.code("partner", request.partner());
        String stream = Fields.stream("stream", request.stream());
        LocalDate headerDate = Fields.required("headerDate", request.headerDate());
        String files = partner + ' ' + stream + ' ' + headerDate;
        return writes.once(staff, key, Act.of(Act.Action.FILE_RESEND, files),
                "POST /v1/file-resends " + staff + files,
                () -> {
                    Resend resend = resends.request(partner, stream, headerDate, staff.name());
                    return resend == null
                            ? Effect.of(problems.of(ProblemCode.NOT_FOUND))
                            : Effect.of(HttpStatus.ACCEPTED, FileResendView.of(resend));
                });
    }

    @GetMapping("/{resendId}")
    @Operation(summary = "Get a request to send files again", description = READERS)
    @ApiResponse(responseCode = "200", description = "State as of now")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: there is no such request")
    FileResendView get(@PathVariable String resendId) {
        Resend resend = resends.find(Numbers.inPath(resendId));
        if (resend == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return FileResendView.of(resend);
    }
}
