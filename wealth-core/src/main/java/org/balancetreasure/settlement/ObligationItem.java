package org.balancetreasure.settlement;

/**
 * An order or a confirmation behind an obligation.
 *
 * @param number among all of them, ascending
 * @param item order_id, or TASerialNO of a confirmation
 * @param customerId a customer, or a bank as a holder
 * @param amount cents
 */
public record ObligationItem(long number, String item, long customerId, long amount) {}
