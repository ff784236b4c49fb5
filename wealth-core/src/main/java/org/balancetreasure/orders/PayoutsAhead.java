package org.balancetreasure.orders;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/**
 * Pays redemptions on confirmation, for channels that do so: from the operator's own money, and within the channel's
 * limit.
 *
 * <p>Input: proceeds of a confirmation date that wait. Output: the wallets have them, and the operator has the claim.
 * Re-runnable: each is paid in a transaction of its own, once; a kill costs none.
 */
@Component
public class PayoutsAhead {

    private static final int CHUNK = 500;

    private final ProceedsMapper mapper;
    private final ProceedsBooking proceeds;

    PayoutsAhead(ProceedsMapper mapper, ProceedsBooking proceeds) {
        this.mapper = mapper;
        this.proceeds = proceeds;
    }

    /**
     * What does not fit into the limit any more is left, and what is smaller may still fit.
     *
     * @return how many were paid
     */
    public long pay(String taCode, LocalDate confirmDate, Transactions transactions) {
        long paid = 0;
        long customer = 0;
        String serial = "";
        for (List<Proceeds> chunk = mapper.unpaid(taCode, confirmDate, customer, serial, CHUNK); !chunk
                .isEmpty(); chunk = mapper.unpaid(taCode, confirmDate, customer, serial, CHUNK)) {
            for (Proceeds row : chunk) {
                paid += transactions.call(() -> proceeds.payAhead(row)) ? 1 : 0;
            }
            customer = chunk.getLast().customerId();
            serial = chunk.getLast().taSerialNo();
        }
        return paid;
    }
}
