package org.balancetreasure.bankfiles;

/**
 * A message can't carry a value. The text gives the field and the rule, never the value itself, because a value may be
 * a name or an account number, and texts go into logs.
 */
public final class UnfitValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The rule that a value must keep. */
    public enum Rule {
        /** Not empty and not longer than the field. */
        LENGTH("1 to %s characters"),
        /** An identifier: letters, digits and {@code /-?:().,'+} and space between them. */
        SWIFT_CHARACTERS("characters of the SWIFT set, no space at its ends"),
        /** An identifier: no slash at its beginning or end and no two in a row. */
        SLASHES("no slash at its beginning or end and no two in a row"),
        /** A text: no control characters, no half of a character, no space at its ends. */
        CHARACTERS("characters that can be printed, no space at its ends"),
        /** An account: an IBAN, or letters and digits. */
        ACCOUNT("an IBAN, or up to 34 letters and digits"),
        /** A bank: a BIC, or the digits of a clearing member. */
        BANK("a BIC, or the digits of a clearing member"),
        /** An identifier that banks understand as missing. */
        NOT_PROVIDED("an identifier of our own, not NOTPROVIDED"),
        /** A currency of ISO 4217 with decimals. */
        CURRENCY("a currency of ISO 4217"),
        /** An amount above zero with at most 18 digits. */
        AMOUNT("an amount above zero with at most 18 digits"),
        /** A count of at least one with at most 15 digits. */
        COUNT("a count of at least one");

        private final String text;

        Rule(String text) {
            this.text = text;
        }
    }

    private final String field;
    private final Rule rule;

    UnfitValueException(String field, Rule rule, int lengthMax) {
        super("field " + field + " takes " + rule.text.replace("%s", Integer.toString(lengthMax)));
        this.field = field;
        this.rule = rule;
    }

    /** As the standard names it, with its parent where that says more: {@code Cdtr/Nm}. */
    public String field() {
        return field;
    }

    public Rule rule() {
        return rule;
    }
}
