package org.balancetreasure.api.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.balancetreasure.api.problems.Problem;
import org.balancetreasure.sweep.SweepPreview;
import org.jspecify.annotations.Nullable;

/** The next sweep of a wallet, as a preview. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SweepPreview", description = "What the next sweep would move, as of now")
record SweepPreviewView(OffsetDateTime runsAt,
        @Schema(description = "Yuan available in the wallet", example = "740.00") String available,
        @Schema(description = "Yuan that would be swept; 0.00 if nothing would", example = "240.00") String amount,
        @Schema(description = "Parts by fund, also those that a limit would keep in the wallet") List<PartView> parts,
        @Schema(description = "Why nothing would be swept; absent if something would") SweepPreview.@Nullable Reason reason,
        @Schema(description = "The refusal, if a limit is the reason") @Nullable Problem problem) {

    @Schema(name = "SweepPreviewPart")
    record PartView(@Schema(example = "000198") String fundCode,
            @Schema(description = "Yuan", example = "240.00") String amount,
            @Schema(description = "T, the trade date of the order") LocalDate tradeDate,
            @Schema(description = "First calendar day of income") LocalDate firstIncomeDate,
            @Schema(description = "Day on which the first income is shown") LocalDate firstIncomeShown) {}
}
