package org.balancetreasure.api.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.limits.LimitsPreview;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;

/** What the caller can do with a fund now, as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Limits", description = "What you can do with a fund now; an order decides anew")
record LimitsView(@Schema(example = "000198") String fundCode,
        @Schema(description = "To which orders belong until then") LocalDate tradeDate, OffsetDateTime until,
        Subscription subscription, Redemption redemption, Instant instant) {

    private static final String REFUSED = "Why none is possible now; absent if one is";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SubscriptionLimits", description = "Amounts in yuan")
    record Subscription(@Schema(description = REFUSED) Refusal.@Nullable Code refused,
            @Schema(description = "Less when you hold or have ordered some of the fund", example = "0.01") String minimum,
            @Schema(description = "What the wallet, the largest order, the cap and the quota leave", example = "40.00") String maximum,
            @Schema(description = "In the wallet") String available,
            @Schema(description = "Units that you may hold after an order; absent: any") @Nullable String holdingCap,
            @Schema(description = "Left of it, open orders included") @Nullable String capLeft,
            @Schema(description = "For all customers together on the trade date; absent: any") @Nullable String dailyQuota,
            @Schema(description = "Left of it") @Nullable String quotaLeft,
            @Schema(description = "First calendar day of income") LocalDate earnsFrom) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RedemptionLimits", description = "Units")
    record Redemption(@Schema(description = REFUSED) Refusal.@Nullable Code refused,
            @Schema(description = "Or all, if you have less") String minimum, String maximum,
            @Schema(description = "Not on order") String available,
            @Schema(description = "A redemption leaves as much, or nothing") String minimumHolding, LocalDate paidOn) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "InstantLimits", description = "Paid at once")
    record Instant(@Schema(description = REFUSED) Refusal.@Nullable Code refused,
            @Schema(description = "Units; or all, if you have less") String minimum,
            @Schema(description = "Units: what you hold, the largest order, the limit of the day and one bank's line leave so much", example = "10000.00") String maximum,
            @Schema(description = "A redemption leaves as much, or nothing") String minimumHolding,
            @Schema(description = "Yuan per customer and calendar day", example = "10000.00") String limit,
            @Schema(description = "Yuan of it left on that day") String left, LocalDate day) {}

    static LimitsView of(LimitsPreview possible) {
        LimitsPreview.Subscription in = possible.subscription();
        LimitsPreview.Redemption out = possible.redemption();
        LimitsPreview.Instant now = possible.instant();
        return new LimitsView(possible.fundCode(), possible.tradeDate(), Shown.time(possible.until()),
                new Subscription(in.refused(), in.minimum().toString(), in.maximum().toString(),
                        in.available().toString(), text(in.holdingCap()), text(in.capLeft()), text(in.dailyQuota()),
                        text(in.quotaLeft()), in.earnsFrom()),
                new Redemption(out.refused(), out.minimum().toString(), out.maximum().toString(),
                        out.available().toString(), out.minimumHolding().toString(), out.paidOn()),
                new Instant(now.refused(), now.minimum().toString(), now.maximum().toString(),
                        now.minimumHolding().toString(), now.limit().toString(), now.left().toString(), now.day()));
    }

    private static @Nullable String text(@Nullable Object figure) {
        return figure == null ? null : figure.toString();
    }
}
