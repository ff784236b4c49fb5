package org.balancetreasure.approvals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.balancetreasure.approvals.Approval.State;
import org.balancetreasure.approvals.ApprovalMapper.NewApproval;
import org.balancetreasure.approvals.ApprovalMapper.Row;
import org.balancetreasure.calendar.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What people decide by hand: one proposes with a reason, another approves exactly what was shown, and then it is done
 * in the same transaction. Writing methods run in the caller's transaction.
 */
@Component
public class Approvals {

    private final ApprovalMapper mapper;
    private final ObjectProvider<ApprovedAction> actions;
    private final BusinessClock clock;

    Approvals(ApprovalMapper mapper, ObjectProvider<ApprovedAction> actions, BusinessClock clock) {
        this.mapper = mapper;
        this.actions = actions;
        this.clock = clock;
    }

    /** What became of a decision. */
    public sealed interface Result {

        record Done(Approval approval) implements Result {}

        /** It was approved or withdrawn before; nothing changed. */
        record AlreadyDecided(Approval approval) implements Result {}

        /** What is proposed is not what the approver has seen; nothing changed. */
        record ContentDiffers(Approval approval) implements Result {}

        /** Who proposes does not approve; nothing changed. */
        record SecondPersonNeeded(Approval approval) implements Result {}
    }

    /**
     * Proposes something; nothing else happens until another person approves it.
     *
     * @param content by name; no value has line breaks
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Approval propose(String kind, String subject, Map<String, String> content, String reason, String by) {
        String text = new TreeMap<>(content).entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining("\n"));
        var approval = new NewApproval(kind, subject, text, hash(kind, subject, text), reason, by, clock.now());
        mapper.insert(approval);
        return Objects.requireNonNull(find(approval.approvalId));
    }

    /** Null if there is none. */
    public @Nullable Approval find(long approvalId) {
        Row row = mapper.find(approvalId);
        return row == null ? null : approval(row);
    }

    /** Newest first; {@code before} is the id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<Approval> list(State state, long before, int limit) {
        return mapper.list(state, before, limit).stream().map(Approvals::approval).toList();
    }

    /**
     * Approves what another person proposed, and does it.
     *
     * @param contentHash of what the approver has seen
     */
    public Result approve(Approval seen, String contentHash, String by) {
        Approval approval = lock(seen);
        if (approval.state() != State.PROPOSED) {
            return new Result.AlreadyDecided(approval);
        }
        if (!approval.contentHash().equals(contentHash)) {
            return new Result.ContentDiffers(approval);
        }
        if (approval.proposedBy().equals(by)) {
            return new Result.SecondPersonNeeded(approval);
        }
        return decide(approval, State.APPROVED, by, action(approval.kind()).carryOut(approval));
    }

    /** Takes a proposal back, also another person's; nothing else happens. */
    public Result withdraw(Approval seen, String by) {
        Approval approval = lock(seen);
        return approval.state() == State.PROPOSED
                ? decide(approval, State.WITHDRAWN, by, null)
                : new Result.AlreadyDecided(approval);
    }

    private Approval lock(Approval seen) {
        return approval(Objects.requireNonNull(mapper.lock(seen.approvalId()), () -> seen + " vanished"));
    }

    private Result decide(Approval approval, State state, String by, @Nullable String outcome) {
        if (mapper.decide(approval.approvalId(), state, by, clock.now(), outcome) != 1) {
            throw new IllegalStateException("Approval " + approval.approvalId() + " changed under its lock");
        }
        return new Result.Done(Objects.requireNonNull(find(approval.approvalId())));
    }

    private ApprovedAction action(String kind) {
        Map<String, ApprovedAction> byKind = actions.stream()
                .collect(Collectors.toMap(ApprovedAction::kind, Function.identity()));
        return Objects.requireNonNull(byKind.get(kind), () -> "Nothing carries out approvals of the kind " + kind);
    }

    private static Approval approval(Row row) {
        Map<String, String> content = new TreeMap<>();
        for (String line : row.content().split("\n", -1)) {
            int end = line.indexOf('=');
            content.put(line.substring(0, end), line.substring(end + 1));
        }
        return new Approval(row.approvalId(), row.kind(), row.subject(), content, row.contentHash(), row.reason(),
                row.proposedBy(), row.proposedAt(), row.state(), row.decidedBy(), row.decidedAt(), row.outcome());
    }

    private static String hash(String kind, String subject, String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((kind + '\n' + subject + '\n' + content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
