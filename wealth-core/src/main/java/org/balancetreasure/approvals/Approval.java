package org.balancetreasure.approvals;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person wants done, with a reason. Another person approves it, and only then it is done.
 *
 * @param subject business key of what it is about
 * @param content what is to be done, by name, as it is shown to whoever decides
 * @param contentHash SHA-256 of kind, subject and content in hexadecimal digits: what was seen is what is approved
 * @param proposedBy subject of the token
 * @param decidedBy who approved, refused or withdrew it, or tried to when it was void; null while it is open, and once
 *            it expired
 * @param outcome what came of it, in the words of its room; null until it is approved
 * @param refusedBecause the reason of the person who refused it; else null
 */
public record Approval(long approvalId, Kind kind, String subject, Map<String, String> content, String contentHash,
        String reason, String proposedBy, LocalDateTime proposedAt, State state, @Nullable String decidedBy,
        @Nullable LocalDateTime decidedAt, @Nullable String outcome, @Nullable String refusedBecause) {

    /** Longest reason, in characters. */
    public static final int REASON_MAX = 120;

    /** What is to be done; the room that does it brings an {@link ApprovedAction}. */
    public enum Kind {
        /** A quote of a fund is used. */
        QUOTE,
        /** An advance line is set up. */
        LINE_SETUP,
        /** A bank grants another amount. */
        LINE_GRANT,
        /** A suspended line advances again. */
        LINE_RESUMPTION,
        /** A line is used earlier or later among those of its fund. */
        LINE_PRIORITY,
        /** A refused instant redemption goes to the bank with the next 33. */
        INSTANT_SEND_AGAIN,
        /** The wallet gives back what was paid for it. */
        INSTANT_TAKE_BACK,
        /** The customer owes what was paid for it. */
        INSTANT_CLAIM,
        /** The operator bears what was paid for it. */
        INSTANT_WRITE_OFF,
        /** A break is resolved one of its ways. */
        BREAK,
        /** An amount moves between two accounts as a person says. */
        JOURNAL,
        /** A step of the night runs once more. */
        STEP_REOPENING,
        /** A payment above the bank's limit goes. */
        PAYMENT_RELEASE,
        /** Staff of a role may write off another sum. */
        WRITE_OFF_LIMIT,
        /** A person may see names and certificates of customers. */
        UNMASKING,
        /** A transfer agent is added with its terms. */
        TRANSFER_AGENT,
        /** A transfer agent has other terms from a date on. */
        TRANSFER_AGENT_TERMS,
        /** A bank is added with its terms. */
        BANK,
        /** A bank has other terms from a date on. */
        BANK_TERMS,
        /** An account at a bank is added. */
        BANK_ACCOUNT,
        /** An account at a bank ends. */
        BANK_ACCOUNT_END,
        /** Money is settled with a transfer agent otherwise from a date on. */
        SETTLEMENT_TERMS,
        /** A fund is added with its limits. */
        FUND,
        /** A fund has other limits. */
        FUND_LIMITS,
        /** A fund's money moves on other days from a trade date on. */
        SETTLEMENT_DAYS,
        /** The platform's or the transfer agent's figure of a holder's income is credited from a day on. */
        INCOME_AUTHORITY,
        /** A channel is added. */
        CHANNEL,
        /** A channel sells a fund, or sells it otherwise. */
        CHANNEL_SALE,
        /** A channel pays redemptions on confirmation from a day on, or no longer. */
        CHANNEL_PAYOUT,
        /** A channel offers a product. */
        PRODUCT,
        /** The calendars get their next year. */
        CALENDAR_YEAR;

        private static final Set<Kind> RESOLUTIONS = EnumSet.of(INSTANT_SEND_AGAIN, INSTANT_TAKE_BACK, INSTANT_CLAIM,
                INSTANT_WRITE_OFF);

        /** Of these, one proposal about the same subject is open at a time. */
        Set<Kind> alternatives() {
            return RESOLUTIONS.contains(this) ? RESOLUTIONS : EnumSet.of(this);
        }
    }

    /** Only what is proposed can change. */
    public enum State {
        PROPOSED, APPROVED,
        /** Another person has refused it, with a reason. */
        REFUSED,
        /** The proposer has taken it back. */
        WITHDRAWN,
        /** Nobody has decided in time. */
        EXPIRED,
        /** What it was about had changed since it was shown. */
        VOID;

        /** Whether it stands, open or carried out. */
        public boolean stands() {
            return this == PROPOSED || this == APPROVED;
        }
    }

    /** So begins the name of a figure that says how it is now, beside the one that says how it is to be. */
    public static final String PRESENT = "present.";

    /**
     * What of the content is otherwise by now.
     *
     * @param now figures by name as of now, under the lock of what they are about
     * @return null if all of them are as they were shown
     */
    public @Nullable Refusal changed(Map<String, String> now) {
        String changes = Stream.concat(now.keySet().stream(), content.keySet().stream()
                .filter(name -> name.startsWith(PRESENT)))
                .distinct().sorted().filter(name -> !Objects.equals(content.get(name), now.get(name)))
                .map(name -> name + ": " + content.get(name) + " → " + now.get(name))
                .collect(Collectors.joining("; "));
        return changes.isEmpty()
                ? null
                : new Refusal(Refusal.Code.CHANGED_SINCE_SHOWN,
                        RefusalDetails.of("approvalId", Long.toString(approvalId), "changed", changes));
    }

    /**
     * A figure of the content.
     *
     * @throws IllegalStateException if there is none of this name
     */
    public String figure(String name) {
        String figure = content.get(name);
        if (figure == null) {
            throw new IllegalStateException("Approval " + approvalId + " of kind " + kind + " has no " + name);
        }
        return figure;
    }
}
