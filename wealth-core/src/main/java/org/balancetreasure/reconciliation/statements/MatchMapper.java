package org.balancetreasure.reconciliation.statements;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.payments.PaymentState;
import org.jspecify.annotations.Nullable;

@Mapper
interface MatchMapper {

    /** A matched line with its item. */
    record Matched(long lineId, long itemId, long amount, String reference, LocalDate due,
            @Nullable Purpose counterPurpose, @Nullable Integer counterOwner, @Nullable Long paymentId,
            @Nullable PaymentState paymentState) {}

    /** A line that matches no item. */
    record Unmatched(long lineId, int entryNumber, int detailNumber, long amount, boolean reversal,
            @Nullable String endToEndId, @Nullable String groupId, @Nullable String bankReference,
            @Nullable String transactionCode, @Nullable String partyAccount, @Nullable String returnReason) {}

    /** A payment that came back. */
    record Back(long paymentId, String reference, Purpose claimPurpose, int claimOwner) {}

    /**
     * An item with the reference of a line that it does not match.
     *
     * @param endedAs null if it is open
     */
    record Known(long itemId, long amount, @Nullable String endedAs, @Nullable PaymentState paymentState) {}

    /** An open item that is on no statement through its day. */
    record Missing(long itemId, String reference, long amount, LocalDate due, @Nullable Long paymentId,
            @Nullable String bankStatus) {}

    /**
     * By our identifier and the amount: each item by the first line that has them. A return names the payment that came
     * back, so it matches nothing that is expected.
     */
    @Insert("""
            INSERT INTO cash_match (line_id, item_id, matched_by)
            SELECT MIN(l.line_id), i.item_id, IF(MIN(l.expanded), 'BATCH', 'END_TO_END')
            FROM statement_line l
            STRAIGHT_JOIN cash_item i ON i.account_id = #{accountId} AND i.reference = l.end_to_end_id
              AND i.amount = l.amount AND i.ended_on IS NULL
            LEFT JOIN payment p ON p.payment_id = i.payment_id
            WHERE l.statement_id = #{statementId} AND l.return_reason IS NULL AND NOT l.reversal
              AND (i.payment_id IS NULL OR p.message_id IS NOT NULL)
            GROUP BY i.item_id
            """)
    int matchByReference(long statementId, int accountId);

    @Select("""
            SELECT l.line_id, i.item_id, l.amount, i.reference, i.due_date AS due, i.counter_purpose, i.counter_owner,
              i.payment_id, p.state AS payment_state
            FROM (
              SELECT s.line_id, s.amount, c.item_id FROM statement_line s STRAIGHT_JOIN cash_match c ON c.line_id = s.line_id
              WHERE s.statement_id = #{statementId} AND s.line_id > #{after}
              ORDER BY s.line_id LIMIT #{limit}
            ) l
            JOIN cash_item i ON i.item_id = l.item_id
            LEFT JOIN payment p ON p.payment_id = i.payment_id
            ORDER BY l.line_id
            """)
    List<Matched> matched(long statementId, long after, int limit);

    @Select("""
            SELECT l.line_id, l.entry_number, l.detail_number, l.amount, l.reversal, l.end_to_end_id, l.group_id,
              l.bank_reference, l.transaction_code, l.party_account, l.return_reason
            FROM statement_line l
            LEFT JOIN cash_match m ON m.line_id = l.line_id
            WHERE l.statement_id = #{statementId} AND m.line_id IS NULL AND l.line_id > #{after}
            ORDER BY l.line_id LIMIT #{limit}
            """)
    List<Unmatched> unmatched(long statementId, long after, int limit);

    @Update("UPDATE statement_line SET outcome = #{outcome}, payment_id = #{paymentId} WHERE line_id = #{lineId}")
    void mean(long lineId, String outcome, @Nullable Long paymentId);

    String BACK = """
            SELECT p.payment_id, p.end_to_end_id AS reference, p.claim_purpose, p.claim_owner FROM payment p
            WHERE p.debtor_account = #{accountId} AND p.amount = #{amount} AND p.state = 'SUCCEEDED'
            """;

    @Select(BACK + "AND p.end_to_end_id = #{endToEndId}")
    @Nullable
    Back backByReference(int accountId, long amount, String endToEndId);

