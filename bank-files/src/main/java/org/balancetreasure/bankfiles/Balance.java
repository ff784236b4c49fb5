package org.balancetreasure.bankfiles;

import java.time.LocalDate;

/**
 * A balance that a statement tells.
 *
 * @param type OPBD opening, CLBD closing, PRCD closing of the period before, ITBD interim between pages; others inform
 * @param amount in the currency's smallest units, negative if the account is overdrawn
 */
public record Balance(String type, long amount, LocalDate date) {}
