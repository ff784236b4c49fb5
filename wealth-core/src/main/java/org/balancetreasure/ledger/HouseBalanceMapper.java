package org.balancetreasure.ledger;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface HouseBalanceMapper {

    @Delete("DELETE FROM house_balance WHERE booking_date = #{day}")
    void delete(LocalDate day);

    /**
     * Accounts that moved on the day. Their balance is that of the last day on which they moved, and the day's
     * movement. Income comes out of the units in issue: that of the day, and corrections that are effective on it.
     */
    @Insert("""
            INSERT INTO house_balance (booking_date, asset_id, purpose, owner_id, debits, credits, balance)
            SELECT #{day}, moved.asset_id, moved.purpose, moved.owner_id, moved.debits, moved.credits,
              COALESCE((SELECT before_it.balance FROM house_balance before_it
                        WHERE before_it.asset_id = moved.asset_id AND before_it.purpose = moved.purpose
                          AND before_it.owner_id = moved.owner_id AND before_it.booking_date < #{day}
                        ORDER BY before_it.booking_date DESC LIMIT 1), 0) + moved.credits - moved.debits
            FROM (SELECT asset_id, purpose, owner_id, SUM(debit) AS debits, SUM(credit) AS credits
                  FROM (SELECT asset_id, debit_purpose AS purpose, debit_owner AS owner_id, amount AS debit, 0 AS credit
                        FROM transfer WHERE booking_date = #{day} AND debit_purpose NOT IN ('WALLET', 'UNITS', 'ACCRUED_INCOME')
                        UNION ALL
                        SELECT asset_id, credit_purpose, credit_owner, 0, amount
                        FROM transfer WHERE booking_date = #{day} AND credit_purpose NOT IN ('WALLET', 'UNITS', 'ACCRUED_INCOME')
                        UNION ALL
                        SELECT r.fund_id, 'UNITS_IN_ISSUE', r.fund_id, GREATEST(SUM(g.posted_income), 0), GREATEST(-SUM(g.posted_income), 0)
                        FROM income_run r
                        JOIN income_range g ON g.fund_id = r.fund_id AND g.income_date = r.income_date AND g.sequence = r.sequence
                        WHERE (r.sequence = 0 AND r.income_date = #{day}) OR (r.sequence > 0 AND r.effective_date = #{day})
                        GROUP BY r.fund_id, r.income_date, r.sequence) sides
                  GROUP BY asset_id, purpose, owner_id) moved
            """)
    void rollUp(LocalDate day);
}
