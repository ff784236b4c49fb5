package org.balancetreasure.sweep;

import java.math.BigDecimal;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface TargetMapper {

    @Select("SELECT channel FROM channel ORDER BY channel")
    List<String> channels();

    /** Percent, of the last quote that has one; null before the first. */
    @Select("""
            SELECT seven_day_yield FROM quote
            WHERE fund_id = #{fundId} AND state = 'ACCEPTED' AND seven_day_yield IS NOT NULL
            ORDER BY last_day DESC, version DESC LIMIT 1
            """)
    @Nullable
    BigDecimal sevenDayYield(int fundId);
}
