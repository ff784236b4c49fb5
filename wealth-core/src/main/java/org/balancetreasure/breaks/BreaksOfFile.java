package org.balancetreasure.breaks;

import java.time.LocalDate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Breaks that one file opens: each of its own up to a limit, the rest as one, so that a file that is wrong in every
 * line can't bury the list. What a transaction opened and then rolled back does not count: its rows come again.
 */
public final class BreaksOfFile {

    public static final int MAX = 1_000;

    private final Breaks breaks;
    private final LocalDate businessDate;
    private final String partner;
    private final String fileName;
    private int opened;
    private boolean watching;

    public BreaksOfFile(Breaks breaks, LocalDate businessDate, String partner, String fileName) {
        this.breaks = breaks;
        this.businessDate = businessDate;
        this.partner = partner;
        this.fileName = fileName;
    }

    /** Runs in the caller's transaction. */
    public void open(BreakType type, String subject, String ours, String theirs) {
        open(type, businessDate, subject, ours, theirs);
    }

    private void countOnlyWhatIsCommitted() {
        if (watching || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        watching = true;
        int before = opened;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCompletion(int status) {
                watching = false;
                if (status != STATUS_COMMITTED) {
                    opened = before;
                }
            }
        });
    }

    /** Whether what is opened from here on is not listed one by one. */
    public boolean isFull() {
        return opened >= MAX;
    }

    /** The same for what belongs to another day than the file. */
    public void open(BreakType type, LocalDate day, String subject, String ours, String theirs) {
        open(new Difference(type, day, partner, subject, ours, theirs));
    }

    /** The same for a difference that shows a customer's data or has a sum; of this partner. */
    public void open(Difference difference) {
        countOnlyWhatIsCommitted();
        opened++;
        if (opened <= MAX) {
            breaks.open(difference);
        } else if (opened == MAX + 1) {
            breaks.open(difference.type(), businessDate, partner, fileName + " and more",
                    "the first " + MAX + " are listed",
                    "more differences of this file are not listed one by one");
        }
    }
}
