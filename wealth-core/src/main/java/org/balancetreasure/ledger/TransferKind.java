package org.balancetreasure.ledger;

/** Reasons for a transfer. */
public enum TransferKind {
    /** Money came into a wallet from outside. */
    WALLET_CREDIT,
    /** A confirmed subscription: the wallet pays, units arrive. */
    SUBSCRIPTION,
    /** A confirmed redemption: units leave, the wallet is paid. */
    REDEMPTION,
    /** What cutting left over, where the fund retains it. */
    RESIDUE,
    /** Accrued income that became units on the first of a month. */
    CARRY,
    /** Accrued income that a redemption of all units takes with it. */
    ACCRUAL,
    /** The fund side moved units without an order (142 to 145). */
    ADJUSTMENT,
    /** What negative income took beyond a holder's units: a named receivable. */
    SHORTFALL,
    /** Units went to an advancing bank, which paid for them at once. */
    INSTANT_REDEMPTION,
    /** A bank's redemption repaid what it had advanced. */
    ADVANCE_REPAYMENT,
    /** The transfer agent refused an instant redemption that was paid: the units went back. */
    INSTANT_REFUSED,
    /** Money left a wallet for a payment. */
    WALLET_DEBIT,
    /** A refused instant redemption was settled otherwise than by sending it again, as staff have approved. */
    INSTANT_RESOLVED,
    /** Proceeds of a redemption are released to their holder. */
    PROCEEDS,
    /** What is owed to and by the funds of a transfer agent becomes one claim. */
    NETTING,
    /** A bank booked a payment, or money that we expected. */
    PAYMENT,
    /** A payment came back. */
    PAYMENT_RETURN,
    /** Interest on the settlement account. */
    BANK_INTEREST,
    /** A bank booked what nobody expected. */
    UNEXPLAINED,
    /** Proceeds are paid on confirmation, from the operator's own money. */
    PAID_AHEAD,
    /** Two persons have decided it; the reference names their approval. */
    MANUAL
}
