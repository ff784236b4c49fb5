package org.balancetreasure.payments;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.springframework.stereotype.Component;

/**
 * Payments above the limit of their bank go once one person has proposed it and another has approved it. Methods run in
 * the caller's transaction.
 */
@Component
public class PaymentReleases implements ApprovedAction {

    private final PaymentMapper mapper;
    private final Payments payments;
    private final Approvals approvals;

    PaymentReleases(PaymentMapper mapper, Payments payments, Approvals approvals) {
        this.mapper = mapper;
        this.payments = payments;
        this.approvals = approvals;
    }

    /**
     * Proposes to let a payment go. One that waits for nobody is refused.
     *
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Approvals.Result propose(Payment payment, String reason, String by) {
        return waits(payment)
                ? approvals.propose(Kind.PAYMENT_RELEASE, payment.endToEndId(), content(payment), reason, by)
                : new Approvals.Result.Refused(refusal(payment));
    }

    private static boolean waits(Payment payment) {
        return payment.state() == PaymentState.CREATED && !payment.released();
    }

    private static Refusal refusal(Payment payment) {
        return new Refusal(Refusal.Code.PAYMENT_NOT_WAITING, RefusalDetails.of("endToEndId", payment.endToEndId(),
                "paymentState", payment.state().name()));
    }

    private static Map<String, String> content(Payment payment) {
        return new TreeMap<>(Map.of("endToEndId", payment.endToEndId(), "kind", payment.kind().name(), "amount",
                payment.amount().toString(), "dueDate", payment.due().toString(), "creditorAccount",
                Integer.toString(payment.creditorAccount())));
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PAYMENT_RELEASE);
    }

    @Override
    public Outcome carryOut(Approval approval) {
        Payment found = mapper.find(approval.figure("endToEndId"));
        Payment payment = found == null ? null : mapper.lock(found.paymentId());
        if (payment == null) {
            throw new IllegalStateException("A payment is never removed: " + approval.content());
        }
        Refusal changed = approval.changed(content(payment));
        if (changed != null) {
            return new Outcome.Void(changed);
        }
        return payments.release(payment.paymentId())
                ? new Outcome.Done("RELEASED")
                : new Outcome.Refused(refusal(payment));
    }
}
