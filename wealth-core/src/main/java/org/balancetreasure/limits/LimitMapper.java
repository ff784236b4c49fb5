package org.balancetreasure.limits;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.funds.Pricing;
import org.balancetreasure.limits.PublishedLimits.Published;
import org.jspecify.annotations.Nullable;

@Mapper
interface LimitMapper {

    /**
     * LEAST of a bound that may be missing and one that may be too: NULL is no bound. A quota that was lifted still
     * binds a trade date whose pool is open; that the bounds look at the one that is open now spares most orders a look
     * at it.
     */
    String BOUNDS = """
            SELECT f.fund_id, f.fund_code, f.ta_code, a.distributor_code,
              c.fund_id IS NOT NULL AND COALESCE(c.sold_from <= #{today}, TRUE) AND COALESCE(c.sold_through >= #{today}, TRUE) AS sold,
              f.fund_status,
              GREATEST(f.minimum_subscription, COALESCE(p.minimum_first, 0)) AS minimum_first,
              GREATEST(f.minimum_later_subscription, COALESCE(p.minimum_later, 0)) AS minimum_later,
              LEAST(COALESCE(c.largest_subscription, p.largest_subscription),
                COALESCE(p.largest_subscription, c.largest_subscription)) AS largest_subscription,
              p.day_subscription, p.day_redemption,
              LEAST(COALESCE(f.holding_cap, c.holding_cap), COALESCE(c.holding_cap, f.holding_cap)) AS holding_cap,
              f.daily_quota, IF(f.daily_quota IS NULL AND q.pool IS NULL, g.open_date, NULL) AS without_quota_on,
              GREATEST(f.minimum_redemption, COALESCE(p.minimum_redemption, 0)) AS minimum_redemption,
              LEAST(COALESCE(f.largest_redemption, p.largest_redemption),
                COALESCE(p.largest_redemption, f.largest_redemption)) AS largest_redemption,
              GREATEST(f.minimum_holding, COALESCE(p.minimum_holding, 0)) AS minimum_holding,
              LEAST(f.instant_limit, COALESCE(c.instant_limit, f.instant_limit)) AS instant_limit, f.pricing
            FROM fund f
            JOIN transfer_agent a ON a.ta_code = f.ta_code
            LEFT JOIN gate g ON g.kind = 'TRADING' AND g.scope = f.ta_code AND g.shard = #{shard}
            LEFT JOIN slot q ON q.pool = CONCAT('QUOTA ', f.fund_id, ' ', g.open_date) AND q.shard = g.shard AND q.slot_no = 0
            LEFT JOIN published_limit p ON p.fund_id = f.fund_id
            LEFT JOIN channel_fund c ON c.fund_id = f.fund_id AND c.channel = #{channel}
            """;

    /** Every order begins with it. Named at the start, its columns need not be compared with all names for each row. */
    @Select(BOUNDS + "WHERE f.fund_code = #{fundCode} ORDER BY f.share_class LIMIT 1")
    @Arg(column = "fund_id", name = "fundId", javaType = int.class)
    @Arg(column = "fund_code", name = "fundCode", javaType = String.class)
    @Arg(column = "ta_code", name = "taCode", javaType = String.class)
    @Arg(column = "distributor_code", name = "distributorCode", javaType = String.class)
    @Arg(column = "sold", name = "sold", javaType = boolean.class)
    @Arg(column = "fund_status", name = "fundStatus", javaType = String.class)
    @Arg(column = "minimum_first", name = "minimumFirst", javaType = long.class)
    @Arg(column = "minimum_later", name = "minimumLater", javaType = long.class)
    @Arg(column = "largest_subscription", name = "largestSubscription", javaType = Long.class)
    @Arg(column = "day_subscription", name = "daySubscription", javaType = Long.class)
    @Arg(column = "day_redemption", name = "dayRedemption", javaType = Long.class)
    @Arg(column = "holding_cap", name = "holdingCap", javaType = Long.class)
    @Arg(column = "daily_quota", name = "dailyQuota", javaType = Long.class)
    @Arg(column = "without_quota_on", name = "withoutQuotaOn", javaType = LocalDate.class)
    @Arg(column = "minimum_redemption", name = "minimumRedemption", javaType = long.class)
    @Arg(column = "largest_redemption", name = "largestRedemption", javaType = Long.class)
    @Arg(column = "minimum_holding", name = "minimumHolding", javaType = long.class)
    @Arg(column = "instant_limit", name = "instantLimit", javaType = long.class)
    @Arg(column = "pricing", name = "pricing", javaType = Pricing.class)
    @Nullable
    FundBounds bounds(int shard, String channel, LocalDate today, String fundCode);

    @Select(BOUNDS + "ORDER BY f.fund_code, f.share_class")
    List<FundBounds> allBounds(int shard, String channel, LocalDate today);

    /**
     * Locks what the customer uses of the fund's limits. Keeps: the sum of what is open of the customer's
     * subscriptions.
     */
    @Insert("""
            INSERT INTO limit_use (customer_id, fund_id, open_subscriptions) VALUES (#{customerId}, #{fundId}, #{cents})
            ON DUPLICATE KEY UPDATE open_subscriptions = open_subscriptions + VALUES(open_subscriptions)
            """)
    void begin(long customerId, int fundId, long cents);

    /** Keeps: the sum of what is open of the customer's subscriptions. */
    @Update("""
            UPDATE limit_use SET open_subscriptions = open_subscriptions - #{cents}
            WHERE customer_id = #{customerId} AND fund_id = #{fundId} AND open_subscriptions >= #{cents}
            """)
    int end(long customerId, int fundId, long cents);

    /**
     * What a customer has of a fund.
     *
     * @param units hundredths.
     * @param openSubscriptions cents
     */
    record Use(long units, long openSubscriptions) {}

    /** Both sides change together under the lock of the limits row, so a transaction that has it reads a true sum. */
    @Select("""
            SELECT COALESCE((SELECT balance FROM account
                WHERE asset_id = #{fundId} AND purpose = 'UNITS' AND owner_id = #{customerId}), 0) AS units,
              COALESCE((SELECT open_subscriptions FROM limit_use
                WHERE customer_id = #{customerId} AND fund_id = #{fundId}), 0) AS open_subscriptions
            """)
    Use use(long customerId, int fundId);

    @Select("""
            SELECT minimum_first, minimum_later, largest_subscription, day_subscription, minimum_redemption,
              largest_redemption, day_redemption, minimum_holding
            FROM published_limit WHERE fund_id = #{fundId}
            """)
    @Nullable
    Published published(int fundId);

    @Insert("""
            REPLACE INTO published_limit (fund_id, minimum_first, minimum_later, largest_subscription, day_subscription,
              minimum_redemption, largest_redemption, day_redemption, minimum_holding)
            VALUES (#{fundId}, #{p.minimumFirst}, #{p.minimumLater}, #{p.largestSubscription}, #{p.daySubscription},
              #{p.minimumRedemption}, #{p.largestRedemption}, #{p.dayRedemption}, #{p.minimumHolding})
            """)
    void publish(@Param("fundId") int fundId, @Param("p") Published published);

    @Select("""
            SELECT COALESCE(MAX(used), 0) FROM instant_use
            WHERE customer_id = #{customerId} AND fund_id = #{fundId} AND day = #{day}
            """)
    long instantUsed(long customerId, int fundId, LocalDate day);
}
