package org.balancetreasure.instant;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An instant redemption as 33 carries it: business code 098, from the customer to the bank.
 *
 * @param number AppSheetSerialNo
 * @param transferDate the calendar day, whose 33 is to carry it
 * @param transferor customer number; TransactionAccountID follows from it
 * @param transferorTaAccount TAAccountID; null while the transfer agent has not told it
 * @param transferee the bank's customer number; TargetTransactionAccountID follows from it
 * @param transfereeTaAccount TargetTAAccountID; likewise
 * @param units hundredths: ApplicationVol
 * @param takeIncome TakeIncomeFlag
 */
public record UnitTransferApplication(long instantId, String number, LocalDate transferDate, long transferor,
        @Nullable String transferorTaAccount, long transferee, @Nullable String transfereeTaAccount, String fundCode,
        String shareClass, long units, boolean takeIncome,
        LocalDateTime redeemedAt) {}
