package org.balancetreasure.unmaskings;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.approvals.Approval.State;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Names and certificates of customers in clear, for a purpose: one person proposes which customers, another approves
 * exactly these, and then the first one may read them for {@value #HOURS} hours. What was asked for by breaks becomes a
 * list of customers when it is proposed, so nobody is added later. Writing methods run in the caller's transaction.
 */
@Component
public class Unmaskings implements ApprovedAction {

    /** Most customers of one proposal, so that whoever approves it can look at each. */
    public static final int CUSTOMERS_MAX = 100;
    /** How long they can be read, from the approval on. */
    public static final int HOURS = 24;

    private static final String CUSTOMERS = "customers";

    private final Approvals approvals;
    private final Breaks breaks;
    private final Customers customers;
    private final BusinessClock clock;

    Unmaskings(Approvals approvals, Breaks breaks, Customers customers, BusinessClock clock) {
        this.approvals = approvals;
        this.breaks = breaks;
        this.customers = customers;
        this.clock = clock;
    }

    /** Which customers. */
    public sealed interface Whom {

        /** By their numbers. */
        record Listed(List<Long> customerIds) implements Whom {}

        /**
         * Whom breaks name, open or resolved.
         *
         * @param partner null for all
         * @param days of the breaks
         */
        record OfBreaks(BreakType type, @Nullable String partner, Days days) implements Whom {}
    }

    /**
     * Proposes an unmasking.
     *
     * @param atMost customers; more are refused, so that nobody is left out without a word
     * @param reason the purpose; 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the token of the person who will read
     */
    public Approvals.Result propose(Whom whom, int atMost, String reason, String by) {
        List<Long> found = switch (whom) {
            case Whom.Listed(List<Long> listed) -> listed.stream().sorted().toList();
            case Whom.OfBreaks of -> breaks.customers(of.type(), of.partner(), of.days());
        };
        if (found.isEmpty() || found.size() > Math.min(atMost, CUSTOMERS_MAX)) {
            return new Approvals.Result.Refused(new Refusal(
                    found.isEmpty() ? Refusal.Code.NOBODY_TO_UNMASK : Refusal.Code.TOO_MANY_TO_UNMASK,
                    RefusalDetails.of("found", Integer.toString(found.size()), "atMost",
                            Integer.toString(Math.min(atMost, CUSTOMERS_MAX)))));
        }
        Map<String, String> content = new TreeMap<>();
        content.put(CUSTOMERS, found.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        content.put("customerCount", Integer.toString(found.size()));
        content.put("hours", Integer.toString(HOURS));
        if (whom instanceof Whom.OfBreaks(BreakType type, String partner, Days days)) {
            content.put("breaks", type + (partner == null ? "" : " " + partner)
                    + (days.equals(Days.ALL) ? "" : " " + days.from() + " to " + days.to()));
        }
        return approvals.propose(Kind.UNMASKING,
                "customers " + found.getFirst() + " to " + found.getLast() + " (" + found.size() + ")", content, reason,
                by);
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.UNMASKING);
    }

    @Override
    public Outcome carryOut(Approval approval) {
        return new Outcome.Done("until " + until(clock.now()));
    }

    private static LocalDateTime until(LocalDateTime approvedAt) {
        return approvedAt.plusHours(HOURS);
    }

    /** What a person may see of an unmasking. */
    public sealed interface Seen {

        /** Names and certificates in clear, by number. Whose they are is written down before anybody sees them. */
        record Unmasked(List<Registration> customers) implements Seen {}

        /** It is not approved, or its time is over. */
        record Closed() implements Seen {}

        /** There is no such unmasking that this person has proposed. */
        record NotYours() implements Seen {}
    }

    /** @param by subject of the token of the person who reads */
    public Seen read(long approvalId, String by) {
        Approval approval = approvals.find(approvalId);
        if (approval == null || approval.kind() != Kind.UNMASKING || !approval.proposedBy().equals(by)) {
            return new Seen.NotYours();
        }
        LocalDateTime approvedAt = approval.decidedAt();
        if (approval.state() != State.APPROVED || approvedAt == null || clock.now().isAfter(until(approvedAt))) {
            return new Seen.Closed();
        }
        List<Registration> unmasked = new ArrayList<>();
        Stream.of(approval.figure(CUSTOMERS).split(" ")).map(Long::parseLong).map(customers::registrationIfAny)
                .forEach(registration -> {
                    if (registration != null) {
                        unmasked.add(registration);
                    }
                });
        return new Seen.Unmasked(unmasked);
    }
}
