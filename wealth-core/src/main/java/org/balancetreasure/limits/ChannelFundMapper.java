package org.balancetreasure.limits;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

@Mapper
interface ChannelFundMapper {

    /** Amounts in cents, units in hundredths. */
    record Row(String channel, int fundId, @Nullable LocalDate soldFrom, @Nullable LocalDate soldThrough,
            @Nullable Long largestSubscription, @Nullable Long holdingCap, @Nullable Long instantLimit) {

        ChannelFund channelFund() {
            return new ChannelFund(channel, fundId, soldFrom, soldThrough,
                    largestSubscription == null ? null : Money.ofCents(largestSubscription),
                    holdingCap == null ? null : Units.ofHundredths(holdingCap),
                    instantLimit == null ? null : Money.ofCents(instantLimit));
        }
    }

    @Select("""
            SELECT channel, fund_id, sold_from, sold_through, largest_subscription, holding_cap, instant_limit
            FROM channel_fund ORDER BY channel, fund_id
            """)
    List<Row> all();

    @Insert("""
            INSERT INTO channel_fund (channel, fund_id, sold_from, sold_through, largest_subscription, holding_cap,
              instant_limit)
            VALUES (#{channel}, #{fundId}, #{soldFrom}, #{soldThrough}, #{largestSubscription.cents},
              #{holdingCap.hundredths}, #{instantLimit.cents})
            ON DUPLICATE KEY UPDATE sold_from = VALUES(sold_from), sold_through = VALUES(sold_through),
              largest_subscription = VALUES(largest_subscription), holding_cap = VALUES(holding_cap),
              instant_limit = VALUES(instant_limit)
            """)
    void put(ChannelFund sale);
}
