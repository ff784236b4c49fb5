package org.balancetreasure.bankfiles;

import java.time.LocalDateTime;

/**
 * The head of a file of payment instructions (GrpHdr).
 *
 * @param messageId MsgId; a function of business keys, so that a file that is built again has the same bytes
 * @param created of the file; given, and never the time of now
 * @param initiatingParty the name of who sends the file
 * @param currency of all its payments
 * @param transactions NbOfTxs: all payments of all groups
 * @param controlSum CtrlSum: the sum of their amounts, in the currency's smallest units
 */
public record GroupHeader(String messageId, LocalDateTime created, String initiatingParty, String currency,
        long transactions, long controlSum) {

    /**
     * Says before anything is written whether the head can be sent.
     *
     * @throws UnfitValueException when it can't
     */
    public void requireFit() {
        Fit.id("GrpHdr/MsgId", messageId);
        Fit.text("GrpHdr/InitgPty/Nm", initiatingParty, Fit.NAME_LENGTH);
        Fit.currency("Ccy", currency);
        Fit.count("GrpHdr/NbOfTxs", transactions);
        Fit.amount("GrpHdr/CtrlSum", controlSum);
    }
}
