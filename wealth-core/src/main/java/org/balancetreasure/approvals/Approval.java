package org.balancetreasure.approvals;

import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person wants done, with a reason. Another person approves it, and only then it is done.
 *
 * @param kind what is to be done; names the room that does it
 * @param subject business key of what it is about
 * @param content what is to be done, by name, as it is shown to whoever decides
 * @param contentHash SHA-256 of kind, subject and content in hexadecimal digits: what was seen is what is approved
 * @param proposedBy subject of the token
 * @param decidedBy who approved or withdrew it; null while it is open
 * @param outcome what came of it, in the words of its room; null until it is approved
 */
public record Approval(long approvalId, String kind, String subject, Map<String, String> content, String contentHash,
        String reason, String proposedBy, LocalDateTime proposedAt, State state, @Nullable String decidedBy,
        @Nullable LocalDateTime decidedAt, @Nullable String outcome) {

    /** Longest reason, in characters. */
    public static final int REASON_MAX = 120;

    /** Only what is proposed can change. */
    public enum State {
        PROPOSED, APPROVED, WITHDRAWN
    }
}
