package org.balancetreasure.orders;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ProceedsMapper {

    @Insert("""
            INSERT INTO proceeds (customer_id, ta_code, ta_serial_no, order_id, fund_id, amount, confirmed_on, promised_on,
              expected_on)
            VALUES (#{p.customerId}, #{p.taCode}, #{p.taSerialNo}, #{p.orderId}, #{p.fundId}, #{p.amount}, #{p.confirmedOn},
              #{p.promisedOn}, #{p.expectedOn})
            """)
    void insert(@Param("p") Proceeds proceeds);

    /** 1 if they were not released before. */
    @Update("""
            UPDATE proceeds SET released_on = #{businessDate}
            WHERE customer_id = #{p.customerId} AND ta_code = #{p.taCode} AND ta_serial_no = #{p.taSerialNo}
              AND released_on IS NULL
            """)
    int release(@Param("p") Proceeds proceeds, @Param("businessDate") LocalDate businessDate);

    /** Proceeds of customers' orders confirmed on a date that nobody has paid yet, with the channel of the order. */
    @Select("""
            SELECT p.customer_id, p.ta_code, p.ta_serial_no, p.order_id, p.fund_id, p.amount, p.confirmed_on, p.promised_on,
              p.expected_on, p.paid_ahead_on, o.channel, p.released_on
            FROM proceeds p
            STRAIGHT_JOIN fund_order o ON o.customer_id = p.customer_id AND o.order_id = p.order_id
            WHERE p.released_on IS NULL AND p.ta_code = #{taCode} AND p.confirmed_on = #{confirmDate}
              AND p.paid_ahead_on IS NULL AND p.customer_id < 90000000000000000
              AND (p.customer_id > #{afterCustomer} OR (p.customer_id = #{afterCustomer} AND p.ta_serial_no > #{afterSerial}))
            ORDER BY p.customer_id, p.ta_serial_no LIMIT #{limit}
            """)
    List<Proceeds> unpaid(String taCode, LocalDate confirmDate, long afterCustomer, String afterSerial, int limit);

    /** Of a holder, not paid yet. */
    @Select("""
            SELECT customer_id, ta_code, ta_serial_no, order_id, fund_id, amount, confirmed_on, promised_on, expected_on,
              paid_ahead_on, channel, released_on
            FROM proceeds
            WHERE customer_id = #{customerId} AND released_on IS NULL AND paid_ahead_on IS NULL
            ORDER BY expected_on, ta_code, ta_serial_no
            """)
    List<Proceeds> awaited(long customerId);

    /** Locks them if nobody has paid them. */
    @Select("""
            SELECT COUNT(*) FROM proceeds
            WHERE customer_id = #{p.customerId} AND ta_code = #{p.taCode} AND ta_serial_no = #{p.taSerialNo}
              AND released_on IS NULL AND paid_ahead_on IS NULL FOR UPDATE
            """)
    int lockUnpaid(@Param("p") Proceeds proceeds);

    /** 1 if nobody has paid them. */
    @Update("""
            UPDATE proceeds SET paid_ahead_on = #{businessDate}, channel = #{p.channel}
            WHERE customer_id = #{p.customerId} AND ta_code = #{p.taCode} AND ta_serial_no = #{p.taSerialNo}
              AND released_on IS NULL AND paid_ahead_on IS NULL
            """)
    int payAhead(@Param("p") Proceeds proceeds, @Param("businessDate") LocalDate businessDate);

    @Update("""
            UPDATE proceeds SET expected_on = #{day}
            WHERE released_on IS NULL AND ta_code = #{taCode} AND expected_on < #{today}
            """)
    void expect(String taCode, LocalDate today, LocalDate day);

    @Select("""
            <script>
            SELECT customer_id, ta_code, ta_serial_no, order_id, fund_id, amount, confirmed_on, promised_on, expected_on,
              paid_ahead_on, channel, released_on
            FROM proceeds WHERE customer_id = #{customerId} AND order_id IN
            <foreach item="id" collection="orderIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY order_id, ta_serial_no
            </script>""")
    List<Proceeds> ofOrders(@Param("customerId") long customerId, @Param("orderIds") List<Long> orderIds);
}
