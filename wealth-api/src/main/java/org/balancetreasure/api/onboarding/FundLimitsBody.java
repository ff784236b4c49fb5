package org.balancetreasure.api.onboarding;

import io.swagger.v3.oas.annotations.media.Schema;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.funds.FundLimits;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/** Our limits of a fund, in a body. */
@Schema(name = "FundLimitsBody", example = """
        {"minimumSubscription": "1.00", "minimumLaterSubscription": "0.01", "holdingCap": "60000.00", "minimumRedemption": "0.01", \
        "minimumHolding": "0.00", "instantLimit": "10000.00"}""")
record FundLimitsBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.AMOUNT, description = "Yuan, of a customer without units and open orders of the fund", example = "1.00") @Nullable String minimumSubscription,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.AMOUNT, description = "Yuan, of the others", example = "0.01") @Nullable String minimumLaterSubscription,
        @Schema(pattern = Fields.AMOUNT, description = "Units that a customer may hold after a subscription; absent: any", example = "60000.00") @Nullable String holdingCap,
        @Schema(pattern = Fields.AMOUNT, description = "Yuan that all customers together may subscribe for one trade date; absent: any", example = "1000000.00") @Nullable String dailyQuota,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.AMOUNT, description = "Units, unless all are redeemed", example = "0.01") @Nullable String minimumRedemption,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.AMOUNT, description = "Units that a redemption leaves, if it leaves any", example = "0.00") @Nullable String minimumHolding,
        @Schema(pattern = Fields.AMOUNT, description = "Units in one order; absent: any", example = "20000.00") @Nullable String largestRedemption,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.AMOUNT, description = "Yuan that a customer may redeem at once per calendar day", example = "10000.00") @Nullable String instantLimit) {

    /**
     * @param prefix of the names of its fields
     * @throws ApiProblem naming the first field at fault
     */
    FundLimits checked(String prefix) {
        return new FundLimits(Fields.money(prefix + "minimumSubscription", minimumSubscription),
                Fields.money(prefix + "minimumLaterSubscription", minimumLaterSubscription),
                SettingFields.unitsIfAny(prefix + "holdingCap", holdingCap),
                SettingFields.moneyIfAny(prefix + "dailyQuota", dailyQuota),
                Fields.units(prefix + "minimumRedemption", minimumRedemption),
                Units.ofHundredths(Fields.moneyOrZero(prefix + "minimumHolding", minimumHolding).cents()),
                SettingFields.unitsIfAny(prefix + "largestRedemption", largestRedemption),
                Fields.moneyOrZero(prefix + "instantLimit", instantLimit));
    }
}
