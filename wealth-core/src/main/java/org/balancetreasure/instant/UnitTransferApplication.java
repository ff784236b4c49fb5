package org.balancetreasure.instant;

import java.time.LocalDateTime;

/**
 * An instant redemption as 33 carries it: business code 098, from the customer to the bank.
 *
 * @param number AppSheetSerialNo
 * @param transferor customer number; TransactionAccountID follows from it
 * @param transferorTaAccount TAAccountID
 * @param transferee the bank's customer number; TargetTransactionAccountID follows from it
 * @param transfereeTaAccount TargetTAAccountID
 * @param units hundredths: ApplicationVol
 * @param takeIncome TakeIncomeFlag
 */
public record UnitTransferApplication(long instantId, String number, long transferor, String transferorTaAccount,
        long transferee,
        String transfereeTaAccount, String fundCode, String shareClass, long units, boolean takeIncome,
        LocalDateTime redeemedAt) {}
