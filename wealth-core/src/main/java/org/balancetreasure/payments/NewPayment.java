package org.balancetreasure.payments;

import java.time.LocalDate;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.money.Money;

/**
 * A payment that a bank is to be told.
 *
 * @param endToEndId follows from business keys: a second one of the same id is the same payment
 * @param debtorAccount id of a bank account of ours
 * @param creditorAccount id of the bank account that is paid; ours or another's
 * @param due executed on this day, or on the first working day of the bank from then on
 * @param claim account of our books that it settles: debited once the bank has booked it
 * @param lot payments of one lot are made in one transaction, and go in a message of their own, which bears its name:
 *            an agent's code and a letter. So what is in a message does not depend on what happens beside it
 */
public record NewPayment(String endToEndId, Kind kind, int debtorAccount, int creditorAccount, Money amount,
        LocalDate due, Account claim, String lot) {

    /** A payment that goes with whatever else is due. */
    public NewPayment(String endToEndId, Kind kind, int debtorAccount, int creditorAccount, Money amount,
            LocalDate due, Account claim) {
        this(endToEndId, kind, debtorAccount, creditorAccount, amount, due, claim, "");
    }

    /** What a payment is for. */
    public enum Kind {
        /** Money for subscriptions of T goes from the wallet reserve to the settlement account. */
        COLLECTION,
        /** Money for confirmed subscriptions goes to the transfer agent. */
        DELIVERY,
        /** Redemption proceeds go to the wallet reserve. */
        PROCEEDS,
        /** What was collected and not confirmed goes back to the wallet reserve. */
        REFUND,
        /** An advancing bank gets back what it had advanced. */
        ADVANCE_REPAYMENT,
        /** An advancing bank gets what its units earned. */
        ADVANCE_INCOME,
        /** A fee goes to our fee account. */
        FEE
    }
}
