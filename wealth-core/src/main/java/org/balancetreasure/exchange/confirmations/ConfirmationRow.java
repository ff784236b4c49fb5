package org.balancetreasure.exchange.confirmations;

import org.balancetreasure.orders.Confirmation;

/**
 * A confirmation and the record of 04 that it comes from.
 *
 * @param line the record's line in its file
 */
record ConfirmationRow(Confirmation confirmation, long line) {}
