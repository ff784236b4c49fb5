package org.balancetreasure.fundfiles;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Finds the first field of a record whose bytes are not of its type. It runs over every byte of every file before a row
 * is used, so it looks at eight bytes at a time and creates nothing.
 */
final class RecordCheck {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;
    private static final long SIXES = 0x0606060606060606L;
    private static final long THREES = 0x3333333333333333L;
    private static final long SPACES = 0x2020202020202020L;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long NINES = 0x3939393939393939L;

    private enum Kind {
        TEXT, DIGITS, DATE, NUMBER
    }

    private final int recordLength;
    private final Kind[] kinds;
    private final int[] offsets;
    private final int[] lengths;

    RecordCheck(Layout layout) {
        List<Field> fields = layout.fields();
        this.recordLength = layout.recordLength();
        this.kinds = fields.stream().map(RecordCheck::kind).toArray(Kind[]::new);
        this.offsets = fields.stream().mapToInt(Field::offset).toArray();
        this.lengths = fields.stream().mapToInt(Field::length).toArray();
    }

    private static Kind kind(Field field) {
        return switch (field.type()) {
            case C, TEXT -> Kind.TEXT;
            case A -> field.isDate() ? Kind.DATE : Kind.DIGITS;
            case N -> Kind.NUMBER;
        };
    }

    /** What a field of its kind looks like, for a person. */
    static String expected(Field field) {
        return switch (kind(field)) {
            case TEXT -> "text in GB18030";
            case DIGITS -> "digits and then spaces, or spaces only";
            case DATE -> "a date as YYYYMMDD, or spaces";
            case NUMBER -> field.length() + " digits, the first perhaps a minus sign";
        };
    }

    /** The index of the first field at fault, or -1. */
    int firstFault(byte[] bytes, int start) {
        boolean ascii = isAscii(bytes, start, recordLength);
        for (int i = 0; i < kinds.length; i++) {
            int from = start + offsets[i];
            int length = lengths[i];
            boolean good = switch (kinds[i]) {
                case TEXT -> ascii || isAscii(bytes, from, length) || FieldCodec.decodes(bytes, from, length);
                case DIGITS -> isDigitsThenSpaces(bytes, from, length);
                case DATE -> isDate(bytes, from);
                case NUMBER -> isNumber(bytes, from, length);
            };
            if (!good) {
                return i;
            }
        }
        return -1;
    }

    private static long eight(byte[] bytes, int from) {
        return (long) EIGHT.get(bytes, from);
    }

    private static boolean isAscii(byte[] bytes, int from, int length) {
        int end = from + length;
        long or = 0;
        int i = from;
        for (; i + 8 <= end; i += 8) {
            or |= eight(bytes, i);
        }
        for (; i < end; i++) {
            or |= (long) bytes[i];
        }
        return (or & HIGH_BITS) == 0;
    }

    private static boolean isDigits(byte[] bytes, int from, int length) {
        int end = from + length;
        if (length >= 8) {
            for (int i = from; i + 8 <= end; i += 8) {
                if (!isEightDigits(eight(bytes, i))) {
                    return false;
                }
            }
            return isEightDigits(eight(bytes, end - 8));
        }
        for (int i = from; i < end; i++) {
            if (!isDigit(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * A byte is a digit when its high half is 3 and stays 3 after adding 6; a carry comes only from a byte that fails.
     */
    private static boolean isEightDigits(long eight) {
        return ((eight & HIGH_HALVES) | (((eight + SIXES) & HIGH_HALVES) >>> 4)) == THREES;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isNumber(byte[] bytes, int from, int length) {
        return bytes[from] == '-'
                ? length > 1 && isDigits(bytes, from + 1, length - 1)
                : isDigits(bytes, from, length);
    }

    private static boolean isDigitsThenSpaces(byte[] bytes, int from, int length) {
        int end = from + length;
        int i = from;
        while (i < end && isDigit(bytes[i])) {
            i++;
        }
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        return i == end;
    }

    /** All zeros and all nines are in use for "none" and "without end". */
    private static boolean isDate(byte[] bytes, int from) {
        long eight = eight(bytes, from);
        return eight == SPACES || eight == ZEROS || eight == NINES || FieldCodec.isDay(bytes, from);
    }
}
