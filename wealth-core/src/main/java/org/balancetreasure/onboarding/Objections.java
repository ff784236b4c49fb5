package org.balancetreasure.onboarding;

import java.time.LocalDate;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.refusals.RefusalDetails;

/** Why a setting can't be as proposed: the field at fault, what it says, and what it must be. */
final class Objections {

    private static final String FIELD = "field";
    private static final String VALUE = "value";

    private Objections() {}

    /** Something has that code, number or day already. */
    static Refusal exists(String field, Object value) {
        return new Refusal(Code.SETTING_EXISTS, RefusalDetails.of(FIELD, field, VALUE, value.toString()));
    }

    /** Nothing has that code or number. */
    static Refusal unknown(String field, Object value) {
        return new Refusal(Code.SETTING_UNKNOWN, RefusalDetails.of(FIELD, field, VALUE, value.toString()));
    }

    /** Before the first day on which the change leaves alone what was done. */
    static Refusal tooEarly(String field, LocalDate value, LocalDate earliest) {
        return new Refusal(Code.SETTING_TOO_EARLY,
                RefusalDetails.of(FIELD, field, VALUE, value, "earliest", earliest));
    }

    /** @param needed in words */
    static Refusal unfit(String field, Object value, String needed) {
        return new Refusal(Code.SETTING_UNFIT,
                RefusalDetails.of(FIELD, field, VALUE, value.toString(), "needed", needed));
    }
}
