package org.balancetreasure.api.orders;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.OrderKind;
import org.jspecify.annotations.Nullable;

/** An order as it is asked for; read by {@link #checked} into what it means. */
@Schema(name = "OrderRequest", example = "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"100.00\"}")
record OrderRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = "[0-9]{6}", example = "000198") @Nullable String fundCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable OrderKind kind,
        @Schema(description = "Yuan, of a subscription", pattern = AMOUNT, example = "100.00") @Nullable String amount,
        @Schema(description = "Units, of a redemption", pattern = AMOUNT) @Nullable String units) {

    static final String AMOUNT = "(0|[1-9][0-9]{0,12})(\\.[0-9]{1,2})?";

    private static final Pattern AMOUNT_PATTERN = Pattern.compile(AMOUNT);
    private static final Pattern FUND_CODE = Pattern.compile("[0-9]{6}");

    /** What is asked for. Its text is the same for everything that means the same. */
    sealed interface Wish {

        String fundCode();

        record Subscribe(String fundCode, Money amount) implements Wish {}

        record Redeem(String fundCode, Units units) implements Wish {}
    }

    /** @throws ApiProblem naming the first field at fault */
    Wish checked() {
        String fund = required("fundCode", fundCode);
        if (!FUND_CODE.matcher(fund).matches()) {
            throw ApiProblem.invalid("fundCode", Rule.FUND_CODE);
        }
        return switch (required("kind", kind)) {
            case SUBSCRIPTION -> {
                absent("units", units);
                yield new Wish.Subscribe(fund, Money.of(positive("amount", amount)));
            }
            case REDEMPTION -> {
                absent("amount", amount);
                yield new Wish.Redeem(fund, Units.of(positive("units", units)));
            }
        };
    }

    private static String positive(String field, @Nullable String value) {
        String text = required(field, value);
        if (!AMOUNT_PATTERN.matcher(text).matches()) {
            throw ApiProblem.invalid(field, Rule.AMOUNT);
        }
        if (!Money.of(text).isPositive()) {
            throw ApiProblem.invalid(field, Rule.POSITIVE);
        }
        return text;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw ApiProblem.invalid(field, Rule.REQUIRED);
        }
        return value;
    }

    private static void absent(String field, @Nullable String value) {
        if (value != null) {
            throw ApiProblem.invalid(field, Rule.NOT_WITH_THIS_KIND);
        }
    }
}
