package org.balancetreasure.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/**
 * What the posting of income does to the accounts of a range of holders at once, and to those of banks. The caller has
 * locked the holders' units.
 */
@Mapper
public interface HolderAccounts {

    /** Waits for all who move units of the fund, and keeps others from beginning. */
    @Select("SELECT asset_id FROM asset WHERE asset_id = #{fundId} FOR UPDATE")
    int lockIncomeDays(int fundId);

    /** No movement of the fund's units becomes effective on or before {@code day} any more. */
    @Update("UPDATE asset SET income_begun_through = #{day} WHERE asset_id = #{fundId}")
    void beginIncomeThrough(int fundId, LocalDate day);

    /**
     * What is left of the accrual once the movements effective on the first of the month are done becomes units on that
     * day; what moves later comes out of the next month's. Negative accruals go the other way.
     */
    @Insert("""
            INSERT INTO transfer (customer_id, asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner, amount,
              kind, reference, booking_date, effective_date, booked_at)
            SELECT owner_id, #{fundId}, IF(accrued > 0, 'ACCRUED_INCOME', 'UNITS'), owner_id,
              IF(accrued > 0, 'UNITS', 'ACCRUED_INCOME'), owner_id, ABS(accrued), 'CARRY', #{reference}, #{bookingDate},
              #{first}, #{at}
            FROM (
              SELECT a.owner_id, a.balance - COALESCE(m.moved, 0) AS accrued
              FROM account a
              LEFT JOIN (
                SELECT owner_id, CAST(SUM(amount) AS SIGNED) AS moved
                FROM (
                  SELECT credit_owner AS owner_id, amount FROM transfer
                  WHERE asset_id = #{fundId} AND credit_purpose = 'ACCRUED_INCOME' AND effective_date > #{first}
                    AND credit_owner BETWEEN #{lower} AND #{upper}
                  UNION ALL
                  SELECT debit_owner, -amount FROM transfer
                  WHERE asset_id = #{fundId} AND debit_purpose = 'ACCRUED_INCOME' AND effective_date > #{first}
                    AND debit_owner BETWEEN #{lower} AND #{upper}
                ) sides
                GROUP BY owner_id
              ) m ON m.owner_id = a.owner_id
              WHERE a.asset_id = #{fundId} AND a.purpose = 'ACCRUED_INCOME'
                AND a.owner_id BETWEEN #{lower} AND #{upper}
            ) h
            WHERE accrued <> 0
            """)
    int carry(int fundId, long lower, long upper, LocalDate first, String reference, LocalDate bookingDate,
            LocalDateTime at);

    String CARRIES = """
            WHERE t.kind = 'CARRY' AND t.reference = #{reference} AND t.asset_id = #{fundId}
              AND t.debit_purpose IN ('UNITS', 'ACCRUED_INCOME') AND t.debit_owner BETWEEN #{lower} AND #{upper}
            """;

    /** Takes the carries out of the debited accounts: each carry looks its account up. */
    @Update("""
            UPDATE transfer t
            STRAIGHT_JOIN account a
              ON a.asset_id = t.asset_id AND a.purpose = t.debit_purpose AND a.owner_id = t.debit_owner
            SET a.balance = a.balance - t.amount
            """ + CARRIES)
    int debitCarries(int fundId, long lower, long upper, String reference);

    /** Adds the carries to the credited accounts. */
    @Update("""
            UPDATE transfer t
            STRAIGHT_JOIN account a
              ON a.asset_id = t.asset_id AND a.purpose = t.credit_purpose AND a.owner_id = t.credit_owner
            SET a.balance = a.balance + t.amount
            """ + CARRIES)
    int creditCarries(int fundId, long lower, long upper, String reference);

    /** Only the posting of income writes a bank's row: at the end of a day it stands as of that day. */
    @Insert("""
            INSERT INTO account (asset_id, purpose, owner_id, balance) VALUES (#{fundId}, #{purpose}, #{bank}, #{balance})
            ON DUPLICATE KEY UPDATE balance = VALUES(balance)
            """)
    void setOfBank(int fundId, Purpose purpose, long bank, long balance);
}
