package org.balancetreasure.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.audit.Act;
import org.balancetreasure.audit.AuditEntry;
import org.balancetreasure.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The audit trail, for those who audit. It shows who did what about which customer number, and nothing of a customer.
 */
@RestController
@RequestMapping(path = "/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "audit", description = "Who did what, and who saw whose data")
class AuditController {

    private static final Pattern CUSTOMER_ID = Pattern.compile(Numbers.PATTERN);

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditEntry", description = "A line of the audit trail; never changed, never deleted")
    record AuditEntryView(@Schema(example = "4711") String entryId,
            OffsetDateTime recordedAt,
            @Schema(description = "Subject of the token", example = "li") String person,
            @Schema(description = "Channel of the token; `house` for staff", example = "house") String channel,
            Act.Action action,
            @Schema(description = "Business key of what it is about", example = "12") String subject,
            @Schema(description = "Number of the customer whom it concerns; absent if it concerns none", example = "10001") @Nullable String customerId,
            @Schema(description = "HTTP status of the answer; a refusal leaves an entry, too", example = "200") int status,
            @Schema(description = "Of a write: SHA-256 of person and `Idempotency-Key`") @Nullable String keyDigest) {

        static AuditEntryView of(AuditEntry entry) {
            return new AuditEntryView(Long.toString(entry.entryId()), Shown.time(entry.recordedAt()), entry.person(),
                    entry.channel(), entry.action(), entry.subject(),
                    entry.customerId() == 0 ? null : Long.toString(entry.customerId()), entry.status(),
                    entry.keyDigest());
        }
    }

    @GetMapping
    @Operation(summary = "List the audit trail, newest first", description = """
            Every write of staff, refused ones too, and every read of a customer's data by staff. \
            Who may call: Auditors (scope `audit:read`).""")
    @ApiResponse(responseCode = "200", description = "The entries")
    Page<AuditEntryView> list(
            @Parameter(description = "First day") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "Last day") @RequestParam(required = false) @Nullable LocalDate to,
            @Parameter(description = "Subject of a token") @RequestParam(required = false) @Nullable String person,
            @Parameter(description = "What was done or seen") @RequestParam(required = false) Act.@Nullable Action action,
            @Parameter(description = "Customer number") @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        var filter = new AuditTrail.Filter(DateRange.ofList(from, to),
                person == null ? null : Fields.text("person", person, Staff.NAME_MAX), action,
                customerId == null ? null : customer(customerId));
        return Page.of(trail.list(filter, page.before(), page.rowsToRead()), page, AuditEntry::entryId,
                AuditEntryView::of);
    }

    private static Long customer(String customerId) {
        if (!CUSTOMER_ID.matcher(customerId).matches()) {
            throw ApiProblem.invalid("customerId", Rule.INTEGER);
        }
        return Long.valueOf(customerId);
    }
}
