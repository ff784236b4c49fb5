package org.balancetreasure.instant;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What a customer has redeemed at once of a fund on a calendar day. Keeps: never more than the limit. */
@Mapper
interface UseMapper {

    String DAY = " WHERE customer_id = #{customerId} AND fund_id = #{fundId} AND day = #{day}";

    /** Cents per customer and calendar day: the fund's, or less if the channel says so. Null: not sold by the channel. */
    @Select("""
            SELECT LEAST(f.instant_limit, COALESCE(c.instant_limit, f.instant_limit))
            FROM channel_fund c JOIN fund f ON f.fund_id = c.fund_id
            WHERE c.channel = #{channel} AND c.fund_id = #{fundId}
            """)
    @Nullable
    Long limit(String channel, int fundId);

    @Select("SELECT used FROM instant_use" + DAY)
    @Nullable
    Long used(long customerId, int fundId, LocalDate day);

    @Insert("""
            INSERT INTO instant_use (customer_id, fund_id, day) VALUES (#{customerId}, #{fundId}, #{day})
            ON DUPLICATE KEY UPDATE used = used
            """)
    void begin(long customerId, int fundId, LocalDate day);

    /** Granted (1 row) only within the limit. */
    @Update("UPDATE instant_use SET used = used + #{cents}" + DAY + " AND used + #{cents} <= #{limit}")
    int take(long customerId, int fundId, LocalDate day, long cents, long limit);
}
