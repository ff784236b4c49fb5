package org.balancetreasure.ledger;

/**
 * An advancing bank as a holder of units. It holds like a customer, under a number of its own: a bank has so many
 * transfers that no request may wait for its rows, and only the income posting writes them.
 */
public final class BankHolder {

    /** Holders from here on are banks, this number plus the bank's party. For statements; Java asks {@link #is}. */
    public static final long FIRST = 90_000_000_000_000_000L;

    private BankHolder() {}

    /**
     * The number under which a bank holds.
     *
     * @param bankId its party
     */
    public static long of(int bankId) {
        return FIRST + bankId;
    }

    public static boolean is(long holderId) {
        return holderId >= FIRST;
    }

    /** The party of the bank that holds under a number. */
    public static int bankId(long holderId) {
        return Math.toIntExact(holderId - FIRST);
    }
}
