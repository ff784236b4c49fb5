package org.balancetreasure.instant;

import java.time.LocalDateTime;

/**
 * An instant redemption as 33 carries it: business code 098, from the customer to the bank.
 *
 * @param number AppSheetSerialNo
 * @param giver customer number; TransactionAccountID follows from it
 * @param giverTaAccount TAAccountID
 * @param taker the bank's customer number; TargetTransactionAccountID follows from it
 * @param takerTaAccount TargetTAAccountID
 * @param units hundredths: ApplicationVol
 * @param takeIncome TakeIncomeFlag
 */
public record TransferApplication(long instantId, String number, long giver, String giverTaAccount, long taker,
        String takerTaAccount, String fundCode, String shareClass, long units, boolean takeIncome,
        LocalDateTime redeemedAt) {}
