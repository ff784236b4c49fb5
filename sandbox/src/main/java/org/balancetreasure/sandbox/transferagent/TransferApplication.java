package org.balancetreasure.sandbox.transferagent;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record of 33: units go from one account to another. What the agent doesn't judge by is echoed in 34.
 *
 * @param account TransactionAccountID of the transferor
 * @param transferee TransactionAccountID of the transferee
 * @param takesIncome whether accrued income that is not units yet goes along, in proportion
 */
record TransferApplication(String appSheetSerialNo, String businessCode, FundKey fund, String account,
        String taAccountId, String transferee, String transfereeTaAccountId, String transfereeDistributorCode,
        BigDecimal units,
        boolean takesIncome, @Nullable LocalDate transactionDate, String transactionTime, String branchCode,
        String individualOrInstitution) {

    static final String FAST_TRANSFER = "098";

    /**
     * The answer of the agent: 198 on a 098.
     *
     * @param income yuan, signed: accrued income that went along
     */
    record Answer(TransferApplication application, ReturnCode returnCode, String taAccountId,
            String transfereeTaAccountId,
            BigDecimal units, BigDecimal income, String taSerialNo) {}
}
