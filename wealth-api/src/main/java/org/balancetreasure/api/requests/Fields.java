package org.balancetreasure.api.requests;

import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a body, the same way for every resource; each method throws the problem that names its field. */
public final class Fields {

    /** Yuan or units as they are sent: at most 13 digits and two decimals, no sign. */
    public static final String AMOUNT = "(0|[1-9][0-9]{0,12})(\\.[0-9]{1,2})?";
    public static final String FUND_CODE = "[0-9]{6}";

    /** A decimal number as it is sent. */
    public static final String RATE = "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,8})?";

    private static final Pattern RATE_PATTERN = Pattern.compile(RATE);
    private static final Pattern AMOUNT_PATTERN = Pattern.compile(AMOUNT);
    private static final Pattern FUND_CODE_PATTERN = Pattern.compile(FUND_CODE);

    private Fields() {}

    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw ApiProblem.invalid(field, Rule.REQUIRED);
        }
        return value;
    }

    public static void absent(String field, @Nullable Object value) {
        if (value != null) {
            throw ApiProblem.invalid(field, Rule.NOT_WITH_THIS_KIND);
        }
    }

    public static String fundCode(String field, @Nullable String value) {
        String code = required(field, value);
        if (!FUND_CODE_PATTERN.matcher(code).matches()) {
            throw ApiProblem.invalid(field, Rule.FUND_CODE);
        }
        return code;
    }

    /** More than zero. */
    public static Money money(String field, @Nullable String value) {
        Money money = moneyOrZero(field, value);
        if (!money.isPositive()) {
            throw ApiProblem.invalid(field, Rule.POSITIVE);
        }
        return money;
    }

    public static Money moneyOrZero(String field, @Nullable String value) {
        String text = required(field, value);
        if (!AMOUNT_PATTERN.matcher(text).matches()) {
            throw ApiProblem.invalid(field, Rule.AMOUNT);
        }
        return Money.of(text);
    }

    /** More than zero. */
    public static Units units(String field, @Nullable String value) {
        return Units.ofHundredths(money(field, value).cents());
    }

    /** A rate as it is sent: signed, at most eight decimals. */
    public static BigDecimal rate(String field, @Nullable String value) {
        String text = required(field, value);
        if (!RATE_PATTERN.matcher(text).matches()) {
            throw ApiProblem.invalid(field, Rule.RATE);
        }
        return new BigDecimal(text);
    }

    /** One to {@code max} characters, without white space around them. */
    public static String text(String field, @Nullable String value, int max) {
        String text = required(field, value).strip();
        if (text.isEmpty() || text.length() > max) {
            throw ApiProblem.invalid(field, Rule.TEXT_LENGTH);
        }
        return text;
    }

    /**
     * A text that files have to carry.
     *
     * @param fits whether they can
     */
    public static String fileText(String field, @Nullable String value, int max, Predicate<String> fits) {
        String text = text(field, value, max);
        if (!fits.test(text)) {
            throw ApiProblem.invalid(field, Rule.FILE_TEXT);
        }
        return text;
    }
}
