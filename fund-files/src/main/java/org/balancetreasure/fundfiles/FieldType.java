package org.balancetreasure.fundfiles;

/** How the bytes of a field are coded. */
public enum FieldType {
    /** Text in GB18030, left-justified, padded with spaces; all spaces when unset. */
    C,
    /** Digits as text (dates, times, codes), left-justified, padded with spaces; all spaces when unset. */
    A,
    /** A number with an implied decimal point, right-justified, padded with zeros; a negative one starts with '-'. */
    N,
    /** Free text, coded as {@link #C}. */
    TEXT;

    boolean isText() {
        return this == C || this == TEXT;
    }
}
