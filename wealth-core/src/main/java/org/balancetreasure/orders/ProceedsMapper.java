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

    @Update("""
            UPDATE proceeds SET expected_on = #{day}
            WHERE released_on IS NULL AND ta_code = #{taCode} AND expected_on < #{today}
            """)
    void expect(String taCode, LocalDate today, LocalDate day);

    @Select("""
            <script>
            SELECT customer_id, ta_code, ta_serial_no, order_id, fund_id, amount, confirmed_on, promised_on, expected_on,
              released_on
            FROM proceeds WHERE customer_id = #{customerId} AND order_id IN
            <foreach item="id" collection="orderIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY order_id, ta_serial_no
            </script>""")
    List<Proceeds> ofOrders(@Param("customerId") long customerId, @Param("orderIds") List<Long> orderIds);
}
