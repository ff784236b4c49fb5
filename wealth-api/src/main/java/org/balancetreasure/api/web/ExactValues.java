package org.balancetreasure.api.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the values of path and query before they are converted. The usual converters guess: they take dates in the
 * style of the caller's language, numbers like {@code 0x2}, {@code +2} and {@code #2}, names with spaces around them,
 * and {@code on} for true.
 */
final class ExactValues {

    private static final int LENGTH_MAX = 200;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern LONG = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern INT = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");

    private ExactValues() {}

    /**
     * @param type that the operation reads the value as; null if it does not read it
     * @throws ApiProblem naming the parameter and its rule
     */
    static void check(String name, String value, @Nullable Class<?> type) {
        Fields.text(name, value, LENGTH_MAX);
        if (type == LocalDate.class) {
            require(isDate(value), name, Rule.DATE);
        } else if (type == Integer.class || type == int.class) {
            require(INT.matcher(value).matches(), name, Rule.INTEGER);
        } else if (type == Long.class || type == long.class) {
            require(LONG.matcher(value).matches(), name, Rule.INTEGER);
        } else if (type == Boolean.class || type == boolean.class) {
            require(BOOLEAN.matcher(value).matches(), name, Rule.BOOLEAN);
        } else if (type != null && type.isEnum()) {
            require(Arrays.stream(type.getEnumConstants()).anyMatch(one -> ((Enum<?>) one).name().equals(value)), name,
                    Rule.ONE_OF);
        }
    }

    private static void require(boolean holds, String name, Rule rule) {
        if (!holds) {
            throw ApiProblem.invalid(name, rule);
        }
    }

    private static boolean isDate(String value) {
        try {
            date(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** @throws DateTimeException unless it is a date like 2026-01-05 */
    static LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            throw new DateTimeException("no date");
        }
        return LocalDate.parse(text);
    }
}
