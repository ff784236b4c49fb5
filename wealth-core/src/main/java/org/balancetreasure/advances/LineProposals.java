package org.balancetreasure.advances;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.balancetreasure.advances.AdvanceLineChange.Kind;
import org.balancetreasure.advances.AdvanceLines.Cause;
import org.balancetreasure.advances.AdvanceLines.Terms;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.money.Money;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.slots.Pool;
import org.balancetreasure.slots.Slots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes of advance lines that one person proposes and another approves. What would be refused now is not even
 * proposed; what is refused when it is approved stays proposed. Writing methods run in the caller's transaction.
 */
@Component
public class LineProposals implements ApprovedAction {

    private final Approvals approvals;
    private final AdvanceLines lines;
    private final AdvanceMapper mapper;
    private final Funds funds;
    private final Slots slots;
    private final BusinessClock clock;

    LineProposals(Approvals approvals, AdvanceLines lines, AdvanceMapper mapper, Funds funds, Slots slots,
            BusinessClock clock) {
        this.approvals = approvals;
        this.lines = lines;
        this.mapper = mapper;
        this.funds = funds;
        this.slots = slots;
        this.clock = clock;
    }

    /**
     * Proposes a change; it happens when another person approves it.
     *
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     * @throws IllegalArgumentException if there is no such line
     */
    public Approvals.Result propose(LineProposal proposal, String reason, String by) {
        Refusal refusal = objection(proposal);
        return refusal == null
                ? approvals.propose(proposal.kind(), proposal.subject(), content(proposal), reason, by)
                : new Approvals.Result.Refused(refusal);
    }

    private Map<String, String> content(LineProposal proposal) {
        Map<String, String> content = new TreeMap<>(proposal.content());
        content.putAll(present(proposal));
        return content;
    }

    /** What a line has now of what is to change; the line is locked. */
    private Map<String, String> present(LineProposal proposal) {
        return switch (proposal) {
            case LineProposal.Grant(int lineId, Money _) -> Map.of(Approval.PRESENT + "granted",
                    Money.ofCents(lines.require(lineId).line().granted()).toString());
            case LineProposal.Priority(int lineId, int _) -> Map.of(Approval.PRESENT + "priority",
                    Integer.toString(lines.require(lineId).line().priority()));
            case LineProposal.Setup _,LineProposal.Resumption _ -> Map.of();
        };
    }

    @Override
    public Set<Approval.Kind> kinds() {
        return Set.of(Approval.Kind.LINE_SETUP, Approval.Kind.LINE_GRANT, Approval.Kind.LINE_RESUMPTION,
                Approval.Kind.LINE_PRIORITY);
    }

    @Override
    public Outcome carryOut(Approval approval) {
        LineProposal proposal = LineProposal.of(approval);
        Refusal refusal = objection(proposal);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        Refusal changed = approval.changed(present(proposal));
        if (changed != null) {
            return new Outcome.Void(changed);
        }
        Cause cause = new Cause(approval.proposedBy(), approval.reason(), approval.approvalId());
        return switch (proposal) {
            case LineProposal.Setup(Terms terms) -> changed(lines.open(terms), Kind.SET_UP, cause);
            case LineProposal.Grant(int lineId, Money granted) -> grant(lines.lock(lineId), granted, cause);
            case LineProposal.Resumption(int lineId) -> {
                mapper.suspend(lineId, false);
                yield changed(lineId, Kind.RESUMED, cause);
            }
            case LineProposal.Priority(int lineId, int priority) -> {
                mapper.prefer(lineId, priority);
                yield changed(lineId, Kind.PRIORITY, cause);
            }
        };
    }

    private Outcome grant(AdvanceLine line, Money granted, Cause cause) {
        if (!slots.grow(Pool.line(line.lineId(), line.slots()), granted.cents() - line.granted())) {
            return new Outcome.Refused(belowOutstanding(line.lineId(), granted));
        }
        mapper.grant(line.lineId(), granted.cents());
        return changed(line.lineId(), Kind.GRANTED, cause);
    }

    private Outcome changed(int lineId, Kind kind, Cause cause) {
        mapper.change(lineId, kind, cause, clock.now());
        return new Outcome.Done("line " + lineId);
    }

    /** Locks the line, or all that could take the same place, and says why the change can't be made; null if it can. */
    private @Nullable Refusal objection(LineProposal proposal) {
        return switch (proposal) {
            case LineProposal.Setup(Terms terms) -> objection(terms);
            case LineProposal.Grant(int lineId, Money granted) -> {
                lines.lock(lineId);
                yield granted.cents() < outstanding(lineId).cents() ? belowOutstanding(lineId, granted) : null;
            }
            case LineProposal.Resumption(int lineId) -> lines.lock(lineId).suspended()
                    ? null
                    : new Refusal(Refusal.Code.LINE_NOT_SUSPENDED,
                            RefusalDetails.of("lineId", Integer.toString(lineId)));
            case LineProposal.Priority(int lineId, int priority) -> {
                mapper.lockNewest();
                AdvanceLine line = lines.lock(lineId);
                yield inTheWay(line.lineId(), line.fundId(), line.fundCode(), line.bankId(), priority);
            }
        };
    }

    private @Nullable Refusal objection(Terms terms) {
        Fund fund = funds.find(terms.fundCode());
        if (fund == null) {
            return new Refusal(Refusal.Code.UNKNOWN_FUND, RefusalDetails.of("fundCode", terms.fundCode()));
        }
        if (mapper.bankName(terms.bankId()) == null) {
            return new Refusal(Refusal.Code.UNKNOWN_BANK,
                    RefusalDetails.of("bankId", Integer.toString(terms.bankId())));
        }
        mapper.lockNewest();
        return inTheWay(terms.lineId(), fund.fundId(), fund.fundCode(), terms.bankId(), terms.priority());
    }

    private @Nullable Refusal inTheWay(int lineId, int fundId, String fundCode, int bankId, int priority) {
        Integer other = mapper.inTheWay(lineId, fundId, bankId, priority);
        return other == null
                ? null
                : new Refusal(Refusal.Code.LINE_EXISTS,
                        RefusalDetails.of("fundCode", fundCode, "lineId", Integer.toString(other)));
    }

    private Money outstanding(int lineId) {
        return Money.ofCents(lines.require(lineId).outstanding());
    }

    private Refusal belowOutstanding(int lineId, Money granted) {
        Money outstanding = outstanding(lineId);
        return new Refusal(Refusal.Code.GRANT_BELOW_OUTSTANDING,
                RefusalDetails.of("granted", granted, "outstanding", outstanding), Alternative.atLeast(outstanding));
    }
}
