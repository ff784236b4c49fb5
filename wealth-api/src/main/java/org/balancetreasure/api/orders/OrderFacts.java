package org.balancetreasure.api.orders;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.orders.Order;
import org.jspecify.annotations.Nullable;

/** Reads what is on record about an order. */
@Mapper
interface OrderFacts {

    /**
     * A booked answer of the transfer agent.
     *
     * @param bookedOn the business date that was open
     * @param amount cents
     * @param units hundredths
     */
    record Answer(LocalDate bookedOn, String returnCode, long amount, long units) {}

    @Select("SELECT cancelled_at FROM fund_order WHERE order_id = #{o.orderId} AND customer_id = #{o.customerId}")
    @Nullable
    LocalDateTime cancelledAt(@Param("o") Order order);

    /** When the file that carries it left: that of its trade date, or the later one that it was set aside for. */
    @Select("""
            SELECT MAX(f.registered_at) FROM exchanged_file f
            WHERE f.partner_code = #{o.taCode} AND f.file_type = '03' AND f.direction = 'OUT' AND f.state = 'SENT'
              AND f.header_date = COALESCE((SELECT s.sent_on FROM set_aside_row s
                WHERE s.partner_code = #{o.taCode} AND s.file_type = '03' AND s.row_id = #{o.orderId}), #{o.tradeDate})
            """)
    @Nullable
    LocalDateTime sentAt(@Param("o") Order order);

    /** Null unless two persons decided that its row goes with no file. */
    @Select("""
            SELECT given_up_on FROM set_aside_row
            WHERE partner_code = #{o.taCode} AND file_type = '03' AND row_id = #{o.orderId}
            """)
    @Nullable
    LocalDate givenUpOn(@Param("o") Order order);

    @Select("""
            SELECT booked_on, return_code, confirmed_amount AS amount, confirmed_units AS units FROM confirmation
            WHERE order_id = #{o.orderId} AND customer_id = #{o.customerId} AND effective_date IS NOT NULL
            ORDER BY booked_on, ta_serial_no
            """)
    List<Answer> answers(@Param("o") Order order);
}
