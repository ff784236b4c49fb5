package org.balancetreasure.limits;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What a customer has redeemed at once of a fund on a calendar day. Keeps: never more than the limit. */
@Mapper
interface InstantUseMapper {

    String DAY = " WHERE customer_id = #{customerId} AND fund_id = #{fundId} AND day = #{day}";

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
