package org.balancetreasure.exchange.applications;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.orders.OrderNumber;

/**
 * AppSheetSerialNo of an account opening: distributor code, trade date, a 9, and the customer number in the digits that
 * are left; of an advancing bank, whose customer number is longer, a 7 and the number of its party. No order's number
 * looks like it before orders have filled seven tenths of their numbers.
 */
record OpeningNumber(String day, int digits) {

    private static final String CUSTOMER = "9";
    private static final String BANK = "7";

    static OpeningNumber of(String distributorCode, LocalDate tradeDate) {
        String day = distributorCode + tradeDate.format(DateTimeFormatter.BASIC_ISO_DATE);
        return new OpeningNumber(day, OrderNumber.LENGTH - day.length() - 1);
    }

    /** What the numbers of customers begin with. */
    String head() {
        return day + CUSTOMER;
    }

    /** What the numbers of advancing banks begin with. */
    String headOfBanks() {
        return day + BANK;
    }

    /** @throws IllegalArgumentException if the customer number has more digits than are left */
    String of(long customerId) {
        boolean bank = customerId >= Account.FIRST_BANK;
        String number = Long.toString(bank ? customerId - Account.FIRST_BANK : customerId);
        if (number.length() > digits) {
            throw new IllegalArgumentException(
                    "Customer number " + number + " does not fit the " + digits + " digits of an account opening");
        }
        return (bank ? headOfBanks() : head()) + "0".repeat(digits - number.length()) + number;
    }
}
