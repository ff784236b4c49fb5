package org.balancetreasure.wallets;

import org.jspecify.annotations.Nullable;

/**
 * Payee and reference of a debit, in the customer's words.
 *
 * @param name at most {@link #NAME_MAX} characters
 * @param reference at most {@link #REFERENCE_MAX} characters
 */
public record Payee(@Nullable String name, @Nullable String reference) {

    public static final int NAME_MAX = 80;
    public static final int REFERENCE_MAX = 120;

    /** The customer has named no payee. */
    public static final Payee NONE = new Payee(null, null);
}
