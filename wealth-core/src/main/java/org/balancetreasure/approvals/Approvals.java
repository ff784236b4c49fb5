package org.balancetreasure.approvals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.approvals.Approval.State;
import org.balancetreasure.approvals.ApprovalMapper.NewApproval;
import org.balancetreasure.approvals.ApprovalMapper.Row;
import org.balancetreasure.approvals.ApprovedAction.Outcome;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.Refusal.Code;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What people decide by hand: one proposes with a reason, another approves exactly what was shown, and then it is done
 * in the same transaction. Writing methods run in the caller's transaction. An approval is locked before anything that
 * carrying it out locks.
 */
@Component
public class Approvals {

    private final ApprovalMapper mapper;
    private final ObjectProvider<ApprovedAction> actions;
    private final BusinessClock clock;
    private final Transactions transactions;

    Approvals(ApprovalMapper mapper, ObjectProvider<ApprovedAction> actions, BusinessClock clock,
            Transactions transactions) {
        this.mapper = mapper;
        this.actions = actions;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What became of a proposal or a decision. */
    public sealed interface Result {

        record Done(Approval approval) implements Result {}

        /** Nothing changed: what was open stays open, to be approved later or withdrawn. */
        record Refused(Refusal refusal) implements Result {}
    }

    /**
     * Which approvals to list.
     *
     * @param kind null for all
     * @param days on which they were proposed
     */
    public record Filter(State state, @Nullable Kind kind, Days days) {}

    /**
     * Proposes something; nothing else happens until another person approves it. Refused while another proposal about
     * the same subject is open: whoever wants this one instead withdraws that one first. Who proposes for a subject
     * locks it before.
     *
     * @param content by name; no value has line breaks
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Result propose(Kind kind, String subject, Map<String, String> content, String reason, String by) {
        for (Row open : mapper.open(subject)) {
            if (kind.alternatives().contains(open.kind())) {
                return refused(Code.ALREADY_PROPOSED, RefusalDetails.of("approvalId", Long.toString(open.approvalId()),
                        "kind", open.kind().name(), "proposedBy", open.proposedBy()));
            }
        }
        String text = new TreeMap<>(content).entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining("\n"));
        if (text.lines().count() != content.size()) {
            throw new IllegalArgumentException("A figure of a proposal is one line, not as in " + content);
        }
        var approval = new NewApproval(kind, subject, text, hash(kind, subject, text), reason, by, clock.now());
        mapper.insert(approval);
        return new Result.Done(Objects.requireNonNull(find(approval.approvalId)));
    }

    /** Null if there is none. */
    public @Nullable Approval find(long approvalId) {
        Row row = mapper.find(approvalId);
        return row == null ? null : approval(row);
    }

    /** Newest first; {@code before} is the id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<Approval> list(Filter filter, long before, int limit) {
        return mapper.list(filter, before, limit).stream().map(Approvals::approval).toList();
    }

    /** The customer whom it concerns; 0 if it concerns none. */
    public long customerId(Approval approval) {
        return action(approval.kind()).customerId(approval);
    }

    /**
     * Approves what another person proposed, and does it.
     *
     * @param contentHash of what the approver has seen
     */
    public Result approve(Approval seen, String contentHash, String by) {
        Approval approval = lock(seen);
        if (approval.state() != State.PROPOSED) {
            return alreadyDecided(approval);
        }
        if (!approval.contentHash().equals(contentHash)) {
            return refused(Code.CONTENT_DIFFERS, RefusalDetails.of("contentHash", approval.contentHash()));
        }
        if (approval.proposedBy().equals(by)) {
            return refused(Code.SECOND_PERSON_NEEDED, RefusalDetails.of("proposedBy", approval.proposedBy()));
        }
        ApprovedAction action = action(approval.kind());
        return switch (transactions.orUndo(() -> action.carryOut(approval),
                outcome -> !(outcome instanceof Outcome.Done))) {
            case Outcome.Done(String result) -> decide(approval, State.APPROVED, by, result, null);
            case Outcome.Refused(Refusal refusal) -> new Result.Refused(refusal);
            case Outcome.Void(Refusal refusal) -> {
                decide(approval, State.VOID, by, null, null);
                yield new Result.Refused(refusal);
            }
        };
    }

    /** Takes a proposal back; nothing else happens. Another person's is refused instead: {@link #refuse}. */
    public Result withdraw(Approval seen, String by) {
        Approval approval = lock(seen);
        if (approval.state() != State.PROPOSED) {
            return alreadyDecided(approval);
        }
        return approval.proposedBy().equals(by)
                ? decide(approval, State.WITHDRAWN, by, null, null)
                : refused(Code.NOT_YOUR_PROPOSAL, RefusalDetails.of("proposedBy", approval.proposedBy()));
    }

    /**
     * Refuses what another person proposed; nothing else happens.
     *
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     */
    public Result refuse(Approval seen, String reason, String by) {
        Approval approval = lock(seen);
        if (approval.state() != State.PROPOSED) {
            return alreadyDecided(approval);
        }
        return approval.proposedBy().equals(by)
                ? refused(Code.SECOND_PERSON_NEEDED, RefusalDetails.of("proposedBy", approval.proposedBy()))
                : decide(approval, State.REFUSED, by, null, reason);
    }

    /**
     * Ends what nobody has decided for so many days; nothing is deleted, and nothing else happens.
     *
     * @return how many proposals
     */
    public int expire(int days) {
        return mapper.expire(clock.now().minusDays(days), clock.now());
    }

    /** SHA-256 of the hashes of several proposals in the order in which they are named: a line each. */
    public static String hashOfAll(List<Approval> approvals) {
        return sha256(approvals.stream().map(Approval::contentHash).collect(Collectors.joining("\n")));
    }

    private Approval lock(Approval seen) {
        return approval(Objects.requireNonNull(mapper.lock(seen.approvalId()), () -> seen + " vanished"));
    }

    private Result decide(Approval approval, State state, String by, @Nullable String outcome,
            @Nullable String refusedBecause) {
        if (mapper.decide(approval.approvalId(), state, by, clock.now(), outcome, refusedBecause) != 1) {
            throw new IllegalStateException("Approval " + approval.approvalId() + " changed under its lock");
        }
        return new Result.Done(Objects.requireNonNull(find(approval.approvalId())));
    }

    private static Result alreadyDecided(Approval approval) {
        return refused(Code.ALREADY_DECIDED, RefusalDetails.of("approvalId", Long.toString(approval.approvalId()),
                "decision", approval.state().name(), "decidedBy", String.valueOf(approval.decidedBy())));
    }

    private static Result refused(Code code, RefusalDetails details) {
        return new Result.Refused(new Refusal(code, details));
    }

    private ApprovedAction action(Kind kind) {
        return actions.stream().filter(action -> action.kinds().contains(kind)).findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing carries out approvals of the kind " + kind));
    }

    private static Approval approval(Row row) {
        Map<String, String> content = new TreeMap<>();
        row.content().lines().forEach(line -> {
            int end = line.indexOf('=');
            content.put(line.substring(0, end), line.substring(end + 1));
        });
        return new Approval(row.approvalId(), row.kind(), row.subject(), content, row.contentHash(), row.reason(),
                row.proposedBy(), row.proposedAt(), row.state(), row.decidedBy(), row.decidedAt(), row.outcome(),
                row.refusedBecause());
    }

    private static String hash(Kind kind, String subject, String content) {
        return sha256(kind.name() + '\n' + subject + '\n' + content);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
