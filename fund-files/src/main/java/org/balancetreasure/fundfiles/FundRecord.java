package org.balancetreasure.fundfiles;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One record of a data file: its bytes, sliced and decoded only when a field is asked for. A reader hands out the same
 * record again and again with other bytes in it; {@link #copy()} keeps one.
 *
 * <p>Fields are named as the standard names them, in whatever case. In a hot loop take the {@link Field} once from
 * {@link #layout()} and use it in place of the name.
 */
public final class FundRecord {

    private final Layout layout;
    private byte[] bytes;
    private int start;

    /** A record in which no field is set: texts are spaces, numbers are zeros. */
    FundRecord(Layout layout) {
        this(layout, layout.newBlankRecord(), 0);
    }

    FundRecord(Layout layout, byte[] bytes, int start) {
        this.layout = layout;
        this.bytes = bytes;
        this.start = start;
    }

    void moveTo(byte[] newBytes, int newStart) {
        this.bytes = newBytes;
        this.start = newStart;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    public Layout layout() {
        return layout;
    }

    public boolean has(String name) {
        return layout.has(name);
    }

    /** This record as it is now, with bytes of its own. */
    public FundRecord copy() {
        byte[] own = new byte[layout.recordLength()];
        System.arraycopy(bytes, start, own, 0, own.length);
        return new FundRecord(layout, own, 0);
    }

    /** The bytes of the field as they are, padding included, one character a byte. */
    String raw(Field field) {
        return new String(bytes, at(field), field.length(), StandardCharsets.ISO_8859_1);
    }

    /** The text of a field of any type without the spaces that pad it; empty when it is unset. */
    public String text(Field field) {
        return FieldCodec.text(bytes, at(field), field.length());
    }

    public String text(String name) {
        return text(layout.field(name));
    }

    /**
     * The number in a field of type N in units of its last digit: {@code 0000000000001001} with two decimals is 1001.
     *
     * @throws ArithmeticException when it leaves 64 bits, which a field of 19 digits or more can
     */
    public long number(Field field) {
        return FieldCodec.number(numeric(field), bytes, at(field));
    }

    public long number(String name) {
        return number(layout.field(name));
    }

    /** The number in a field of type N with its decimals as scale. */
    public BigDecimal decimal(Field field) {
        return FieldCodec.decimal(numeric(field), bytes, at(field));
    }

    public BigDecimal decimal(String name) {
        return decimal(layout.field(name));
    }

    /** The day in a field of eight digits: null when unset or all zeros, 9999-12-31 when all nines. */
    public @Nullable LocalDate date(Field field) {
        return FieldCodec.date(field, bytes, at(field));
    }

    public @Nullable LocalDate date(String name) {
        return date(layout.field(name));
    }

    /**
     * Sets a text; the empty one unsets the field.
     *
     * @throws UnfitValueException when it does not fit
     */
    public FundRecord set(Field field, String value) {
        switch (field.type()) {
            case C, TEXT -> FieldCodec.putText(field, value, bytes, at(field));
            case A -> FieldCodec.putDigits(field, value, bytes, at(field));
            case N -> throw new IllegalArgumentException(
                    "field " + field.label() + " is a number; set it by setNumber or setDecimal");
        }
        return this;
    }

    public FundRecord set(String name, String value) {
        return set(layout.field(name), value);
    }

    /**
     * Sets as much of a text as fits, cut between two characters.
     *
     * @throws UnfitValueException for characters that the field cannot hold
     */
    public FundRecord setTruncated(Field field, String value) {
        if (!field.type().isText()) {
            throw new IllegalArgumentException("field " + field.label() + " is no text and is never cut");
        }
        FieldCodec.putTruncated(field, value, bytes, at(field));
        return this;
    }

    public FundRecord setTruncated(String name, String value) {
        return setTruncated(layout.field(name), value);
    }

    /**
     * Sets a number given in units of the field's last digit.
     *
     * @throws UnfitValueException when it does not fit
     */
    public FundRecord setNumber(Field field, long unscaled) {
        FieldCodec.putNumber(numeric(field), unscaled, bytes, at(field));
        return this;
    }

    public FundRecord setNumber(String name, long unscaled) {
        return setNumber(layout.field(name), unscaled);
    }

    /**
     * Sets a number exactly; nothing is rounded.
     *
     * @throws UnfitValueException when it has more decimals than the field, or does not fit
     */
    public FundRecord setDecimal(Field field, BigDecimal value) {
        FieldCodec.putDecimal(numeric(field), value, bytes, at(field));
        return this;
    }

    public FundRecord setDecimal(String name, BigDecimal value) {
        return setDecimal(layout.field(name), value);
    }

    /** Sets a day as YYYYMMDD in a field of eight bytes. */
    public FundRecord setDate(Field field, LocalDate value) {
        if (field.type() == FieldType.N) {
            throw new IllegalArgumentException("field " + field.label() + " is a number and takes no date");
        }
        FieldCodec.putDate(field, value, bytes, at(field));
        return this;
    }

    public FundRecord setDate(String name, LocalDate value) {
        return setDate(layout.field(name), value);
    }

    /** Unsets all fields, so that the record can be filled again. */
    public FundRecord clear() {
        layout.blank(bytes, start);
        return this;
    }

    public FundRecord clear(String name) {
        layout.blank(bytes, start, layout.field(name));
        return this;
    }

    private int at(Field field) {
        return start + layout.own(field).offset();
    }

    /**
     * Whether the row is one of the details that a file may list under a row: its DetailFlag is 1. Details have the
     * AppSheetSerialNo of their row and repeat it lot by lot (TASerialNO and OriginalCfmDate of their own): they add
     * nothing to it. A row without the flag is no detail.
     */
    public boolean isDetail() {
        Field flag = layout.detailFlag();
        return flag != null && bytes[start + flag.offset()] == '1';
    }

    private static Field numeric(Field field) {
        if (field.type() != FieldType.N) {
            throw new IllegalArgumentException("field " + field.label() + " is no number");
        }
        return field;
    }

    @Override
    public String toString() {
        StringBuilder set = new StringBuilder(layout.fileType()).append('{');
        for (Field field : layout.fields()) {
            String text = text(field);
            if (!text.isEmpty() && !(field.type() == FieldType.N && text.chars().allMatch(c -> c == '0'))) {
                set.append(set.charAt(set.length() - 1) == '{' ? "" : ", ").append(field.name()).append('=')
                        .append(text);
            }
        }
        return set.append('}').toString();
    }
}
