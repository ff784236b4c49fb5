package org.balancetreasure.instant;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.balancetreasure.orders.OrderNumber;

/**
 * The number of an instant redemption in files (AppSheetSerialNo, 24 bytes) and to people: like an order's, with the
 * calendar day as its date and an 8 before the digits. No order has it before orders have filled eight tenths of their
 * numbers, and openings of accounts begin with 9 or 7, so all of a distributor's numbers differ.
 */
public final class InstantNumber {

    private static final int DATE_LENGTH = 8;
    private static final char MARK = '8';

    private InstantNumber() {}

    /** @throws IllegalArgumentException if the id has more digits than are left */
    public static String of(String distributorCode, LocalDate transferDate, long instantId) {
        int digits = OrderNumber.LENGTH - distributorCode.length() - DATE_LENGTH - 1;
        if (instantId <= 0 || Long.toString(instantId).length() > digits) {
            throw new IllegalArgumentException("A number of distributor " + distributorCode + " has " + digits
                    + " digits for the id of an instant redemption, which " + instantId + " does not fit");
        }
        String number = OrderNumber.of(distributorCode, transferDate, instantId);
        int mark = distributorCode.length() + DATE_LENGTH;
        return number.substring(0, mark) + MARK + number.substring(mark + 1);
    }

    /** The id in a number of this distributor; empty if the number can't be that of an instant redemption. */
    public static OptionalLong instantId(String distributorCode, String number) {
        int mark = distributorCode.length() + DATE_LENGTH;
        if (number.length() != OrderNumber.LENGTH || number.charAt(mark) != MARK) {
            return OptionalLong.empty();
        }
        return OrderNumber.orderId(distributorCode, number.substring(0, mark) + '0' + number.substring(mark + 1));
    }
}
