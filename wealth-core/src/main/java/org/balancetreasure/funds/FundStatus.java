package org.balancetreasure.funds;

/**
 * What a fund company allows for its fund: FundStatus of the 07 file, all codes of the standard. Source: the data
 * exchange standard for open-end funds (SAC, V2.x), dictionary of FundStatus.
 */
public enum FundStatus {
    /** 可申购赎回. */
    NORMAL("0", true, true),
    /** 发行: offered for the first time, by another kind of order than ours. */
    OFFERED("1", false, false),
    /** 发行成功: founded, not yet open. */
    OFFER_SUCCEEDED("2", false, false),
    /** 发行失败. */
    OFFER_FAILED("3", false, false),
    /** 停止申购赎回. */
    STOPPED("4", false, false),
    /** 停止申购: as before long holidays. */
    SUBSCRIPTIONS_STOPPED("5", false, true),
    /** 停止赎回. */
    REDEMPTIONS_STOPPED("6", true, false),
    /** 权益登记. */
    RECORD_DAY("7", false, false),
    /** 基金终止; the standard has the codes 8 and a for it. */
    ENDED("8", false, false),
    /** 基金封闭. */
    CLOSED("9", false, false),
    /** A code that the standard does not have: nothing is possible until it is understood. */
    UNKNOWN("", false, false);

    private final String code;
    private final boolean subscriptions;
    private final boolean redemptions;

    FundStatus(String code, boolean subscriptions, boolean redemptions) {
        this.code = code;
        this.subscriptions = subscriptions;
        this.redemptions = redemptions;
    }

    /** @param code as the file has it */
    public static FundStatus of(String code) {
        if (code.equals("a")) {
            return ENDED;
        }
        for (FundStatus status : values()) {
            if (status.code.equals(code) && status != UNKNOWN) {
                return status;
            }
        }
        return UNKNOWN;
    }

    /** As the file has it. */
    public String code() {
        return code;
    }

    public boolean takesSubscriptions() {
        return subscriptions;
    }

    /** Ordinary and instant ones. */
    public boolean takesRedemptions() {
        return redemptions;
    }
}
