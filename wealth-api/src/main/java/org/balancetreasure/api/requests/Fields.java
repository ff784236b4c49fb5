package org.balancetreasure.api.requests;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
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
    /** A code of a product, a partner or a stream of files. */
    public static final String CODE = "[A-Za-z0-9_-]{1,16}";
    /** A stream of files; messages of banks have a dot in their name. */
    public static final String STREAM = CODE + "|" + "pain\\.001";

    /** A decimal number as it is sent. */
    public static final String RATE = "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,8})?";

    /** From 10000, at most 17 digits: TransactionAccountID has no more. */
    public static final String CUSTOMER_ID = "[1-9][0-9]{4,16}";

    private static final Pattern CUSTOMER_ID_PATTERN = Pattern.compile(CUSTOMER_ID);
    private static final Pattern RATE_PATTERN = Pattern.compile(RATE);
    private static final Pattern AMOUNT_PATTERN = Pattern.compile(AMOUNT);
    private static final Pattern FUND_CODE_PATTERN = Pattern.compile(FUND_CODE);
    private static final Pattern CODE_PATTERN = Pattern.compile(CODE);
    private static final Pattern NUMBER_PATTERN = Pattern.compile(Numbers.PATTERN);
    private static final int NAME_SHOWN_MAX = 40;

    private Fields() {}

    /** Most elements of a list in a request. */
    public static final int LIST_MAX = 1_000;

    /** A number that names something, as digits in a string. */
    public static long number(String field, @Nullable String value) {
        return Long.parseLong(matching(field, value, NUMBER_PATTERN, Rule.NUMBER));
    }

    /** One to {@value #LIST_MAX} such numbers, each once. */
    public static List<Long> numbers(String field, @Nullable List<String> values) {
        List<String> texts = required(field, values);
        if (texts.isEmpty() || texts.size() > LIST_MAX || new HashSet<>(texts).size() < texts.size()
                || !texts.stream().allMatch(text -> text != null && NUMBER_PATTERN.matcher(text).matches())) {
            throw ApiProblem.invalid(field, Rule.NUMBERS);
        }
        return texts.stream().map(Long::parseLong).toList();
    }

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
        return matching(field, value, FUND_CODE_PATTERN, Rule.FUND_CODE);
    }

    /** More than zero. */
    public static Money money(String field, @Nullable String value) {
        Money money = moneyOrZero(field, value);
        if (!money.isPositive()) {
            throw ApiProblem.invalid(field, Rule.POSITIVE);
        }
        return money;
    }

    /** At least {@code least}. */
    public static Money moneyAtLeast(String field, @Nullable String value, Money least) {
        Money money = moneyOrZero(field, value);
        if (money.cents() < least.cents()) {
            throw ApiProblem.invalid(field, Rule.POSITIVE);
        }
        return money;
    }

    public static Money moneyOrZero(String field, @Nullable String value) {
        return Money.of(matching(field, value, AMOUNT_PATTERN, Rule.AMOUNT));
    }

    /** More than zero. */
    public static Units units(String field, @Nullable String value) {
        return Units.ofHundredths(money(field, value).cents());
    }

    /** A rate as it is sent: signed, at most eight decimals. */
    public static BigDecimal rate(String field, @Nullable String value) {
        return new BigDecimal(matching(field, value, RATE_PATTERN, Rule.RATE));
    }

    /** A customer number: digits in a string, like those of a bank account. */
    public static long customerId(String field, @Nullable String value) {
        return Long.parseLong(matching(field, value, CUSTOMER_ID_PATTERN, Rule.CUSTOMER_ID));
    }

    /** One to {@code max} characters that people can see; white space around them is cut off. */
    public static String text(String field, @Nullable String value, int max) {
        String text = required(field, value).strip();
        if (text.isEmpty() || text.length() > max) {
            throw ApiProblem.invalid(field, Rule.TEXT_LENGTH);
        }
        if (!text.codePoints().allMatch(Fields::isShown)) {
            throw ApiProblem.invalid(field, Rule.TEXT_CHARACTERS);
        }
        return text;
    }

    /** A code as it was given out: to the database a code with spaces after it would be the same code. */
    public static String code(String field, @Nullable String value) {
        return matching(field, value, CODE_PATTERN, Rule.CODE);
    }

    /** A stream of files. */
    public static String stream(String field, @Nullable String value) {
        return "pain.001".equals(value) ? "pain.001" : code(field, value);
    }

    /** A code, or null if none is sent. */
    public static @Nullable String codeIfAny(String field, @Nullable String value) {
        return value == null ? null : code(field, value);
    }

    /** A value that is exactly as {@code pattern} describes it. */
    private static String matching(String field, @Nullable String value, Pattern pattern, Rule otherwise) {
        String text = required(field, value);
        if (!pattern.matcher(text).matches()) {
            throw ApiProblem.invalid(field, otherwise);
        }
        return text;
    }

    /** A name that a caller made up, as far as an answer can repeat it. */
    public static String shown(String name) {
        String start = name.length() > NAME_SHOWN_MAX ? name.substring(0, NAME_SHOWN_MAX) : name;
        return start.codePoints().map(character -> isShown(character) ? character : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /**
     * Controls, lone surrogates and what has no width look like nothing, so that two different texts look the same.
     * U+FFFD stands for bytes that were no characters.
     */
    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE ->
                false;
            default -> character != 0xFFFD;
        };
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
