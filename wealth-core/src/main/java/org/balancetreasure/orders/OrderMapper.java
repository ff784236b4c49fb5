package org.balancetreasure.orders;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.limits.TradeDateOrders;
import org.jspecify.annotations.Nullable;

@Mapper
interface OrderMapper extends TradeDateOrders {

    String ORDER = """
            SELECT o.order_id, a.distributor_code, o.customer_id, o.channel, o.fund_id, f.fund_code, o.ta_code, o.kind,
              o.amount, o.units, o.state, o.accepted_at, o.trade_date, o.confirm_date, o.confirmed_amount,
              o.confirmed_units, o.return_code, o.origin
            FROM fund_order o
            JOIN fund f ON f.fund_id = o.fund_id
            JOIN transfer_agent a ON a.ta_code = o.ta_code
            """;

    /** A row to be inserted; the database gives it its id. */
    final class NewOrder {

        long orderId;
        final long customerId;
        final String channel;
        final String requestKey;
        final Origin origin;
        final int fundId;
        final String taCode;
        final OrderKind kind;
        final @Nullable Long amount;
        final @Nullable Long units;
        final LocalDateTime acceptedAt;
        final LocalDate tradeDate;
        final LocalDate confirmDate;

        NewOrder(long customerId, String channel, String requestKey, Origin origin, int fundId, String taCode,
                OrderKind kind, @Nullable Long amount, @Nullable Long units, LocalDateTime acceptedAt,
                LocalDate tradeDate,
                LocalDate confirmDate) {
            this.customerId = customerId;
            this.channel = channel;
            this.requestKey = requestKey;
            this.origin = origin;
            this.fundId = fundId;
            this.taCode = taCode;
            this.kind = kind;
            this.amount = amount;
            this.units = units;
            this.acceptedAt = acceptedAt;
            this.tradeDate = tradeDate;
            this.confirmDate = confirmDate;
        }

        /** As it stands in the table now. */
        Order inserted(String distributorCode, String fundCode) {
            return new Order(orderId, distributorCode, customerId, channel, fundId, fundCode, taCode, kind, amount,
                    units, OrderState.ACCEPTED, acceptedAt, tradeDate, confirmDate, 0, 0, null,
                    origin.kind());
        }
    }

