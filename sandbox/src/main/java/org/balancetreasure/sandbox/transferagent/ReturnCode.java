package org.balancetreasure.sandbox.transferagent;

/** The return codes that this agent gives. */
enum ReturnCode {
    SUCCESS("0000"), INSUFFICIENT_SHARES("0001"), NO_SUCH_ACCOUNT("0009"), OTHER_FAILURE("0010"), UNKNOWN_FUND(
            "0200"), UNKNOWN_BUSINESS("0541");

    private final String code;

    ReturnCode(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
