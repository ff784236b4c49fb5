package org.balancetreasure.api.onboarding;

import java.time.LocalTime;
import java.util.regex.Pattern;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/** Reads fields that settings alone have. */
final class SettingFields {

    /** Of a partner or of us, as a creator of files: the part of a file's name between two underscores. */
    static final String PARTNER_CODE = "[A-Z0-9]{1,9}";
    /** ISO 9362. */
    static final String BIC = "[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?";
    static final String ACCOUNT_NO = "[A-Z0-9]{1,34}";
    static final String STREAM = "[A-Z]{3}";
    static final String FILE_VERSION = "2[0-2]";
    static final String SUMMARIES = "((25|12|09)( (25|12|09)){0,2})?";
    static final String SHARE_CLASS = "[0-2]";
    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    static final String CHANNEL = "[a-z0-9-]{1,16}";
    static final String ACCOUNT_ID = "[1-9][0-9]{0,3}";
    static final int NAME_ZH_MAX = 60;
    static final int NAME_EN_MAX = 80;
    /** Breaks within our own books stand under this code. */
    private static final String HOUSE = "HOUSE";

    private SettingFields() {}

    static String partnerCode(String field, @Nullable String value) {
        String code = matching(field, value, PARTNER_CODE, Rule.PARTNER_CODE);
        if (code.equals(HOUSE)) {
            throw ApiProblem.invalid(field, Rule.PARTNER_CODE);
        }
        return code;
    }

    static LocalTime time(String field, @Nullable String value) {
        return LocalTime.parse(matching(field, value, TIME, Rule.TIME));
    }

    static int accountId(String field, @Nullable String value) {
        return Integer.parseInt(matching(field, value, ACCOUNT_ID, Rule.INTEGER));
    }

    static String nameZh(@Nullable String value) {
        return Fields.text("nameZh", value, NAME_ZH_MAX);
    }

    static String nameEn(@Nullable String value) {
        return Fields.text("nameEn", value, NAME_EN_MAX);
    }

    /** More than zero. */
    static @Nullable Money moneyIfAny(String field, @Nullable String value) {
        return value == null ? null : Fields.money(field, value);
    }

    /** More than zero. */
    static @Nullable Units unitsIfAny(String field, @Nullable String value) {
        return value == null ? null : Fields.units(field, value);
    }

    /** A value that is exactly as {@code pattern} describes it. */
    static String matching(String field, @Nullable String value, String pattern, Rule otherwise) {
        String text = Fields.required(field, value);
        if (!Pattern.matches(pattern, text)) {
            throw ApiProblem.invalid(field, otherwise);
        }
        return text;
    }
}