    /** By the reference that the bank gave to the entry that booked the payment. */
    @Select(BACK + """
            AND p.payment_id = (
              SELECT MIN(i.payment_id) FROM statement_line l
              JOIN bank_statement s ON s.statement_id = l.statement_id AND s.account_id = #{accountId}
              JOIN cash_match m ON m.line_id = l.line_id
              JOIN cash_item i ON i.item_id = m.item_id AND i.amount = -#{amount}
              WHERE l.bank_reference = #{bankReference}
              HAVING COUNT(*) = 1)
            """)
    @Nullable
    Back backByBankReference(int accountId, long amount, String bankReference);

    @Select("""
            SELECT i.item_id, i.amount, i.ended_as, p.state AS payment_state FROM cash_item i
            LEFT JOIN payment p ON p.payment_id = i.payment_id
            WHERE i.account_id = #{accountId} AND i.reference = #{reference}
            """)
    @Nullable
    Known known(int accountId, String reference);

    /** Open items that a line without a known reference may be: for a person to decide. */
    @Select("""
            SELECT i.reference FROM cash_item i
            LEFT JOIN payment p ON p.payment_id = i.payment_id
            LEFT JOIN bank_account c ON c.account_id = IF(i.amount < 0, p.creditor_account, p.debtor_account)
            WHERE i.account_id = #{accountId} AND i.amount = #{amount} AND i.ended_on IS NULL
              AND i.due_date BETWEEN #{from} AND #{through}
              AND (#{partyAccount} IS NULL OR c.account_no IS NULL OR c.account_no = #{partyAccount})
            ORDER BY i.due_date, i.item_id LIMIT #{limit}
            """)
    List<String> alike(int accountId, long amount, LocalDate from, LocalDate through, @Nullable String partyAccount,
            int limit);

    /** Due through a day and open. A payment that was not sent is not due; one that differs has its break. */
    @Select("""
            SELECT i.item_id, i.reference, i.amount, i.due_date AS due, i.payment_id, p.bank_status
            FROM cash_item i
            LEFT JOIN payment p ON p.payment_id = i.payment_id
            WHERE i.account_id = #{accountId} AND i.ended_on IS NULL AND i.due_date <= #{day} AND i.item_id > #{after}
              AND (i.payment_id IS NULL OR p.state IN ('SENT', 'UNKNOWN', 'SUCCEEDED', 'RETURNED'))
              AND NOT EXISTS (SELECT 1 FROM statement_line l
                JOIN bank_statement s ON s.statement_id = l.statement_id AND s.account_id = #{accountId}
                WHERE l.end_to_end_id = i.reference AND l.outcome = 'DIFFERS')
            ORDER BY i.item_id LIMIT #{limit}
            """)
    List<Missing> missing(int accountId, LocalDate day, long after, int limit);

    /**
     * An item and a line that is perhaps it.
     *
     * @param lineAmount cents
     * @param parts how many lines add up to the item
     */
    record Explained(long itemId, String reference, long amount, @Nullable Purpose counterPurpose,
            @Nullable Integer counterOwner, @Nullable Long paymentId, long lineId, long lineAmount, LocalDate day,
            String place) {}

    String PLACE = "CONCAT(a.account_no, ' ', s.statement_date, ' ', l.entry_number, '.', l.detail_number) AS place ";

    /**
     * Lines that are not explained, with the open item that they are together, to the cent: the money came before it
     * was expected, or in parts. The other side names the parts of what it pays with a number behind the reference. Our
     * own payments are never paid in parts.
     */
    @Select("""
            SELECT i.item_id, i.reference, i.amount, i.counter_purpose, i.counter_owner, i.payment_id, l.line_id,
              l.amount AS line_amount, s.statement_date AS day,
            """ + PLACE + """
            FROM (
              SELECT i.item_id FROM cash_item i
              JOIN statement_line l ON l.outcome IN ('UNEXPECTED', 'DIFFERS') AND l.return_reason IS NULL AND NOT l.reversal
                AND l.end_to_end_id IN (i.reference, i.business_key, CONCAT(i.business_key, '-2'), CONCAT(i.business_key, '-3'))
                AND (i.payment_id IS NULL OR (l.end_to_end_id = i.reference AND l.amount = i.amount))
              JOIN bank_statement s ON s.statement_id = l.statement_id AND s.account_id = i.account_id
              LEFT JOIN payment p ON p.payment_id = i.payment_id
              WHERE i.account_id = #{accountId} AND i.ended_on IS NULL AND i.counter_purpose IS NOT NULL
                AND (i.payment_id IS NULL OR p.message_id IS NOT NULL)
              GROUP BY i.item_id, i.amount HAVING SUM(l.amount) = i.amount
            ) found
            JOIN cash_item i ON i.item_id = found.item_id
            JOIN statement_line l ON l.outcome IN ('UNEXPECTED', 'DIFFERS') AND l.return_reason IS NULL AND NOT l.reversal
              AND l.end_to_end_id IN (i.reference, i.business_key, CONCAT(i.business_key, '-2'), CONCAT(i.business_key, '-3'))
              AND (i.payment_id IS NULL OR (l.end_to_end_id = i.reference AND l.amount = i.amount))
            JOIN bank_statement s ON s.statement_id = l.statement_id AND s.account_id = i.account_id
            JOIN bank_account a ON a.account_id = s.account_id
            ORDER BY i.item_id, l.line_id
            """)
    List<Explained> explained(int accountId);

