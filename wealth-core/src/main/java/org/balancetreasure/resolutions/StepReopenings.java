package org.balancetreasure.resolutions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.balancetreasure.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/**
 * Steps of the night that are to run once more, as one person proposes and another approves. The night opens them at
 * its next tick. Methods run in the caller's transaction.
 */
@Component
public class StepReopenings implements ApprovedAction {

    private final StepReopeningMapper mapper;
    private final Approvals approvals;
    private final BusinessClock clock;

    StepReopenings(StepReopeningMapper mapper, Approvals approvals, BusinessClock clock) {
        this.mapper = mapper;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** A step of a business date and a subject, by its name. */
    public record StepOfDay(LocalDate businessDate, String step, String subject) {}

    /** One that was approved. */
    public record Reopening(long approvalId, LocalDate businessDate, String step, String subject) {}

    /**
     * Proposes that a step runs once more; the caller has seen that there is such a step.
     *
     * @param state in which the step is shown
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Approvals.Result propose(StepOfDay step, String state, String reason, String by) {
        return approvals.propose(Kind.STEP_REOPENING,
                step.businessDate() + " " + step.step() + " " + step.subject(),
                Map.of("businessDate", step.businessDate().toString(), "step", step.step(), "subject", step.subject(),
                        "state", state),
                reason, by);
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.STEP_REOPENING);
    }

    @Override
    public Outcome carryOut(Approval approval) {
        mapper.insert(new Reopening(approval.approvalId(), LocalDate.parse(approval.figure("businessDate")),
                approval.figure("step"), approval.figure("subject")));
        return new Outcome.Done("REOPENED");
    }

    /** What the night has not opened yet, oldest first. */
    public List<Reopening> waiting() {
        return mapper.waiting();
    }

    /** The night has opened it, or it was open already. */
    public void done(Reopening reopening) {
        mapper.done(reopening.approvalId(), clock.now());
    }
}
