package org.balancetreasure.bankfiles;

import java.time.LocalDate;

/**
 * A group of payments (PmtInf): one debtor account, one execution date, one currency, one kind of booking.
 *
 * @param id PmtInfId; a function of business keys, never used twice
 * @param batchBooking BtchBookg: the bank is asked for one entry over the sum; some banks do as they like
 * @param executionDate ReqdExctnDt: a working day of the bank
 * @param debtor who pays: its name, account and bank
 * @param currency of the account and of all amounts
 * @param transactions NbOfTxs of this group
 * @param controlSum CtrlSum of this group, in the currency's smallest units
 */
public record PaymentInformation(String id, boolean batchBooking, LocalDate executionDate, Party debtor,
        String currency, long transactions, long controlSum) {

    /**
     * Says before anything is written whether the group can be sent.
     *
     * @throws UnfitValueException when it can't
     */
    public void requireFit() {
        Fit.id("PmtInf/PmtInfId", id);
        debtor.requireFit("Dbtr");
        Fit.currency("DbtrAcct/Ccy", currency);
        Fit.count("PmtInf/NbOfTxs", transactions);
        Fit.amount("PmtInf/CtrlSum", controlSum);
    }
}