    /** A line that is not explained, by its place, locked. */
    @Select("""
            SELECT l.line_id, s.account_id, l.amount, l.end_to_end_id
            FROM bank_account a
            JOIN bank_statement s ON s.account_id = a.account_id AND s.statement_date = #{day}
            JOIN statement_line l ON l.statement_id = s.statement_id AND l.entry_number = #{entry}
              AND l.detail_number = #{detail}
            WHERE a.account_no = #{accountNo} AND l.outcome IN ('UNEXPECTED', 'DIFFERS') FOR UPDATE
            """)
    @Nullable
    Unexplained lockUnexplained(String accountNo, LocalDate day, int entry, int detail);

    /** A line that is not explained. */
    record Unexplained(long lineId, int accountId, long amount, @Nullable String endToEndId) {}

    /** An open item of the same account and amount, locked; its payment, if any, has been told to the bank. */
    @Select("""
            SELECT i.item_id, i.reference, i.amount, i.counter_purpose, i.counter_owner, i.payment_id, l.line_id,
              l.amount AS line_amount, s.statement_date AS day,
            """ + PLACE + """
            FROM statement_line l
            JOIN bank_statement s ON s.statement_id = l.statement_id
            JOIN bank_account a ON a.account_id = s.account_id
            JOIN cash_item i ON i.account_id = s.account_id AND i.reference = #{reference} AND i.amount = l.amount
              AND i.ended_on IS NULL
            LEFT JOIN payment p ON p.payment_id = i.payment_id
            WHERE l.line_id = #{lineId} AND (i.payment_id IS NULL OR p.message_id IS NOT NULL) FOR UPDATE
            """)
    @Nullable
    Explained lockItem(long lineId, String reference);

    /** What is expected of itself and has not come, by the account's number, locked. */
    @Select("""
            SELECT i.item_id, i.account_id, i.amount, i.counter_purpose, i.counter_owner
            FROM bank_account a JOIN cash_item i ON i.account_id = a.account_id AND i.reference = #{reference}
            WHERE a.account_no = #{accountNo} AND i.ended_on IS NULL AND i.payment_id IS NULL AND i.amount > 0 FOR UPDATE
            """)
    @Nullable
    Awaited lockAwaited(String accountNo, String reference);

    /** Money that is expected of itself. */
    record Awaited(long itemId, int accountId, long amount, @Nullable Purpose counterPurpose,
            @Nullable Integer counterOwner) {}

    /** Lines with a reference of ours and another amount than it has, locked. */
    @Select("""
            SELECT l.line_id, s.account_id, l.amount, l.end_to_end_id
            FROM statement_line l JOIN bank_statement s ON s.statement_id = l.statement_id
            WHERE s.account_id = #{accountId} AND l.end_to_end_id = #{reference} AND l.outcome = 'DIFFERS' FOR UPDATE
            """)
    List<Unexplained> lockDiffering(int accountId, String reference);

    @Update("UPDATE statement_line SET outcome = NULL WHERE line_id = #{lineId} AND outcome IN ('UNEXPECTED', 'DIFFERS')")
    int explain(long lineId);

    @Insert("INSERT INTO cash_match (line_id, item_id, matched_by) VALUES (#{lineId}, #{itemId}, 'LATER')")
    void matchLater(long lineId, long itemId);

    /** The other side of a return: a payment between accounts of ours goes back out of the account that it came to. */
    @Select("""
            SELECT p.payment_id, p.end_to_end_id AS reference, p.claim_purpose, p.claim_owner FROM payment p
            WHERE p.creditor_account = #{accountId} AND p.amount = #{amount} AND p.state IN ('SUCCEEDED', 'RETURNED')
              AND p.end_to_end_id = #{endToEndId}
              AND NOT EXISTS (SELECT 1 FROM statement_line l WHERE l.payment_id = p.payment_id AND l.amount = -#{amount})
            """)
    @Nullable
    Back goneBack(int accountId, long amount, String endToEndId);
}
