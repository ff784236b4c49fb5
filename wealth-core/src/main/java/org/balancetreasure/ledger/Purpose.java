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
    /** What is netted with a transfer agent and not yet paid between its collection account and ours. */
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
    LOSSES,
    /** Proceeds of confirmed redemptions that are not released to their holders yet. */
    PROCEEDS_PAYABLE,
    /** Cash that an advancing bank paid into the wallet reserve, less what it got back. */
    ADVANCE_FUNDING,
    /** Cash that left one bank account of ours and has not come to the other. */
    CASH_IN_TRANSIT,
    /** Interest on the settlement account: it belongs to the investors (rule of 2026-01-01). */
    INVESTOR_INTEREST,
    /** Proceeds that the operator paid to customers from its own money, and that are not released to it yet. */
    PAID_AHEAD;

    /** Whether holders have accounts of this purpose. */
    public boolean isCustomers() {
        return this == WALLET || this == UNITS || this == ACCRUED_INCOME;
    }
}
