package org.balancetreasure.resolutions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.Break.Sum;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.breaks.WaysOut;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Leads out of breaks: one person proposes a way with a reason, another approves it, and then it is done and the break
 * is resolved in one transaction. What could not be done now is not even proposed. The approval is bound to the break
 * as it was shown: one that has changed since makes the proposal void. Methods run in the caller's transaction; the
 * break is locked before what its way locks.
 */
@Component
public class Resolutions implements ApprovedAction {

    private static final int DECIMALS = 2;

    private final Breaks breaks;
    private final Approvals approvals;
    private final ObjectProvider<WayOut> waysOut;
    private final ResolutionsMapper mapper;
    private final BusinessClock clock;
    private final Transactions transactions;

    Resolutions(Breaks breaks, Approvals approvals, ObjectProvider<WayOut> waysOut, ResolutionsMapper mapper,
            BusinessClock clock, Transactions transactions) {
        this.breaks = breaks;
        this.approvals = approvals;
        this.waysOut = waysOut;
        this.mapper = mapper;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What became of one of several proposals; a null result: there is no such break. */
    public record Proposed(long breakId, @Nullable Break difference, Approvals.@Nullable Result result) {}

    /**
     * Proposes a way out of a break.
     *
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Proposed propose(long breakId, Resolution resolution, String reason, String by) {
        Break locked = breaks.lock(breakId);
        if (locked == null) {
            return new Proposed(breakId, null, null);
        }
        // Tried, and undone in any case.
        Refusal refusal = transactions.orUndo(() -> objection(locked, resolution), tried -> true);
        return new Proposed(breakId, locked, refusal != null
                ? new Approvals.Result.Refused(refusal)
                : approvals.propose(Kind.BREAK, subject(locked), content(locked, resolution), reason, by));
    }

    /**
     * The same for many breaks, each a proposal of its own: what is refused for one holds none of the others back.
     * Breaks are locked by their numbers; the results stand in the order of {@code breakIds}.
     */
    public List<Proposed> propose(List<Long> breakIds, Resolution resolution, String reason, String by) {
        Map<Long, Proposed> done = new TreeMap<>();
        breakIds.stream().sorted().distinct()
                .forEach(breakId -> done.put(breakId, propose(breakId, resolution, reason, by)));
        return breakIds.stream().map(breakId -> Objects.requireNonNull(done.get(breakId))).toList();
    }

    private @Nullable Refusal objection(Break locked, Resolution resolution) {
        Way way = resolution.way();
        if (!way.isProposed() || !WaysOut.has(locked.type(), way)) {
            return new Refusal(Refusal.Code.NO_SUCH_WAY, RefusalDetails.of("type", locked.type().name(), "way",
                    way.name(), "ways", WaysOut.of(locked.type()).stream().map(Way::name)
                            .collect(Collectors.joining(", "))));
        }
        if (locked.state() != Break.State.OPEN) {
            return new Refusal(Refusal.Code.BREAK_RESOLVED,
                    RefusalDetails.of("breakId", Long.toString(locked.breakId())));
        }
        return take(locked, resolution, ManualTransfers.TRIED);
    }

    private @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        Way way = resolution.way();
        if (way == Way.HAND_BACK) {
            LocalDate dueDate = resolution.dueDate();
            return dueDate == null || !dueDate.isAfter(clock.today())
                    ? notOpen(locked, way, "a due date after today")
                    : null;
        }
        if (way == Way.ACCEPT) {
            return null;
        }
        return waysOut.stream().filter(wayOut -> wayOut.leads(locked.type(), way)).findFirst()
                .map(wayOut -> new Taken(wayOut.take(locked, resolution, reference)))
                .orElseGet(() -> new Taken(notOpen(locked, way, "a room that does it"))).refusal();
    }

    private record Taken(@Nullable Refusal refusal) {}

    /** The way does not fit the break, because of what it lacks. */
    public static Refusal notOpen(Break locked, Way way, String lacks) {
        return new Refusal(Refusal.Code.WAY_NOT_OPEN, RefusalDetails.of("breakId", Long.toString(locked.breakId()),
                "type", locked.type().name(), "way", way.name(), "lacks", lacks));
    }

    private static String subject(Break shown) {
        return "break " + shown.breakId();
    }

    private Map<String, String> content(Break shown, Resolution resolution) {
        Map<String, String> content = new TreeMap<>(figures(shown));
        content.put("breakId", Long.toString(shown.breakId()));
        content.put("way", resolution.way().name());
        if (resolution.target() != null) {
            content.put("target", resolution.target());
        }
        if (resolution.dueDate() != null) {
            content.put("dueDate", resolution.dueDate().toString());
        }
        return content;
    }

    /** What of a break is shown to whoever decides, and must not change until then. */
    private Map<String, String> figures(Break shown) {
        Map<String, String> figures = new TreeMap<>(Map.of("type", shown.type().name(), "businessDate",
                shown.businessDate().toString(), "partner", shown.partner(), "differs", oneLine(shown.subject()),
                "ours", oneLine(shown.ours()), "theirs", oneLine(shown.theirs()), "state", shown.state().name()));
        Sum sum = shown.sum();
        if (sum != null) {
            figures.put("asset", mapper.assetCode(sum.assetId()));
            figures.put("amount", BigDecimal.valueOf(sum.amount(), DECIMALS).toPlainString());
        }
        return figures;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.BREAK);
    }

    @Override
    public long customerId(Approval approval) {
        return Objects.requireNonNull(breaks.find(breakId(approval)), "A break is never removed").customerId();
    }

    private static long breakId(Approval approval) {
        return Long.parseLong(approval.figure("breakId"));
    }

    @Override
    public Outcome carryOut(Approval approval) {
        Break locked = Objects.requireNonNull(breaks.lock(breakId(approval)), "A break is never removed");
        Refusal changed = approval.changed(figures(locked));
        if (changed != null) {
            return new Outcome.Void(changed);
        }
        Resolution resolution = resolution(approval);
        Refusal refusal = take(locked, resolution, ManualTransfers.reference(approval));
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        if (resolution.way() == Way.HAND_BACK) {
            breaks.handBack(locked, clock.today(), Objects.requireNonNull(resolution.dueDate()));
            return new Outcome.Done("HANDED_BACK");
        }
        breaks.resolve(locked, resolution.way() + ": " + approval.reason());
        return new Outcome.Done("RESOLVED");
    }

    private static Resolution resolution(Approval approval) {
        String dueDate = approval.content().get("dueDate");
        return new Resolution(Way.valueOf(approval.figure("way")), approval.content().get("target"),
                dueDate == null ? null : LocalDate.parse(dueDate));
    }

    /**
     * Gives an open break to a team or a person.
     *
     * @param owner 1 to 255 characters
     * @return the break as it is now, which was resolved before if it does not have this owner; null if there is none
     */
    public @Nullable Break give(long breakId, String owner) {
        Break locked = breaks.lock(breakId);
        if (locked == null || locked.state() != Break.State.OPEN) {
            return locked;
        }
        breaks.give(locked, owner);
        return breaks.find(breakId);
    }
}
