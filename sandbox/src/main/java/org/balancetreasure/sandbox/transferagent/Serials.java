package org.balancetreasure.sandbox.transferagent;

/** TASerialNO: numbers the records of one header date through several files. */
final class Serials {

    private static final int LENGTH = 20;

    private final String head;
    private long last;

    Serials(String head) {
        this.head = head;
    }

    String next() {
        last++;
        return Register.numbered(head, last, LENGTH);
    }
}
