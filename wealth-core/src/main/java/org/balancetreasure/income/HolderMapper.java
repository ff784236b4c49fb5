package org.balancetreasure.income;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.annotations.UpdateProvider;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Purpose;
import org.jspecify.annotations.Nullable;

/** Holders' accounts and entries, always by ranges of holders. */
@Mapper
interface HolderMapper {

    /**
     * Part of the histogram of remainders: holders with a base, and what is known of them.
     *
     * @param largestBase without its sign
     */
    record Bucket(long bucket, long holders, BigDecimal baseSum, long largestBase, long cutSum) {}

    /** How many holders have a remainder. */
    record RemainderCount(long remainder, long holders) {}

    /**
     * What the transfer agent states of a range of holders who have an entry.
     *
     * @param holders of whom it states something else than is posted, with the sum and the largest of their bases
     * @param income of all holders of the range
     */
    record Stated(long holders, BigDecimal baseSum, long largestBase, long income) {}

    /** Entries of a range, or of a day. */
    record Entries(long holders, BigDecimal baseSum, long income) {}

    /** Holders from here on are advancing banks: each is a range of its own. */
    String CUSTOMERS = " AND owner_id < " + BankHolder.FIRST + " ";

    String UNITS_RANGE = " WHERE asset_id = #{fundId} AND purpose = 'UNITS' AND owner_id BETWEEN #{lower} AND #{upper} ";

    /** The last holder of the next range; null if fewer than {@code size} are left. */
    @Select("SELECT owner_id FROM account WHERE asset_id = #{fundId} AND purpose = 'UNITS' AND owner_id >= #{lower}"
            + CUSTOMERS + "ORDER BY owner_id LIMIT 1 OFFSET #{last}")
    @Nullable
    Long nextUpper(int fundId, long lower, int last);

    @Select("SELECT MAX(owner_id) FROM account WHERE asset_id = #{fundId} AND purpose = 'UNITS'" + CUSTOMERS)
    @Nullable
    Long lastHolder(int fundId);

    @Select("SELECT MIN(owner_id) FROM account WHERE asset_id = #{fundId} AND purpose = 'UNITS'" + CUSTOMERS)
    @Nullable
    Long firstHolder(int fundId);

    /**
     * The latest effective date of any movement of units after a day; null if there is none. Reads the end of two
     * indexes.
     */
    @Select("""
            SELECT MAX(latest) FROM (
              SELECT MAX(effective_date) AS latest FROM transfer
              WHERE asset_id = #{fundId} AND debit_purpose = 'UNITS' AND effective_date > #{day}
              UNION ALL
              SELECT MAX(effective_date) FROM transfer
              WHERE asset_id = #{fundId} AND credit_purpose = 'UNITS' AND effective_date > #{day}) both_sides
            """)
    @Nullable
    LocalDate latestMovement(int fundId, LocalDate day);

    /** Whether units of the range move on one of the dates. */
    @Select("""
            <script>
            SELECT EXISTS (
              SELECT 1 FROM transfer WHERE asset_id = #{fundId} AND debit_purpose = 'UNITS' AND effective_date IN
              <foreach collection='dates' item='d' open='(' separator=',' close=')'>#{d}</foreach>
              AND debit_owner BETWEEN #{lower} AND #{upper})
            OR EXISTS (
              SELECT 1 FROM transfer WHERE asset_id = #{fundId} AND credit_purpose = 'UNITS' AND effective_date IN
              <foreach collection='dates' item='d' open='(' separator=',' close=')'>#{d}</foreach>
              AND credit_owner BETWEEN #{lower} AND #{upper})
            </script>
            """)
    boolean moves(int fundId, List<LocalDate> dates, long lower, long upper);

    @SelectProvider(type = HolderSql.class, method = "histogram")
    List<Bucket> histogram(@Param("s") HolderRange range);

    @SelectProvider(type = HolderSql.class, method = "remainders")
    List<RemainderCount> remainders(@Param("s") HolderRange range, @Param("least") long least,
            @Param("most") long most);

