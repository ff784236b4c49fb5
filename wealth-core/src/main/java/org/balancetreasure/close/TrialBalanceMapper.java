package org.balancetreasure.close;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.ledger.Purpose;

@Mapper
interface TrialBalanceMapper {

    /** What an account moved, or all accounts of a customers' purpose; smallest units. */
    record Moved(int assetId, Purpose purpose, long ownerId, long debits, long credits) {}

    /** An account of the operator's general ledger. */
    record Chart(Purpose purpose, String assetKind, String accountNumber, String nameZh, String nameEn) {}

    String LINE = """
            SELECT business_date, asset_id, purpose, owner_id, opening, debits, credits, closing FROM trial_balance
            """;

    @Select(LINE + "WHERE business_date = #{day} ORDER BY asset_id, purpose, owner_id")
    List<TrialBalanceLine> lines(LocalDate day);

    /** House accounts, from their roll-up. */
    @Select("""
            SELECT asset_id, purpose, owner_id, SUM(debits) AS debits, SUM(credits) AS credits
            FROM house_balance WHERE booking_date > #{after} AND booking_date <= #{through}
            GROUP BY asset_id, purpose, owner_id
            """)
    List<Moved> houseMoved(@Param("after") LocalDate after, @Param("through") LocalDate through);

    /** Customers' accounts: their sides of the transfers. Of one shard: sums of several shards add up. */
    @Select("""
            SELECT asset_id, purpose, 0 AS owner_id, SUM(debit) AS debits, SUM(credit) AS credits
            FROM (SELECT asset_id, debit_purpose AS purpose, amount AS debit, 0 AS credit
                  FROM transfer WHERE booking_date > #{after} AND booking_date <= #{through}
                    AND debit_purpose IN ('WALLET', 'UNITS', 'ACCRUED_INCOME')
                  UNION ALL
                  SELECT asset_id, credit_purpose, 0, amount
                  FROM transfer WHERE booking_date > #{after} AND booking_date <= #{through}
                    AND credit_purpose IN ('WALLET', 'UNITS', 'ACCRUED_INCOME')) sides
            GROUP BY asset_id, purpose
            """)
    List<Moved> customersMoved(@Param("after") LocalDate after, @Param("through") LocalDate through);

    /**
     * Income, as each run posted it in sum. It comes from the entries, the house's side of it from the ranges: two
     * sources that must agree.
     */
    @Select("""
            SELECT fund_id AS asset_id, IF(carry = 'DAILY', 'UNITS', 'ACCRUED_INCOME') AS purpose, 0 AS owner_id,
              GREATEST(-income, 0) AS debits, GREATEST(income, 0) AS credits
            FROM (
              SELECT r.fund_id, f.carry, CAST(SUM(e.income) AS SIGNED) AS income
              FROM income_run r
              JOIN fund f ON f.fund_id = r.fund_id
              STRAIGHT_JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date
                AND e.sequence = r.sequence
              WHERE r.booking_date > #{after} AND r.booking_date <= #{through}
              GROUP BY r.fund_id, r.income_date, r.sequence, f.carry
            ) runs
            """)
    List<Moved> incomeMoved(@Param("after") LocalDate after, @Param("through") LocalDate through);

    @Insert("""
            <script>
            INSERT INTO trial_balance (business_date, asset_id, purpose, owner_id, opening, debits, credits, closing)
            VALUES
            <foreach collection='lines' item='l' separator=','>
            (#{l.businessDate}, #{l.assetId}, #{l.purpose}, #{l.ownerId}, #{l.opening}, #{l.debits}, #{l.credits},
             #{l.closing})
            </foreach>
            </script>
            """)
    void insert(List<TrialBalanceLine> lines);

    @Select("SELECT asset_id, code, kind, scale FROM asset")
    List<ClosedAsset> assets();

    @Select("SELECT purpose, asset_kind, account_number, name_zh, name_en FROM ledger_account")
    List<Chart> chart();
}
