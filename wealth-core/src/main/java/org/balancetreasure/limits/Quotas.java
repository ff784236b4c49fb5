package org.balancetreasure.limits;

import java.time.LocalDate;
import org.balancetreasure.limits.Slots.Opening;
import org.balancetreasure.limits.Slots.Room;
import org.springframework.stereotype.Component;

/**
 * What all customers together may subscribe of a fund for one trade date. The figure of the fund holds for a trade date
 * from its first use on; a change of it holds for trade dates that nobody has used yet. Locks slots: the last locks of a
 * transaction.
 */
@Component
public class Quotas {

    private final LimitMapper mapper;
    private final Slots slots;

    Quotas(LimitMapper mapper, Slots slots) {
        this.mapper = mapper;
        this.slots = slots;
    }

    /**
     * Takes {@code cents} of the trade date's quota, all or nothing; true where the fund has none. To be called before the
     * order is written, since the first use counts the orders that are.
     */
    public boolean take(FundBounds bounds, LocalDate tradeDate, long cents) {
        Long quota = bounds.dailyQuota();
        return quota == null
                || slots.take(Pool.quota(bounds.fundId(), tradeDate), cents, () -> opening(bounds, quota, tradeDate));
    }

    /** Gives back what an order took that is cancelled, refused or confirmed in part; without effect where it took none. */
    public void giveBack(int fundId, LocalDate tradeDate, long cents) {
        if (cents > 0) {
            slots.giveBackIfOpen(Pool.quota(fundId, tradeDate), cents);
        }
    }

    /** Cents that are left for the trade date; {@link Long#MAX_VALUE} where the fund has no quota. To show, not to decide. */
    public long left(FundBounds bounds, LocalDate tradeDate) {
        Long quota = bounds.dailyQuota();
        if (quota == null) {
            return Long.MAX_VALUE;
        }
        Room room = slots.room(Pool.quota(bounds.fundId(), tradeDate));
        return room.isUnopened() ? opening(bounds, quota, tradeDate).left() : room.room();
    }

    private Opening opening(FundBounds bounds, long quota, LocalDate tradeDate) {
        long ordered = mapper.ordered(bounds, tradeDate);
        return new Opening(Math.max(quota, ordered), ordered);
    }
}
