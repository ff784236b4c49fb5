package org.balancetreasure.transport;

/** A partner's file was rejected as a whole; its step can't go on before a corrected one comes. */
public final class RefusedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedFileException(String message) {
        super(message);
    }
}
