package org.balancetreasure.onboarding;

import org.balancetreasure.partners.PartyKind;
import org.jspecify.annotations.Nullable;

/** What an account at a bank is for, by name as in the ledger, and whose it is. */
public enum AccountPurpose {
    /** Our fund-sales settlement account, at the bank that supervises it. */
    SALES_SETTLEMENT(null),
    /** Our account behind the wallets. */
    WALLET_RESERVE(null),
    /** Our account for fees. */
    FEES(null),
    /** A transfer agent's account, between which and ours the net sums go. */
    TA_COLLECTION(PartyKind.TRANSFER_AGENT),
    /** An advancing bank's own account, from which it funds and to which it is repaid. */
    ADVANCE_FUNDING(PartyKind.BANK);

    private final @Nullable PartyKind ownerKind;

    AccountPurpose(@Nullable PartyKind ownerKind) {
        this.ownerKind = ownerKind;
    }

    /** Null: the account is ours. */
    @Nullable
    PartyKind ownerKind() {
        return ownerKind;
    }

    /** Whether an owner has one at a time, since it is found by its owner and purpose; others are named in terms. */
    boolean isFoundByOwner() {
        return this == ADVANCE_FUNDING || this == FEES;
    }
}
