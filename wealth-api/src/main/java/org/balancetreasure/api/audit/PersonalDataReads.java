package org.balancetreasure.api.audit;

import java.util.List;
import org.balancetreasure.api.access.Operator;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.audit.Act;
import org.balancetreasure.audit.AuditTrail;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.sql.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Remembers whose data somebody else is about to see. If it can't, nobody sees anything. */
@Component
public class PersonalDataReads {

    private final AuditTrail trail;
    private final Transactions transactions;

    PersonalDataReads(AuditTrail trail, Transactions transactions) {
        this.trail = trail;
        this.transactions = transactions;
    }

    /** Commits an entry for each, before the answer leaves. */
    public void record(Staff staff, List<Act> seen) {
        record(staff.name(), Customer.HOUSE, seen);
    }

    /** The same for a system of the operator. */
    public void record(Operator operator, Act seen) {
        record(operator.name(), operator.channel(), List.of(seen));
    }

    private void record(String person, String channel, List<Act> seen) {
        if (!seen.isEmpty()) {
            transactions.run(() -> seen
                    .forEach(act -> trail.record(person, channel, act, HttpStatus.OK.value(), null)));
        }
    }
}
