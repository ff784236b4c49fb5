package org.balancetreasure.api.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.InstantState;
import org.balancetreasure.instant.RefusedRedemption;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.jspecify.annotations.Nullable;

/** A refused instant redemption, for finance staff. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RefusedInstantRedemption", description = "An instant redemption that was paid and whose transfer the transfer agent refused or did not answer")
record RefusedRedemptionView(
        @Schema(description = "Number of the instant redemption; the subject of its break", example = "99820260109T000000000042") String number,
        RefusedRedemption.State state,
        @Schema(description = "REFUSED: by file 34. UNANSWERED: file 34 of its day does not name it; a later 34 may") Cause cause,
        @Schema(description = "Customer number, up to 18 digits", example = "10001") String customerId,
        @Schema(example = "main") String channel,
        @Schema(example = "000198") String fundCode, @Schema(example = "ZZ") String taCode,
        @Schema(description = "Units; held on the customer's account while the case is REFUSED, on the bank's while it is UNANSWERED", example = "100.00") String units,
        @Schema(description = "Yuan paid into the wallet; outstanding on the line while the case is open", example = "100.00") String amount,
        @Schema(example = "1") String lineId, String bankNameZh, String bankNameEn,
        @Schema(description = "Header date of the 33") LocalDate transferDate,
        @Schema(description = "ReturnCode of the transfer agent; absent if it did not answer", example = "0001") @Nullable String returnCode,
        @Schema(description = "Proposed or approved resolution; absent if there is none") @Nullable ResolutionView resolution,
        @Schema(description = "Number under which the transfer was sent again; only with SEND_AGAIN") @Nullable String sentAgainAs,
        @Schema(description = "State of the transfer that was sent again; REFUSED is a new case") @Nullable InstantState sentAgainState) {

    enum Cause {
        REFUSED, UNANSWERED
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RefusedInstantRedemptionResolution")
    record ResolutionView(
            @Schema(description = "Proposal under `/v1/approvals`, where another person approves it", example = "12") String approvalId,
            Way way, String reason, String proposedBy, OffsetDateTime proposedAt, @Nullable String approvedBy,
            @Nullable OffsetDateTime approvedAt) {

        static @Nullable ResolutionView of(@Nullable Approval resolution) {
            return resolution == null
                    ? null
                    : new ResolutionView(Long.toString(resolution.approvalId()), Way.of(resolution),
                            resolution.reason(), resolution.proposedBy(), Shown.time(resolution.proposedAt()),
                            resolution.decidedBy(), Shown.timeIfAny(resolution.decidedAt()));
        }
    }

    static RefusedRedemptionView of(RefusedRedemption refused) {
        InstantRedemption redemption = refused.redemption();
        InstantRedemption again = refused.sentAgain();
        return new RefusedRedemptionView(redemption.number(), refused.state(),
                refused.isUnanswered() ? Cause.UNANSWERED : Cause.REFUSED, Long.toString(redemption.customerId()),
                redemption.channel(), redemption.fundCode(), redemption.taCode(), redemption.redeemed().toString(),
                redemption.paid().toString(), Integer.toString(redemption.lineId()), redemption.bankNameZh(),
                redemption.bankNameEn(),
                redemption.transferDate(), redemption.returnCode(), ResolutionView.of(refused.resolution()),
                again == null ? null : again.number(), again == null ? null : again.state());
    }
}
