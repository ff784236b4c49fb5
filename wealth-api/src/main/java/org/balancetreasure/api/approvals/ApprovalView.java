package org.balancetreasure.api.approvals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.Map;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.approvals.Approval;
import org.jspecify.annotations.Nullable;

/** A proposal, as HTTP shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Approval", description = "A proposal of one person that another person approves")
public record ApprovalView(@Schema(example = "12") String approvalId,
        @Schema(description = "QUOTE: a quote of a fund is used. LINE_SETUP, LINE_GRANT, LINE_RESUMPTION, LINE_PRIORITY: a change of an advance line. INSTANT_SEND_AGAIN, INSTANT_TAKE_BACK, INSTANT_CLAIM, INSTANT_WRITE_OFF: a refused instant redemption is settled that way. BREAK: a way out of a break. JOURNAL: a manual journal. STEP_REOPENING: a step of the night runs once more. PAYMENT_RELEASE: a payment above the bank's limit goes. WRITE_OFF_LIMIT: staff of a role may write off another sum. UNMASKING: the proposer may see customers' data in clear. TRANSFER_AGENT, BANK, BANK_ACCOUNT, FUND, CHANNEL, PRODUCT, CALENDAR_YEAR: it is added. TRANSFER_AGENT_TERMS, BANK_TERMS, BANK_ACCOUNT_END, SETTLEMENT_TERMS, FUND_LIMITS, SETTLEMENT_DAYS, INCOME_AUTHORITY, CHANNEL_SALE, CHANNEL_PAYOUT: it changes", example = "QUOTE") Approval.Kind kind,
        @Schema(description = "Business key of the proposal's object", example = "000198 2026-01-11") String subject,
        @Schema(description = "Content of the proposal, by name; `present.` before a name says how it is now") Map<String, String> content,
        @Schema(description = "Digest of the content; an approval must repeat it") String contentHash, String reason,
        String proposedBy,
        OffsetDateTime proposedAt, Approval.State state,
        @Schema(description = "Absent while the proposal is open, and once it expired") @Nullable String decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Schema(description = "Result of the approval; for a quote ACCEPTED, CORRECTED, UNCHANGED or REFUSED (a break has the reason); `line` and the number of the line; the number under which a transfer is sent again, else SETTLED; of a break RESOLVED or HANDED_BACK; BOOKED; REOPENED; the role; until when data may be read; of a setting its number, such as `party 23`, or its first day", example = "ACCEPTED") @Nullable String outcome,
        @Schema(description = "Reason of the person who refused it; else absent") @Nullable String refusedBecause) {

    public static ApprovalView of(Approval approval) {
        return new ApprovalView(Long.toString(approval.approvalId()), approval.kind(), approval.subject(),
                approval.content(), approval.contentHash(), approval.reason(), approval.proposedBy(),
                Shown.time(approval.proposedAt()), approval.state(), approval.decidedBy(),
                approval.decidedAt() == null ? null : Shown.time(approval.decidedAt()), approval.outcome(),
                approval.refusedBecause());
    }
}
