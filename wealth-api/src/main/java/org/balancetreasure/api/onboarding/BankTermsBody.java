package org.balancetreasure.api.onboarding;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.onboarding.Setting.BankHabits;
import org.jspecify.annotations.Nullable;

/** How a bank works, in a body. */
@Schema(name = "BankTermsBody", example = """
        {"validFrom": "2026-02-02", "calendar": "CN", "cutOff": "17:00", "dayEnd": "20:00", "statementBy": "21:00", \
        "batchBooking": true, "reversals": "AS_WRITTEN", "yearlyNumbers": true, "releaseLimit": "10000000.00"}""")
record BankTermsBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "First working day to which the terms apply") @Nullable LocalDate validFrom,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = BankTermsBody.CALENDAR, description = "Calendar of working days", example = "CN") @Nullable String calendar,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.TIME, description = "An instruction that comes later is executed on the next working day", example = "17:00") @Nullable String cutOff,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.TIME, description = "What is booked later is on the next statement; not before `cutOff`", example = "20:00") @Nullable String dayEnd,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.TIME, description = "Hour of the last status and of the statements; not before `dayEnd`", example = "21:00") @Nullable String statementBy,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "BtchBookg: whether we ask for one entry per payment group") @Nullable Boolean batchBooking,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Meaning of the direction of a reversing entry. AS_WRITTEN: that of the entry itself. OF_ORIGINAL: that of the entry that is reversed") @Nullable ReversalReading reversals,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Whether statement numbers begin again with each year") @Nullable Boolean yearlyNumbers,
        @Schema(pattern = Fields.AMOUNT, description = "Yuan; a payment above it goes once a second person has released it. Absent: none", example = "10000000.00") @Nullable String releaseLimit) {

    static final String CALENDAR = "[A-Z]{1,8}";

    /**
     * @param prefix of the names of its fields
     * @throws ApiProblem naming the first field at fault
     */
    BankHabits checked(String prefix) {
        return new BankHabits(Fields.required(prefix + "validFrom", validFrom),
                Fields.code(prefix + "calendar", calendar), SettingFields.time(prefix + "cutOff", cutOff),
                SettingFields.time(prefix + "dayEnd", dayEnd), SettingFields.time(prefix + "statementBy", statementBy),
                Fields.required(prefix + "batchBooking", batchBooking),
                Fields.required(prefix + "reversals", reversals),
                Fields.required(prefix + "yearlyNumbers", yearlyNumbers),
                SettingFields.moneyIfAny(prefix + "releaseLimit", releaseLimit));
    }
}
