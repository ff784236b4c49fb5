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
import org.jspecify.annotations.Nullable;

@Mapper
interface ConfirmationMapper {

    String CONFIRMATION = """
            SELECT ta_code, ta_serial_no, confirm_date, app_sheet_serial_no, order_id, business_code, return_code,
              customer_id, fund_id, confirmed_amount, confirmed_units, undistributed_income, finished,
              objection
            FROM confirmation
            """;

    /** An order as far as its number tells. */
    record OrderDate(long orderId, LocalDate tradeDate) {}

    /**
     * An order that was sent and that no row of 04 names.
     *
     * @param tradeDate of its number; its 03 may be a later one
     */
    record Unconfirmed(long orderId, long customerId, LocalDate tradeDate) {}

    /** An order of which a part is still open. */
    record NotContinued(long orderId, long customerId, LocalDate tradeDate, LocalDate confirmDate) {}

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
              objection, file_name, line_no)
            VALUES
            <foreach item="r" collection="rows" separator=",">
              (#{r.confirmation.taCode}, #{r.confirmation.taSerialNo}, #{r.confirmation.confirmDate},
               #{r.confirmation.appSheetSerialNo}, #{r.confirmation.orderId}, #{r.confirmation.businessCode},
               #{r.confirmation.returnCode}, #{r.confirmation.customerId}, #{r.confirmation.fundId},
               #{r.confirmation.confirmedAmount}, #{r.confirmation.confirmedUnits},
               #{r.confirmation.undistributedIncome}, #{r.confirmation.finished},
               #{r.confirmation.objection}, #{fileName}, #{r.line})
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

    /** Days of which something is to be booked. */
    @Select("""
            SELECT DISTINCT confirm_date FROM confirmation
            WHERE ta_code = #{taCode} AND booked = FALSE AND confirm_date <= #{through} ORDER BY confirm_date
            """)
    List<LocalDate> daysToBook(@Param("taCode") String taCode, @Param("through") LocalDate through);

    /** In the transaction that books it, and first: a second runner waits here and then finds nothing left to do. */
    @Update("""
            UPDATE confirmation SET booked = TRUE
            WHERE ta_code = #{c.taCode} AND ta_serial_no = #{c.taSerialNo} AND customer_id = #{c.customerId}
              AND booked = FALSE
            """)
    int book(@Param("c") Confirmation confirmation);

    /** It moved what it says, or ended its order. Without this, a row that is done with was set aside. */
    @Update("""
            UPDATE confirmation SET effective_date = #{effectiveDate}, booked_on = #{bookedOn}
            WHERE ta_code = #{c.taCode} AND ta_serial_no = #{c.taSerialNo} AND customer_id = #{c.customerId}
            """)
    int takeEffect(@Param("c") Confirmation confirmation, @Param("effectiveDate") LocalDate effectiveDate,
            @Param("bookedOn") LocalDate bookedOn);

    /**
     * A corrected row takes the place of one that was set aside, and is booked next.
     *
     * @return 0 if that one has effect
     */
    @Update("""
            UPDATE confirmation SET confirm_date = #{r.confirmation.confirmDate},
              app_sheet_serial_no = #{r.confirmation.appSheetSerialNo}, order_id = #{r.confirmation.orderId},
              business_code = #{r.confirmation.businessCode}, return_code = #{r.confirmation.returnCode},
              customer_id = #{r.confirmation.customerId}, fund_id = #{r.confirmation.fundId},
              confirmed_amount = #{r.confirmation.confirmedAmount}, confirmed_units = #{r.confirmation.confirmedUnits},
              undistributed_income = #{r.confirmation.undistributedIncome}, finished = #{r.confirmation.finished},
              objection = #{r.confirmation.objection}, file_name = #{fileName}, line_no = #{r.line}, booked = FALSE
            WHERE ta_code = #{r.confirmation.taCode} AND ta_serial_no = #{r.confirmation.taSerialNo}
              AND effective_date IS NULL
            """)
    int replace(@Param("r") ConfirmationRow row, @Param("fileName") String fileName);

    /** A row that was set aside, locked; null if it has effect, or there is none. */
    @Select(CONFIRMATION + """
            WHERE ta_code = #{taCode} AND ta_serial_no = #{taSerialNo} AND booked = TRUE AND effective_date IS NULL
            FOR UPDATE
            """)
    @Nullable
    Confirmation lockSetAside(@Param("taCode") String taCode, @Param("taSerialNo") String taSerialNo);

    /** The order that a row that was set aside answers, as two persons have approved it. */
    @Update("""
            UPDATE confirmation SET order_id = #{orderId}, objection = NULL
            WHERE ta_code = #{taCode} AND ta_serial_no = #{taSerialNo} AND customer_id = #{customerId}
              AND effective_date IS NULL
            """)
    int correct(Confirmation confirmation);

    /**
     * What one fund lacks.
     *
     * @param orders that were sent, and that no row names or goes on with
     */
    record FundLack(int fundId, String fundCode, long orders) {}

    /** Orders sent with the 03 of a trade date, that no row names. */
    String UNCONFIRMED = """
            FROM (
              SELECT order_id FROM fund_order
              WHERE ta_code = #{taCode} AND trade_date = #{tradeDate} AND state = 'SENT' AND NOT EXISTS (
                SELECT 1 FROM set_aside_row s
                WHERE s.partner_code = fund_order.ta_code AND s.file_type = '03' AND s.row_id = fund_order.order_id)
              UNION ALL
              SELECT row_id FROM set_aside_row WHERE partner_code = #{taCode} AND file_type = '03'
                AND sent_on = #{tradeDate}
              ) sent
            JOIN fund_order o ON o.order_id = sent.order_id
            WHERE o.state = 'SENT' AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.order_id = o.order_id)
            """;

    @Select("SELECT o.order_id, o.customer_id, o.trade_date " + UNCONFIRMED + " ORDER BY o.order_id LIMIT #{limit}")
    List<Unconfirmed> unconfirmed(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate,
            @Param("limit") int limit);

    /**
     * What the 04 of a trade date has left out, by fund. A part that is open is counted once: with the trade date whose
     * 04 was the first that had to go on with it, which bears the date after its last row.
     */
    @Select("""
            SELECT f.fund_id, f.fund_code, COUNT(*) AS orders FROM (
              SELECT o.fund_id
            """ + UNCONFIRMED + """
              UNION ALL
              SELECT o.fund_id FROM fund_order o
              WHERE o.ta_code = #{taCode} AND o.state = 'CONFIRMED_IN_PART' AND o.trade_date < #{tradeDate} AND #{tradeDate} = (
                SELECT MAX(c.confirm_date) FROM confirmation c
                WHERE c.order_id = o.order_id AND c.effective_date IS NOT NULL)) lacking
            JOIN fund f ON f.fund_id = lacking.fund_id
            GROUP BY f.fund_id, f.fund_code ORDER BY f.fund_code
            """)
    List<FundLack> lacking(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate);

    /** Whether a row of a date answers an order of the fund. */
    @Select("""
            SELECT COUNT(*) FROM (
              SELECT order_id FROM confirmation
              WHERE ta_code = #{taCode} AND booked IN (TRUE, FALSE) AND confirm_date = #{confirmDate} AND fund_id = #{fundId}
                AND order_id IS NOT NULL LIMIT 1) answer
            """)
    int answers(@Param("taCode") String taCode, @Param("confirmDate") LocalDate confirmDate,
            @Param("fundId") int fundId);

    /** Rows that name an order and were set aside. */
    @Select("""
            SELECT ta_serial_no FROM confirmation
            WHERE order_id = #{orderId} AND booked = TRUE AND effective_date IS NULL
            """)
    List<String> setAside(long orderId);

    /**
     * Orders of earlier trade dates that were confirmed in part, and that no row of {@code confirmDate} goes on with.
     */
    @Select("""
            SELECT o.order_id, o.customer_id, o.trade_date, o.confirm_date FROM fund_order o
            WHERE o.ta_code = #{taCode} AND o.state = 'CONFIRMED_IN_PART' AND o.trade_date < #{tradeDate}
              AND NOT EXISTS (SELECT 1 FROM confirmation c
                WHERE c.order_id = o.order_id AND c.confirm_date >= #{confirmDate} AND c.effective_date IS NOT NULL)
            ORDER BY o.order_id LIMIT #{limit}
            """)
    List<NotContinued> notContinued(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate,
            @Param("confirmDate") LocalDate confirmDate, @Param("limit") int limit);

    /**
     * Whether rows of 04 are due for a trade date: for its orders, and for earlier ones that were confirmed in part.
     */
    @Select("""
            SELECT COUNT(*) FROM (
              (SELECT order_id FROM fund_order o
               WHERE o.ta_code = #{taCode} AND o.trade_date = #{tradeDate} AND o.state = 'SENT' AND NOT EXISTS (
                 SELECT 1 FROM set_aside_row s
                 WHERE s.partner_code = o.ta_code AND s.file_type = '03' AND s.row_id = o.order_id) LIMIT 1)
              UNION ALL
              (SELECT o.order_id FROM set_aside_row s
               JOIN fund_order o ON o.order_id = s.row_id
               WHERE s.partner_code = #{taCode} AND s.file_type = '03' AND s.sent_on = #{tradeDate} AND o.state = 'SENT'
                 LIMIT 1)
              UNION ALL
              (SELECT order_id FROM fund_order
               WHERE ta_code = #{taCode} AND state = 'CONFIRMED_IN_PART' AND trade_date < #{tradeDate} LIMIT 1)) due
            """)
    long due(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate);

    @Select("""
            SELECT COUNT(*) FROM ta_account
            WHERE ta_code = #{taCode} AND trade_date = #{tradeDate} AND state = 'OPENING'
            """)
    long openings(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate);

    @Select("SELECT COUNT(*) FROM customer WHERE customer_id = #{customerId}")
    int isCustomer(@Param("customerId") long customerId);
}
