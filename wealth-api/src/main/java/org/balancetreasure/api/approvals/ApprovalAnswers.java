package org.balancetreasure.api.approvals;

import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The answer to a proposal or a decision, wherever it was made. */
@Component
public class ApprovalAnswers {

    private final Problems problems;

    ApprovalAnswers(Problems problems) {
        this.problems = problems;
    }

    /** 202: nothing has happened yet. */
    public Effect proposed(Approvals.Result result) {
        return of(result, HttpStatus.ACCEPTED);
    }

    Effect decided(Approvals.Result result) {
        return of(result, HttpStatus.OK);
    }

    private Effect of(Approvals.Result result, HttpStatus done) {
        return switch (result) {
            case Approvals.Result.Done(Approval approval) -> Effect.of(done, ApprovalView.of(approval));
            case Approvals.Result.Refused(var refusal) -> Effect.of(problems.refused(refusal));
        };
    }
}
