package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.ledger.HouseBalances;
import org.balancetreasure.ledger.ProvedBalances;
import org.balancetreasure.sql.Invariants;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/**
 * Proves the books of a day: house accounts are rolled up, and every invariant holds of the figures proved the day
 * before and what was booked since. Each invariant is one query, so it sees whole transactions only, also while orders
 * come in. What is proved becomes the figures of the next proof; a kill before that costs the proof, which is made
 * again.
 */
@Component
class BooksProof {

    private final DataSource dataSource;
    private final HouseBalances houseBalances;
    private final ProvedBalances provedBalances;
    private final Breaks breaks;

    BooksProof(DataSource dataSource, HouseBalances houseBalances, ProvedBalances provedBalances, Breaks breaks) {
        this.dataSource = dataSource;
        this.houseBalances = houseBalances;
        this.provedBalances = provedBalances;
        this.breaks = breaks;
    }

    /**
     * @return how many invariants hold
     * @throws IllegalStateException naming the invariants that do not hold; each is a break too
     */
    long prove(LocalDate day, Transactions fenced) {
        fenced.run(() -> houseBalances.rollUp(day));
        Invariants.Result result = Invariants.check(dataSource,
                Objects.requireNonNullElse(provedBalances.through(), Invariants.BEGINNING));
        if (result.failed().isEmpty()) {
            fenced.run(() -> {
                provedBalances.proved(day);
                breaks.resolveAll(BreakType.INVARIANT, day, Breaks.HOUSE, "it holds now");
            });
            return result.checked();
        }
        fenced.run(() -> result.failed().forEach(
                failure -> breaks.open(BreakType.INVARIANT, day, Breaks.HOUSE, failure.name(), "no row",
                        failure.rows().toString())));
        throw new IllegalStateException(
                "These invariants do not hold, see sql/invariants and the breaks of " + day + ": "
                        + result.failed().stream().map(Invariants.Failure::name).collect(Collectors.joining(", ")));
    }
}