    @Insert("""
            INSERT INTO fund_order (customer_id, channel, request_key, origin, origin_id, origin_date, fund_id, ta_code, kind,
              amount, units, state, accepted_at, trade_date, confirm_date)
            VALUES (#{customerId}, #{channel}, #{requestKey}, #{origin.kind}, #{origin.id}, #{origin.date}, #{fundId}, #{taCode},
              #{kind}, #{amount}, #{units}, 'ACCEPTED', #{acceptedAt}, #{tradeDate}, #{confirmDate})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "orderId")
    void insert(NewOrder order);

    /** A customer's orders of one origin, among a range of numbers that is short. */
    @Select(ORDER + """
            WHERE o.customer_id = #{customer.customerId} AND o.channel = #{customer.channel}
              AND o.order_id BETWEEN #{first} AND #{last}
              AND o.origin = #{origin.kind} AND o.origin_id <=> #{origin.id} AND o.origin_date <=> #{origin.date}
            ORDER BY o.order_id
            """)
    List<Order> made(@Param("customer") Customer customer, @Param("origin") Origin origin, @Param("first") long first,
            @Param("last") long last);

    @Select(ORDER + "WHERE o.order_id = #{orderId} AND o.customer_id = #{customerId}")
    @Nullable
    Order find(long customerId, long orderId);

    @Select(ORDER
            + "WHERE o.order_id = #{orderId} AND o.customer_id = #{customer.customerId} AND o.channel = #{customer.channel}")
    @Nullable
    Order findOwn(Customer customer, long orderId);

    /** Whose order it is; null if there is none. */
    @Select("SELECT customer_id FROM fund_order WHERE order_id = #{orderId}")
    @Nullable
    Long customerOf(long orderId);

    /** Locks the order's row only: its fund and transfer agent are looked up by a read without locks before. */
    @Select("SELECT order_id FROM fund_order WHERE order_id = #{orderId} AND customer_id = #{customerId} FOR UPDATE")
    @Nullable
    Long lock(long customerId, long orderId);

    @Select(ORDER + """
            WHERE o.customer_id = #{customerId} AND o.channel = #{channel} AND o.order_id < #{before}
              AND (#{filter.state} IS NULL OR o.state = #{filter.state}) AND (#{filter.kind} IS NULL OR o.kind = #{filter.kind})
              AND o.trade_date BETWEEN #{filter.tradeDates.from} AND #{filter.tradeDates.to}
            ORDER BY o.order_id DESC LIMIT #{limit}
            """)
    List<Order> ofCustomer(@Param("customerId") long customerId, @Param("channel") String channel,
            @Param("filter") OrderFilter filter, @Param("before") long before, @Param("limit") int limit);

    @Select(ORDER + """
            WHERE o.customer_id = #{customer.customerId} AND o.channel = #{customer.channel}
              AND o.state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART')
            ORDER BY o.order_id
            """)
    List<Order> open(@Param("customer") Customer customer);

    @Select(ORDER + """
            WHERE o.ta_code = #{taCode} AND o.trade_date = #{tradeDate} AND o.state = #{state} AND o.order_id > #{after}
            ORDER BY o.order_id LIMIT #{limit}
            """)
    List<Order> ofFile(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate,
            @Param("state") OrderState state, @Param("after") long after, @Param("limit") int limit);

    @Override
    @Select("""
            SELECT COALESCE(SUM(CASE WHEN state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART') THEN amount
              WHEN state = 'CONFIRMED' THEN confirmed_amount ELSE 0 END), 0)
            FROM fund_order
            WHERE ta_code = #{taCode} AND trade_date = #{tradeDate} AND fund_id = #{fundId} AND kind = 'SUBSCRIPTION'
            """)
    long subscribed(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate,
            @Param("fundId") int fundId);

    @Override
    @Select("""
            SELECT COALESCE(SUM(COALESCE(amount, units)), 0) FROM fund_order
            WHERE customer_id = #{customerId} AND fund_id = #{fundId} AND trade_date = #{tradeDate} AND kind = #{kind}
              AND state NOT IN ('CANCELLED', 'REJECTED')
            """)
    long orderedOn(@Param("customerId") long customerId, @Param("fundId") int fundId,
            @Param("tradeDate") LocalDate tradeDate, @Param("kind") String kind);

    /** An accepted one, once. */
    @Update("""
            UPDATE fund_order SET state = 'CANCELLED', cancelled_at = #{now}
            WHERE order_id = #{o.orderId} AND customer_id = #{o.customerId} AND state = 'ACCEPTED'
            """)
    int cancel(@Param("o") Order order, @Param("now") LocalDateTime now);

    /** From a state that allows it, once. */
    @Update("""
            UPDATE fund_order SET state = #{to}
            WHERE order_id = #{o.orderId} AND customer_id = #{o.customerId} AND state = #{from}
            """)
    int move(@Param("o") Order order, @Param("from") OrderState from, @Param("to") OrderState to);

    /** All of the date, but those that its file went without. */
    @Update("""
            UPDATE fund_order SET state = 'SENT'
            WHERE ta_code = #{taCode} AND trade_date = #{tradeDate} AND state = 'ACCEPTED' AND NOT EXISTS (
              SELECT 1 FROM set_aside_row s
              WHERE s.partner_code = fund_order.ta_code AND s.file_type = '03' AND s.row_id = fund_order.order_id)
            """)
    int markSent(@Param("taCode") String taCode, @Param("tradeDate") LocalDate tradeDate);

    /** Those that had been set aside and go with the file of this date. */
    @Update("""
            UPDATE fund_order o
            JOIN set_aside_row s ON s.row_id = o.order_id
            SET o.state = 'SENT'
            WHERE s.partner_code = #{taCode} AND s.file_type = '03' AND s.sent_on = #{headerDate}
              AND o.state = 'ACCEPTED'
            """)
    int markLateSent(@Param("taCode") String taCode, @Param("headerDate") LocalDate headerDate);

    @Update("""
            UPDATE fund_order SET state = #{state}, return_code = #{returnCode},
              confirmed_amount = confirmed_amount + #{amount}, confirmed_units = confirmed_units + #{units}
            WHERE order_id = #{o.orderId} AND customer_id = #{o.customerId} AND state IN ('SENT', 'CONFIRMED_IN_PART')
            """)
    int confirm(@Param("o") Order order, @Param("state") OrderState state,
            @Param("returnCode") @Nullable String returnCode,
            @Param("amount") long amount, @Param("units") long units);
}
