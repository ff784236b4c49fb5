package org.balancetreasure.api.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.sweep.SweepReport;
import org.balancetreasure.sweep.SweepRun;
import org.jspecify.annotations.Nullable;

/** The sweep of a trade date, for finance staff. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SweepRun", description = "The sweep of a trade date. Figures are 0 until the sweep is proved")
record SweepRunView(LocalDate date,
        @Schema(description = "BEGUN: under way. PROVED: all ranges are swept, and the sums agree. MISSED: it was not begun before the cut-off") SweepRun.State state,
        OffsetDateTime begunAt,
        @Schema(description = "Number of customers whose money was swept", example = "300000") long customers,
        long orders,
        @Schema(description = "Yuan swept", example = "150000000.00") String amount,
        @Schema(description = "Number of customers whose money a limit kept in the wallet", example = "12") long leftOut,
        @Schema(description = "What was swept, by channel, fund and trade date; only for a single sweep") @Nullable List<MovedView> moved,
        @Schema(description = "Customers left out, by channel and reason; only for a single sweep") @Nullable List<LeftOutView> reasons) {

    @Schema(name = "SweptIntoFund", description = "What was swept into a fund; a range that came after the cut-off has the next trade date")
    record MovedView(String channel, @Schema(example = "000198") String fundCode, LocalDate tradeDate, long orders,
            @Schema(description = "Yuan", example = "150000000.00") String amount) {}

    @Schema(name = "LeftOutOfSweep", description = "Number of customers who were left out for one reason")
    record LeftOutView(String channel,
            @Schema(description = "Code of the refusal, or CHANGED: the customer changed wallet or rule meanwhile", example = "HOLDING_CAP") String reason,
            long customers) {}

    static SweepRunView of(SweepRun run) {
        return of(run, null, null);
    }

    static SweepRunView of(SweepRun run, SweepReport report) {
        return of(run,
                report.moved().stream()
                        .map(moved -> new MovedView(moved.channel(), moved.fundCode(), moved.tradeDate(),
                                moved.orders(),
                                Shown.hundredths(moved.amount())))
                        .toList(),
                report.leftOut().stream()
                        .map(left -> new LeftOutView(left.channel(), left.reason(), left.customers())).toList());
    }

    private static SweepRunView of(SweepRun run, @Nullable List<MovedView> moved, @Nullable List<LeftOutView> reasons) {
        return new SweepRunView(run.runDate(), run.state(), Shown.time(run.begunAt()), run.customers(), run.orders(),
                Shown.hundredths(run.amount()), run.leftOut(), moved, reasons);
    }
}
