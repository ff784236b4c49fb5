package org.balancetreasure.payments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface MessageMapper {

    /**
     * A message.
     *
     * @param reports how many status reports about it have been used
     */
    record Message(String messageId, String bankCode, LocalDate executionDate, LocalDateTime createdAt, long payments,
            long controlSum, int reports) {}

    /** The payments of a message from one debtor account. */
    record Group(int groupNumber, int debtorAccount, long payments, long sum) {}

    /** A payment as the message has it. */
    record Transaction(long paymentId, String endToEndId, NewPayment.Kind kind, long amount, String name,
            String accountNo, String bic, boolean wasSetAside) {}

    String MESSAGE = """
            SELECT message_id, bank_code, execution_date, created_at, payments, control_sum, reports FROM payment_message
            """;

    /** What may go: due, released, and not found unfit for the messages of this execution date. */
    String SENDABLE = """
            p.state = 'CREATED' AND p.released AND p.due_date <= #{executionDate}
              AND (p.set_aside_on IS NULL OR p.set_aside_on < #{executionDate})
            """;

    @Select("""
            SELECT COUNT(*) FROM bank_account a STRAIGHT_JOIN payment p ON p.debtor_account = a.account_id
            WHERE a.bank_code = #{bankCode} AND a.owner_id = 1 AND a.valid_from <= #{executionDate}
              AND (a.valid_to IS NULL OR a.valid_to >= #{executionDate}) AND
            """ + SENDABLE)
    long sendable(String bankCode, LocalDate executionDate);

    /** Of what may go, in order. */
    @Select("""
            SELECT DISTINCT p.lot FROM bank_account a STRAIGHT_JOIN payment p ON p.debtor_account = a.account_id
            WHERE a.bank_code = #{bankCode} AND a.owner_id = 1 AND a.valid_from <= #{executionDate}
              AND (a.valid_to IS NULL OR a.valid_to >= #{executionDate}) AND
            """ + SENDABLE + " ORDER BY p.lot")
    List<String> lots(String bankCode, LocalDate executionDate);

    /** How many messages of a lot a bank has for an execution date. */
    @Select("""
            SELECT COUNT(*) FROM payment_message
            WHERE bank_code = #{bankCode} AND execution_date = #{executionDate}
              AND (message_id = #{name} OR message_id LIKE CONCAT(#{name}, '-%'))
            """)
    int ofLot(String bankCode, LocalDate executionDate, String name);

    @Select("""
            SELECT COALESCE(MAX(number), 0) FROM payment_message
            WHERE bank_code = #{bankCode} AND execution_date = #{executionDate}
            """)
    int lastNumber(String bankCode, LocalDate executionDate);

    @Insert("""
            INSERT INTO payment_message (message_id, bank_code, execution_date, number, created_at, payments, control_sum)
            VALUES (#{messageId}, #{bankCode}, #{executionDate}, #{number}, #{at}, 0, 0)
            """)
    void insert(String messageId, String bankCode, LocalDate executionDate, int number, LocalDateTime at);

    @Update("""
            UPDATE payment p SET p.state = 'SENT', p.message_id = #{messageId}, p.group_number = #{group},
              p.bank_status = NULL, p.reason = NULL
            WHERE p.debtor_account = #{accountId} AND p.lot = #{lot} AND
            """ + SENDABLE)
    int assign(String messageId, int group, int accountId, String lot, LocalDate executionDate);

    /** The page first, then its accounts: a join before the limit would sort all that is left for each page. */
    @Select("""
            SELECT p.payment_id, p.end_to_end_id, p.kind, p.amount, a.name, a.account_no, b.bic,
              p.set_aside_on IS NOT NULL AS was_set_aside
            FROM (
              SELECT payment_id, end_to_end_id, kind, amount, creditor_account, set_aside_on FROM payment
              WHERE message_id = #{messageId} AND group_number = #{group} AND payment_id > #{after}
              ORDER BY payment_id LIMIT #{limit}
            ) p
            JOIN bank_account a ON a.account_id = p.creditor_account
            JOIN bank b ON b.bank_code = a.bank_code
            ORDER BY p.payment_id
            """)
    List<Transaction> transactions(String messageId, int group, long after, int limit);

    @Update("""
            UPDATE payment SET state = 'CREATED', message_id = NULL, group_number = NULL, set_aside_on = #{executionDate}
            WHERE payment_id = #{paymentId}
            """)
    void setAside(long paymentId, LocalDate executionDate);

    @Update("""
            UPDATE payment_message SET
              payments = (SELECT COUNT(*) FROM payment p WHERE p.message_id = #{messageId}),
              control_sum = (SELECT COALESCE(SUM(p.amount), 0) FROM payment p WHERE p.message_id = #{messageId})
            WHERE message_id = #{messageId}
            """)
    void total(String messageId);

    @Select(MESSAGE + "WHERE message_id = #{messageId}")
    Message message(String messageId);

    @Select(MESSAGE + "WHERE message_id = #{messageId}")
    @Nullable
    Message find(String messageId);

    @Delete("DELETE FROM payment_message WHERE message_id = #{messageId}")
    void delete(String messageId);

    /** Statements book a payment on its execution date, not before. */
    @Update("""
            UPDATE cash_item i JOIN payment p ON p.payment_id = i.payment_id SET i.due_date = #{executionDate}
            WHERE p.message_id = #{messageId} AND i.ended_on IS NULL
            """)
    void moveItems(String messageId, LocalDate executionDate);

    @Select(MESSAGE + """
            WHERE bank_code = #{bankCode} AND sent_at IS NULL AND execution_date <= #{executionDate}
            ORDER BY execution_date, number
            """)
    List<Message> unsent(String bankCode, LocalDate executionDate);

    @Select(MESSAGE + """
            WHERE bank_code = #{bankCode} AND execution_date = #{executionDate} AND sent_at IS NOT NULL ORDER BY number
            """)
    List<Message> sentOn(String bankCode, LocalDate executionDate);

    @Select("""
            SELECT group_number, MIN(debtor_account) AS debtor_account, COUNT(*) AS payments, SUM(amount) AS sum
            FROM payment WHERE message_id = #{messageId} GROUP BY group_number ORDER BY group_number
            """)
    List<Group> groups(String messageId);

    @Update("UPDATE payment_message SET sent_at = #{at} WHERE message_id = #{messageId} AND sent_at IS NULL")
    void sent(String messageId, LocalDateTime at);
}
