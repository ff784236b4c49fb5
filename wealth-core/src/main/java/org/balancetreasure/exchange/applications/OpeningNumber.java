package org.balancetreasure.exchange.applications;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import org.balancetreasure.orders.OrderNumber;
import org.jspecify.annotations.Nullable;

/**
 * AppSheetSerialNo of an account opening: distributor code, trade date, an A, and the opening's place among those of
 * the trade date. Orders have digits only, and instant redemptions have another letter, so no number of theirs looks
 * like it.
 *
 * @param sequenceNo from 1
 */
public record OpeningNumber(LocalDate tradeDate, long sequenceNo) {

    private static final int DATE_LENGTH = 8;
    private static final char MARK = 'A';

    String of(String distributorCode) {
        return OrderNumber.of(distributorCode + tradeDate.format(DateTimeFormatter.BASIC_ISO_DATE) + MARK, sequenceNo);
    }

    /** Null if the number can't be that of an opening of this distributor. */
    public static @Nullable OpeningNumber parse(String distributorCode, String number) {
        int mark = distributorCode.length() + DATE_LENGTH;
        if (number.length() < OrderNumber.LENGTH || number.charAt(mark) != MARK
                || !number.startsWith(distributorCode)) {
            return null;
        }
        OptionalLong sequenceNo = OrderNumber.id(number.substring(0, mark + 1), number);
        try {
            return sequenceNo.isEmpty()
                    ? null
                    : new OpeningNumber(LocalDate.parse(number.substring(distributorCode.length(), mark),
                            DateTimeFormatter.BASIC_ISO_DATE), sequenceNo.getAsLong());
        } catch (DateTimeException _) {
            return null;
        }
    }
}
