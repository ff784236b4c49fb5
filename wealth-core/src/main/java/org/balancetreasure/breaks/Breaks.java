package org.balancetreasure.breaks;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.breaks.BreakMapper.Row;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of breaks. Every method runs in the caller's transaction. */
@Component
public class Breaks {

    /** The partner of a break within our own books. */
    public static final String HOUSE = "HOUSE";

    private final BreakMapper mapper;
    private final BusinessClock clock;

    Breaks(BreakMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Opens a break, or leaves the one that is open: the same difference is one break, however often it is seen. A
     * resolved break opens again only if its figures have changed.
     *
     * @param subject business key of what differs, at most 120 characters
     * @param ours what we have; the end of a very long text is left off
     * @param theirs what the partner says; likewise
     */
    public void open(BreakType type, LocalDate businessDate, String partner, String subject, String ours,
            String theirs) {
        open(new Difference(type, businessDate, partner, subject, ours, theirs));
    }

    /** The same for a difference that shows a customer's data or has a sum. It belongs to the team of its type. */
    public void open(Difference difference) {
        mapper.open(difference, WaysOut.team(difference.type()).owner(), clock.now());
    }

    /** Null if there is none. */
    public @Nullable Break find(long breakId) {
        return breakIfAny(mapper.find(breakId));
    }

    /** The same, locked until the end of the transaction. */
    public @Nullable Break lock(long breakId) {
        return breakIfAny(mapper.lock(breakId));
    }

    /**
     * Resolves a break under its lock.
     *
     * @param resolution at most 200 characters
     */
    public void resolve(Break locked, String resolution) {
        require(mapper.resolveOne(locked.breakId(), resolution, clock.now()), locked);
    }

    /**
     * Marks a break under its lock as one that the partner is to correct; its age counts from the new due date.
     *
     * @param on the business date
     */
    public void handBack(Break locked, LocalDate on, LocalDate dueDate) {
        require(mapper.handBack(locked.breakId(), on, dueDate), locked);
    }

    /**
     * Gives an open break under its lock to a team or a person.
     *
     * @param owner at most 255 characters
     */
    public void give(Break locked, String owner) {
        require(mapper.give(locked.breakId(), owner), locked);
    }

    private static void require(int rows, Break locked) {
        if (rows != 1) {
            throw new IllegalStateException("Break " + locked.breakId() + " is not open: " + locked.state());
        }
    }

    /**
     * Resolves a break if it is open.
     *
     * @param resolution why it is resolved, at most 200 characters
     */
    public boolean resolve(BreakType type, LocalDate businessDate, String partner, String subject,
            String resolution) {
        return mapper.resolve(type, businessDate, partner, subject, resolution, clock.now()) == 1;
    }

    /**
     * Resolves the open breaks of a subject, of any day.
     *
     * @param resolution at most 200 characters
     */
    public boolean resolve(BreakType type, String partner, String subject, String resolution) {
        return mapper.resolveOfAnyDay(type, partner, subject, resolution, clock.now()) > 0;
    }

    /**
     * Resolves all open breaks of a type, business date and partner.
     *
     * @return how many
     */
    public int resolveAll(BreakType type, LocalDate businessDate, String partner, String resolution) {
        return mapper.resolveAll(type, businessDate, partner, resolution, clock.now());
    }

    public boolean isOpen(BreakType type, LocalDate businessDate, String partner, String subject) {
        return mapper.isOpen(type, businessDate, partner, subject) == 1;
    }

    /**
     * Subjects of the open breaks of any day that begin so.
     *
     * @param begin has no wildcard of SQL
     */
    public List<String> openSubjects(BreakType type, String partner, String begin) {
        return mapper.openSubjects(type, partner, begin);
    }

    /**
     * Numbers of the customers whom breaks of a type name, open or resolved, in order.
     *
     * @param partner null for all
     */
    public List<Long> customers(BreakType type, @Nullable String partner, Days days) {
        return mapper.customers(type, partner, days);
    }

    /** How many breaks of a business date are open. */
    public long openCount(LocalDate businessDate) {
        return mapper.openCount(businessDate);
    }

    /** All breaks of a business date, open or resolved, oldest first. */
    public List<Break> list(LocalDate businessDate) {
        return mapper.ofDay(businessDate).stream().map(Breaks::of).toList();
    }

    /** Open breaks of any date, oldest date first. */
    public List<Break> open(int limit) {
        return mapper.openOnes(limit).stream().map(Breaks::of).toList();
    }

    private static @Nullable Break breakIfAny(@Nullable Row row) {
        return row == null ? null : of(row);
    }

    private static Break of(Row row) {
        Integer assetId = row.assetId();
        Long amount = row.amount();
        return new Break(row.breakId(), row.type(), row.businessDate(), row.partner(), row.subject(), row.ours(),
                row.theirs(), row.customerId(),
                assetId == null || amount == null ? null : new Break.Sum(assetId, amount), row.dueDate(), row.owner(),
                row.handedBackOn(), row.state(), row.openedAt(), row.resolvedAt(), row.resolution());
    }
}
