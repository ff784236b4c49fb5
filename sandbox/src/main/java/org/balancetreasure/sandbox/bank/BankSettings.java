package org.balancetreasure.sandbox.bank;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.balancetreasure.bankfiles.ReversalReading;

/**
 * Who the bank is, and the habits in which banks differ.
 *
 * @param code names its folder in the exchange directory
 * @param start the first day that may have a statement
 * @param workingDays all from before the start to after the last day that will be asked for
 * @param cutOff what comes at this hour or later is not executed on the same day
 * @param batchBooking whether it books a group of payments as one entry if it is asked to
 * @param reversals which direction it gives the entry of a payment that came back
 */
public record BankSettings(String code, String bic, List<BankAccount> accounts, LocalDate start,
        NavigableSet<LocalDate> workingDays, LocalTime cutOff, boolean batchBooking, ReversalReading reversals) {

    public BankSettings {
        accounts = List.copyOf(accounts);
        workingDays = new TreeSet<>(workingDays);
    }
}
