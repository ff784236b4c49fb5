package org.balancetreasure.api.settlements;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.partners.SettlementTerms.Netting;
import org.balancetreasure.settlement.Obligation;
import org.balancetreasure.settlement.ObligationKind;
import org.balancetreasure.settlement.Settlement;
import org.jspecify.annotations.Nullable;

/** A settlement day, as HTTP shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Settlement", description = "A settlement day with a transfer agent")
record SettlementView(@Schema(example = "TH") String transferAgent,
        @Schema(description = "Confirmation date") LocalDate date,
        @Schema(description = "NET: one sum per transfer agent, currency and due day. GROSS: one per fund and direction") Netting netting,
        @Schema(description = "OPEN: its summaries do not agree yet, or its payments are not covered. AGREED: what is to be paid to the agent is instructed. RELEASED: all proceeds that are due on its day are released") Settlement.State state,
        @Nullable OffsetDateTime agreedAt, @Nullable OffsetDateTime releasedAt) {

    static SettlementView of(Settlement settlement) {
        return new SettlementView(settlement.taCode(), settlement.settlementDate(), settlement.netting(),
                settlement.state(), Shown.timeIfAny(settlement.agreedAt()), Shown.timeIfAny(settlement.releasedAt()));
    }

    /** What is owed, and by whom. */
    @Schema(name = "Obligation", description = "What is owed for a due day, with orders or confirmations behind it")
    record ObligationView(@Schema(example = "17") String obligationId,
            @Schema(description = "Day of the run that found it") LocalDate settlementDate, LocalDate dueDate,
            @Schema(example = "000198") String fundCode, ObligationKind kind,
            @Schema(description = "Yuan; positive: we pay, negative: we are paid", example = "-45000.00") String amount,
            @Schema(description = "How many orders or confirmations are behind it") long items,
            @Schema(description = "EndToEndId of the payment that settles it", example = "NET-20130711-TH-CNY") String reference) {

        static ObligationView of(Obligation owed, String fundCode) {
            return new ObligationView(Long.toString(owed.obligationId()), owed.settlementDate(), owed.due(), fundCode,
                    owed.kind(), Shown.hundredths(owed.amount()), owed.items(), owed.reference());
        }
    }

    /** A day with what it found and what is due on it. */
    @Schema(name = "SettlementDay", description = "A settlement day, what was found on it, and what is netted with the agent on it")
    record Whole(SettlementView settlement,
            @Schema(description = "Found by the run of this day") List<ObligationView> found,
            @Schema(description = "Due on this day and netted with the agent, also if it was found before") List<ObligationView> netted) {}

    /** What is behind an obligation. */
    @Schema(name = "ObligationItem", description = "An order or a confirmation behind an obligation")
    record ItemView(
            @Schema(description = "TASerialNO of the confirmation; of a collection or refund the number of the order in our books") String item,
            @Schema(description = "The operator's customer number; of an advancing bank its number as a holder") String customerId,
            @Schema(description = "Yuan", example = "20000.00") String amount) {}
}
