package org.balancetreasure.partners;

/**
 * An account at a bank: ours, or one that we pay or are paid from.
 *
 * @param purpose name of the {@code Purpose} of the account of our books that it stands for
 * @param ownerId the party whose account it is; 1: ours
 * @param accountNo as in messages
 * @param name of the holder, as the bank has it
 * @param assetId its currency
 */
public record BankAccount(int accountId, String bankCode, String bic, String purpose, int ownerId, String accountNo,
        String name, int assetId) {

    private static final int OPERATOR = 1;

    public boolean isOurs() {
        return ownerId == OPERATOR;
    }
}
