package org.balancetreasure.api.statements;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.calendar.Days;
import org.jspecify.annotations.Nullable;

/** Reads statements, which only wealth-core writes. */
@Mapper
public interface StatementLookup {

    record Row(long statementId, String bankCode, String accountNo, LocalDate day, int number, long opening,
            long closing, long lineCount, LocalDate bookingDate, LocalDateTime takenInAt) {}

    /** @param paymentId of the payment that the line books or brings back */
    record Line(long lineId, int entryNumber, int detailNumber, long amount, @Nullable String endToEndId,
            @Nullable String groupId, @Nullable String bankReference, @Nullable String transactionCode,
            @Nullable String partyAccount, @Nullable String returnReason, String meaning,
            @Nullable String matched, @Nullable Long paymentId) {}

    @Select("""
            SELECT s.statement_id, s.bank_code, a.account_no, s.statement_date AS day, s.number, s.opening, s.closing,
              s.line_count, s.booking_date, s.taken_in_at
            FROM bank_statement s JOIN bank_account a ON a.account_id = s.account_id
            WHERE s.statement_id < #{before} AND (#{bank} IS NULL OR s.bank_code = #{bank})
              AND s.statement_date BETWEEN #{days.from} AND #{days.to}
            ORDER BY s.statement_id DESC LIMIT #{limit}
            """)
    List<Row> list(@Param("bank") @Nullable String bank, @Param("days") Days days, @Param("before") long before,
            @Param("limit") int limit);

    @Select("SELECT COUNT(*) FROM bank_statement WHERE statement_id = #{statementId}")
    int exists(long statementId);

    @Select("""
            SELECT l.line_id, l.entry_number, l.detail_number, l.amount, l.end_to_end_id, l.group_id, l.bank_reference,
              l.transaction_code, l.party_account, l.return_reason, COALESCE(l.outcome, 'MATCHED') AS meaning,
              i.reference AS matched, COALESCE(i.payment_id, l.payment_id) AS payment_id
            FROM statement_line l
            LEFT JOIN cash_match m ON m.line_id = l.line_id
            LEFT JOIN cash_item i ON i.item_id = m.item_id
            WHERE l.statement_id = #{statementId} AND l.line_id < #{before}
            ORDER BY l.line_id DESC LIMIT #{limit}
            """)
    List<Line> lines(@Param("statementId") long statementId, @Param("before") long before, @Param("limit") int limit);
}
