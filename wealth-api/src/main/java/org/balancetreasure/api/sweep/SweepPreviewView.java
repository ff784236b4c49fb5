package org.balancetreasure.api.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.balancetreasure.api.problems.Problem;
import org.balancetreasure.sweep.SweepPreview;
import org.jspecify.annotations.Nullable;

/** What the next run would move. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SweepPreview", description = "What the next run would move out of the wallet as it is now")
record SweepPreviewView(OffsetDateTime runsAt,
        @Schema(description = "Yuan free in the wallet now", example = "740.00") String available,
        @Schema(description = "Yuan that would move; 0.00 if nothing would", example = "240.00") String amount,
        @Schema(description = "By fund, also what a limit would keep in the wallet") List<PartView> parts,
        @Schema(description = "Why nothing would move") SweepPreview.@Nullable Reason reason,
        @Schema(description = "The limit, if one is the reason") @Nullable Problem problem) {

    @Schema(name = "SweepPreviewPart")
    record PartView(@Schema(example = "000198") String fundCode,
            @Schema(description = "Yuan", example = "240.00") String amount,
            @Schema(description = "T, the trading day it would belong to") LocalDate tradeDate,
            @Schema(description = "It would earn from this day") LocalDate firstIncomeDate,
            @Schema(description = "Its first income would be shown on this day") LocalDate firstIncomeShown) {}
}
