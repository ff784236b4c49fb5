package org.balancetreasure.orders;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a transfer agent has decided on an order, or by itself: a row of 04.
 *
 * @param confirmDate TransactionCfmDate: units count from this day
 * @param orderId null on what the fund side began (142 to 145), or when the order is not ours
 * @param confirmedAmount cents, undistributed income included
 * @param confirmedUnits hundredths
 * @param undistributedIncome cents, signed: the accrual that a redemption of all units takes with it
 * @param finished BusinessFinishFlag: nothing more follows for this order
 */
public record Confirmation(String taCode, String taSerialNo, LocalDate confirmDate, String appSheetSerialNo,
        @Nullable Long orderId, String businessCode, String returnCode, long customerId, int fundId,
        long confirmedAmount, long confirmedUnits, long undistributedIncome, boolean finished) {

    /** ReturnCode of success. */
    public static final String SUCCESS = "0000";
    /** ReturnCode of a further part of a huge redemption. */
    public static final String CONTINUED = "0410";

    public boolean succeeded() {
        return returnCode.equals(SUCCESS) || returnCode.equals(CONTINUED);
    }

    /** Names the confirmation in the ledger. */
    public String reference() {
        return taCode + " " + taSerialNo;
    }
}
