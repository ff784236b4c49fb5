package org.balancetreasure.sql;

/** Which part of the customers a database holds. Rows that exist once per shard carry its number first in their key. */
public final class Shard {

    /** The one that there is. */
    public static final int ONLY = 0;

    private Shard() {}
}
