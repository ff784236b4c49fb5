package org.balancetreasure.api.payments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.PaymentState;
import org.jspecify.annotations.Nullable;

/** Reads payments, which only wealth-core writes. */
@Mapper
public interface PaymentLookup {

    record Row(long paymentId, String endToEndId, int attempt, NewPayment.Kind kind, String bankCode, String debtor,
            String creditorBank, String creditor, long amount, LocalDate due, PaymentState state, boolean released,
            @Nullable String messageId, @Nullable Integer groupNumber, @Nullable String bankStatus,
            @Nullable String reason, LocalDateTime createdAt, @Nullable LocalDateTime endedAt) {}

    /**
     * Which payments to list; null lets all pass.
     *
     * @param days on which they are due
     */
    record Filter(@Nullable PaymentState state, NewPayment.@Nullable Kind kind, @Nullable String bank, Days days) {}

    String PAYMENT = """
            SELECT p.payment_id, p.end_to_end_id, p.attempt, p.kind, d.bank_code, d.account_no AS debtor,
              c.bank_code AS creditor_bank, c.account_no AS creditor, p.amount, p.due_date AS due, p.state, p.released,
              p.message_id, p.group_number, p.bank_status, p.reason, p.created_at, p.ended_at
            FROM payment p
            JOIN bank_account d ON d.account_id = p.debtor_account
            JOIN bank_account c ON c.account_id = p.creditor_account
            """;

    @Select(PAYMENT + """
            WHERE p.payment_id < #{before} AND (#{filter.state} IS NULL OR p.state = #{filter.state})
              AND (#{filter.kind} IS NULL OR p.kind = #{filter.kind})
              AND (#{filter.bank} IS NULL OR d.bank_code = #{filter.bank})
              AND p.due_date BETWEEN #{filter.days.from} AND #{filter.days.to}
            ORDER BY p.payment_id DESC LIMIT #{limit}
            """)
    List<Row> list(@Param("filter") Filter filter, @Param("before") long before, @Param("limit") int limit);

    @Select(PAYMENT + "WHERE p.payment_id = #{paymentId}")
    @Nullable
    Row find(long paymentId);
}
