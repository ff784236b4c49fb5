package org.balancetreasure.settlement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.balancetreasure.partners.SettlementTerms.Netting;
import org.jspecify.annotations.Nullable;

/**
 * A settlement day with a transfer agent.
 *
 * @param settlementDate confirmation date
 */
public record Settlement(String taCode, LocalDate settlementDate, Netting netting, State state,
        @Nullable LocalDateTime agreedAt, @Nullable LocalDateTime releasedAt) {

    /** How far it is. */
    public enum State {
        /** Its summaries do not agree yet, or its payments are not covered. */
        OPEN,
        /** Its summaries agree, and what is to be paid to the agent is instructed. */
        AGREED,
        /** All proceeds that are due on its day are released. */
        RELEASED
    }
}
