package org.balancetreasure.exchange.applications;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.partners.TransferAgent;
import org.jspecify.annotations.Nullable;

@Mapper
public interface ApplicationMapper {

    /**
     * A 001 to be written.
     *
     * @param tradeDate header date of the 01 that it was made for
     * @param firstOrderAt when the first order that needs the account was taken
     */
    record Opening(long openingId, LocalDate tradeDate, long sequenceNo, long customerId, LocalDateTime firstOrderAt) {

        OpeningNumber number() {
            return new OpeningNumber(tradeDate, sequenceNo);
        }
    }

    /**
     * An order to be written into 03.
     *
     * @param taAccountId null while the account is being opened
     */
    record Application(long orderId, long customerId, LocalDate tradeDate, String fundCode, String shareClass,
            OrderKind kind, @Nullable Long amount, @Nullable Long units, LocalDateTime acceptedAt,
            @Nullable String taAccountId) {}

    /**
     * A 001 as its answer finds it.
     *
     * @param fileDate header date of the 01 that carried it
     */
    record SentOpening(long customerId, LocalDate fileDate) {}

    /** An order that falls with its account. */
    record OrderOfAccount(long orderId, long customerId, String channel, LocalDate tradeDate) {}

    record OrderIds(long first, long last, long count) {}

    /**
     * Accounts that are needed and are not there: those of customers who order with the 03 of this date or whose
     * instant redemption waits for the account, and of banks that may advance. An account is applied for again if it
     * was refused, or if the 02 that had to answer it has been booked and said nothing of it.
     */
    @Insert("""
            INSERT INTO ta_account (customer_id, ta_code, state, trade_date)
            SELECT needed.customer_id, #{taCode}, 'OPENING', #{tradeDate}
            FROM (
              SELECT customer_id FROM fund_order
              WHERE ta_code = #{taCode} AND trade_date = #{tradeDate} AND state = 'ACCEPTED'
              UNION
              SELECT o.customer_id FROM set_aside_row s
              JOIN fund_order o ON o.order_id = s.row_id
              WHERE s.partner_code = #{taCode} AND s.file_type = '03' AND s.sent_on = #{tradeDate}
                AND o.state = 'ACCEPTED'
              UNION
              SELECT i.customer_id FROM set_aside_row s
              JOIN instant_redemption i ON i.instant_id = s.row_id
              WHERE s.partner_code = #{taCode} AND s.file_type = '33' AND s.sent_on IS NULL AND i.state = 'PAID'
              UNION
              SELECT l.bank_id + #{firstBank} FROM advance_line l
              JOIN fund f ON f.fund_id = l.fund_id
              WHERE f.ta_code = #{taCode} AND l.suspended = FALSE) needed
            LEFT JOIN ta_account a ON a.customer_id = needed.customer_id AND a.ta_code = #{taCode}
            WHERE a.customer_id IS NULL OR a.state = 'REFUSED'
              OR (a.state = 'OPENING' AND a.trade_date < #{tradeDate} AND EXISTS (
                SELECT 1 FROM exchanged_file answer
                WHERE answer.partner_code = a.ta_code AND answer.file_type = '02' AND answer.direction = 'IN'
                  AND answer.state = 'USED' AND answer.header_date > a.trade_date))
            ON DUPLICATE KEY UPDATE state = VALUES(state), trade_date = VALUES(trade_date), ta_account_id = NULL,
              return_code = NULL
            """)
    int apply(String taCode, LocalDate tradeDate, long firstBank);

    /** Their 001, numbered by customer. An account whose 001 was set aside goes with that one. */
    @Insert("""
            INSERT INTO account_opening (ta_code, trade_date, sequence_no, customer_id)
            SELECT a.ta_code, a.trade_date, known.last_no + ROW_NUMBER() OVER (ORDER BY a.customer_id), a.customer_id
            FROM ta_account a
            JOIN (SELECT COALESCE(MAX(sequence_no), 0) AS last_no FROM account_opening
                  WHERE ta_code = #{taCode} AND trade_date = #{tradeDate}) known
            WHERE a.ta_code = #{taCode} AND a.trade_date = #{tradeDate} AND a.state = 'OPENING'
              AND NOT EXISTS (
                SELECT 1 FROM account_opening o
                LEFT JOIN set_aside_row s ON s.partner_code = o.ta_code AND s.file_type = '01'
                  AND s.row_id = o.opening_id
                WHERE o.customer_id = a.customer_id AND o.ta_code = a.ta_code
                  AND (o.trade_date = #{tradeDate} OR s.sent_on = #{tradeDate}))
            """)
    int beginOpenings(String taCode, LocalDate tradeDate);

