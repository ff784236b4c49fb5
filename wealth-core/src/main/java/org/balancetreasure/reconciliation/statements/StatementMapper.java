package org.balancetreasure.reconciliation.statements;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface StatementMapper {

    /** A row to be inserted; the database gives it its id. */
    final class NewStatement {

        long statementId;
        final int accountId;
        final String bankCode;
        final LocalDate day;
        final int number;
        final String messageId;
        final String statementRef;
        final String fileName;
        final long opening;
        final LocalDate businessDate;
        final LocalDateTime at;

        NewStatement(int accountId, String bankCode, LocalDate day, int number, String messageId, String statementRef,
                String fileName, long opening, LocalDate businessDate, LocalDateTime at) {
            this.accountId = accountId;
            this.bankCode = bankCode;
            this.day = day;
            this.number = number;
            this.messageId = messageId;
            this.statementRef = statementRef;
            this.fileName = fileName;
            this.opening = opening;
            this.businessDate = businessDate;
            this.at = at;
        }
    }

    /**
     * A line to be inserted.
     *
     * @param detailNumber 0 for an entry as a whole
     */
    record NewLine(long statementId, int entryNumber, int detailNumber, long amount, boolean reversal,
            @Nullable String endToEndId, @Nullable String groupId, @Nullable String bankReference,
            @Nullable String transactionCode, @Nullable String partyAccount, @Nullable String partyName,
            @Nullable String returnReason) {}

    /** Open items of a group of payments on an account. */
    record OpenGroup(long items, long sum) {}

    @Select("SELECT COUNT(*) FROM bank_statement WHERE account_id = #{accountId} AND statement_date = #{day}")
    int ofDay(int accountId, LocalDate day);

    @Select("SELECT COUNT(*) FROM bank_statement WHERE bank_code = #{bankCode} AND message_id = #{messageId}")
    int ofMessage(String bankCode, String messageId);

    @Select("SELECT COUNT(*) FROM bank_statement WHERE account_id = #{accountId} AND statement_ref = #{statementRef}")
    int ofRef(int accountId, String statementRef);

    @Insert("""
            INSERT INTO bank_statement (account_id, bank_code, statement_date, number, message_id, statement_ref, file_name,
              opening, closing, line_count, booking_date, taken_in_at)
            VALUES (#{accountId}, #{bankCode}, #{day}, #{number}, #{messageId}, #{statementRef}, #{fileName}, #{opening},
              #{opening}, 0, #{businessDate}, #{at})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "statementId")
    void insert(NewStatement statement);

    @Update("""
            UPDATE bank_statement SET closing = #{closing}, booking_date = #{businessDate},
              line_count = (SELECT COUNT(*) FROM statement_line l WHERE l.statement_id = #{statementId})
            WHERE statement_id = #{statementId}
            """)
    void complete(long statementId, long closing, LocalDate businessDate);

    @Insert("""
            <script>
            INSERT INTO statement_line (statement_id, entry_number, detail_number, amount, reversal, end_to_end_id, group_id,
              bank_reference, transaction_code, party_account, party_name, return_reason)
            VALUES
            <foreach item="l" collection="lines" separator=",">
              (#{l.statementId}, #{l.entryNumber}, #{l.detailNumber}, #{l.amount}, #{l.reversal}, #{l.endToEndId}, #{l.groupId},
              #{l.bankReference}, #{l.transactionCode}, #{l.partyAccount}, #{l.partyName}, #{l.returnReason})
            </foreach>
            </script>""")
    void insertLines(@Param("lines") List<NewLine> lines);

    /** The details of an entry that turned out not to say their amounts. */
    @Delete("DELETE FROM statement_line WHERE statement_id = #{statementId} AND entry_number = #{entryNumber}")
    void deleteEntry(long statementId, int entryNumber);

    String OPEN_ITEMS_OF_GROUP = """
            FROM payment p
            STRAIGHT_JOIN cash_item i ON i.payment_id = p.payment_id AND i.account_id = #{accountId} AND i.ended_on IS NULL
            WHERE p.message_id = #{messageId} AND p.group_number = #{group}
            """;

    @Select("SELECT COUNT(*) AS items, COALESCE(SUM(i.amount), 0) AS sum " + OPEN_ITEMS_OF_GROUP)
    OpenGroup openItems(int accountId, String messageId, int group);

    /** A batch that is booked as a sum becomes a line for each payment in it. */
    @Insert("""
            INSERT INTO statement_line (statement_id, entry_number, detail_number, amount, reversal, end_to_end_id, group_id,
              bank_reference, transaction_code, party_account, party_name, return_reason, expanded)
            SELECT #{l.statementId}, #{l.entryNumber}, ROW_NUMBER() OVER (ORDER BY i.item_id), i.amount, FALSE, i.reference,
              #{l.groupId}, #{l.bankReference}, #{l.transactionCode}, NULL, NULL, NULL, TRUE
            """ + OPEN_ITEMS_OF_GROUP)
    void expand(@Param("l") NewLine line, @Param("accountId") int accountId, @Param("messageId") String messageId,
            @Param("group") int group);
}
