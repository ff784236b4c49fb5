package org.balancetreasure.orders;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/**
 * The number of an order in files (AppSheetSerialNo, 24 bytes, unique within a distributor) and to people: distributor
 * code, trade date, then the order's id in digits that fill the rest.
 */
public final class OrderNumber {

    /** Bytes of AppSheetSerialNo. */
    public static final int LENGTH = 24;
    private static final int DATE_LENGTH = 8;

    private OrderNumber() {}

    /** @throws IllegalArgumentException if the id has more digits than are left */
    public static String of(String distributorCode, LocalDate tradeDate, long orderId) {
        String head = distributorCode + tradeDate.format(DateTimeFormatter.BASIC_ISO_DATE);
        String digits = Long.toString(orderId);
        int room = LENGTH - head.length();
        if (orderId <= 0 || digits.length() > room) {
            throw new IllegalArgumentException("An order number of distributor " + distributorCode + " has " + room
                    + " digits for the order's id, which " + orderId + " does not fit");
        }
        return head + "0".repeat(room - digits.length()) + digits;
    }

    /** The id in a number of this distributor; empty if the number can't be one of ours. */
    public static OptionalLong orderId(String distributorCode, String orderNumber) {
        int head = distributorCode.length() + DATE_LENGTH;
        if (orderNumber.length() != LENGTH || !orderNumber.startsWith(distributorCode)
                || !orderNumber.chars().skip(distributorCode.length()).allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        String digits = orderNumber.substring(head);
        long id = digits.length() > 18 ? 0 : Long.parseLong(digits);
        return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** The trade date in the number of an order of this distributor. */
    public static LocalDate tradeDate(String distributorCode, String orderNumber) {
        int from = distributorCode.length();
        return LocalDate.parse(orderNumber.substring(from, from + DATE_LENGTH), DateTimeFormatter.BASIC_ISO_DATE);
    }
}
