package org.balancetreasure.bankfiles;

import java.util.regex.Pattern;
import org.balancetreasure.bankfiles.UnfitValueException.Rule;
import org.jspecify.annotations.Nullable;

/** The rules for values that we send: stricter than the schema where banks are known to refuse what it allows. */
final class Fit {

    static final int ID_LENGTH = 35;
    static final int NAME_LENGTH = 140;
    static final long AMOUNT_MAX = 999_999_999_999_999_999L;
    static final String NOT_PROVIDED = "NOTPROVIDED";

    private static final Pattern SWIFT = Pattern.compile("[A-Za-z0-9/?:().,'+-]([A-Za-z0-9/?:().,'+ -]*"
            + "[A-Za-z0-9/?:().,'+-])?");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,32}[A-Za-z0-9])?");
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Pattern MEMBER = Pattern.compile("[0-9]{3,28}");

    private Fit() {}

    /** An identifier of ours. */
    static String id(String field, String value) {
        if (value.isEmpty() || value.length() > ID_LENGTH) {
            throw new UnfitValueException(field, Rule.LENGTH, ID_LENGTH);
        }
        if (!SWIFT.matcher(value).matches()) {
            throw new UnfitValueException(field, Rule.SWIFT_CHARACTERS, ID_LENGTH);
        }
        if (value.startsWith("/") || value.endsWith("/") || value.contains("//")) {
            throw new UnfitValueException(field, Rule.SLASHES, ID_LENGTH);
        }
        if (value.equals(NOT_PROVIDED)) {
            throw new UnfitValueException(field, Rule.NOT_PROVIDED, ID_LENGTH);
        }
        return value;
    }

    /** A name or another text for people. */
    static String text(String field, @Nullable String value, int lengthMax) {
        if (value == null || value.isEmpty() || value.codePointCount(0, value.length()) > lengthMax) {
            throw new UnfitValueException(field, Rule.LENGTH, lengthMax);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean half = Character.isHighSurrogate(c)
                    ? i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1))
                    : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
            if (half || Character.isISOControl(c) || c >= '\uFFFE' || c == '\u2028' || c == '\u2029') {
                throw new UnfitValueException(field, Rule.CHARACTERS, lengthMax);
            }
        }
        if (!value.equals(value.strip())) {
            throw new UnfitValueException(field, Rule.CHARACTERS, lengthMax);
        }
        return value;
    }

    static long amount(String field, long units) {
        if (units <= 0 || units > AMOUNT_MAX) {
            throw new UnfitValueException(field, Rule.AMOUNT, 18);
        }
        return units;
    }

    static long count(String field, long count) {
        if (count <= 0 || count > 999_999_999_999_999L) {
            throw new UnfitValueException(field, Rule.COUNT, 15);
        }
        return count;
    }

    static String currency(String field, String code) {
        if (Amounts.decimals(code) < 0) {
            throw new UnfitValueException(field, Rule.CURRENCY, 3);
        }
        return code;
    }

    static String account(String field, @Nullable String value) {
        if (value == null || (!isIban(value) && !ACCOUNT.matcher(value).matches())) {
            throw new UnfitValueException(field, Rule.ACCOUNT, 34);
        }
        return value;
    }

    static String bank(String field, @Nullable String value) {
        if (value == null || (!isBic(value) && !MEMBER.matcher(value).matches())) {
            throw new UnfitValueException(field, Rule.BANK, 28);
        }
        return value;
    }

    /** Whether the check digits of ISO 13616 hold; the account numbers of Chinese banks have none. */
    static boolean isIban(String value) {
        if (!IBAN.matcher(value).matches()) {
            return false;
        }
        int rest = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = Character.digit(value.charAt((i + 4) % value.length()), 36);
            rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
        }
        return rest == 1;
    }

    static boolean isBic(String value) {
        return BIC.matcher(value).matches();
    }
}
