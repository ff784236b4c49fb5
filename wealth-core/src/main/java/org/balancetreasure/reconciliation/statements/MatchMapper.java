package org.balancetreasure.reconciliation.statements;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
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

    /**
     * A line that matches no item.
     *
     * @param knownAmount of the item with its identifier; null if there is none
     * @param endedAs null if that is open
     */
    record Unmatched(long lineId, int entryNumber, int detailNumber, long amount, boolean reversal,
            @Nullable String endToEndId, @Nullable String groupId, @Nullable String bankReference,
            @Nullable String transactionCode, @Nullable String partyAccount, @Nullable String returnReason,
            @Nullable Long knownAmount, @Nullable String endedAs,
            @Nullable PaymentState paymentState) {}

    /** A payment that came back. */
    record Back(long paymentId, String reference, Purpose claimPurpose, int claimOwner) {}

    /** An open item that is on no statement through its day. */
    record Missing(long itemId, String reference, long amount, LocalDate due, @Nullable Long paymentId,
            @Nullable String bankStatus) {}

    /** A line without an identifier of ours is nothing that we expect. */
    @Update("UPDATE statement_line SET outcome = 'UNEXPECTED' WHERE statement_id = #{statementId} AND end_to_end_id IS NULL")
    void findNameless(long statementId);

    /**
     * The identifier so many lines after another, in their order; null beyond the last. In this order the items of one
     * range lie beside each other, and lines with one identifier are in one range.
     *
     * @param after empty to begin
     */
    @Select("""
            SELECT end_to_end_id FROM statement_line FORCE INDEX (by_identifier)
            WHERE statement_id = #{statementId} AND end_to_end_id > #{after}
            ORDER BY end_to_end_id LIMIT 1 OFFSET #{lines}
            """)
    @Nullable
    String identifierAfter(long statementId, String after, int lines);

    String RANGE = """
            statement_line l FORCE INDEX (by_identifier)
            """;

    String IN_RANGE = """
            WHERE l.statement_id = #{statementId} AND l.end_to_end_id > #{after} AND l.end_to_end_id <= #{through}
            """;

    /**
     * Lines that no open item has, with identifier and exact amount. A return names the payment that came back, so it
     * is nothing that is expected; a payment that no message told has not been made by us.
     */
    @Select("SELECT l.line_id FROM " + RANGE + """
            LEFT JOIN cash_item i ON i.account_id = #{accountId} AND i.reference = l.end_to_end_id AND i.amount = l.amount
              AND i.ended_on IS NULL AND l.return_reason IS NULL AND NOT l.reversal
              AND (i.payment_id IS NULL
                OR (SELECT p.message_id FROM payment p WHERE p.payment_id = i.payment_id) IS NOT NULL)
            """ + IN_RANGE + "AND i.item_id IS NULL")
    List<Long> different(long statementId, int accountId, String after, String through);

    /** Lines that are as an earlier one, which an item has: it has one line, its first. */
    @Select("""
            SELECT l.line_id
            FROM (
              SELECT l.end_to_end_id, l.amount, MIN(l.line_id) AS first_line
            """ + "FROM " + RANGE + IN_RANGE + """
                AND l.return_reason IS NULL AND NOT l.reversal
              GROUP BY l.end_to_end_id, l.amount HAVING COUNT(*) > 1
            ) several
            STRAIGHT_JOIN statement_line l FORCE INDEX (by_identifier) ON l.statement_id = #{statementId}
              AND l.end_to_end_id = several.end_to_end_id AND l.amount = several.amount AND l.line_id > several.first_line
            WHERE l.outcome IS NULL
            """)
    List<Long> repeated(long statementId, String after, String through);

    @Update("""
            <script>UPDATE statement_line SET outcome = #{outcome} WHERE line_id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach></script>
            """)
    void mean(@Param("ids") List<Long> ids, @Param("outcome") String outcome);

    /**
     * Each line of a range that has no outcome is the item with its identifier. One line, one item: both are unique.
     */
    @Insert("""
            INSERT INTO cash_match (line_id, item_id, matched_by)
            SELECT l.line_id, i.item_id, IF(l.expanded, 'BATCH', 'END_TO_END') FROM
            """ + RANGE + """
            STRAIGHT_JOIN cash_item i ON i.account_id = #{accountId} AND i.reference = l.end_to_end_id
            """ + IN_RANGE + "AND l.outcome IS NULL")
    int match(long statementId, int accountId, String after, String through);

    /** All that the lines of a range match. */
    @Select("SELECT m.item_id FROM " + RANGE + "STRAIGHT_JOIN cash_match m ON m.line_id = l.line_id " + IN_RANGE)
    List<Long> matchedItems(long statementId, String after, String through);

    /** Those that are more than an item that has ended: they move our books, end a payment, or come late. */
    @Select("""
            SELECT l.line_id, i.item_id, l.amount, i.reference, i.due_date AS due, i.counter_purpose, i.counter_owner,
              i.payment_id, p.state AS payment_state FROM
            """ + RANGE + """
            STRAIGHT_JOIN cash_match m ON m.line_id = l.line_id
            STRAIGHT_JOIN cash_item i ON i.item_id = m.item_id
            LEFT JOIN payment p ON p.payment_id = i.payment_id
            """ + IN_RANGE + """
              AND (i.counter_purpose IS NOT NULL OR i.payment_id IS NOT NULL OR i.due_date < #{day})
            ORDER BY l.line_id
            """)
    List<Matched> matched(long statementId, String after, String through, LocalDate day);

    /** Lines that match nothing, and what our books have under their identifier. */
    @Select("""
            SELECT l.line_id, l.entry_number, l.detail_number, l.amount, l.reversal, l.end_to_end_id, l.group_id,
              l.bank_reference, l.transaction_code, l.party_account, l.return_reason, i.amount AS known_amount,
              i.ended_as, p.state AS payment_state
            FROM (
              SELECT * FROM statement_line
              WHERE statement_id = #{statementId} AND outcome IS NOT NULL AND line_id > #{after}
              ORDER BY line_id LIMIT #{limit}
            ) l
            LEFT JOIN cash_item i ON i.account_id = #{accountId} AND i.reference = l.end_to_end_id
            LEFT JOIN payment p ON p.payment_id = i.payment_id
            ORDER BY l.line_id
            """)
    List<Unmatched> unmatched(long statementId, int accountId, long after, int limit);

    @Update("UPDATE statement_line SET outcome = 'RETURN', payment_id = #{paymentId} WHERE line_id = #{lineId}")
    void comesBack(long lineId, long paymentId);

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

    /** The one payment with a reference that its bank gave in a status report, and with the line's amount. */
    @Select("""
            SELECT #{lineId} AS line_id, MIN(i.item_id) AS item_id, #{amount} AS amount, MIN(i.reference) AS reference,
              MIN(i.due_date) AS due, MIN(i.counter_purpose) AS counter_purpose, MIN(i.counter_owner) AS counter_owner,
              MIN(i.payment_id) AS payment_id, MIN(p.state) AS payment_state
            FROM payment p
            JOIN cash_item i ON i.payment_id = p.payment_id AND i.account_id = p.debtor_account AND i.ended_on IS NULL
            WHERE p.bank_reference = #{bankReference} AND p.debtor_account = #{accountId} AND p.amount = -#{amount}
            HAVING COUNT(*) = 1
            """)
    @Nullable
    Matched byBankReference(long lineId, int accountId, long amount, String bankReference);

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
            FROM cash_item i FORCE INDEX (open_ones)
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

    String UNEXPLAINED = """
            FROM bank_statement s
            STRAIGHT_JOIN statement_line l FORCE INDEX (unexplained) ON l.statement_id = s.statement_id
              AND l.outcome IN ('UNEXPECTED', 'DIFFERS')
            WHERE s.account_id = #{accountId} AND l.end_to_end_id IS NOT NULL AND l.return_reason IS NULL AND NOT l.reversal
            """;

    /**
     * Lines that are not explained, with the open items that they may be or be a part of, by item. The other side names
     * the parts of what it pays with a number behind the reference; our own payments are never paid in parts. From the
     * lines to the items: both may be very many, but those that are neither explained nor booked are few.
     */
    @Select("""
            SELECT i.item_id, i.reference, i.amount, i.counter_purpose, i.counter_owner, i.payment_id, l.line_id,
              l.amount AS line_amount, l.statement_date AS day,
              CONCAT(a.account_no, ' ', l.statement_date, ' ', l.entry_number, '.', l.detail_number) AS place
            FROM (
              SELECT l.line_id, l.amount, l.entry_number, l.detail_number, l.end_to_end_id, s.statement_date,
                l.end_to_end_id AS business_key
            """ + UNEXPLAINED + """
              UNION
              SELECT l.line_id, l.amount, l.entry_number, l.detail_number, l.end_to_end_id, s.statement_date,
                REGEXP_REPLACE(l.end_to_end_id, '[-/][0-9]+$', '')
            """ + UNEXPLAINED + """
            ) l
            STRAIGHT_JOIN cash_item i ON i.account_id = #{accountId} AND i.business_key = l.business_key
              AND i.ended_on IS NULL AND i.counter_purpose IS NOT NULL
              AND l.end_to_end_id IN (i.reference, i.business_key, CONCAT(i.business_key, '-2'), CONCAT(i.business_key, '-3'))
              AND (i.payment_id IS NULL OR (l.end_to_end_id = i.reference AND l.amount = i.amount))
            JOIN bank_account a ON a.account_id = i.account_id
            LEFT JOIN payment p ON p.payment_id = i.payment_id
            WHERE i.payment_id IS NULL OR p.message_id IS NOT NULL
            ORDER BY i.item_id, l.line_id
            """)
    List<Explained> perhaps(int accountId);

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

    @Insert("INSERT INTO cash_match (line_id, item_id, matched_by) VALUES (#{lineId}, #{itemId}, #{matchedBy})")
    void matchOne(long lineId, long itemId, String matchedBy);

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
