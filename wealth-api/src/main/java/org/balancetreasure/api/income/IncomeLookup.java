package org.balancetreasure.api.income;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads posted income. A day counts as posted when all its holders are. */
@Mapper
interface IncomeLookup {

    /**
     * @param incomePer10k yuan
     * @param reason of a correction
     */
    record Run(LocalDate incomeDate, int sequence, BigDecimal incomePer10k, @Nullable String reason) {}

    /**
     * @param base hundredths of a unit
     * @param income cents, signed
     */
    record Entry(LocalDate incomeDate, int sequence, long base, long income) {}

    @Select("""
            SELECT income_date, sequence, income_per_10k AS "incomePer10k", reason FROM income_run
            WHERE fund_id = #{fundId} AND income_date BETWEEN #{from} AND #{to} AND state = 'PROVED'
            ORDER BY income_date, sequence
            """)
    List<Run> runs(@Param("fundId") int fundId, @Param("from") LocalDate from, @Param("to") LocalDate to);

    @Select("""
            SELECT income_date FROM income_run
            WHERE fund_id = #{fundId} AND sequence = 0 AND state = 'PROVED'
            ORDER BY income_date DESC LIMIT 1
            """)
    @Nullable
    LocalDate lastDay(int fundId);

    @Select("""
            SELECT COUNT(*) > 0 FROM income_run
            WHERE fund_id = #{fundId} AND income_date = #{day} AND sequence = 0 AND state = 'PROVED'
            """)
    boolean isPosted(@Param("fundId") int fundId, @Param("day") LocalDate day);

    /**
     * One point look-up per day. The table is clustered by fund, day and holder, so a range of days would read every
     * holder.
     */
    @Select("""
            <script>
            SELECT income_date, sequence, base, income FROM income_entry FORCE INDEX (PRIMARY)
            WHERE fund_id = #{fundId} AND holder_id = #{holderId}
              AND income_date IN <foreach item="day" collection="days" open="(" separator="," close=")">#{day}</foreach>
            ORDER BY income_date, sequence
            </script>
            """)
    List<Entry> entries(@Param("fundId") int fundId, @Param("holderId") long holderId,
            @Param("days") List<LocalDate> days);
}
