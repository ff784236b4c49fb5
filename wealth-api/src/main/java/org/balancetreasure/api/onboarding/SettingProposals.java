package org.balancetreasure.api.onboarding;

import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.approvals.ApprovalAnswers;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.audit.Act;
import org.balancetreasure.onboarding.Onboarding;
import org.balancetreasure.onboarding.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Proposes a setting, whatever it is about. */
@Component
class SettingProposals {

    private final Onboarding onboarding;
    private final IdempotentWrites writes;
    private final ApprovalAnswers answers;

    SettingProposals(Onboarding onboarding, IdempotentWrites writes, ApprovalAnswers answers) {
        this.onboarding = onboarding;
        this.writes = writes;
        this.answers = answers;
    }

    ResponseEntity<String> propose(Staff staff, IdempotencyKey key, Setting setting, @Nullable String reason) {
        String why = Fields.text("reason", reason, Approval.REASON_MAX);
        return writes.once(staff, key,
                Act.of(Act.Action.SETTING_PROPOSAL, setting.kind() + " " + setting.subject()),
                "settings " + setting + " " + staff + why,
                () -> answers.proposed(onboarding.propose(setting, why, staff.name())));
    }
}
