package org.balancetreasure.night;

import org.balancetreasure.sql.FencedOff;

/** Another runner has taken over. This one must not commit any more. */
final class LostRunnerLock extends FencedOff {

    private static final long serialVersionUID = 1L;

    LostRunnerLock(String message) {
        super(message);
    }
}
