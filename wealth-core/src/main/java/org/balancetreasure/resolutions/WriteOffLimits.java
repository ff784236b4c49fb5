package org.balancetreasure.resolutions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.money.Money;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What staff may write off: of one break, and all of them together on one business date, by role. A write-off counts
 * with the role that proposes and with the role that approves, and above the limit of either it is refused. A change of
 * a limit needs a second person, too. Methods run in the caller's transaction.
 */
@Component
public class WriteOffLimits implements ApprovedAction {

    /** Who approves and who proposes, by the last word of the scope that makes the role; locked in this order. */
    private static final List<String> ROLES = List.of("approve", "operate");

    private final ResolutionsMapper mapper;
    private final Approvals approvals;
    private final Gates gates;

    WriteOffLimits(ResolutionsMapper mapper, Approvals approvals, Gates gates) {
        this.mapper = mapper;
        this.approvals = approvals;
        this.gates = gates;
    }

    /**
     * What a role may write off.
     *
     * @param perBreak cents of one break
     * @param perDay cents of one business date
     */
    public record Limit(String role, long perBreak, long perDay) {

        private Map<String, String> shown(String when) {
            return Map.of(when + "perBreak", Money.ofCents(perBreak).toString(), when + "perDay",
                    Money.ofCents(perDay).toString());
        }
    }

    /** By role. */
    public List<Limit> all() {
        return mapper.limits();
    }

    /**
     * Proposes other limits of a role, beside the present ones.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public Approvals.Result propose(Limit wanted, String reason, String by) {
        Limit present = lock(wanted.role());
        Map<String, String> content = new TreeMap<>(wanted.shown(""));
        content.putAll(present.shown(Approval.PRESENT));
        content.put("role", wanted.role());
        return approvals.propose(Kind.WRITE_OFF_LIMIT, "write-offs of " + wanted.role(), content, reason, by);
    }

    private Limit lock(String role) {
        Limit limit = mapper.lockLimit(role);
        if (limit == null) {
            throw new IllegalArgumentException("No limit of write-offs for " + role);
        }
        return limit;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.WRITE_OFF_LIMIT);
    }

    @Override
    public Outcome carryOut(Approval approval) {
        Limit present = lock(approval.figure("role"));
        Refusal changed = approval.changed(present.shown(Approval.PRESENT));
        if (changed != null) {
            return new Outcome.Void(changed);
        }
        mapper.change(new Limit(present.role(), Money.of(approval.figure("perBreak")).cents(),
                Money.of(approval.figure("perDay")).cents()));
        return new Outcome.Done(present.role());
    }

    /**
     * Takes an amount from what may be written off today.
     *
     * @return null if it is within all limits; else nothing of it may stay
     */
    public @Nullable Refusal charge(long cents) {
        LocalDate today = gates.lockBusinessDate();
        for (String role : ROLES) {
            Limit limit = lock(role);
            if (cents > limit.perBreak()) {
                return refused(role, cents, limit.perBreak(), "of one break");
            }
            mapper.beginDay(role, today);
            if (mapper.use(role, today, cents, limit.perDay()) != 1) {
                return refused(role, cents, limit.perDay() - mapper.used(role, today), "left of this day");
            }
        }
        return null;
    }

    private static Refusal refused(String role, long cents, long atMost, String bound) {
        return new Refusal(Refusal.Code.WRITE_OFF_LIMIT, RefusalDetails.of("role", role, "amount",
                Money.ofCents(cents), "atMost", Money.ofCents(atMost), "bound", bound));
    }
}
