package org.balancetreasure.slots;

import java.time.LocalDate;

/**
 * Room that all customers take from at once.
 *
 * @param name of at most 40 characters
 * @param slots number of rows: as many transactions can take at the same time
 */
public record Pool(String name, int slots) {

    /** About as many as connections take from one fund at once. */
    private static final int QUOTA_SLOTS = 16;

    public Pool {
        if (slots < 1 || slots > 255 || name.length() > 40) {
            throw new IllegalArgumentException("A pool has 1 to 255 slots and a name of at most 40 characters, not "
                    + slots + " and " + name);
        }
    }

    /** What all customers together may subscribe of a fund for one trade date. */
    public static Pool quota(int fundId, LocalDate tradeDate) {
        return new Pool("QUOTA " + fundId + " " + tradeDate, QUOTA_SLOTS);
    }

    /** What a bank has granted for advances. */
    public static Pool line(int lineId, int slots) {
        return new Pool("LINE " + lineId, slots);
    }
}
