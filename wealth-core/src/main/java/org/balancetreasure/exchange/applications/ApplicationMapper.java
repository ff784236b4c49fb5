package org.balancetreasure.exchange.applications;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.orders.OrderKind;
import org.jspecify.annotations.Nullable;

@Mapper
public interface ApplicationMapper {

    /** A 001 to be written. @param firstOrderAt when the first order that needs the account was taken */
    record Opening(long customerId, String appSheetSerialNo, LocalDateTime firstOrderAt) {}

    /** An order to be written into 03. @param taAccountId null while the account is being opened */
    record Application(long orderId, long customerId, String fundCode, String shareClass, OrderKind kind,
            @Nullable Long amount, @Nullable Long units, LocalDateTime acceptedAt, @Nullable String taAccountId) {}

    /** An account at a transfer agent, as an answer finds it. */
    record TaAccount(long customerId, LocalDate tradeDate, String state) {}

    /** An order that falls with its account. */
    record OrderOfAccount(long orderId, long customerId, String channel) {}

    record OrderIds(long first, long last, long count) {}

    /** Customers who order and have no account yet, or were refused one before. Numbers as OpeningNumber makes them. */
    @Insert("""
            INSERT INTO ta_account (customer_id, ta_code, state, app_sheet_serial_no, trade_date)
            SELECT DISTINCT o.customer_id, o.ta_code, 'OPENING',
              CONCAT(#{head}, LPAD(o.customer_id, #{digits}, '0')), o.trade_date
            FROM fund_order o
            LEFT JOIN ta_account a ON a.customer_id = o.customer_id AND a.ta_code = o.ta_code
            WHERE o.ta_code = #{taCode} AND o.trade_date = #{tradeDate} AND o.state = 'ACCEPTED'
              AND (a.customer_id IS NULL OR a.state = 'REFUSED')
            ON DUPLICATE KEY UPDATE state = VALUES(state), app_sheet_serial_no = VALUES(app_sheet_serial_no),
              trade_date = VALUES(trade_date), ta_account_id = NULL, return_code = NULL
            """)
    int beginOpenings(String taCode, LocalDate tradeDate, String head, int digits);

    /** Banks that may advance at this transfer agent and have no account there yet, or were refused one before. */
    @Insert("""
            INSERT INTO ta_account (customer_id, ta_code, state, app_sheet_serial_no, trade_date)
            SELECT DISTINCT l.bank_id + #{firstBank}, f.ta_code, 'OPENING', CONCAT(#{head}, LPAD(l.bank_id, #{digits}, '0')),
              #{tradeDate}
            FROM advance_line l
            JOIN fund f ON f.fund_id = l.fund_id
            LEFT JOIN ta_account a ON a.customer_id = l.bank_id + #{firstBank} AND a.ta_code = f.ta_code
            WHERE f.ta_code = #{taCode} AND l.suspended = FALSE AND (a.customer_id IS NULL OR a.state = 'REFUSED')
            ON DUPLICATE KEY UPDATE state = VALUES(state), app_sheet_serial_no = VALUES(app_sheet_serial_no),
              trade_date = VALUES(trade_date), ta_account_id = NULL, return_code = NULL
            """)
    int beginOpeningsOfBanks(String taCode, LocalDate tradeDate, long firstBank, String head, int digits);

    /** An advancing bank needs its account before it has ordered anything. */
    @Select("""
            SELECT a.customer_id, a.app_sheet_serial_no, COALESCE(MIN(o.accepted_at), a.trade_date) AS first_order_at
            FROM ta_account a
            LEFT JOIN fund_order o ON o.customer_id = a.customer_id AND o.ta_code = a.ta_code AND o.trade_date = a.trade_date
              AND o.state <> 'CANCELLED'
            WHERE a.ta_code = #{taCode} AND a.trade_date = #{tradeDate} AND a.customer_id > #{after}
            GROUP BY a.customer_id, a.app_sheet_serial_no, a.trade_date
            ORDER BY a.customer_id LIMIT #{limit}
            """)
    List<Opening> openings(String taCode, LocalDate tradeDate, long after, int limit);

    @Select("""
            SELECT COALESCE(MIN(order_id), 0) AS first, COALESCE(MAX(order_id), 0) AS last, COUNT(*) AS count
            FROM fund_order WHERE ta_code = #{taCode} AND trade_date = #{tradeDate} AND state <> 'CANCELLED'
            """)
    OrderIds orderIds(String taCode, LocalDate tradeDate);

    /** Orders of a day lie side by side in the table, and a page is read in the order of the file without sorting. */
    @Select("""
            SELECT o.order_id, o.customer_id, f.fund_code, f.share_class, o.kind, o.amount, o.units, o.accepted_at,
              a.ta_account_id
            FROM fund_order o FORCE INDEX (PRIMARY)
            JOIN fund f ON f.fund_id = o.fund_id
            LEFT JOIN ta_account a ON a.customer_id = o.customer_id AND a.ta_code = o.ta_code AND a.trade_date < o.trade_date
            WHERE o.order_id > #{after} AND o.order_id <= #{last}
              AND o.ta_code = #{taCode} AND o.trade_date = #{tradeDate} AND o.state <> 'CANCELLED'
            ORDER BY o.order_id LIMIT #{limit}
            """)
    List<Application> applications(String taCode, LocalDate tradeDate, long after, long last, int limit);

    @Select("""
            SELECT customer_id, trade_date, state FROM ta_account
            WHERE ta_code = #{taCode} AND app_sheet_serial_no = #{appSheetSerialNo}
            """)
    @Nullable
    TaAccount account(String taCode, String appSheetSerialNo);

    @Update("""
            UPDATE ta_account SET state = 'OPEN', ta_account_id = #{taAccountId}, return_code = #{returnCode}
            WHERE customer_id = #{customerId} AND ta_code = #{taCode} AND state = 'OPENING'
            """)
    int opened(long customerId, String taCode, String taAccountId, String returnCode);

    @Update("""
            UPDATE ta_account SET state = 'REFUSED', return_code = #{returnCode}
            WHERE customer_id = #{customerId} AND ta_code = #{taCode} AND state = 'OPENING'
            """)
    int refused(long customerId, String taCode, String returnCode);

    @Select("""
            SELECT order_id, customer_id, channel FROM fund_order
            WHERE customer_id = #{customerId} AND ta_code = #{taCode} AND trade_date = #{tradeDate} AND state = 'SENT'
            ORDER BY order_id
            """)
    List<OrderOfAccount> sentOrders(long customerId, String taCode, LocalDate tradeDate);

    /** Openings of a day that no 101 has answered. */
    @Select("""
            SELECT app_sheet_serial_no FROM ta_account
            WHERE ta_code = #{taCode} AND trade_date = #{tradeDate} AND state = 'OPENING' ORDER BY customer_id
            """)
    List<String> unanswered(String taCode, LocalDate tradeDate);
}
