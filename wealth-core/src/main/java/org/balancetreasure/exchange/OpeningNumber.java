package org.balancetreasure.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.balancetreasure.orders.OrderNumber;

/**
 * AppSheetSerialNo of an account opening: distributor code, trade date, a 9, and the customer number in the digits that
 * are left. No order's number looks like it before orders have filled nine tenths of their numbers.
 */
record OpeningNumber(String head, int digits) {

    static OpeningNumber of(String distributorCode, LocalDate tradeDate) {
        String head = distributorCode + tradeDate.format(DateTimeFormatter.BASIC_ISO_DATE) + "9";
        return new OpeningNumber(head, OrderNumber.LENGTH - head.length());
    }

    /** @throws IllegalArgumentException if the customer number has more digits than are left */
    String of(long customerId) {
        String number = Long.toString(customerId);
        if (number.length() > digits) {
            throw new IllegalArgumentException(
                    "Customer number " + number + " does not fit the " + digits + " digits of an account opening");
        }
        return head + "0".repeat(digits - number.length()) + number;
    }
}
