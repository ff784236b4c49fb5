package org.balancetreasure.sql;

/**
 * What the check of {@link Transactions#checkedBy} throws when somebody else has taken over: nothing that the caller
 * goes on to do can be committed, so it should stop.
 */
public class FencedOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedOff(String message) {
        super(message);
    }
}
