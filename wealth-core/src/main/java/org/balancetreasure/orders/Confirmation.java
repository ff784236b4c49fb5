package org.balancetreasure.orders;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of 04: the transfer agent's decision on an order, or its own act.
 *
 * @param confirmDate TransactionCfmDate: units count from this day
 * @param orderId null on what the fund side began (142 to 145), or when the order is not ours
 * @param confirmedAmount cents, undistributed income included
 * @param confirmedUnits hundredths
 * @param undistributedIncome cents, signed: the accrual that a redemption of all units takes with it
 * @param finished BusinessFinishFlag: whether nothing more follows for this order; null where the row does not say
 * @param objection what in the row does not agree with itself, so that it can't be booked; null if it agrees
 */
public record Confirmation(String taCode, String taSerialNo, LocalDate confirmDate, String appSheetSerialNo,
        @Nullable Long orderId, String businessCode, String returnCode, long customerId, int fundId,
        long confirmedAmount, long confirmedUnits, long undistributedIncome, @Nullable Boolean finished,
        @Nullable String objection) {

    /** ReturnCode of success. */
    public static final String SUCCESS = "0000";
    /** ReturnCode of a further part of a huge redemption. */
    public static final String CONTINUED = "0410";

    public boolean succeeded() {
        return succeeded(returnCode);
    }

    /** Whether a row with this ReturnCode moves anything. */
    public static boolean succeeded(String returnCode) {
        return returnCode.equals(SUCCESS) || returnCode.equals(CONTINUED);
    }

    /** Whether nothing more follows for its order. */
    public boolean last() {
        return finished == null || finished;
    }

    /** The same row, which can't be booked for a reason that its file gives. */
    public Confirmation withObjection(String reason) {
        return new Confirmation(taCode, taSerialNo, confirmDate, appSheetSerialNo, orderId, businessCode, returnCode,
                customerId, fundId, confirmedAmount, confirmedUnits, undistributedIncome, finished, reason);
    }

    /** The same row, whose number only looks like one of ours. */
    public Confirmation withoutOrder() {
        return new Confirmation(taCode, taSerialNo, confirmDate, appSheetSerialNo, null, businessCode, returnCode,
                customerId, fundId, confirmedAmount, confirmedUnits, undistributedIncome, finished, objection);
    }

    /** The same row as two persons have approved it: with its order, and whatever does not agree within it. */
    public Confirmation asApproved(@Nullable Long order) {
        return new Confirmation(taCode, taSerialNo, confirmDate, appSheetSerialNo, order, businessCode, returnCode,
                customerId, fundId, confirmedAmount, confirmedUnits, undistributedIncome, finished, null);
    }

    /** Names the confirmation in the ledger. */
    public String reference() {
        return taCode + " " + taSerialNo;
    }
}
