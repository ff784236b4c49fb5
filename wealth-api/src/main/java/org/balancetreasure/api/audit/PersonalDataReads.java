package org.balancetreasure.api.audit;

import java.util.List;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.audit.Act;
import org.balancetreasure.audit.AuditTrail;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.sql.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Remembers which customers' data staff are about to see. If it can't, they see nothing. */
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
        if (!seen.isEmpty()) {
            transactions.run(() -> seen
                    .forEach(act -> trail.record(staff.name(), Customer.HOUSE, act, HttpStatus.OK.value(), null)));
        }
    }
}
