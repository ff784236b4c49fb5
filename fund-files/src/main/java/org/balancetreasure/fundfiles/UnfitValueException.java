package org.balancetreasure.fundfiles;

/**
 * A field cannot carry a value. It names the field and the rule and says how long the value is, never the value itself:
 * that may be somebody's name or certificate number, and messages go into logs.
 */
public final class UnfitValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What a value must keep to so that a field can carry it. */
    public enum Rule {
        /** No longer than the field: bytes in GB18030 of a text, digits and a minus sign of a number. */
        LENGTH,
        /** Characters with a code in GB18030, and in a field of type C no control characters. */
        CHARACTERS,
        /** Digits only. */
        DIGITS,
        /** No more decimals than the field has; nothing is rounded. */
        DECIMALS
    }

    private final transient Field field;
    private final Rule rule;
    private final int length;

    UnfitValueException(Field field, Rule rule, int length) {
        super("field " + field.label() + " takes " + switch (rule) {
            case LENGTH -> "at most " + field.length() + (field.type().isText() ? " bytes in GB18030" : " digits")
                    + ", not " + length;
            case CHARACTERS -> "characters of GB18030 that can be printed, and the value of " + length
                    + " characters has others";
            case DIGITS -> "digits only, and the value of " + length + " characters has others";
            case DECIMALS -> "at most " + field.decimals() + " decimals, not " + length;
        });
        this.field = field;
        this.rule = rule;
        this.length = length;
    }

    public Field field() {
        return field;
    }

    public Rule rule() {
        return rule;
    }

    /** What the value has: bytes or digits under LENGTH, decimals under DECIMALS, else characters. */
    public int length() {
        return length;
    }
}
