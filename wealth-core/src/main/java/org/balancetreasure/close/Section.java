package org.balancetreasure.close;

/**
 * Rows of one table that a day booked, which lie side by side, under one digest.
 *
 * @param number in the order of the rows, from 1 in each table
 * @param part what its rows have in common: asset, account, run, transfer agent
 * @param firstPosition of its rows within the part: the first customer, holder, owner or range
 * @param lastPosition the last of them
 * @param rowCount how many rows
 * @param digest hexadecimal
 */
record Section(int shard, String tableName, int number, String part, long firstPosition, long lastPosition,
        long rowCount, String digest) {}
