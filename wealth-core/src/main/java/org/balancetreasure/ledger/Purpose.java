package org.balancetreasure.ledger;

/**
 * What an account is for. The first three are customers' and have a row with a balance; the rest are house accounts.
 */
public enum Purpose {
    /** A customer's money that is not in a fund. */
    WALLET,
    /** A holder's units of a fund. */
    UNITS,
    /** A holder's income of a fund with monthly carry, not yet units. */
    ACCRUED_INCOME,
    /** Cash behind all wallets. */
    WALLET_RESERVE,
    /** Cash in the fund-sales settlement account. */
    SALES_SETTLEMENT,
    /** Cash in a transfer agent's collection account. */
    TA_COLLECTION,
    /** What is owed to a fund for confirmed subscriptions. */
    SUBSCRIPTIONS_PAYABLE,
    /** What a fund owes for confirmed redemptions. */
    REDEMPTIONS_RECEIVABLE,
    /** The other side of all units that holders have. */
    UNITS_IN_ISSUE,
    /** Paid in advance for instant redemptions. */
    ADVANCES,
    /** Fees. */
    FEES,
    /** What cutting incomes to the cent leaves over, where a fund retains it. */
    RESIDUE,
    /** Owed by the debtor that the reference names. */
    RECEIVABLES,
    /** Not yet explained. */
    SUSPENSE,
    /** What an advancing bank earned with the units it held. */
    ADVANCE_INCOME,
    /** What the operator bears itself. */
    LOSSES;

    /** Whether holders have accounts of this purpose. */
    public boolean isCustomers() {
        return this == WALLET || this == UNITS || this == ACCRUED_INCOME;
    }
}
