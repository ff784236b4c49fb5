package org.balancetreasure.instant;

import java.util.List;
import org.balancetreasure.advances.AdvanceMapper.Candidate;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.refusals.Refusal.Code;

/** The same words for a redemption that is refused and for a quote that says it would be. */
final class Refusals {

    private Refusals() {}

    /** Nobody advances money for the fund now. */
    static Refusal suspended(String fundCode, Alternative ordinary) {
        return new Refusal(Code.INSTANT_SUSPENDED, RefusalDetails.of("fundCode", fundCode), ordinary);
    }

    /** One line carries one redemption whole, so what counts is the line with the most room. */
    static Refusal lineUsedUp(String fundCode, List<Candidate> lines, Units units, Alternative ordinary) {
        long most = lines.stream().mapToLong(Candidate::room).max().orElse(0);
        return new Refusal(Code.LINE_USED_UP, RefusalDetails.of("fundCode", fundCode, "amount", units, "left",
                Money.ofCents(most)), ordinary);
    }
}
