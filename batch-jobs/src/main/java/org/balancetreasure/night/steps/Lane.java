package org.balancetreasure.night.steps;

/**
 * Steps that run one after the other; lanes run beside each other.
 *
 * @param hasHour whether its steps must keep an hour: such a lane never queues behind others
 */
public record Lane(String name, boolean hasHour) {

    static final Lane PLANS_AND_SWEEP = new Lane("plans and sweep", true);
    static final Lane GATES = new Lane("gates", true);
    /** Files that staff send again. It has no steps. */
    public static final Lane RESENDS = new Lane("resends", false);
    static final Lane PROOF = new Lane("proof", false);

    /** Files that travel between us and a partner's server. It has no steps. */
    public static Lane travel(String partnerCode) {
        return new Lane("files of " + partnerCode, false);
    }

    /** What is sent to a transfer agent or a bank. */
    static Lane to(String partnerCode) {
        return new Lane("to " + partnerCode, true);
    }

    /** What comes from a transfer agent or a bank. */
    static Lane from(String partnerCode) {
        return new Lane("from " + partnerCode, false);
    }

    /** What is settled with a transfer agent. */
    static Lane settling(String taCode) {
        return new Lane("settling with " + taCode, false);
    }

    /** What is posted to the holders of a fund. */
    static Lane ofFund(String fundCode) {
        return new Lane("fund " + fundCode, false);
    }
}
