package org.balancetreasure.income;

/**
 * Who gets a cent of the redistributed residue: those whose remainder lies beyond {@code remainder} in its direction,
 * and at it the holders up to {@code holder}.
 *
 * @param remainder signed, in parts of a cent; never 0
 */
record Threshold(long remainder, long holder) {}
