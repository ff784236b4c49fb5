package org.balancetreasure.customers;

import java.util.OptionalLong;
import org.balancetreasure.fundfiles.Layouts;

/** TransactionAccountID: the customer number in 17 digits. */
public final class TransactionAccount {

    private static final int LENGTH = Layouts.standard().narrowest("03", "TransactionAccountID").length();

    private TransactionAccount() {}

    /** @throws IllegalArgumentException if the number has more than 17 digits */
    public static String of(long customerId) {
        String number = Long.toString(customerId);
        if (customerId < 0 || number.length() > LENGTH) {
            throw new IllegalArgumentException("A customer number has at most 17 digits, not " + customerId);
        }
        return "0".repeat(LENGTH - number.length()) + number;
    }

    /** Empty if it can't be one of ours. */
    public static OptionalLong customerId(String transactionAccountId) {
        boolean ours = transactionAccountId.length() == LENGTH
                && transactionAccountId.chars().allMatch(c -> c >= '0' && c <= '9');
        return ours ? OptionalLong.of(Long.parseLong(transactionAccountId)) : OptionalLong.empty();
    }
}
