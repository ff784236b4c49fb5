package org.balancetreasure.api.onboarding;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.onboarding.Setting.AgentTerms;
import org.balancetreasure.partners.Partner.Readiness;
import org.balancetreasure.partners.TransferAgent.YieldUnit;
import org.jspecify.annotations.Nullable;

/** How files are exchanged with a transfer agent, in a body. */
@Schema(name = "TransferAgentTermsBody", example = """
        {"validFrom": "2026-02-02", "fileVersion": "22", "readiness": "INDEX", "confirmationStream": "OFI", "quoteStream": "OFJ", \
        "yieldUnit": "PERCENT"}""")
record AgentTermsBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "First header date of files to which the terms apply") @Nullable LocalDate validFrom,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.FILE_VERSION, description = "Version of the files that we send: 20, 21 or 22", example = "22") @Nullable String fileVersion,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "What says that a file of the agent is whole. INDEX: an index lists it. OK_MARKER: a file of its name and `.ok` stands beside it") @Nullable Readiness readiness,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.STREAM, description = "Index that announces 02, 04, 05 and 06", example = "OFI") @Nullable String confirmationStream,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.STREAM, description = "Index that announces 07", example = "OFJ") @Nullable String quoteStream,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Unit of Yield in 07: 4.14600 is PERCENT, 0.04146 a FRACTION") @Nullable YieldUnit yieldUnit) {

    /**
     * @param prefix of the names of its fields
     * @throws ApiProblem naming the first field at fault
     */
    AgentTerms checked(String prefix) {
        return new AgentTerms(Fields.required(prefix + "validFrom", validFrom),
                SettingFields.matching(prefix + "fileVersion", fileVersion, SettingFields.FILE_VERSION, Rule.ONE_OF),
                Fields.required(prefix + "readiness", readiness),
                SettingFields.matching(prefix + "confirmationStream", confirmationStream, SettingFields.STREAM,
                        Rule.STREAM),
                SettingFields.matching(prefix + "quoteStream", quoteStream, SettingFields.STREAM, Rule.STREAM),
                Fields.required(prefix + "yieldUnit", yieldUnit));
    }
}
