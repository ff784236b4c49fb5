package org.balancetreasure.api.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.funds.FundLimits;
import org.jspecify.annotations.Nullable;

/** Our limits of a fund, as HTTP shows them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FundLimits", description = "Limits of a fund for the customers of all channels")
record FundLimitsView(
        @Schema(description = "Yuan, of a customer without units and open orders of the fund", example = "1.00") String minimumSubscription,
        @Schema(description = "Yuan, of the others", example = "0.01") String minimumLaterSubscription,
        @Schema(description = "Units; absent: any", example = "60000.00") @Nullable String holdingCap,
        @Schema(description = "Yuan for one trade date; absent: any", example = "1000000.00") @Nullable String dailyQuota,
        @Schema(description = "Units, unless all are redeemed", example = "0.01") String minimumRedemption,
        @Schema(description = "Units that a redemption leaves, if it leaves any", example = "0.00") String minimumHolding,
        @Schema(description = "Units in one order; absent: any", example = "20000.00") @Nullable String largestRedemption,
        @Schema(description = "Yuan per customer and calendar day", example = "10000.00") String instantLimit) {

    static FundLimitsView of(FundLimits limits) {
        return new FundLimitsView(limits.minimumSubscription().toString(), limits.minimumLaterSubscription().toString(),
                limits.holdingCap() == null ? null : limits.holdingCap().toString(),
                limits.dailyQuota() == null ? null : limits.dailyQuota().toString(),
                limits.minimumRedemption().toString(), limits.minimumHolding().toString(),
                limits.largestRedemption() == null ? null : limits.largestRedemption().toString(),
                limits.instantLimit().toString());
    }
}
