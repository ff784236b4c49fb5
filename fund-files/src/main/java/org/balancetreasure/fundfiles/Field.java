package org.balancetreasure.fundfiles;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One field of a layout, and the values that it can carry. Check a value before the platform accepts it, if a file must
 * carry it later.
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

    /**
     * Whether {@link FundRecord#set(Field, String)} takes the value: its bytes in GB18030 against the width, and its
     * characters against the type.
     */
    public boolean fits(String value) {
        return unfit(value) == null;
    }

    /** Whether {@link FundRecord#setNumber(Field, long)} takes the number, in units of the field's last digit. */
    public boolean fits(long unscaled) {
        return unfit(unscaled) == null;
    }

    /** @throws UnfitValueException unless the value {@link #fits(String)} */
    public void require(String value) {
        UnfitValueException unfit = unfit(value);
        if (unfit != null) {
            throw unfit;
        }
    }

    /** @throws UnfitValueException unless the number {@link #fits(long)} */
    public void require(long unscaled) {
        UnfitValueException unfit = unfit(unscaled);
        if (unfit != null) {
            throw unfit;
        }
    }

    /** The largest number that fits, in units of the field's last digit; of 19 digits and more the largest long. */
    public long largest() {
        return FieldCodec.largest(requireType(true).length);
    }

    private @Nullable UnfitValueException unfit(String value) {
        return FieldCodec.unfit(requireType(false), value);
    }

    private @Nullable UnfitValueException unfit(long unscaled) {
        return FieldCodec.unfit(requireType(true), unscaled);
    }

    private Field requireType(boolean number) {
        if ((type == FieldType.N) != number) {
            throw new IllegalArgumentException("field " + label() + (number ? " is no number" : " is a number"));
        }
        return this;
    }

    Field at(int newOffset, int newIndex) {
        return new Field(name, type, length, decimals, newOffset, newIndex, description);
    }

    /** For a person: name, type and width, as in {@code NAV N7(4)}. */
    String label() {
        return name + " " + type + length + (type == FieldType.N && decimals > 0 ? "(" + decimals + ")" : "");
    }
}
