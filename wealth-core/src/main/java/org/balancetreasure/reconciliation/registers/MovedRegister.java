package org.balancetreasure.reconciliation.registers;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.reconciliation.registers.RegisterComparison.Holding;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/**
 * Compares what 35 says of the accounts that moved with our books of that day, in both directions. It waits until the
 * income through the day before is posted, which 35 includes. Those that agree are deleted with the page that was
 * compared, and those that differ are compared again for a while: a late confirmation may answer them. Later only their
 * breaks are left to say so. Re-runnable: what is compared does not lie by.
 */
@Component
class MovedRegister {

    private static final int PAGE = 500;
    /** Calendar days for which a difference is compared again; no answer of a transfer agent is later. */
    private static final int DAYS_COMPARED_AGAIN = 31;

    private final MovedMapper mapper;
    private final RegisterComparison register;

    MovedRegister(MovedMapper mapper, RegisterComparison register) {
        this.mapper = mapper;
        this.register = register;
    }

    /**
     * Compares what has not agreed yet of each day through {@code last}.
     *
     * @return how many records were compared
     */
    long compare(TransferAgent agent, LocalDate last, Transactions transactions) {
        long rows = 0;
        for (LocalDate day : mapper.days(agent.taCode(), last.minusDays(DAYS_COMPARED_AGAIN), last)) {
            rows += compareDay(agent, day, transactions);
        }
        return rows;
    }

    private long compareDay(TransferAgent agent, LocalDate day, Transactions transactions) {
        int differ = 0;
        long rows = 0;
        int fund = 0;
        long customer = 0;
        List<Holding> page;
        do {
            page = mapper.page(agent.taCode(), day, fund, customer, PAGE);
            if (!page.isEmpty()) {
                List<Holding> moved = page;
                int known = differ;
                differ += transactions.call(() -> {
                    List<Holding> differing = register.compareMoved(agent.taCode(), day, moved, known);
                    moved.stream().filter(holding -> !differing.contains(holding))
                            .forEach(holding -> mapper.delete(agent.taCode(), day, holding));
                    return differing.size();
                });
                fund = page.getLast().fundId();
                customer = page.getLast().customerId();
                rows += page.size();
            }
        } while (page.size() == PAGE);
        int all = differ;
        transactions.run(() -> register.comparedMoved(agent.taCode(), day, all));
        return rows;
    }
}
