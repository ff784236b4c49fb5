package org.balancetreasure.instant;

import java.util.List;
import java.util.Map;
import org.balancetreasure.instant.AdvanceMapper.Candidate;
import org.balancetreasure.limits.Alternative;
import org.balancetreasure.limits.Refusal;
import org.balancetreasure.limits.Refusal.Code;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;

/** The same words for a redemption that is refused and for a quote that says it would be. */
final class Refusals {

    private Refusals() {}

    static Refusal overTheLimit(Money limit, Money left, Units units, Alternative ordinary) {
        return new Refusal(Code.INSTANT_LIMIT,
                Map.of("limit", limit.toString(), "left", left.toString(), "amount", units.toString()), ordinary);
    }

    static Refusal tooFewUnits(Units available, Units units) {
        return new Refusal(Code.INSUFFICIENT_UNITS,
                Map.of("available", available.toString(), "units", units.toString()), Alternative.atMost(available));
    }

    /** One line carries one redemption whole, so what counts is the line with the most room. */
    static Refusal lineUsedUp(String fundCode, List<Candidate> lines, Units units, Alternative ordinary) {
        long most = lines.stream().mapToLong(Candidate::room).max().orElse(0);
        return new Refusal(Code.LINE_USED_UP, Map.of("fundCode", fundCode, "amount", units.toString(), "left",
                Money.ofCents(most).toString()), ordinary);
    }
}