    /** Accounts whose 001 goes with this 01 after all. */
    @Update("""
            UPDATE ta_account a
            JOIN account_opening o ON o.customer_id = a.customer_id AND o.ta_code = a.ta_code
            JOIN set_aside_row s ON s.partner_code = o.ta_code AND s.file_type = '01' AND s.row_id = o.opening_id
            SET a.state = 'OPENING', a.trade_date = #{tradeDate}
            WHERE s.partner_code = #{taCode} AND s.file_type = '01' AND s.sent_on = #{tradeDate}
              AND a.state = 'SET_ASIDE'
            """)
    int goOn(String taCode, LocalDate tradeDate);

    /** Accounts whose 001 the 01 went without. */
    @Update("""
            UPDATE ta_account a
            JOIN account_opening o ON o.customer_id = a.customer_id AND o.ta_code = a.ta_code
            JOIN set_aside_row s ON s.partner_code = o.ta_code AND s.file_type = '01' AND s.row_id = o.opening_id
            SET a.state = 'SET_ASIDE'
            WHERE s.partner_code = #{taCode} AND s.file_type = '01' AND s.sent_on IS NULL AND a.state = 'OPENING'
            """)
    int setAside(String taCode);

    /** An advancing bank needs its account before it has ordered anything. */
    String OPENING = """
            SELECT n.opening_id, n.trade_date, n.sequence_no, n.customer_id,
              COALESCE(MIN(o.accepted_at), n.trade_date) AS first_order_at
            FROM account_opening n
            LEFT JOIN fund_order o ON o.customer_id = n.customer_id AND o.ta_code = n.ta_code
              AND o.trade_date = n.trade_date AND o.state <> 'CANCELLED'
            """;

    @Select(OPENING + """
            WHERE n.ta_code = #{taCode} AND n.trade_date = #{tradeDate} AND n.sequence_no > #{after}
            GROUP BY n.opening_id, n.trade_date, n.sequence_no, n.customer_id
            ORDER BY n.sequence_no LIMIT #{limit}
            """)
    List<Opening> openings(String taCode, LocalDate tradeDate, long after, int limit);

    /** Those that had been set aside and go with the 01 of this date. */
    @Select(OPENING + """
            JOIN set_aside_row s ON s.partner_code = n.ta_code AND s.file_type = '01' AND s.row_id = n.opening_id
            WHERE s.partner_code = #{taCode} AND s.file_type = '01' AND s.sent_on = #{headerDate}
              AND s.row_id > #{after}
            GROUP BY n.opening_id, n.trade_date, n.sequence_no, n.customer_id
            ORDER BY n.opening_id LIMIT #{limit}
            """)
    List<Opening> lateOpenings(String taCode, LocalDate headerDate, long after, int limit);

    @Select("""
            SELECT COALESCE(MIN(order_id), 0) AS first, COALESCE(MAX(order_id), 0) AS last, COUNT(*) AS count
            FROM fund_order WHERE ta_code = #{taCode} AND trade_date = #{tradeDate} AND state <> 'CANCELLED'
            """)
    OrderIds orderIds(String taCode, LocalDate tradeDate);

    /** Orders of a day lie side by side in the table, and a page is read in the order of the file without sorting. */
    @Select("""
            SELECT o.order_id, o.customer_id, o.trade_date, f.fund_code, f.share_class, o.kind, o.amount, o.units,
              o.accepted_at, a.ta_account_id
            FROM fund_order o FORCE INDEX (PRIMARY)
            JOIN fund f ON f.fund_id = o.fund_id
            LEFT JOIN ta_account a ON a.customer_id = o.customer_id AND a.ta_code = o.ta_code
              AND a.trade_date < o.trade_date
            WHERE o.order_id > #{after} AND o.order_id <= #{last}
              AND o.ta_code = #{taCode} AND o.trade_date = #{tradeDate} AND o.state <> 'CANCELLED'
            ORDER BY o.order_id LIMIT #{limit}
            """)
    List<Application> applications(String taCode, LocalDate tradeDate, long after, long last, int limit);

