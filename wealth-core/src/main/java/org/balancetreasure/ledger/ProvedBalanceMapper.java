package org.balancetreasure.ledger;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface ProvedBalanceMapper {

    @Select("SELECT proved_through FROM proved_books WHERE shard = #{shard}")
    @Nullable
    LocalDate through(int shard);

    @Select("SELECT proved_through FROM proved_books WHERE shard = #{shard} FOR UPDATE")
    @Nullable
    LocalDate lockThrough(int shard);

    @Insert("""
            INSERT INTO proved_books (shard, proved_through) VALUES (#{shard}, #{day})
            ON DUPLICATE KEY UPDATE proved_through = VALUES(proved_through)
            """)
    void setThrough(int shard, LocalDate day);

    /**
     * What was booked after one date through another, added to the accounts that moved. A bank's accrual has what is
     * effective through the last posted day, as its row has: the income runs name the days.
     */
    @Insert("""
            INSERT INTO proved_balance (asset_id, purpose, owner_id, balance)
            SELECT asset_id, purpose, owner_id, moved
            FROM (
              SELECT asset_id, purpose, owner_id, CAST(SUM(amount) AS SIGNED) AS moved
              FROM (
                SELECT asset_id, credit_purpose AS purpose, credit_owner AS owner_id, amount FROM transfer
                WHERE booking_date > #{after} AND booking_date <= #{through} AND credit_purpose <> 'UNITS'
                  AND (credit_purpose <> 'ACCRUED_INCOME' OR credit_owner < 90000000000000000)
                UNION ALL
                SELECT asset_id, debit_purpose, debit_owner, -amount FROM transfer
                WHERE booking_date > #{after} AND booking_date <= #{through} AND debit_purpose <> 'UNITS'
                  AND (debit_purpose <> 'ACCRUED_INCOME' OR debit_owner < 90000000000000000)
                UNION ALL
                SELECT t.asset_id, t.credit_purpose, t.credit_owner, t.amount
                FROM bank_stands s
                JOIN income_run n ON n.fund_id = s.fund_id AND n.sequence = 0
                STRAIGHT_JOIN transfer t ON t.asset_id = s.fund_id AND t.credit_purpose = 'ACCRUED_INCOME'
                  AND t.effective_date = n.income_date AND t.credit_owner = s.holder_id
                WHERE n.income_date > COALESCE((SELECT MAX(l.income_date) FROM income_run l WHERE l.fund_id = s.fund_id
                    AND l.sequence = 0 AND l.quote_version IS NOT NULL AND l.income_date <= #{after}), '1000-01-01')
                  AND n.income_date <= (SELECT MAX(l.income_date) FROM income_run l WHERE l.fund_id = s.fund_id
                    AND l.sequence = 0 AND l.quote_version IS NOT NULL AND l.income_date <= #{through})
                UNION ALL
                SELECT t.asset_id, t.debit_purpose, t.debit_owner, -t.amount
                FROM bank_stands s
                JOIN income_run n ON n.fund_id = s.fund_id AND n.sequence = 0
                STRAIGHT_JOIN transfer t ON t.asset_id = s.fund_id AND t.debit_purpose = 'ACCRUED_INCOME'
                  AND t.effective_date = n.income_date AND t.debit_owner = s.holder_id
                WHERE n.income_date > COALESCE((SELECT MAX(l.income_date) FROM income_run l WHERE l.fund_id = s.fund_id
                    AND l.sequence = 0 AND l.quote_version IS NOT NULL AND l.income_date <= #{after}), '1000-01-01')
                  AND n.income_date <= (SELECT MAX(l.income_date) FROM income_run l WHERE l.fund_id = s.fund_id
                    AND l.sequence = 0 AND l.quote_version IS NOT NULL AND l.income_date <= #{through})
                UNION ALL
                SELECT e.fund_id, 'ACCRUED_INCOME', e.holder_id, e.income
                FROM income_run r
                JOIN fund f ON f.fund_id = r.fund_id AND f.carry = 'MONTHLY'
                STRAIGHT_JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence = r.sequence
                WHERE r.booking_date > #{after} AND r.booking_date <= #{through}
                UNION ALL
                SELECT r.fund_id, 'UNITS_IN_ISSUE', r.fund_id, -g.posted_income
                FROM income_run r
                JOIN income_range g ON g.fund_id = r.fund_id AND g.income_date = r.income_date AND g.sequence = r.sequence
                WHERE r.booking_date > #{after} AND r.booking_date <= #{through} AND g.posted_holders IS NOT NULL
              ) movements
              GROUP BY asset_id, purpose, owner_id
            ) accounts
            WHERE moved <> 0
            ON DUPLICATE KEY UPDATE balance = balance + VALUES(balance)
            """)
    void addMovements(@Param("after") LocalDate after, @Param("through") LocalDate through);
}
