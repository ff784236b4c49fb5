package org.balancetreasure.benchmarks.reconciliation;

import java.util.List;
import org.balancetreasure.breaks.BreakType;

/**
 * How a line of ours and a line of the bank can differ, with the breaks by which the matching says so. Each difference
 * is found by exactly these.
 */
enum Planted {
    /** Our books expect it, and the bank has nothing. */
    ABSENT_AT_BANK("M", BreakType.CASH_MISSING),
    /** The bank has it, and our books know nothing of it. */
    ABSENT_IN_BOOKS("U", BreakType.CASH_UNEXPECTED),
    /** The same identifier, one cent more. */
    OTHER_AMOUNT("A", BreakType.CASH_DIFFERS),
    /** The same identifier, money out instead of money in. */
    OTHER_DIRECTION("D", BreakType.CASH_DIFFERS),
    /** The bank has it twice. */
    BOOKED_TWICE("T", BreakType.CASH_UNEXPECTED),
    /** The bank has it without our identifier: proposed by amount and day, never matched. */
    IDENTIFIER_LOST("I", BreakType.CASH_MISSING, BreakType.CASH_UNEXPECTED),
    /** The bank had refused the payment, and yet it paid. */
    PAID_AFTER_REFUSAL("F", BreakType.CASH_UNEXPECTED, BreakType.PAYMENT_CONTRADICTED),
    /** The bank's status says that it is settled, and the statement has nothing. */
    SETTLED_BY_STATUS_ALONE("S", BreakType.CASH_MISSING, BreakType.PAYMENT_CONTRADICTED);

    private final String letter;
    private final List<BreakType> breaks;

    Planted(String letter, BreakType... breaks) {
        this.letter = letter;
        this.breaks = List.of(breaks);
    }

    /** Begins the reference of its items. */
    String letter() {
        return letter;
    }

    List<BreakType> breaks() {
        return breaks;
    }
}