    /** Those that had been set aside and go with the 03 of this date. */
    @Select("""
            SELECT o.order_id, o.customer_id, o.trade_date, f.fund_code, f.share_class, o.kind, o.amount, o.units,
              o.accepted_at, a.ta_account_id
            FROM set_aside_row s
            JOIN fund_order o ON o.order_id = s.row_id
            JOIN fund f ON f.fund_id = o.fund_id
            LEFT JOIN ta_account a ON a.customer_id = o.customer_id AND a.ta_code = o.ta_code
              AND a.trade_date < #{headerDate}
            WHERE s.partner_code = #{taCode} AND s.file_type = '03' AND s.sent_on = #{headerDate}
              AND s.row_id > #{after}
            ORDER BY s.row_id LIMIT #{limit}
            """)
    List<Application> lateApplications(String taCode, LocalDate headerDate, long after, int limit);

    /** The 001 of this number that was sent. */
    default @Nullable SentOpening opening(TransferAgent agent, String appSheetSerialNo) {
        OpeningNumber number = OpeningNumber.parse(agent.distributorCode(), appSheetSerialNo);
        return number == null ? null : sentOpening(agent.taCode(), number.tradeDate(), number.sequenceNo());
    }

    @Select("""
            SELECT o.customer_id, COALESCE(s.sent_on, o.trade_date) AS file_date
            FROM account_opening o
            LEFT JOIN set_aside_row s ON s.partner_code = o.ta_code AND s.file_type = '01' AND s.row_id = o.opening_id
            WHERE o.ta_code = #{taCode} AND o.trade_date = #{tradeDate} AND o.sequence_no = #{sequenceNo}
              AND (s.row_id IS NULL OR s.sent_on IS NOT NULL)
            """)
    @Nullable
    SentOpening sentOpening(String taCode, LocalDate tradeDate, long sequenceNo);

    @Update("""
            UPDATE ta_account SET state = 'OPEN', ta_account_id = #{taAccountId}, return_code = #{returnCode}
            WHERE customer_id = #{customerId} AND ta_code = #{taCode} AND state = 'OPENING'
            """)
    int opened(long customerId, String taCode, String taAccountId, String returnCode);

    /** By the answer to its last 001: an earlier one was applied for again. */
    @Update("""
            UPDATE ta_account SET state = 'REFUSED', return_code = #{returnCode}
            WHERE customer_id = #{o.customerId} AND ta_code = #{taCode} AND state = 'OPENING'
              AND trade_date = #{o.fileDate}
            """)
    int refused(@Param("o") SentOpening opening, @Param("taCode") String taCode,
            @Param("returnCode") String returnCode);

    /** Sent with the 03 of this date. */
    @Select("""
            SELECT o.order_id, o.customer_id, o.channel, o.trade_date FROM fund_order o
            LEFT JOIN set_aside_row s ON s.partner_code = o.ta_code AND s.file_type = '03' AND s.row_id = o.order_id
            WHERE o.customer_id = #{customerId} AND o.ta_code = #{taCode} AND o.state = 'SENT'
              AND COALESCE(s.sent_on, o.trade_date) = #{fileDate}
            ORDER BY o.order_id
            """)
    List<OrderOfAccount> sentOrders(long customerId, String taCode, LocalDate fileDate);

    /** All 001 of an account that were sent, with their file. */
    @Select("""
            SELECT o.trade_date, o.sequence_no, COALESCE(s.sent_on, o.trade_date) AS file_date
            FROM account_opening o
            LEFT JOIN set_aside_row s ON s.partner_code = o.ta_code AND s.file_type = '01' AND s.row_id = o.opening_id
            WHERE o.customer_id = #{customerId} AND o.ta_code = #{taCode}
              AND (s.row_id IS NULL OR s.sent_on IS NOT NULL)
            ORDER BY o.opening_id
            """)
    List<OpeningInFile> openingsOf(long customerId, String taCode);

    /** A 001 and the header date of the 01 that carried it. */
    record OpeningInFile(LocalDate tradeDate, long sequenceNo, LocalDate fileDate) {

        public String number(String distributorCode) {
            return new OpeningNumber(tradeDate, sequenceNo).of(distributorCode);
        }
    }

    /** Openings of a day's 01 that no 101 has answered. */
    @Select("""
            SELECT o.trade_date, o.sequence_no, a.trade_date AS file_date
            FROM ta_account a
            JOIN account_opening o ON o.customer_id = a.customer_id AND o.ta_code = a.ta_code
            LEFT JOIN set_aside_row s ON s.partner_code = o.ta_code AND s.file_type = '01' AND s.row_id = o.opening_id
            WHERE a.ta_code = #{taCode} AND a.trade_date = #{tradeDate} AND a.state = 'OPENING'
              AND COALESCE(s.sent_on, o.trade_date) = a.trade_date
            ORDER BY a.customer_id
            """)
    List<OpeningInFile> unanswered(String taCode, LocalDate tradeDate);
}
