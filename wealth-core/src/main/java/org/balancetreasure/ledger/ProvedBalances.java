package org.balancetreasure.ledger;

import java.time.LocalDate;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The figures with which the next proof of the books begins: balances at the end of the last proved business date. They
 * follow from what is booked through that date and never from balances, so that what a proof compares has two sources.
 */
@Component
public class ProvedBalances {

    /** Before anything was booked. */
    private static final LocalDate BEGINNING = LocalDate.of(1000, 2, 1);

    private final ProvedBalanceMapper mapper;

    ProvedBalances(ProvedBalanceMapper mapper) {
        this.mapper = mapper;
    }

    /** The last proved business date; null before the first proof. */
    public @Nullable LocalDate through() {
        return mapper.through(Shard.ONLY);
    }

    /**
     * The books of a closed business date, and of all before it, are proved. In the caller's transaction; without
     * effect if they were proved before. It costs the accounts that moved since the last proved date.
     */
    public void proved(LocalDate day) {
        LocalDate before = mapper.lockThrough(Shard.ONLY);
        if (before == null || before.isBefore(day)) {
            mapper.addMovements(before == null ? BEGINNING : before, day);
            mapper.setThrough(Shard.ONLY, day);
        }
    }
}
