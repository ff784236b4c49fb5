package org.balancetreasure.api.statements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.api.web.Shown;
import org.jspecify.annotations.Nullable;

/** A line of a statement as finance staff read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StatementLine", description = "What a bank booked, and what of our books it is")
record StatementLineView(
        @Schema(description = "Place on the statement: entry and detail", example = "3.1") String place,
        @Schema(description = "Yuan; negative: money out", example = "-75000.00") String amount,
        @Nullable String endToEndId,
        @Schema(description = "PmtInfId of its batch") @Nullable String groupId,
        @Schema(description = "AcctSvcrRef") @Nullable String bankReference,
        @Schema(description = "Code of the bank", example = "PMNT/ICDT/ESCT") @Nullable String transactionCode,
        @Schema(description = "Account of the other side") @Nullable String partyAccount,
        @Schema(description = "Why a payment came back") @Nullable String returnReason,
        @Schema(description = "MATCHED: it is what we expected. RETURN: a payment came back. INTEREST: it belongs to the investors. DIFFERS: expected with another amount. UNEXPECTED: not yet explained") Meaning meaning,
        @Schema(description = "Reference of what it matches; absent if nothing") @Nullable String matched,
        @Schema(description = "Payment that it books or brings back; absent if none") @Nullable String paymentId) {

    enum Meaning {
        MATCHED, RETURN, INTEREST, DIFFERS, UNEXPECTED
    }

    static StatementLineView of(StatementLookup.Line line) {
        return new StatementLineView(line.entryNumber() + "." + line.detailNumber(), Shown.hundredths(line.amount()),
                line.endToEndId(), line.groupId(), line.bankReference(), line.transactionCode(), line.partyAccount(),
                line.returnReason(), Meaning.valueOf(line.meaning()), line.matched(),
                line.paymentId() == null ? null : Long.toString(line.paymentId()));
    }
}
