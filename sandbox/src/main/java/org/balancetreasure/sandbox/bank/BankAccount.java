package org.balancetreasure.sandbox.bank;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An account that a bank keeps.
 *
 * @param holder its name
 * @param openingCents what is on it at the start
 * @param closedFrom the first day on which it is closed; null: open
 */
public record BankAccount(String number, String holder, Whose whose, long openingCents,
        @Nullable LocalDate closedFrom) {

    /** Only an account of the platform has statements, and never goes below zero. */
    public enum Whose {
        PLATFORM, TRANSFER_AGENT, BANK, OTHER
    }

    /** An empty account that stays open. */
    public BankAccount(String number, String holder, Whose whose) {
        this(number, holder, whose, 0, null);
    }

    boolean isClosed(LocalDate day) {
        return closedFrom != null && !day.isBefore(closedFrom);
    }
}
