package org.balancetreasure.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A transfer as one of its two accounts sees it.
 *
 * @param signedAmount smallest unit; negative when it left the account
 */
public record Movement(long transferId, TransferKind kind, String reference, long signedAmount, LocalDate bookingDate,
        LocalDate effectiveDate, LocalDateTime bookedAt) {}
