package org.balancetreasure.audit;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit trail; never changed, never deleted.
 *
 * @param person subject of the token
 * @param channel of the token; the house's for staff
 * @param customerId of the customer whom it concerns; 0 if it concerns none
 * @param status HTTP status of the answer: a refusal leaves an entry, too
 * @param keyDigest of a write: SHA-256 of person and Idempotency-Key in hexadecimal digits
 */
public record AuditEntry(long entryId, LocalDateTime recordedAt, String person, String channel, Act.Action action,
        String subject, long customerId, int status, @Nullable String keyDigest) {}
