package org.balancetreasure.sweep;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SweepReportMapper {

    @Select(SweepMapper.RUN + "WHERE run_date BETWEEN #{from} AND #{to} ORDER BY run_date")
    List<SweepRun> runs(@Param("from") LocalDate from, @Param("to") LocalDate to);

    String SWEPT = """
            FROM sweep_range g
            JOIN sweep_part p ON p.run_id = g.run_id AND p.customer_id BETWEEN g.lower_customer AND g.upper_customer
            """;

    @Select("SELECT p.channel, f.fund_code, p.trade_date, COUNT(*) AS orders, SUM(p.amount) AS amount " + SWEPT + """
            JOIN fund f ON f.fund_id = p.fund_id
            WHERE g.run_id = #{runId} AND g.state = 'SWEPT' AND p.left_out IS NULL
            GROUP BY p.channel, f.fund_code, p.trade_date ORDER BY p.channel, f.fund_code, p.trade_date
            """)
    List<SweepReport.Moved> moved(int runId);

    @Select("SELECT p.channel, p.left_out AS reason, COUNT(DISTINCT p.customer_id) AS customers " + SWEPT + """
            WHERE g.run_id = #{runId} AND g.state = 'SWEPT' AND p.left_out IS NOT NULL
            GROUP BY p.channel, p.left_out ORDER BY p.channel, p.left_out
            """)
    List<SweepReport.LeftOut> leftOut(int runId);
}
