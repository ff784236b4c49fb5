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

/** A plan as it is asked for; read by {@link #checked} into what it means. */
@Schema(name = "PlanRequest", example = "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"500.00\", \"frequency\": \"MONTHLY\", \"day\": 31}")
record PlanRequest(
        @Schema(description = "The product, unless the target is a fund alone", example = "BALANCE") @Nullable String productCode,
        @Schema(description = "The fund; with a subscription of a product only where the product leaves the choice to you", pattern = Fields.FUND_CODE, example = "000198") @Nullable String fundCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable OrderKind kind,
        @Schema(description = "Yuan ordered on each date, of a subscription", pattern = Fields.AMOUNT, example = "500.00") @Nullable String amount,
        @Schema(description = "Units ordered on each date, of a redemption", pattern = Fields.AMOUNT) @Nullable String units,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Frequency frequency,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Weekday 1 (Monday) to 7, or with MONTHLY the day of the month: a month that has no such day has its last day instead", minimum = "1", maximum = "31", example = "31") @Nullable Integer day,
        @Schema(description = "No date is earlier, and fortnights are counted from it; the next possible date if it is not given or has passed") @Nullable LocalDate firstDate,
        @Schema(description = "No date is later; without end if it is not given") @Nullable LocalDate lastDate,
        @Schema(description = "How many dates the plan has, those that are missed included; as many as come if it is not given", minimum = "1", maximum = "9999") @Nullable Integer dates) {

    private static final int DATES_MAX = 9_999;
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final LocalDate FAR_AHEAD = LocalDate.of(2999, 12, 31);

    /** @throws ApiProblem naming the first field at fault */
    Instruction checked() {
        String fund = productCode != null && fundCode == null ? null : Fields.fundCode("fundCode", fundCode);
        OrderKind what = Fields.required("kind", kind);
        long ordered = switch (what) {
            case SUBSCRIPTION -> {
                Fields.absent("units", units);
                yield Fields.money("amount", amount).cents();
            }
            case REDEMPTION -> {
                Fields.absent("amount", amount);
                if (productCode != null) {
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
        return new Instruction(productCode, fund, what, ordered, new Schedule(often, on, first, lastDate, dates));
    }
}
