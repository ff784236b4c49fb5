package org.balancetreasure.settlement;

import java.time.LocalDate;

/**
 * What is owed between us, a transfer agent and a bank for a due day, with orders or confirmations behind it.
 *
 * @param settlementDate business date of the run that found it: confirmation date, or T of a collection
 * @param partyId to whom it is owed, or who owes it
 * @param amount cents; positive: we pay
 * @param items how many orders or confirmations are behind it
 * @param reference EndToEndId of the first attempt of the payment that settles it
 */
public record Obligation(long obligationId, String taCode, LocalDate settlementDate, LocalDate due, int fundId,
        ObligationKind kind, int partyId, long amount, long items, String reference) {}
