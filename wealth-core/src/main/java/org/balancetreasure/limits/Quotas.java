package org.balancetreasure.limits;

import java.time.LocalDate;
import org.balancetreasure.slots.Pool;
import org.balancetreasure.slots.Slots;
import org.balancetreasure.slots.Slots.Opening;
import org.balancetreasure.slots.Slots.Room;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Daily quotas: what all customers together may subscribe of a fund for one trade date. The fund's figure binds a trade
 * date from its first use on. A change or the end of a quota applies to trade dates that are not used yet, because what
 * is given back to a pool must have been taken out of it. Locks slots: the last locks of a transaction.
 *
 * <p>A quota that is new is to be written while the trade date has no orders under way, as after the cut-off. The first
 * use counts the orders that are committed; one that began before the quota was written and commits after the count is
 * not in it. Only a lock that every order of the fund waits for could close that gap.
 */
@Component
public class Quotas {

    private final TradeDateOrders orders;
    private final Slots slots;

    Quotas(TradeDateOrders orders, Slots slots) {
        this.orders = orders;
        this.slots = slots;
    }

    /**
     * Takes {@code cents} of the trade date's quota, all or nothing; true where the fund has none. To be called before
     * the order is written, since the first use counts the orders that are.
     */
    public boolean take(FundBounds bounds, LocalDate tradeDate, long cents) {
        if (tradeDate.equals(bounds.withoutQuotaOn())) {
            return true;
        }
        Pool pool = Pool.quota(bounds.fundId(), tradeDate);
        Long quota = bounds.dailyQuota();
        if (quota == null) {
            return slots.room(pool).isUnopened() || slots.take(pool, cents);
        }
        return slots.take(pool, cents, () -> opening(bounds, quota, tradeDate));
    }

    /**
     * Gives back what an order took that is cancelled, refused or confirmed in part; without effect where it took none.
     */
    public void giveBack(int fundId, LocalDate tradeDate, long cents) {
        if (cents > 0) {
            slots.giveBackIfOpen(Pool.quota(fundId, tradeDate), cents);
        }
    }

    /**
     * Cents that are left for the trade date; {@link Long#MAX_VALUE} where the fund has no quota. To show, not to
     * decide.
     */
    public long left(FundBounds bounds, LocalDate tradeDate) {
        Standing standing = standing(bounds, tradeDate);
        return standing == null ? Long.MAX_VALUE : standing.left();
    }

    /**
     * A trade date's quota.
     *
     * @param total cents it has.
     * @param left cents of it that nobody has taken
     */
    public record Standing(long total, long left) {}

    /** Null where the trade date has no quota. To show, not to decide. */
    public @Nullable Standing standing(FundBounds bounds, LocalDate tradeDate) {
        Room room = slots.room(Pool.quota(bounds.fundId(), tradeDate));
        if (!room.isUnopened()) {
            return new Standing(room.openedWith(), room.room());
        }
        Long quota = bounds.dailyQuota();
        return quota == null ? null : new Standing(quota, opening(bounds, quota, tradeDate).left());
    }

    private Opening opening(FundBounds bounds, long quota, LocalDate tradeDate) {
        long ordered = orders.subscribed(bounds.taCode(), tradeDate, bounds.fundId());
        return new Opening(Math.max(quota, ordered), ordered);
    }
}
