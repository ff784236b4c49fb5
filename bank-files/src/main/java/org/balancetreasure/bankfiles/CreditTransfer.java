package org.balancetreasure.bankfiles;

import org.jspecify.annotations.Nullable;

/**
 * One payment (CdtTrfTxInf).
 *
 * @param instructionId InstrId, between us and the bank
 * @param endToEndId EndToEndId, which comes back in the status, the statement and the return; never used twice
 * @param amount InstdAmt in the smallest units of its group's currency
 * @param creditor who is paid: name, account and bank
 * @param remittance what the creditor reads, at most 140 characters
 */
public record CreditTransfer(String instructionId, String endToEndId, long amount, Party creditor,
        @Nullable String remittance) {

    /**
     * Says before anything is written whether the payment can be sent, so that an unfit one can be set aside.
     *
     * @throws UnfitValueException when it can't
     */
    public void requireFit() {
        Fit.id("PmtId/InstrId", instructionId);
        Fit.id("PmtId/EndToEndId", endToEndId);
        Fit.amount("Amt/InstdAmt", amount);
        creditor.requireFit("Cdtr");
        if (remittance != null) {
            Fit.text("RmtInf/Ustrd", remittance, Fit.NAME_LENGTH);
        }
    }
}
