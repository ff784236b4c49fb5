package org.balancetreasure.breaks;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/** The list of breaks. Every method runs in the caller's transaction. */
@Component
public class Breaks {

    /** The partner of a break within our own books. */
    public static final String HOUSE = "HOUSE";

    private static final int SUBJECT_MAX = 120;
    private static final int OURS_MAX = 200;
    private static final int THEIRS_MAX = 500;

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
        if (subject.length() > SUBJECT_MAX) {
            throw new IllegalArgumentException("The subject of a break has at most 120 characters: " + subject);
        }
        mapper.open(type, businessDate, partner, subject, start(ours, OURS_MAX), start(theirs, THEIRS_MAX),
                clock.now());
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

    /** How many breaks of a business date are open. */
    public long openCount(LocalDate businessDate) {
        return mapper.openCount(businessDate);
    }

    /** All breaks of a business date, open or resolved, oldest first. */
    public List<Break> list(LocalDate businessDate) {
        return mapper.ofDay(businessDate);
    }

    /** Open breaks of any date, oldest date first. */
    public List<Break> open(int limit) {
        return mapper.openOnes(limit);
    }

    private static String start(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
