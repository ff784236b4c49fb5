package org.balancetreasure.api.payments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.PaymentState;
import org.jspecify.annotations.Nullable;

/** A payment as finance staff read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Payment", description = "What a bank is told to pay, and where it stands")
record PaymentView(@Schema(example = "17") String paymentId,
        @Schema(description = "EndToEndId, by which bank and statement name it", example = "NET-20130711-TH-CNY") String endToEndId,
        @Schema(description = "1 for the first; a failed payment is paid again under an EndToEndId of its own") int attempt,
        NewPayment.Kind kind, @Schema(description = "Bank that is told") String bank,
        @Schema(description = "Number of the account that pays") String debtorAccount,
        @Schema(description = "Bank of the account that is paid") String creditorBank,
        @Schema(description = "Number of the account that is paid") String creditorAccount,
        @Schema(description = "Yuan", example = "75000.00") String amount,
        @Schema(description = "Executed on this day, or on the first working day of the bank from then on") LocalDate dueDate,
        @Schema(description = "CREATED: goes with the next message. SENT: in a message. UNKNOWN: its day is over and nobody says what became of it. SUCCEEDED: on a statement. FAILED: refused. RETURNED: booked, and came back later") PaymentState state,
        @Schema(description = "false while it waits for a second person") boolean released,
        @Schema(description = "MsgId of the last message that it went with; absent before") @Nullable String messageId,
        @Schema(description = "PmtInfId within that message; absent before") @Nullable String groupId,
        @Schema(description = "The last status that the bank gave (pain.002); absent before", example = "ACSC") @Nullable String bankStatus,
        @Schema(description = "The reason that the bank gave with it; absent if none", example = "AC04") @Nullable String reason,
        OffsetDateTime createdAt,
        @Schema(description = "Time at which the state became final; absent before") @Nullable OffsetDateTime endedAt) {

    static PaymentView of(PaymentLookup.Row row) {
        return new PaymentView(Long.toString(row.paymentId()), row.endToEndId(), row.attempt(), row.kind(),
                row.bankCode(), row.debtor(), row.creditorBank(), row.creditor(), Shown.hundredths(row.amount()),
                row.due(), row.state(), row.released(), row.messageId(),
                row.messageId() == null || row.groupNumber() == null
                        ? null
                        : row.messageId() + "-" + row.groupNumber(),
                row.bankStatus(), row.reason(), Shown.time(row.createdAt()), Shown.timeIfAny(row.endedAt()));
    }
}
