package org.balancetreasure.api.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.QuoteReceived;
import org.jspecify.annotations.Nullable;

/** A quote that staff enter. */
@Schema(name = "QuoteRequest", example = "{\"firstDay\": \"2026-01-10\", \"lastDay\": \"2026-01-11\", \"incomePer10k\": \"1.0342\", \"sevenDayYield\": \"1.905\", \"reason\": \"Published by mail\"}")
record QuoteRequest(
        @Schema(description = "Earlier than `lastDay` if the quote covers several days. Default: `lastDay`") @Nullable LocalDate firstDay,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Last day that the quote covers; its income is posted on this day") @Nullable LocalDate lastDay,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.RATE, description = "Income of 10,000 units in yuan, over all days of the quote") @Nullable String incomePer10k,
        @Schema(pattern = Fields.RATE, description = "Seven-day yield in percent, as published; a quote is not used if its yield contradicts its incomes") @Nullable String sevenDayYield,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {

    private static final int DAYS_MAX = 31;

    /** @throws ApiProblem naming the first field at fault */
    QuoteReceived checked(Fund fund) {
        LocalDate last = Fields.required("lastDay", lastDay);
        LocalDate first = firstDay == null ? last : firstDay;
        if (first.isAfter(last) || first.isBefore(last.minusDays(DAYS_MAX))
                || first.isBefore(fund.firstIncomeDay())) {
            throw ApiProblem.invalid("firstDay", Rule.DATE_RANGE);
        }
        return new QuoteReceived(fund.fundId(), first, last, Fields.rate("incomePer10k", incomePer10k),
                sevenDayYield == null ? null : Fields.rate("sevenDayYield", sevenDayYield), "");
    }

    String checkedReason() {
        return Fields.text("reason", reason, Approval.REASON_MAX);
    }
}
