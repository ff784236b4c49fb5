package org.balancetreasure.api.income;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A calendar day on which a holding earned. */
@Schema(name = "IncomeDay")
record IncomeDay(LocalDate date, @Schema(description = "Units that earned", example = "10000.00") String base,
        @Schema(description = "Income of 10,000 units in yuan", example = "1.5787") String incomePer10k,
        @Schema(description = "Yuan as posted; may be negative", example = "1.57") String income,
        @Schema(description = "Differences that were posted after the quote was corrected") List<Correction> corrections) {

    @Schema(name = "IncomeCorrection")
    record Correction(@Schema(description = "The corrected income of 10,000 units") String incomePer10k,
            @Schema(description = "Yuan of the difference; may be negative", example = "0.01") String income,
            @Nullable String reason) {}
}
