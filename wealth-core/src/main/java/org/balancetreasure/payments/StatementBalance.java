package org.balancetreasure.payments;

import java.time.LocalDate;

/**
 * Where the statements of a bank account stand.
 *
 * @param day the last day that the last statement covers
 * @param number ElctrncSeqNb
 * @param opening cents; negative: overdrawn
 * @param closing likewise
 */
public record StatementBalance(int accountId, LocalDate day, int number, long opening, long closing) {}
