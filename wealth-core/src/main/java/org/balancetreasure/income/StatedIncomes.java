package org.balancetreasure.income;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/** What the transfer agent states of holders' incomes of a day, until it is in the entries. */
@Component
public class StatedIncomes {

    private static final int DELETED_AT_ONCE = 20_000;

    private final StatedMapper mapper;

    StatedIncomes(StatedMapper mapper) {
        this.mapper = mapper;
    }

    /** @param income cents, signed */
    public record Stated(long holderId, long income) {}

    /**
     * A holder of whom the transfer agent stated something else than our rule reckoned.
     *
     * @param base hundredths of a unit, as we have it
     * @param ours cents
     * @param theirs cents; this is credited
     */
    public record Differing(long holderId, long base, long ours, long theirs) {}

    /** Adds rows of a day; several of one holder add up. In the caller's transaction. */
    public void add(int fundId, LocalDate day, List<Stated> rows) {
        mapper.add(fundId, day, rows);
    }

    /** Whether anything is stated of a day. */
    public boolean has(int fundId, LocalDate day) {
        return mapper.has(fundId, day);
    }

    /** Takes all rows of a day away, in transactions of its own. */
    public void clear(int fundId, LocalDate day, Transactions transactions) {
        int deleted;
        do {
            deleted = transactions.call(() -> mapper.delete(fundId, day, DELETED_AT_ONCE));
        } while (deleted == DELETED_AT_ONCE);
    }

    /**
     * Holders of whom the transfer agent stated more or less than our rule reckoned, by more than is allowed.
     *
     * @param allowed cents
     */
    public List<Differing> differing(int fundId, LocalDate day, long allowed, int limit) {
        return mapper.differing(fundId, day, allowed, limit);
    }
}
