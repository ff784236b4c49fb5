package org.balancetreasure.api.plans;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Objects;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.plans.Frequency;
import org.balancetreasure.plans.Instruction;
import org.balancetreasure.plans.Schedule;
import org.jspecify.annotations.Nullable;

/** The body that creates a plan; {@link #checked} validates it. */
@Schema(name = "PlanRequest", example = "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"500.00\", \"frequency\": \"MONTHLY\", \"day\": 31}")
record PlanRequest(
        @Schema(description = "The product; absent if the target is a single fund", pattern = Fields.CODE, example = "BALANCE") @Nullable String productCode,
        @Schema(description = "The fund. With a product: only in a subscription, and only if the customer chooses the fund of that product", pattern = Fields.FUND_CODE, example = "000198") @Nullable String fundCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable OrderKind kind,
        @Schema(description = "Yuan per date; subscriptions only", pattern = Fields.AMOUNT, example = "500.00") @Nullable String amount,
        @Schema(description = "Units per date; redemptions only", pattern = Fields.AMOUNT) @Nullable String units,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Frequency frequency,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Weekday 1 (Monday) to 7; with MONTHLY the day of the month, or the last day of a shorter month", minimum = "1", maximum = "31", example = "31") @Nullable Integer day,
        @Schema(description = "The plan has no date before this day, and fortnights count from it. Default, also for a day that has passed: the next run") @Nullable LocalDate firstDate,
        @Schema(description = "The plan has no date after this day. Default: no end") @Nullable LocalDate lastDate,
        @Schema(description = "Number of dates of the plan; missed dates count. Default: no bound", minimum = "1", maximum = "9999") @Nullable Integer dates) {

    private static final int DATES_MAX = 9_999;
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final LocalDate FAR_AHEAD = LocalDate.of(2999, 12, 31);

    /** @throws ApiProblem naming the first field at fault */
    Instruction checked() {
        String product = Fields.codeIfAny("productCode", productCode);
        String fund = product != null && fundCode == null ? null : Fields.fundCode("fundCode", fundCode);
        OrderKind what = Fields.required("kind", kind);
        long ordered = switch (what) {
            case SUBSCRIPTION -> {
                Fields.absent("units", units);
                yield Fields.money("amount", amount).cents();
            }
            case REDEMPTION -> {
                Fields.absent("amount", amount);
                if (product != null) {
                    Fields.absent("fundCode", fundCode);
                }
                yield Fields.units("units", units).hundredths();
            }
        };
        Frequency often = Fields.required("frequency", frequency);
        int on = Fields.required("day", day);
        if (on < 1 || on > often.dayMax()) {
            throw ApiProblem.invalid("day", Rule.PLAN_DAY);
        }
        if (dates != null && (dates < 1 || dates > DATES_MAX)) {
            throw ApiProblem.invalid("dates", Rule.PLAN_DATES);
        }
        // Nothing here depends on today, so the same request means the same whenever it is sent again.
        LocalDate first = Objects.requireNonNullElse(firstDate, LONG_AGO);
        if (first.isBefore(LONG_AGO) || first.isAfter(FAR_AHEAD)) {
            throw ApiProblem.invalid("firstDate", Rule.PLAN_BOUNDS);
        }
        if (lastDate != null && (lastDate.isBefore(first) || lastDate.isAfter(FAR_AHEAD))) {
            throw ApiProblem.invalid("lastDate", Rule.PLAN_BOUNDS);
        }
        return new Instruction(product, fund, what, ordered, new Schedule(often, on, first, lastDate, dates));
    }
}
