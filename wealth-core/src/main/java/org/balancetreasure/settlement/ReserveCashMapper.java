package org.balancetreasure.settlement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.ledger.TransferKind;

/** Sums by the time of booking; the booking dates around it are there for the index. */
@Mapper
interface ReserveCashMapper {

    String WINDOW = """
            AND asset_id = 156 AND booking_date BETWEEN #{first} AND #{last} AND booked_at >= #{from} AND booked_at < #{to}
            """;

    @Select("SELECT CAST(COALESCE(SUM(amount), 0) AS SIGNED) FROM transfer WHERE kind = #{kind} " + WINDOW)
    long moved(TransferKind kind, LocalDate first, LocalDate last, LocalDateTime from, LocalDateTime to);

    /** What a bank advanced to wallets, less what wallets have given back because the agent refused the units. */
    @Select("""
            SELECT CAST(COALESCE(SUM(IF(debit_purpose = 'ADVANCES', amount, -amount)), 0) AS SIGNED) FROM transfer
            WHERE kind IN ('INSTANT_REDEMPTION', 'INSTANT_RESOLVED')
              AND ((debit_purpose = 'ADVANCES' AND debit_owner = #{bankId} AND credit_purpose = 'WALLET')
                OR (debit_purpose = 'WALLET' AND credit_purpose = 'ADVANCES' AND credit_owner = #{bankId}))
            """ + WINDOW)
    long advanced(int bankId, LocalDate first, LocalDate last, LocalDateTime from, LocalDateTime to);
}
