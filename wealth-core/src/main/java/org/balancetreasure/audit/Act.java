package org.balancetreasure.audit;

/**
 * What somebody did or saw, in a form that holds no personal data: names and certificates never come here.
 *
 * @param subject business key of what it is about, at most {@value #SUBJECT_MAX} characters
 * @param customerId of the customer whom it concerns; 0 if it concerns none
 */
public record Act(Action action, String subject, long customerId) {

    public static final int SUBJECT_MAX = 120;

    /** Stable names: they are kept for ever. */
    public enum Action {
        /** A quote was proposed. */
        QUOTE_PROPOSAL,
        /** A new advance line was proposed. */
        LINE_SETUP_PROPOSAL,
        /** Another granted amount of a line was proposed. */
        LINE_GRANT_PROPOSAL,
        /** The resumption of a line was proposed. */
        LINE_RESUMPTION_PROPOSAL,
        /** Another priority of a line was proposed. */
        LINE_PRIORITY_PROPOSAL,
        /** A way to settle a refused instant redemption was proposed. */
        RESOLUTION_PROPOSAL,
        /** A setting of a partner, an account, a fund or a channel was proposed. */
        SETTING_PROPOSAL,
        /** A proposal of another person was approved, and carried out. */
        APPROVAL,
        /** A proposal of another person was refused. */
        APPROVAL_REFUSAL,
        /** A proposal was taken back. */
        WITHDRAWAL,
        /** A way out of a break was proposed. */
        BREAK_PROPOSAL,
        /** A break was given to a team or a person. */
        BREAK_ASSIGNMENT,
        /** A manual journal was proposed. */
        JOURNAL_PROPOSAL,
        /** That a step of the night runs once more was proposed. */
        STEP_REOPENING_PROPOSAL,
        /** That a payment above the limit of its bank goes was proposed. */
        PAYMENT_RELEASE_PROPOSAL,
        /** Another limit of write-offs was proposed. */
        WRITE_OFF_LIMIT_PROPOSAL,
        /** To see customers' data in clear was proposed. */
        UNMASKING_PROPOSAL,
        /** A line was suspended. */
        LINE_SUSPENSION,
        /** The warning level of a line was changed. */
        LINE_WARNING_LEVEL,
        /** Files were requested again. */
        FILE_RESEND,
        /** A customer was registered with name and certificate. */
        CUSTOMER_REGISTRATION,
        /** A system of the operator saw a customer's masked name and certificate. */
        CUSTOMER_READ,
        /** Staff saw a refused instant redemption of a customer. */
        REFUSED_REDEMPTION_READ,
        /** Staff saw a break that names a customer. */
        BREAK_READ,
        /** Staff saw what of a customer is behind an obligation. */
        OBLIGATION_READ,
        /** Staff saw a customer's name and certificate in clear, as another person had approved. */
        UNMASKED_READ
    }

    /** That concerns no customer. */
    public static Act of(Action action, String subject) {
        return new Act(action, subject, 0);
    }
}
