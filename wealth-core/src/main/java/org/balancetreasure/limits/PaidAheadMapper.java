package org.balancetreasure.limits;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.money.Money;
import org.jspecify.annotations.Nullable;

@Mapper
interface PaidAheadMapper {

    record Row(LocalDate validFrom, @Nullable Long limitCents) {

        PaidAhead.Dated dated() {
            return new PaidAhead.Dated(validFrom, limitCents == null ? null : Money.ofCents(limitCents));
        }
    }

    @Select("""
            SELECT valid_from, own_money_limit AS limit_cents FROM channel_payout
            WHERE channel = #{channel} ORDER BY valid_from
            """)
    List<Row> history(String channel);

    @Insert("""
            INSERT INTO channel_payout (channel, valid_from, own_money_limit)
            VALUES (#{channel}, #{p.validFrom}, #{p.ownMoneyLimit.cents})
            """)
    void add(@Param("channel") String channel, @Param("p") PaidAhead.Dated payout);

    @Insert("INSERT IGNORE INTO paid_ahead (channel, shard, outstanding) VALUES (#{channel}, #{shard}, 0)")
    void open(String channel, int shard);

    @Select("SELECT COALESCE(SUM(outstanding), 0) FROM paid_ahead WHERE channel = #{channel}")
    long outstanding(String channel);

    /** Never more than the limit of the day: it is looked up and compared in the statement that takes. */
    @Update("""
            UPDATE paid_ahead SET outstanding = outstanding + #{cents}
            WHERE channel = #{channel} AND shard = #{shard} AND outstanding + #{cents} <= (
              SELECT c.own_money_limit FROM channel_payout c
              WHERE c.channel = #{channel} AND c.valid_from <= #{confirmDate} ORDER BY c.valid_from DESC LIMIT 1)
            """)
    int take(String channel, int shard, LocalDate confirmDate, long cents);

    @Update("""
            UPDATE paid_ahead SET outstanding = outstanding - #{cents}
            WHERE channel = #{channel} AND shard = #{shard} AND outstanding >= #{cents}
            """)
    int repay(String channel, int shard, long cents);
}
