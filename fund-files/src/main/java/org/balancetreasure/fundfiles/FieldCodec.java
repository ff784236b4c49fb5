package org.balancetreasure.fundfiles;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.balancetreasure.fundfiles.UnfitValueException.Rule;
import org.jspecify.annotations.Nullable;

/** The coding of single fields: bytes of a record to values and back. Plain ASCII, nearly all there is, goes fast. */
final class FieldCodec {

    static final Charset GB18030 = Charset.forName("GB18030");

    /** How partners write "without end"; no day of a calendar. */
    static final LocalDate WITHOUT_END = LocalDate.of(9999, 12, 31);

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private FieldCodec() {}

    /** The text without its padding; bytes that are no GB18030 become U+FFFD (a checked file has none). */
    static String text(byte[] bytes, int from, int length) {
        int end = from + length;
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        int or = 0;
        for (int i = from; i < end; i++) {
            or |= bytes[i];
        }
        return new String(bytes, from, end - from, or < 0 ? GB18030 : StandardCharsets.ISO_8859_1);
    }

    static boolean decodes(byte[] bytes, int from, int length) {
        try {
            GB18030.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes, from, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * The digits as a whole number.
     *
     * @throws ArithmeticException when they leave 64 bits, which a field of 19 digits or more can
     */
    static long number(Field field, byte[] bytes, int from) {
        int i = from;
        int end = from + field.length();
        boolean negative = bytes[i] == '-';
        if (negative) {
            i++;
        }
        if (end - i > 18) {
            return big(field, bytes, from).longValueExact();
        }
        long value = 0;
        for (; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw notDigits(field, bytes, from);
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    static BigDecimal decimal(Field field, byte[] bytes, int from) {
        return field.length() > 18
                ? new BigDecimal(big(field, bytes, from), field.decimals())
                : BigDecimal.valueOf(number(field, bytes, from), field.decimals());
    }

    private static BigInteger big(Field field, byte[] bytes, int from) {
        try {
            return new BigInteger(new String(bytes, from, field.length(), StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            throw new IllegalStateException(notDigits(field, bytes, from).getMessage(), e);
        }
    }

    private static IllegalStateException notDigits(Field field, byte[] bytes, int from) {
        return new IllegalStateException(
                "field " + field.label() + " holds '" + text(bytes, from, field.length()) + "', which is no number");
    }

    static @Nullable LocalDate date(Field field, byte[] bytes, int from) {
        String digits = text(bytes, from, field.length());
        if (digits.isEmpty() || digits.equals("00000000")) {
            return null;
        }
        if (digits.equals("99999999")) {
            return WITHOUT_END;
        }
        if (!isDay(bytes, from)) {
            throw new IllegalStateException("field " + field.label() + " holds '" + digits + "', which is no date");
        }
        return LocalDate.of(digits(bytes, from, 4), digits(bytes, from + 4, 2), digits(bytes, from + 6, 2));
    }

    /** Whether eight bytes are a day of the calendar as YYYYMMDD. */
    static boolean isDay(byte[] bytes, int from) {
        for (int i = from; i < from + 8; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        int year = digits(bytes, from, 4);
        int month = digits(bytes, from + 4, 2);
        int day = digits(bytes, from + 6, 2);
        return year > 0 && month >= 1 && month <= 12 && day >= 1
                && (day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth());
    }

    private static int digits(byte[] bytes, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    /** Why a field of text or digits cannot carry the value; null if it can. */
    static @Nullable UnfitValueException unfit(Field field, String value) {
        if (field.type().isText() && isPlain(value)) {
            return unfitLength(field, value.length());
        }
        if (field.type().isText()) {
            byte[] encoded = encoded(field, value);
            return encoded == null ? unfitCharacters(field, value) : unfitLength(field, encoded.length);
        }
        if (!value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new UnfitValueException(field, Rule.DIGITS, value.codePointCount(0, value.length()));
        }
        return unfitLength(field, value.length());
    }

    private static @Nullable UnfitValueException unfitLength(Field field, int length) {
        return length <= field.length() ? null : new UnfitValueException(field, Rule.LENGTH, length);
    }

    private static UnfitValueException unfitCharacters(Field field, String value) {
        return new UnfitValueException(field, Rule.CHARACTERS, value.codePointCount(0, value.length()));
    }

    /** Why a number in units of the field's last digit does not fit; null if it does. */
    static @Nullable UnfitValueException unfit(Field field, long value) {
        int digits = value < 0 ? field.length() - 1 : field.length();
        boolean fits = digits >= POWERS.length || (value < POWERS[digits] && value > -POWERS[digits]);
        return fits ? null : new UnfitValueException(field, Rule.LENGTH, Long.toString(value).length());
    }

    /** The largest number of so many digits, or the largest long. */
    static long largest(int digits) {
        return digits < POWERS.length ? POWERS[digits] - 1 : Long.MAX_VALUE;
    }

    static void putText(Field field, String value, byte[] bytes, int from) {
        int length = value.length();
        if (length <= field.length() && isPlain(value)) {
            putAscii(value, bytes, from);
            Arrays.fill(bytes, from + length, from + field.length(), (byte) ' ');
        } else {
            byte[] encoded = encode(field, value);
            if (encoded.length > field.length()) {
                throw new UnfitValueException(field, Rule.LENGTH, encoded.length);
            }
            putPadded(field, encoded, encoded.length, bytes, from);
        }
    }

    /** Whether each character is one printable byte. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static void putAscii(String value, byte[] bytes, int from) {
        for (int i = 0; i < value.length(); i++) {
            bytes[from + i] = (byte) value.charAt(i);
        }
    }

    /** Cuts at the last whole character that fits, so that no character of two or four bytes is left in half. */
    static void putTruncated(Field field, String value, byte[] bytes, int from) {
        byte[] encoded = encode(field, value);
        int kept = 0;
        for (int i = 0; i < value.length();) {
            int next = i + Character.charCount(value.codePointAt(i));
            int width = value.substring(i, next).getBytes(GB18030).length;
            if (kept + width > field.length()) {
                break;
            }
            kept += width;
            i = next;
        }
        putPadded(field, encoded, kept, bytes, from);
    }

    private static void putPadded(Field field, byte[] encoded, int length, byte[] bytes, int from) {
        System.arraycopy(encoded, 0, bytes, from, length);
        Arrays.fill(bytes, from + length, from + field.length(), (byte) ' ');
    }

    private static byte[] encode(Field field, String value) {
        byte[] encoded = encoded(field, value);
        if (encoded == null) {
            throw unfitCharacters(field, value);
        }
        return encoded;
    }

    /** Null if not every character may stand in the field: a line end would break the record for who reads by lines. */
    private static byte @Nullable [] encoded(Field field, String value) {
        if (field.type() == FieldType.C && value.chars().anyMatch(Character::isISOControl)) {
            return null;
        }
        try {
            ByteBuffer encoded = GB18030.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).encode(CharBuffer.wrap(value));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    static void putDigits(Field field, String value, byte[] bytes, int from) {
        UnfitValueException unfit = unfit(field, value);
        if (unfit != null) {
            throw unfit;
        }
        putText(field, value, bytes, from);
    }

    static void putNumber(Field field, long value, byte[] bytes, int from) {
        UnfitValueException unfit = unfit(field, value);
        if (unfit != null) {
            throw unfit;
        }
        long rest = value;
        for (int i = from + field.length() - 1; i >= from; i--) {
            bytes[i] = (byte) ('0' + Math.abs((int) (rest % 10)));
            rest /= 10;
        }
        if (value < 0) {
            bytes[from] = '-';
        }
    }

    static void putDecimal(Field field, BigDecimal value, byte[] bytes, int from) {
        if (value.scale() > field.decimals() && value.stripTrailingZeros().scale() > field.decimals()) {
            throw new UnfitValueException(field, Rule.DECIMALS, value.stripTrailingZeros().scale());
        }
        BigInteger unscaled = value.setScale(field.decimals()).unscaledValue();
        if (unscaled.bitLength() < 64) {
            putNumber(field, unscaled.longValue(), bytes, from);
            return;
        }
        String digits = unscaled.abs().toString();
        int length = digits.length() + (unscaled.signum() < 0 ? 1 : 0);
        if (length > field.length()) {
            throw new UnfitValueException(field, Rule.LENGTH, length);
        }
        Arrays.fill(bytes, from, from + field.length(), (byte) '0');
        putAscii(digits, bytes, from + field.length() - digits.length());
        if (unscaled.signum() < 0) {
            bytes[from] = '-';
        }
    }

    static void putDate(Field field, LocalDate value, byte[] bytes, int from) {
        int year = value.getYear();
        if (year < 1 || year > 9999 || field.length() != 8) {
            throw new IllegalArgumentException("field " + field.label() + " takes no date, or not one of " + year);
        }
        int rest = year * 10_000 + value.getMonthValue() * 100 + value.getDayOfMonth();
        for (int i = from + 7; i >= from; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
