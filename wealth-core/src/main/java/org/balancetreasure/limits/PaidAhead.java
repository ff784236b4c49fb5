package org.balancetreasure.limits;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How much of the operator's own money the redemptions of a channel may have out: what was paid on confirmation and is
 * not repaid by the fund's money. A channel without a limit pays once the fund's money is there. Writing methods run in
 * the caller's transaction.
 */
@Component
public class PaidAhead {

    private final PaidAheadMapper mapper;

    PaidAhead(PaidAheadMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What holds from a confirmation date on.
     *
     * @param ownMoneyLimit of all customers of the channel together; null: nothing is paid ahead
     */
    public record Dated(LocalDate validFrom, @Nullable Money ownMoneyLimit) {}

    /** Oldest first; empty for a channel that never paid ahead. */
    public List<Dated> history(String channel) {
        return mapper.history(channel).stream().map(PaidAheadMapper.Row::dated).toList();
    }

    /** What holds from a confirmation date on, of which nothing is confirmed. */
    public void add(String channel, Dated payout) {
        mapper.add(channel, payout);
        mapper.open(channel, Shard.ONLY);
    }

    /** What is paid and not repaid. */
    public Money outstanding(String channel) {
        return Money.ofCents(mapper.outstanding(channel));
    }

    /**
     * Takes an amount of the channel's limit, in one statement, so that two who take at once can't exceed it together.
     *
     * @param confirmDate of what is paid
     * @return false, without effect, if the channel pays nothing ahead, or as much is not left
     */
    public boolean take(String channel, LocalDate confirmDate, Money amount) {
        return mapper.take(channel, Shard.ONLY, confirmDate, amount.cents()) == 1;
    }

    /**
     * The fund's money has come.
     *
     * @throws IllegalStateException if less is outstanding
     */
    public void repay(String channel, Money amount) {
        if (mapper.repay(channel, Shard.ONLY, amount.cents()) != 1) {
            throw new IllegalStateException("Channel " + channel + " has less than " + amount + " paid ahead");
        }
    }
}
