package org.balancetreasure.reconciliation.registers;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.reconciliation.registers.RegisterComparison.Holding;

@Mapper
interface MovedMapper {

    /** Days whose 35 lies by, after {@code first} through {@code last}. */
    @Select("""
            SELECT DISTINCT register_date FROM register_moved
            WHERE ta_code = #{taCode} AND register_date > #{first} AND register_date <= #{last} ORDER BY register_date
            """)
    List<LocalDate> days(String taCode, LocalDate first, LocalDate last);

    /** The next after a fund and customer, in the order of the key. */
    @Select("""
            SELECT fund_id, customer_id, units, undistributed_income AS accrued_income FROM register_moved
            WHERE ta_code = #{taCode} AND register_date = #{day}
              AND (fund_id > #{fundId} OR (fund_id = #{fundId} AND customer_id > #{customerId}))
            ORDER BY fund_id, customer_id LIMIT #{limit}
            """)
    List<Holding> page(String taCode, LocalDate day, int fundId, long customerId, int limit);

    @Delete("""
            DELETE FROM register_moved
            WHERE ta_code = #{taCode} AND register_date = #{day} AND fund_id = #{holding.fundId}
              AND customer_id = #{holding.customerId}
            """)
    void delete(String taCode, LocalDate day, @Param("holding") Holding holding);

    /** Transferors and transferees of confirmed transfers whom 35 leaves out have nothing there. */
    @Insert("""
            INSERT IGNORE INTO register_moved (ta_code, register_date, fund_id, customer_id, units, undistributed_income)
            SELECT i.ta_code, i.transfer_date, i.fund_id, i.customer_id, 0, 0 FROM instant_redemption i
            WHERE i.ta_code = #{taCode} AND i.transfer_date = #{day} AND i.state = 'CONFIRMED'
            UNION
            SELECT i.ta_code, i.transfer_date, i.fund_id, #{firstBank} + l.bank_id, 0, 0
            FROM instant_redemption i JOIN advance_line l ON l.line_id = i.line_id
            WHERE i.ta_code = #{taCode} AND i.transfer_date = #{day} AND i.state = 'CONFIRMED'
            """)
    int addLeftOut(String taCode, LocalDate day, long firstBank);
}
