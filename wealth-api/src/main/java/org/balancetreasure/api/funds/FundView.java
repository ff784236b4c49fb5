package org.balancetreasure.api.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Quote;
import org.jspecify.annotations.Nullable;

/** A fund, as HTTP shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Fund", description = "One share class of a fund")
record FundView(@Schema(example = "000198") String fundCode, String nameZh, String nameEn,
        @Schema(description = "0 front-end, 1 back-end, 2 both", allowableValues = {
                "0", "1", "2"}, example = "0") String shareClass,
        @Schema(description = "When income becomes units") Fund.Carry carry, boolean takesSubscriptions,
        boolean takesRedemptions,
        @Schema(description = "Yuan", example = "0.01") String minimumSubscription,
        @Schema(description = "Units", example = "0.01") String minimumRedemption,
        @Schema(description = "Absent if the fund has published no quote in the last 30 days") @Nullable QuoteView latestQuote){

    static FundView of(Fund fund, @Nullable Quote latest) {
        return new FundView(fund.fundCode(), fund.nameZh(), fund.nameEn(), fund.shareClass(), fund.carry(),
                fund.takesSubscriptions(), fund.takesRedemptions(), fund.smallestSubscription().toString(),
                fund.smallestRedemption().toString(), latest == null ? null : QuoteView.of(latest));
    }
}
