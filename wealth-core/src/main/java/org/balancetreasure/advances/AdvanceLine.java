package org.balancetreasure.advances;

import org.balancetreasure.ledger.BankHolder;
import org.jspecify.annotations.Nullable;

/**
 * The line that a bank has granted for the instant redemptions of a fund.
 *
 * @param bankId its party; only a bank with a fund-sales licence may advance money
 * @param priority among the lines of a fund, the lowest is used first
 * @param granted cents
 * @param warningAt cents of room at or below which staff are warned
 * @param slots number of rows that share its room
 * @param takeIncome TakeIncomeFlag: accrued income not yet paid out goes with the units
 * @param suspended whether it advances nothing new
 * @param accountState of the bank's account at the fund's transfer agent; it advances once that is OPEN. Null before
 *            the account is asked for
 */
public record AdvanceLine(int lineId, int bankId, String bankNameZh, String bankNameEn, int fundId, String fundCode,
        String taCode, int priority, long granted, long warningAt, int slots, boolean takeIncome, boolean suspended,
        @Nullable String accountState) {

    /** The bank as a holder. */
    public long holderId() {
        return BankHolder.of(bankId);
    }

    public boolean isOpen() {
        return !suspended && "OPEN".equals(accountState);
    }
}
