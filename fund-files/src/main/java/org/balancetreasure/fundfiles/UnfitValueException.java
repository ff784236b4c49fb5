package org.balancetreasure.fundfiles;

/**
 * A field can't carry a value. The message gives the field, the rule and the length, never the value itself, because a
 * value may be a name or a certificate number, and messages go into logs.
 */
public final class UnfitValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The rule that a value must keep. */
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

    /** Length of the value: bytes or digits under LENGTH, decimals under DECIMALS, else characters. */
    public int length() {
        return length;
    }
}
