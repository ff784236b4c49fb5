package org.balancetreasure.instant;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import org.balancetreasure.orders.OrderNumber;

/**
 * The number of an instant redemption in files (AppSheetSerialNo, 24 bytes) and to people: like an order's, with the
 * calendar day as its date and a T before the digits. Orders have digits only, and openings of accounts have another
 * letter there, so all of a distributor's numbers differ, however long its code is.
 */
public final class InstantNumber {

    private static final int DATE_LENGTH = 8;
    private static final char MARK = 'T';

    private InstantNumber() {}

    /** @throws IllegalArgumentException if the id is not positive */
    public static String of(String distributorCode, LocalDate transferDate, long instantId) {
        return OrderNumber.of(distributorCode + transferDate.format(DateTimeFormatter.BASIC_ISO_DATE) + MARK,
                instantId);
    }

    /** The id in a number of this distributor; empty if the number can't be that of an instant redemption. */
    public static OptionalLong instantId(String distributorCode, String number) {
        int mark = distributorCode.length() + DATE_LENGTH;
        if (number.length() < OrderNumber.LENGTH || number.charAt(mark) != MARK
                || !number.startsWith(distributorCode)) {
            return OptionalLong.empty();
        }
        return OrderNumber.id(number.substring(0, mark + 1), number);
    }
}
