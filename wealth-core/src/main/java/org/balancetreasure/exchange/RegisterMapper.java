package org.balancetreasure.exchange;

import java.time.LocalDate;
import java.util.Collection;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface RegisterMapper {

    /** A record of 05: hundredths of a unit; cents, signed. */
    record Holding(int fundId, long customerId, long units, long undistributedIncome) {}

    /** A record of 06: hundredths of a unit; cents, signed. */
    record Income(int fundId, LocalDate incomeDate, long customerId, long base, long income) {}

    /** Records of one holder add up: a holder may have several at a transfer agent. */
    @Insert("""
            <script>
            INSERT INTO register_row (ta_code, register_date, fund_id, customer_id, units, undistributed_income)
            VALUES
            <foreach item="r" collection="rows" separator=",">
              (#{taCode}, #{date}, #{r.fundId}, #{r.customerId}, #{r.units}, #{r.undistributedIncome})
            </foreach>
            ON DUPLICATE KEY UPDATE units = units + VALUES(units),
              undistributed_income = undistributed_income + VALUES(undistributed_income)
            </script>""")
    void insertHoldings(@Param("taCode") String taCode, @Param("date") LocalDate date,
            @Param("rows") Collection<Holding> rows);

    @Insert("""
            <script>
            INSERT INTO register_income (ta_code, register_date, fund_id, income_date, customer_id, base, income)
            VALUES
            <foreach item="r" collection="rows" separator=",">
              (#{taCode}, #{date}, #{r.fundId}, #{r.incomeDate}, #{r.customerId}, #{r.base}, #{r.income})
            </foreach>
            ON DUPLICATE KEY UPDATE base = base + VALUES(base), income = income + VALUES(income)
            </script>""")
    void insertIncomes(@Param("taCode") String taCode, @Param("date") LocalDate date,
            @Param("rows") Collection<Income> rows);

    @Delete("""
            DELETE FROM register_row WHERE ta_code = #{taCode} AND register_date = #{date}
            ORDER BY fund_id, customer_id LIMIT #{limit}
            """)
    int deleteHoldings(@Param("taCode") String taCode, @Param("date") LocalDate date, @Param("limit") int limit);

    @Delete("""
            DELETE FROM register_income WHERE ta_code = #{taCode} AND register_date = #{date}
            ORDER BY fund_id, income_date, customer_id LIMIT #{limit}
            """)
    int deleteIncomes(@Param("taCode") String taCode, @Param("date") LocalDate date, @Param("limit") int limit);
}
