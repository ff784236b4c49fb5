package org.balancetreasure.partners;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account at a bank: ours, or one that we pay or are paid from.
 *
 * @param purpose name of the {@code Purpose} of the account of our books that it stands for
 * @param ownerId the party whose account it is; 1: ours
 * @param accountNo as in messages
 * @param name of the holder, as the bank has it
 * @param assetId its currency
 * @param validTo the last day; null: open
 */
public record BankAccount(int accountId, String bankCode, String bic, String purpose, int ownerId, String accountNo,
        String name, int assetId, LocalDate validFrom, @Nullable LocalDate validTo) {

    /** The party whose accounts are ours. */
    public static final int OPERATOR = 1;

    public boolean isOurs() {
        return ownerId == OPERATOR;
    }

    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
