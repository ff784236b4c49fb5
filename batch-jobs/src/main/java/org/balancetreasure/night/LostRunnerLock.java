package org.balancetreasure.night;

/** Another runner has taken over: this one must not commit anything more. */
final class LostRunnerLock extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostRunnerLock(String message) {
        super(message);
    }
}
