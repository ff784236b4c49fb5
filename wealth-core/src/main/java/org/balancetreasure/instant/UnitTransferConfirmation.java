package org.balancetreasure.instant;

import org.balancetreasure.orders.Confirmation;

/**
 * What a transfer agent decided on an instant redemption: a row of 34, business code 198.
 *
 * @param number AppSheetSerialNo
 * @param instantId what {@link InstantNumber} reads from it
 * @param transferor customer number of TransactionAccountID
 * @param transferee customer number of TargetTransactionAccountID
 * @param confirmedUnits hundredths: ConfirmedVol
 * @param incomeTaken cents, signed: UndistributeMonetaryIncome, what accrued income went with the units
 */
public record UnitTransferConfirmation(String taCode, String taSerialNo, String number, long instantId, int fundId,
        String returnCode, long transferor, long transferee, long confirmedUnits, long incomeTaken) {

    public boolean succeeded() {
        return returnCode.equals(Confirmation.SUCCESS);
    }
}
