package org.balancetreasure.breaks;

import java.time.LocalDate;
import org.balancetreasure.breaks.Break.Sum;
import org.jspecify.annotations.Nullable;

/**
 * What a break is opened for. Something that is expected is no difference before the day on which it is due, and that
 * day is its business date.
 *
 * @param businessDate the day to which it belongs; its age counts from here
 * @param partner transfer agent or bank, or {@link Breaks#HOUSE}
 * @param subject business key of what differs, at most 120 characters
 * @param ours what we have; the end of a very long text is left off
 * @param theirs what the partner says; likewise
 * @param customerId whose data the texts show, so that staff who read them leave an entry in the audit trail; 0:
 *            nobody's
 * @param sum theirs less ours, or what is at stake; null where there is no sum
 */
public record Difference(BreakType type, LocalDate businessDate, String partner, String subject, String ours,
        String theirs, long customerId, @Nullable Sum sum) {

    private static final int SUBJECT_MAX = 120;
    private static final int OURS_MAX = 200;
    private static final int THEIRS_MAX = 500;

    public Difference {
        if (subject.length() > SUBJECT_MAX) {
            throw new IllegalArgumentException("The subject of a break has at most 120 characters: " + subject);
        }
        ours = start(ours, OURS_MAX);
        theirs = start(theirs, THEIRS_MAX);
    }

    /** One that shows nobody's data and has no sum. */
    public Difference(BreakType type, LocalDate businessDate, String partner, String subject, String ours,
            String theirs) {
        this(type, businessDate, partner, subject, ours, theirs, 0, null);
    }

    /** The same, which shows data of a customer. */
    public Difference of(long customer) {
        return new Difference(type, businessDate, partner, subject, ours, theirs, customer, sum);
    }

    /** The same, of so much. */
    public Difference of(int assetId, long amount) {
        return new Difference(type, businessDate, partner, subject, ours, theirs, customerId,
                new Sum(assetId, amount));
    }

    private static String start(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
