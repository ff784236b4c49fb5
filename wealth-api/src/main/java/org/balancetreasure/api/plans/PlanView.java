package org.balancetreasure.api.plans;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.plans.Frequency;
import org.balancetreasure.plans.Plan;
import org.balancetreasure.plans.PlanState;
import org.balancetreasure.plans.PlanTimes;
import org.jspecify.annotations.Nullable;

/** A plan with its next date, as HTTP shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Plan", description = "A plan, with its next date")
record PlanView(@Schema(example = "42") String planId,
        @Schema(description = "Absent if the target is a single fund", example = "BALANCE") @Nullable String productCode,
        @Schema(description = "Absent if the product chooses its funds", example = "000198") @Nullable String fundCode,
        OrderKind kind,
        @Schema(description = "Yuan per date; subscriptions only", example = "500.00") @Nullable String amount,
        @Schema(description = "Units per date; redemptions only") @Nullable String units,
        Frequency frequency,
        @Schema(description = "Weekday 1 (Monday) to 7, or day of the month", example = "31") int day,
        @Schema(description = "The plan has no date before this day") LocalDate firstDate,
        @Schema(description = "The plan has no date after this day") @Nullable LocalDate lastDate,
        @Schema(description = "Number of dates of the plan; missed dates count") @Nullable Integer dates,
        PlanState state, @Schema(description = "Number of dates that are decided so far", example = "3") int datesDone,
        @Schema(description = "The next date by the frequency; absent once the plan has ended") @Nullable LocalDate nextDate,
        @Schema(description = "The trading day on which the next date is due; absent until the exchange has published it") @Nullable LocalDate nextDueDate,
        OffsetDateTime createdAt) {

    static PlanView of(Plan plan, PlanTimes times) {
        LocalDate next = plan.nextDate();
        return new PlanView(Long.toString(plan.planId()), plan.productCode(), plan.fundCode(), plan.kind(),
                plan.amount() == null ? null : Shown.hundredths(plan.amount()),
                plan.units() == null ? null : Shown.hundredths(plan.units()), plan.frequency(), plan.day(),
                plan.firstDate(), plan.lastDate(), plan.datesMax(), plan.state(), plan.datesDone(), next,
                next == null ? null : times.dueDateIfKnown(next), Shown.time(plan.createdAt()));
    }
}
