package org.balancetreasure.audit;

import java.util.List;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The audit trail: every write of staff, every change of a customer's personal data, and every read of it by somebody
 * else. A write is recorded in its own transaction, so that neither is there without the other; a read is recorded and
 * committed before its answer leaves.
 */
@Component
public class AuditTrail {

    private final AuditMapper mapper;
    private final BusinessClock clock;

    AuditTrail(AuditMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Which entries to list; null lets all pass.
     *
     * @param days on which they were recorded
     */
    public record Filter(Days days, @Nullable String person, Act.@Nullable Action action,
            @Nullable Long customerId) {}

    /**
     * Adds an entry, in the caller's transaction.
     *
     * @param person subject of the token
     * @param channel of the token
     * @param status HTTP status of the answer
     * @param keyDigest of a write: SHA-256 of person and Idempotency-Key in hexadecimal digits; else null
     */
    public void record(String person, String channel, Act act, int status, @Nullable String keyDigest) {
        mapper.add(clock.now(), person, channel, act, status, keyDigest);
    }

    /** Newest first; {@code before} is the id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<AuditEntry> list(Filter filter, long before, int limit) {
        return mapper.list(filter, before, limit);
    }
}
