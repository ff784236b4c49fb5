package org.balancetreasure.api.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.limits.LimitsPreview;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;

/** The caller's limits for a fund, as HTTP shows them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Limits", description = "Limits of the customer for a fund as of now; an order checks them again")
record LimitsView(@Schema(example = "000198") String fundCode,
        @Schema(description = "T of an order that is placed before `until`") LocalDate tradeDate, OffsetDateTime until,
        Subscription subscription, Redemption redemption, Instant instant) {

    private static final String REFUSED = "Code of the refusal that an order would get now; absent if an order is possible";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SubscriptionLimits", description = "Amounts in yuan")
    record Subscription(@Schema(description = REFUSED) Refusal.@Nullable Code refused,
            @Schema(description = "Yuan; the later minimum applies once the customer holds or has ordered units of the fund", example = "0.01") String minimum,
            @Schema(description = "Yuan; the least of wallet, largest order, holding cap and daily quota", example = "40.00") String maximum,
            @Schema(description = "Yuan available in the wallet") String available,
            @Schema(description = "Units that the customer may hold after an order; absent: no cap") @Nullable String holdingCap,
            @Schema(description = "Units left of the cap; open orders count") @Nullable String capLeft,
            @Schema(description = "Yuan that all customers together may subscribe for the trade date; absent: no quota") @Nullable String dailyQuota,
            @Schema(description = "Yuan left of the quota") @Nullable String quotaLeft,
            @Schema(description = "First calendar day of income") LocalDate earnsFrom) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RedemptionLimits", description = "Units")
    record Redemption(@Schema(description = REFUSED) Refusal.@Nullable Code refused,
            @Schema(description = "Units; a smaller holding can be redeemed as a whole") String minimum, String maximum,
            @Schema(description = "Units that no open order holds") String available,
            @Schema(description = "Units; a redemption leaves at least this many or none") String minimumHolding,
            LocalDate paidOn) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "InstantLimits", description = "Limits of an instant redemption")
    record Instant(@Schema(description = REFUSED) Refusal.@Nullable Code refused,
            @Schema(description = "Units; a smaller holding can be redeemed as a whole") String minimum,
            @Schema(description = "Units; the least of holding, largest order, instant limit and the room of one bank's line", example = "10000.00") String maximum,
            @Schema(description = "Units; a redemption leaves at least this many or none") String minimumHolding,
            @Schema(description = "Yuan per customer and calendar day", example = "10000.00") String limit,
            @Schema(description = "Yuan left of the limit on that day") String left, LocalDate day) {}

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
