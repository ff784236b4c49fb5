package org.balancetreasure.fundfiles;

import java.util.Locale;

/**
 * One field of a layout.
 *
 * @param name as the standard spells it; names compare case-insensitively
 * @param type how its bytes are coded
 * @param length its width in bytes
 * @param decimals digits after the implied decimal point of an N field, else 0
 * @param offset its first byte within the record, from 0
 * @param index its place within the layout, from 0
 * @param description its name in Chinese, as the standard gives it
 */
public record Field(String name, FieldType type, int length, int decimals, int offset, int index, String description) {

    /**
     * Whether a check holds the field to be a day of the calendar. Fields such as DateOfPeriodicSubs have eight digits
     * too, but may carry a day of the month, and FreezingDeadline what a court has written.
     */
    boolean isDate() {
        return type == FieldType.A && length == 8 && name.toLowerCase(Locale.ROOT).endsWith("date");
    }

    Field at(int newOffset, int newIndex) {
        return new Field(name, type, length, decimals, newOffset, newIndex, description);
    }

    /** For a person: name, type and width, as in {@code NAV N7(4)}. */
    String label() {
        return name + " " + type + length + (type == FieldType.N && decimals > 0 ? "(" + decimals + ")" : "");
    }
}
