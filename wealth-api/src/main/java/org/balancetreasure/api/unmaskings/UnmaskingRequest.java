package org.balancetreasure.api.unmaskings;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.unmaskings.Unmaskings;
import org.balancetreasure.unmaskings.Unmaskings.Whom;
import org.jspecify.annotations.Nullable;

/** The body that proposes to see customers' data in clear. */
@Schema(name = "UnmaskingRequest", example = "{\"breakType\": \"UNKNOWN_ORDER\", \"partner\": \"ZZ\", \"from\": \"2026-01-05\", \"to\": \"2026-01-06\", \"atMost\": 50, \"reason\": \"The agent asks for their names\"}")
record UnmaskingRequest(
        @ArraySchema(minItems = 1, maxItems = Unmaskings.CUSTOMERS_MAX, arraySchema = @Schema(description = "Numbers of customers, each once; or `breakType` instead")) @Nullable List<String> customerIds,
        @Schema(description = "All customers whom breaks of this type name, as of now; instead of `customerIds`") @Nullable BreakType breakType,
        @Schema(description = "Of `breakType`: transfer agent, bank, or HOUSE", pattern = Fields.CODE, example = "ZZ") @Nullable String partner,
        @Schema(description = "Of `breakType`: first `businessDate`") @Nullable LocalDate from,
        @Schema(description = "Of `breakType`: last `businessDate`") @Nullable LocalDate to,
        @Schema(description = "More customers are refused; 100 unless it is given", minimum = "1", maximum = ""
                + Unmaskings.CUSTOMERS_MAX) @Nullable Integer atMost,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX, description = "Purpose") @Nullable String reason) {

    /** The validated proposal. */
    record Proposal(Whom whom, int atMost, String reason) {

        /** For the audit trail. */
        String subject() {
            return switch (whom) {
                case Whom.Listed(List<Long> customerIds) -> customerIds.size() + " customers";
                case Whom.OfBreaks of -> "breaks " + of.type() + (of.partner() == null ? "" : " " + of.partner());
            };
        }
    }

    /** @throws ApiProblem naming the first field at fault */
    Proposal checked() {
        int most = atMost == null ? Unmaskings.CUSTOMERS_MAX : atMost;
        if (most < 1 || most > Unmaskings.CUSTOMERS_MAX) {
            throw ApiProblem.invalid("atMost", Rule.LIMIT);
        }
        return new Proposal(whom(), most, Fields.text("reason", reason, Approval.REASON_MAX));
    }

    private Whom whom() {
        if (breakType == null) {
            Fields.absent("partner", partner);
            Fields.absent("from", from);
            Fields.absent("to", to);
            return new Whom.Listed(Fields.numbers("customerIds", customerIds));
        }
        Fields.absent("customerIds", customerIds);
        return new Whom.OfBreaks(breakType, Fields.codeIfAny("partner", partner), DateRange.ofList(from, to));
    }
}