    @SelectProvider(type = HolderSql.class, method = "holderAt")
    @Nullable
    Long holderAt(@Param("s") HolderRange range, @Param("remainder") long remainder, @Param("place") long place);

    /** Locks the holders of a range until commit. Only later statements may read their balances and movements. */
    @Select("SELECT COUNT(*) FROM account" + UNITS_RANGE + "FOR UPDATE")
    long lockUnits(int fundId, long lower, long upper);

    @Select("SELECT COALESCE(SUM(balance), 0) FROM account" + UNITS_RANGE)
    BigDecimal sumOfUnits(int fundId, long lower, long upper);

    @InsertProvider(type = HolderSql.class, method = "insertEntries")
    int insertEntries(@Param("s") HolderRange range);

    @InsertProvider(type = HolderSql.class, method = "insertDifferences")
    int insertDifferences(@Param("s") HolderRange range);

    /** Holders of the posting: what is posted of a day before a sequence, beside what the transfer agent states. */
    String STATED = """
            FROM (
              SELECT e.holder_id, e.base, e.posted, COALESCE(s.income, 0) AS income
              FROM (
                SELECT fund_id, income_date, holder_id, MAX(base) AS base, CAST(SUM(income) AS SIGNED) AS posted
                FROM income_entry
                WHERE fund_id = #{fundId} AND income_date = #{day} AND holder_id BETWEEN #{lower} AND #{upper}
                  AND sequence < #{sequence}
                GROUP BY fund_id, income_date, holder_id
              ) e
              LEFT JOIN stated_income s ON s.fund_id = #{fundId} AND s.income_date = #{day} AND s.holder_id = e.holder_id
            ) h
            """;

    @Select("""
            SELECT COALESCE(SUM(income <> posted), 0) AS holders, COALESCE(SUM(IF(income <> posted, base, 0)), 0) AS base_sum,
              COALESCE(MAX(IF(income <> posted, ABS(base), 0)), 0) AS largest_base, COALESCE(SUM(income), 0) AS income
            """ + STATED)
    Stated stated(int fundId, LocalDate day, int sequence, long lower, long upper);

    /** An entry for each holder of whom the transfer agent states something else than is posted: the difference. */
    @Insert("""
            INSERT INTO income_entry (fund_id, income_date, holder_id, sequence, base, income)
            SELECT #{fundId}, #{day}, holder_id, #{sequence}, base, income - posted
            """ + STATED + "WHERE income <> posted")
    int insertStated(int fundId, LocalDate day, int sequence, long lower, long upper);

    @Select("""
            SELECT COUNT(*) AS holders, COALESCE(SUM(base), 0) AS base_sum, COALESCE(SUM(income), 0) AS income
            FROM income_entry
            WHERE fund_id = #{fundId} AND income_date = #{day} AND holder_id BETWEEN #{lower} AND #{upper}
              AND sequence = #{sequence}
            """)
    Entries entries(int fundId, LocalDate day, int sequence, long lower, long upper);

    @UpdateProvider(type = HolderSql.class, method = "addToBalances")
    int addToBalances(@Param("s") HolderRange range);

    /** From the entries just written: where something moves after the day, the balance doesn't give the income. */
    @Update("""
            UPDATE account a
            JOIN income_entry e ON e.fund_id = a.asset_id AND e.holder_id = a.owner_id
            SET a.balance = a.balance + e.income
            WHERE a.asset_id = #{s.fundId} AND a.purpose = 'UNITS' AND a.owner_id BETWEEN #{s.lower} AND #{s.upper}
              AND e.fund_id = #{s.fundId} AND e.income_date = #{s.day} AND e.sequence = #{s.sequence}
              AND e.holder_id BETWEEN #{s.lower} AND #{s.upper}
            """)
    int addEntriesToBalances(@Param("s") HolderRange range);

