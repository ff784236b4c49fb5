package org.balancetreasure.sandbox.transferagent;

/** The return codes that this agent gives. */
enum ReturnCode {
    SUCCESS("0000"), INSUFFICIENT_SHARES("0001"), NO_SUCH_ACCOUNT("0009"), OTHER_FAILURE("0010"), UNKNOWN_FUND(
            "0200"), UNKNOWN_BUSINESS("0541"),
    /** A further part of a huge redemption. */
    CONTINUED("0410");

    private final String code;

    ReturnCode(String code) {
        this.code = code;
    }

    boolean isSuccess() {
        return this == SUCCESS || this == CONTINUED;
    }

    String code() {
        return code;
    }
}
