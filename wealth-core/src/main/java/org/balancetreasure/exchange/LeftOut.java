package org.balancetreasure.exchange;

import java.math.BigDecimal;
import org.balancetreasure.fundfiles.FundRecord;

/**
 * Fields that a partner may leave out of its files, and signed numbers: an income has a flag field of its own, 1 for
 * negative; a partner that writes the sign into the number is understood too.
 */
public final class LeftOut {

    private LeftOut() {}

    /** Empty if the file does not have the field. */
    public static String text(FundRecord record, String name) {
        return record.has(name) ? record.text(name) : "";
    }

    /** Zero if the file does not have the field. */
    public static long number(FundRecord record, String name) {
        return record.has(name) ? record.number(name) : 0;
    }

    /** Zero if the file does not have the field. */
    public static long signed(FundRecord record, String name, String flagName) {
        long value = number(record, name);
        return value > 0 && text(record, flagName).equals("1") ? -value : value;
    }

    /** Zero if the file does not have the field. */
    public static BigDecimal signedDecimal(FundRecord record, String name, String flagName) {
        BigDecimal value = record.has(name) ? record.decimal(name) : BigDecimal.ZERO;
        return value.signum() > 0 && text(record, flagName).equals("1") ? value.negate() : value;
    }
}
