package org.balancetreasure.api.plans;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.balancetreasure.api.problems.AlternativeView;
import org.balancetreasure.api.problems.Messages;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.orders.Order;
import org.balancetreasure.plans.PlanDate;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.jspecify.annotations.Nullable;

/** One date of a plan and its outcome. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PlanDate", description = "One date of a plan and its outcome")
record PlanDateView(@Schema(description = "By the frequency") LocalDate nominalDate,
        @Schema(description = "The trading day on which it was due") LocalDate dueDate,
        @Schema(description = "ORDERED, or why there is no order. REFUSED: see `refusal`. PAUSED: the plan was paused at its run. MISSED: the platform ran no plans on the due date and the next trading day, or none before the plan was paused") PlanDate.Outcome outcome,
        @Schema(description = "One order; for a product, one order per fund") List<OrderView> orders,
        @Schema(description = "Why the order was refused") @Nullable Reason refusal, OffsetDateTime decidedAt) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PlanDateOrder")
    record OrderView(String orderNumber, @Schema(example = "000198") String fundCode,
            @Schema(description = "T: the due date, or the next trading day if no plans ran on the due date") LocalDate tradeDate,
            @Schema(description = "Yuan; subscriptions only", example = "500.00") @Nullable String amount,
            @Schema(description = "Units; redemptions only") @Nullable String units) {

        static OrderView of(Order order) {
            return new OrderView(order.orderNumber(), order.fundCode(), order.tradeDate(),
                    order.amount() == null ? null : Shown.hundredths(order.amount()),
                    order.units() == null ? null : Shown.hundredths(order.units()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PlanDateRefusal")
    record Reason(@Schema(implementation = Refusal.Code.class, example = "INSUFFICIENT_BALANCE") String code,
            @Schema(description = "Text for people, in the language of Accept-Language", example = "The wallet has 40.00 available, less than 500.00.") String detail,
            @Schema(example = "{\"available\": \"40.00\", \"amount\": \"500.00\"}") Map<String, String> figures,
            @Schema(description = "What the customer could do instead when the date was decided; absent if nothing") @Nullable AlternativeView alternative) {}

    static PlanDateView of(PlanDate date, Messages messages, Locale locale) {
        return new PlanDateView(date.nominalDate(), date.dueDate(), date.outcome(),
                date.orders().stream().map(OrderView::of).toList(), reason(date, messages, locale),
                Shown.time(date.decidedAt()));
    }

    private static @Nullable Reason reason(PlanDate date, Messages messages, Locale locale) {
        String code = date.refusalCode();
        if (code == null) {
            return null;
        }
        Map<String, String> figures = RefusalDetails.shownAgain(date.figures());
        return new Reason(code, messages.refusal(locale, code, figures), figures, alternative(date, messages, locale));
    }

    private static @Nullable AlternativeView alternative(PlanDate date, Messages messages, Locale locale) {
        String kind = date.alternative();
        if (kind == null) {
            return null;
        }
        Map<String, String> figures = RefusalDetails.shownAgain(date.alternativeFigures());
        return new AlternativeView(kind, messages.text(locale, "alternative." + kind, figures), figures);
    }
}