    @Select("""
            SELECT COALESCE(SUM(balance), 0) FROM account
            WHERE asset_id = #{fundId} AND purpose = 'ACCRUED_INCOME' AND owner_id BETWEEN #{lower} AND #{upper} FOR UPDATE
            """)
    BigDecimal lockAccrued(int fundId, long lower, long upper);

    @Insert("""
            INSERT INTO account (asset_id, purpose, owner_id, balance)
            SELECT e.fund_id, 'ACCRUED_INCOME', e.holder_id, e.income
            FROM income_entry e
            WHERE e.fund_id = #{s.fundId} AND e.income_date = #{s.day} AND e.sequence = #{s.sequence}
              AND e.holder_id BETWEEN #{s.lower} AND #{s.upper} AND e.income <> 0
            ON DUPLICATE KEY UPDATE balance = account.balance + VALUES(balance)
            """)
    void accrueEntries(@Param("s") HolderRange range);

    @Select("""
            SELECT EXISTS (
              SELECT 1 FROM transfer
              WHERE customer_id = #{holderId} AND kind = 'CARRY' AND reference = #{reference} AND asset_id = #{fundId}
                AND debit_purpose IN ('UNITS', 'ACCRUED_INCOME') AND debit_owner = #{holderId})
            """)
    boolean carried(int fundId, String reference, long holderId);

    /** The last day before {@code day} that was posted with entries: so long the rows of banks stand. */
    @Select("""
            SELECT COALESCE((SELECT income_date FROM income_run
              WHERE fund_id = #{fundId} AND income_date < #{day} AND sequence = 0 AND quote_version IS NOT NULL
              ORDER BY income_date DESC LIMIT 1), DATE '1000-01-01')
            """)
    LocalDate banksStandThrough(int fundId, LocalDate day);

    /** What a bank has with the movements through a day, if its row stands through an earlier one. */
    @Select("""
            SELECT CAST(
              COALESCE((SELECT balance FROM account
                        WHERE asset_id = #{fundId} AND purpose = #{purpose} AND owner_id = #{bank}), 0)
              + COALESCE((SELECT SUM(amount) FROM transfer
                          WHERE asset_id = #{fundId} AND credit_purpose = #{purpose} AND credit_owner = #{bank}
                            AND effective_date > #{standsThrough} AND effective_date <= #{through}), 0)
              - COALESCE((SELECT SUM(amount) FROM transfer
                          WHERE asset_id = #{fundId} AND debit_purpose = #{purpose} AND debit_owner = #{bank}
                            AND effective_date > #{standsThrough} AND effective_date <= #{through}), 0) AS SIGNED)
            """)
    long ofBank(int fundId, Purpose purpose, long bank, LocalDate standsThrough, LocalDate through);

    String STANDS = """
            COALESCE((SELECT through_date FROM bank_stands WHERE fund_id = #{fundId} AND holder_id = #{bank}), DATE '1000-01-01')
            """;

    /**
     * What a bank has by all that is booked: its row, and what is effective after the day through which that stands.
     */
    @Select("""
            SELECT CAST(
              COALESCE((SELECT balance FROM account
                        WHERE asset_id = #{fundId} AND purpose = #{purpose} AND owner_id = #{bank}), 0)
              + COALESCE((SELECT SUM(amount) FROM transfer
                          WHERE asset_id = #{fundId} AND credit_purpose = #{purpose} AND credit_owner = #{bank}
                            AND effective_date > """ + STANDS + """
              ), 0)
              - COALESCE((SELECT SUM(amount) FROM transfer
                          WHERE asset_id = #{fundId} AND debit_purpose = #{purpose} AND debit_owner = #{bank}
                            AND effective_date > """ + STANDS + """
              ), 0) AS SIGNED)
            """)
    long bankHolds(int fundId, Purpose purpose, long bank);

    @Insert("""
            INSERT INTO bank_stands (fund_id, holder_id, through_date) VALUES (#{fundId}, #{bank}, #{day})
            ON DUPLICATE KEY UPDATE through_date = VALUES(through_date)
            """)
    void bankStands(int fundId, long bank, LocalDate day);
}
