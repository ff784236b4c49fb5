package org.balancetreasure.api.advances;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.balancetreasure.advances.AdvanceLineChange;
import org.balancetreasure.advances.AdvanceLines.Terms;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.customers.Registration;
import org.jspecify.annotations.Nullable;

/** The body that sets up an advance line. */
@Schema(name = "AdvanceLineRequest", example = """
        {"bankId": "21", "fundCode": "000198", "priority": 1, "granted": "1000000.00", "warningAt": "100000.00", "slots": 16, \
        "takeIncome": false, "licenceType": "1", "licenceNo": "91330000000000000X", "reason": "Contract of 5 January"}""")
record AdvanceLineRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = AdvanceLineRequest.BANK_ID, description = "Number of the bank in `party`", example = "21") @Nullable String bankId,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.FUND_CODE, example = "000198") @Nullable String fundCode,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "100", description = "Priority among the lines of the fund; the lowest is used first") @Nullable Integer priority,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Yuan that the bank grants", pattern = Fields.AMOUNT, example = "1000000.00") @Nullable String granted,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Yuan; staff are warned when the room is at or below this", pattern = Fields.AMOUNT, example = "100000.00") @Nullable String warningAt,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "100", description = "Number of slots: as many redemptions can take from the line at the same time", example = "16") @Nullable Integer slots,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "TakeIncomeFlag: whether accrued income goes with the units") @Nullable Boolean takeIncome,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "CertificateType in the 01 that opens the bank's account; ignored if the bank is a holder already", example = "1") @Nullable String licenceType,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = AdvanceLineRequest.LICENCE_MAX, description = "CertificateNo in that 01") @Nullable String licenceNo,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = AdvanceLineChange.REASON_MAX) @Nullable String reason) {

    /** Characters of CertificateNo. */
    static final int LICENCE_MAX = 30;
    private static final int COUNT_MAX = 100;
    /** Parties of the house have smaller numbers than customers. */
    static final String BANK_ID = "[1-9][0-9]{0,3}";
    private static final Pattern BANK_ID_PATTERN = Pattern.compile(BANK_ID);

    /** @throws ApiProblem naming the first field at fault */
    Terms checked() {
        return new Terms(0, bank(), Fields.fundCode("fundCode", fundCode),
                count("priority", priority), Fields.money("granted", granted),
                Fields.moneyOrZero("warningAt", warningAt), count("slots", slots),
                Fields.required("takeIncome", takeIncome),
                Fields.fileText("licenceType", licenceType, 1, Registration::isCertificateType),
                Fields.fileText("licenceNo", licenceNo, LICENCE_MAX, Registration::isCertificateNo));
    }

    private int bank() {
        String number = Fields.required("bankId", bankId);
        if (!BANK_ID_PATTERN.matcher(number).matches()) {
            throw ApiProblem.invalid("bankId", Rule.INTEGER);
        }
        return Integer.parseInt(number);
    }

    static int count(String field, @Nullable Integer value) {
        int count = Fields.required(field, value);
        if (count < 1 || count > COUNT_MAX) {
            throw ApiProblem.invalid(field, Rule.LIMIT);
        }
        return count;
    }
}
