package org.balancetreasure.sandbox.transferagent;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record of 03; what the agent doesn't judge by is echoed in 04.
 *
 * @param account TransactionAccountID
 * @param amount yuan, of a subscription
 * @param units of a redemption
 */
record OrderApplication(String appSheetSerialNo, String businessCode, FundKey fund, String account,
        String taAccountId, BigDecimal amount, BigDecimal units, @Nullable LocalDate transactionDate,
        String transactionTime, String branchCode, String largeRedemptionFlag, String individualOrInstitution) {

    static final String SUBSCRIPTION = "022";
    static final String REDEMPTION = "024";

    /**
     * The answer of the agent: 122 on a 022, 124 on a 024.
     *
     * @param amount yuan, with {@code undistributed} included
     * @param undistributed yuan, signed: accrued income that a redemption takes with it
     * @param finished whether nothing more of the order follows
     */
    record Answer(OrderApplication application, ReturnCode returnCode, String taAccountId, BigDecimal units,
            BigDecimal amount, BigDecimal undistributed, String taSerialNo, boolean finished) {}
}
