package org.balancetreasure.exchange.confirmations;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.orders.Confirmation;

@Mapper
interface ConfirmationMapper {

    String CONFIRMATION = """
            SELECT ta_code, ta_serial_no, confirm_date, app_sheet_serial_no, order_id, business_code, return_code,
              customer_id, fund_id, confirmed_amount, confirmed_units, undistributed_income, finished
            FROM confirmation
            """;

    /** An order as far as its number tells. */
    record OrderDate(long orderId, LocalDate tradeDate) {}

    /** An order that was sent and that no row of 04 names. */
    record Unconfirmed(long orderId, long customerId) {}

    @Select("<script>" + CONFIRMATION + """
            WHERE ta_code = #{taCode} AND ta_serial_no IN
            <foreach item="s" collection="serials" open="(" separator="," close=")">#{s}</foreach>
            </script>""")
    List<Confirmation> known(@Param("taCode") String taCode, @Param("serials") Collection<String> serials);

    @Select("""
            <script>
            SELECT order_id, trade_date FROM fund_order
            WHERE ta_code = #{taCode} AND order_id IN
            <foreach item="id" collection="orderIds" open="(" separator="," close=")">#{id}</foreach>
            </script>""")
    List<OrderDate> orderDates(@Param("taCode") String taCode, @Param("orderIds") Collection<Long> orderIds);

    @Insert("""
            <script>
            INSERT INTO confirmation (ta_code, ta_serial_no, confirm_date, app_sheet_serial_no, order_id, business_code,
              return_code, customer_id, fund_id, confirmed_amount, confirmed_units, undistributed_income, finished,
              file_name, line_no)
            VALUES
            <foreach item="r" collection="rows" separator=",">
              (#{r.confirmation.taCode}, #{r.confirmation.taSerialNo}, #{r.confirmation.confirmDate},
               #{r.confirmation.appSheetSerialNo}, #{r.confirmation.orderId}, #{r.confirmation.businessCode},
               #{r.confirmation.returnCode}, #{r.confirmation.customerId}, #{r.confirmation.fundId},
               #{r.confirmation.confirmedAmount}, #{r.confirmation.confirmedUnits},
               #{r.confirmation.undistributedIncome}, #{r.confirmation.finished}, #{fileName}, #{r.line})
            </foreach>
            </script>""")
    void insert(@Param("rows") Collection<ConfirmationRow> rows, @Param("fileName") String fileName);

    /** The next ones to be booked, by customer; the key gives this order. */
    @Select(CONFIRMATION + """
            WHERE ta_code = #{taCode} AND confirm_date = #{confirmDate} AND booked = FALSE
              AND customer_id >= #{fromCustomer}
            ORDER BY customer_id, ta_serial_no LIMIT #{limit}
            """)
    List<Confirmation> toBook(@Param("taCode") String taCode, @Param("confirmDate") LocalDate confirmDate,
            @Param("fromCustomer") long fromCustomer, @Param("limit") int limit);

    /** In the transaction that books it, and first: a second runner waits here and then finds nothing left to do. */
    @Update("""
            UPDATE confirmation SET booked = TRUE, booked_on = #{businessDate}
            WHERE ta_code = #{taCode} AND ta_serial_no = #{taSerialNo} AND booked = FALSE
            """)
    int book(@Param("taCode") String taCode, @Param("taSerialNo") String taSerialNo,
            @Param("businessDate") LocalDate businessDate);

    @Select("""
            SELECT o.order_id, o.customer_id FROM fund_order o
            WHERE o.ta_code = #{taCode} AND o.trade_date = #{tradeDate} AND o.state = 'SENT'
              AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.order_id = o.order_id)
            ORDER BY o.order_id LIMIT #{limit}
            """)
    List<Unconfirmed> unconfirmed(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate,
            @Param("limit") int limit);

    /** How many orders and openings of a day wait for an answer. */
    @Select("""
            SELECT COUNT(*) FROM fund_order
            WHERE ta_code = #{taCode} AND trade_date = #{tradeDate} AND state = 'SENT'
            """)
    long sentOrders(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate);

    @Select("""
            SELECT COUNT(*) FROM ta_account
            WHERE ta_code = #{taCode} AND trade_date = #{tradeDate} AND state = 'OPENING'
            """)
    long openings(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate);

    @Select("SELECT COUNT(*) FROM customer WHERE customer_id = #{customerId}")
    int isCustomer(@Param("customerId") long customerId);
}
