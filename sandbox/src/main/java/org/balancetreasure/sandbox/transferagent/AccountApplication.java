package org.balancetreasure.sandbox.transferagent;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A record of 01; what the agent doesn't judge by is echoed in 02. */
record AccountApplication(String appSheetSerialNo, String businessCode, String account, String certificateType,
        String certificateNo, String investorName, String individualOrInstitution, @Nullable LocalDate transactionDate,
        String transactionTime, String branchCode) {

    /** The answer of the agent: 101 on a 001. */
    record Answer(AccountApplication application, ReturnCode returnCode, String taAccountId, String taSerialNo) {}
}
