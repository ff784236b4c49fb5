package org.balancetreasure.income;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.income.StatedIncomes.Differing;
import org.balancetreasure.income.StatedIncomes.Stated;

@Mapper
interface StatedMapper {

    @Insert("""
            <script>
            INSERT INTO stated_income (fund_id, income_date, holder_id, income) VALUES
            <foreach item="r" collection="rows" separator=",">(#{fundId}, #{day}, #{r.holderId}, #{r.income})</foreach>
            ON DUPLICATE KEY UPDATE income = income + VALUES(income)
            </script>
            """)
    void add(@Param("fundId") int fundId, @Param("day") LocalDate day, @Param("rows") List<Stated> rows);

    @Select("SELECT EXISTS (SELECT 1 FROM stated_income WHERE fund_id = #{fundId} AND income_date = #{day})")
    boolean has(int fundId, LocalDate day);

    @Delete("DELETE FROM stated_income WHERE fund_id = #{fundId} AND income_date = #{day} LIMIT #{limit}")
    int delete(int fundId, LocalDate day, int limit);

    /** Of the run that credits the transfer agent's figures, which has an entry for each difference. */
    @Select("""
            SELECT d.holder_id, d.base, CAST(SUM(e.income) AS SIGNED) AS ours, CAST(SUM(e.income) AS SIGNED) + d.income AS theirs
            FROM income_run r
            STRAIGHT_JOIN income_entry d ON d.fund_id = r.fund_id AND d.income_date = r.income_date AND d.sequence = r.sequence
            STRAIGHT_JOIN income_entry e ON e.fund_id = d.fund_id AND e.income_date = d.income_date
              AND e.holder_id = d.holder_id AND e.sequence < d.sequence
            WHERE r.fund_id = #{fundId} AND r.income_date = #{day} AND r.authority = 'AGENT' AND ABS(d.income) > #{allowed}
            GROUP BY d.holder_id, d.base, d.income ORDER BY d.holder_id LIMIT #{limit}
            """)
    List<Differing> differing(int fundId, LocalDate day, long allowed, int limit);
}
