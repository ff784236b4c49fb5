package org.balancetreasure.reconciliation.registers;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.reconciliation.registers.HoldingRows.Table;
import org.balancetreasure.reconciliation.registers.RegisterComparison.Holding;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/**
 * Compares what 35 says of the accounts that moved with our books of that day, in both directions. It waits until the
 * income through the day before is posted, which 35 includes. Re-runnable: rows lie by until they agree.
 */
@Component
class MovedRegister {

    private static final int PAGE = 500;

    private final MovedMapper mapper;
    private final HoldingRows holdings;
    private final RegisterComparison register;

    MovedRegister(MovedMapper mapper, HoldingRows holdings, RegisterComparison register) {
        this.mapper = mapper;
        this.holdings = holdings;
        this.register = register;
    }

    /** Compares each day through {@code last} that has not agreed yet. @return how many records were compared */
    long compare(TransferAgent agent, LocalDate last, Transactions transactions) {
        long rows = 0;
        for (LocalDate day : mapper.days(agent.taCode(), last)) {
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
                differ += transactions.call(() -> register.compareMoved(agent.taCode(), day, moved, known));
                fund = page.getLast().fundId();
                customer = page.getLast().customerId();
                rows += page.size();
            }
        } while (page.size() == PAGE);
        int all = differ;
        transactions.run(() -> register.comparedMoved(agent.taCode(), day, all));
        if (differ == 0) {
            holdings.empty(agent, day, Table.MOVED, transactions);
        }
        return rows;
    }
}
