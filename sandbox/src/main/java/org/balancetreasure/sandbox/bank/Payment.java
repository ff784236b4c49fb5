package org.balancetreasure.sandbox.bank;

import java.util.List;
import org.balancetreasure.bankfiles.CreditTransfer;
import org.balancetreasure.bankfiles.EntryDetail.References;
import org.balancetreasure.bankfiles.StatusReason;

/** A payment that the platform has instructed, and what has become of it. */
final class Payment {

    final Group group;
    final CreditTransfer transfer;
    private State state = State.WAITING;
    private List<StatusReason> reasons = List.of();

    /** What the bank has done with it. */
    enum State {
        WAITING, REFUSED, BOOKED
    }

    Payment(Group group, CreditTransfer transfer) {
        this.group = group;
        this.transfer = transfer;
    }

    boolean is(State asked) {
        return state == asked;
    }

    List<StatusReason> reasons() {
        return reasons;
    }

    void refuse(String reason) {
        state = State.REFUSED;
        reasons = List.of(new StatusReason(reason, null));
    }

    void booked() {
        state = State.BOOKED;
    }

    /** As the debtor knows it. */
    References references() {
        return new References(group.message.header.messageId(), group.info.id(), transfer.instructionId(),
                transfer.endToEndId(), null);
    }
}
