package org.balancetreasure.sandbox.bank;

import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.bankfiles.PaymentInformation;
import org.balancetreasure.sandbox.bank.Payment.State;

/** A group of payments from one account on one day. */
final class Group {

    final Message message;
    final PaymentInformation info;
    final List<Payment> payments = new ArrayList<>();

    Group(Message message, PaymentInformation info) {
        this.message = message;
        this.info = info;
    }

    boolean all(State state) {
        return payments.stream().allMatch(payment -> payment.is(state));
    }

    boolean any(State state) {
        return payments.stream().anyMatch(payment -> payment.is(state));
    }
}
