package org.balancetreasure.sql;

/**
 * What the check of {@link Transactions#checkedBy} throws when another process has taken over. The caller can't commit
 * any more, so it should stop.
 */
public class FencedOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedOff(String message) {
        super(message);
    }
}
