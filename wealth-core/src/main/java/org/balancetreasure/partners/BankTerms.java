package org.balancetreasure.partners;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A bank and how it works from a day on. Hours are of Asia/Shanghai.
 *
 * @param bic BICFI in its messages
 * @param calendar name of the calendar of its working days
 * @param cutOff an instruction that comes later is executed on the next working day
 * @param dayEnd what is booked later is on the statement of the next working day
 * @param statementBy hour by which a working day has its last status and its statements
 * @param batchBooking whether we ask for one entry per payment group (BtchBookg)
 * @param reversals name of the {@code ReversalReading} of its statements
 * @param yearlyNumbers whether the numbers of its statements begin again with each year
 * @param releaseLimit cents; a payment above it goes once a second person has released it; null: none
 */
public record BankTerms(String bankCode, String bic, LocalDate validFrom, String calendar, LocalTime cutOff,
        LocalTime dayEnd, LocalTime statementBy, boolean batchBooking, String reversals, boolean yearlyNumbers,
        @Nullable Long releaseLimit) {}
