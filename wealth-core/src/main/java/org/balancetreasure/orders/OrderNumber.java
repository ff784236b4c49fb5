package org.balancetreasure.orders;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import org.balancetreasure.fundfiles.Layouts;

/**
 * The number of an order in files (AppSheetSerialNo, 24 bytes, unique within a distributor) and to people: distributor
 * code, trade date, then the order's id in digits that fill the rest. An id that needs more digits makes the number
 * longer; that number is unique too, but fits no file, so its row is set aside.
 */
public final class OrderNumber {

    /** Bytes of AppSheetSerialNo. */
    public static final int LENGTH = Layouts.standard().narrowest("03", "AppSheetSerialNo").length();
    private static final int DATE_LENGTH = 8;
    private static final int ID_DIGITS_MAX = 18;

    private OrderNumber() {}

    /** @throws IllegalArgumentException if the id is not positive */
    public static String of(String distributorCode, LocalDate tradeDate, long orderId) {
        return of(distributorCode + tradeDate.format(DateTimeFormatter.BASIC_ISO_DATE), orderId);
    }

    /** A number that begins so, filled with the id's digits. */
    public static String of(String head, long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("A number in files has a positive id, not " + id);
        }
        String digits = Long.toString(id);
        return head + "0".repeat(Math.max(0, LENGTH - head.length() - digits.length())) + digits;
    }

    /** The id in a number of this distributor; empty if the number can't be one of ours. */
    public static OptionalLong orderId(String distributorCode, String orderNumber) {
        int head = distributorCode.length() + DATE_LENGTH;
        if (!orderNumber.startsWith(distributorCode) || orderNumber.length() < LENGTH
                || !isDigits(orderNumber.substring(distributorCode.length(), head))) {
            return OptionalLong.empty();
        }
        return id(orderNumber.substring(0, head), orderNumber);
    }

    /** The id in a number that {@link #of(String, long)} made with this head; empty if it did not. */
    public static OptionalLong id(String head, String number) {
        String digits = number.startsWith(head) ? number.substring(head.length()) : "";
        boolean ours = number.length() == LENGTH || (number.length() > LENGTH && !digits.startsWith("0"));
        if (!ours || !isDigits(digits) || digits.length() > ID_DIGITS_MAX) {
            return OptionalLong.empty();
        }
        long id = Long.parseLong(digits);
        return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The trade date in the number of an order of this distributor. */
    public static LocalDate tradeDate(String distributorCode, String orderNumber) {
        int from = distributorCode.length();
        return LocalDate.parse(orderNumber.substring(from, from + DATE_LENGTH), DateTimeFormatter.BASIC_ISO_DATE);
    }
}
