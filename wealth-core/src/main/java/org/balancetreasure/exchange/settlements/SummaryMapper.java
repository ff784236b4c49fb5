package org.balancetreasure.exchange.settlements;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SummaryMapper {

    @Delete("""
            DELETE FROM settlement_summary
            WHERE ta_code = #{taCode} AND settlement_date = #{settlementDate} AND file_type = #{fileType}
            """)
    void forget(String taCode, LocalDate settlementDate, String fileType);

    /** Rows of one kind add up: a partner may split them by branch. */
    @Insert("""
            INSERT INTO settlement_summary (ta_code, settlement_date, file_type, fund_id, business_code, capital_type, pay_date,
              amount, units, confirmations)
            VALUES (#{taCode}, #{settlementDate}, #{s.fileType}, #{s.fundId}, #{s.businessCode}, #{s.capitalType}, #{s.payDate},
              #{s.amount}, #{s.units}, #{s.confirmations})
            ON DUPLICATE KEY UPDATE amount = amount + VALUES(amount), units = units + VALUES(units),
              confirmations = confirmations + VALUES(confirmations)
            """)
    void summarise(String taCode, LocalDate settlementDate, @Param("s") SummaryRow row);

    @Select("""
            SELECT file_type, fund_id, business_code, capital_type, pay_date, amount, units, confirmations
            FROM settlement_summary WHERE ta_code = #{taCode} AND settlement_date = #{settlementDate}
            ORDER BY file_type, fund_id, business_code, capital_type, pay_date
            """)
    List<SummaryRow> summaries(String taCode, LocalDate settlementDate);

    /** A subscription that its file's date confirms, and that took effect later. */
    record Late(int fundId, String serial) {}

    @Select("""
            SELECT fund_id, ta_serial_no AS serial FROM confirmation
            WHERE ta_code = #{taCode} AND booked = TRUE AND confirm_date = #{settlementDate} AND effective_date > confirm_date
              AND business_code = '122' AND confirmed_amount > 0 AND ta_serial_no > #{after}
            ORDER BY ta_serial_no LIMIT #{limit}
            """)
    List<Late> late(String taCode, LocalDate settlementDate, String after, int limit);

    /** What we booked of a confirmation date, as the summaries say it. */
    record Booked(int fundId, String businessCode, long amount, long units, long confirmations) {}

    @Select("""
            SELECT fund_id, business_code, CAST(SUM(confirmed_amount) AS SIGNED) AS amount,
              CAST(SUM(confirmed_units) AS SIGNED) AS units, COUNT(*) AS confirmations
            FROM confirmation
            WHERE ta_code = #{taCode} AND booked = TRUE AND confirm_date = #{settlementDate} AND effective_date IS NOT NULL
              AND return_code IN ('0000', '0410')
            GROUP BY fund_id, business_code ORDER BY fund_id, business_code
            """)
    List<Booked> booked(String taCode, LocalDate settlementDate);
}
