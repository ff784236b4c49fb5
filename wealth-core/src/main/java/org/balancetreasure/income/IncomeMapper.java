package org.balancetreasure.income;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.ledger.IssuedIncome;
import org.jspecify.annotations.Nullable;

/** Runs and their ranges: what is begun, read, posted and proved. */
@Mapper
interface IncomeMapper extends IssuedIncome {

    /** How far a fund's income is. */
    record FundDays(LocalDate firstIncomeDay, @Nullable LocalDate incomeBegunThrough) {}

    /** Ranges of a run, summed up. */
    record Posted(long ranges, long unposted, long holders, long income) {}

    /**
     * One independent look at the entries of a day.
     *
     * @param incomeOfAll of all sequences
     */
    record Proof(long holders, BigDecimal baseSum, long income, long incomeOfAll) {

        Proof plus(Proof other) {
            return new Proof(holders + other.holders, baseSum.add(other.baseSum), income + other.income,
                    incomeOfAll + other.incomeOfAll);
        }
    }

    String RUN = """
            SELECT fund_id, income_date, sequence, quote_version, income_per_10k, effective_date, state, holders, base_sum,
              amount, cut_sum, residue, extra_cents, threshold_remainder, threshold_holder, reason, authority
            FROM income_run
            """;
    String RANGE = """
            SELECT fund_id, income_date, sequence, shard, range_no, lower_holder, upper_holder, holders, base_sum,
              largest_base, cut_sum, extra_cents, posted_holders, posted_income
            FROM income_range
            """;
    String OF_RUN = "WHERE fund_id = #{fundId} AND income_date = #{day} AND sequence = #{sequence} ";
    String THIS_RANGE = """
            WHERE fund_id = #{x.fundId} AND income_date = #{x.incomeDate} AND sequence = #{x.sequence}
              AND shard = #{x.shard} AND range_no = #{x.rangeNo}
            """;

    @Select("""
            SELECT f.first_income_day, a.income_begun_through
            FROM fund f JOIN asset a ON a.asset_id = f.fund_id WHERE f.fund_id = #{fundId}
            """)
    FundDays days(int fundId);

    @Insert("""
            INSERT INTO income_run (fund_id, income_date, sequence, quote_version, income_per_10k, effective_date, state,
              reason, authority)
            VALUES (#{r.fundId}, #{r.incomeDate}, #{r.sequence}, #{r.quoteVersion}, #{r.incomePer10k}, #{r.effectiveDate},
              #{r.state}, #{r.reason}, #{r.authority})
            """)
    void insertRun(@Param("r") IncomeRun run);

    @Select(RUN + OF_RUN)
    @Nullable
    IncomeRun run(int fundId, LocalDate day, int sequence);

    @Select(RUN + OF_RUN + "FOR UPDATE")
    @Nullable
    IncomeRun lockRun(int fundId, LocalDate day, int sequence);

    @Select(RUN + "WHERE fund_id = #{fundId} AND income_date = #{day} ORDER BY sequence DESC LIMIT 1")
    @Nullable
    IncomeRun lastRun(int fundId, LocalDate day);

    @Select(RUN + "WHERE fund_id = #{fundId} AND state IN ('BEGUN', 'READ') ORDER BY income_date, sequence LIMIT 1")
    @Nullable
    IncomeRun unproved(int fundId);

    @Update("""
            UPDATE income_run SET state = 'READ', holders = #{r.holders}, base_sum = #{r.baseSum}, amount = #{r.amount},
              cut_sum = #{r.cutSum}, residue = #{r.residue}, extra_cents = #{r.extraCents},
              threshold_remainder = #{r.thresholdRemainder}, threshold_holder = #{r.thresholdHolder}
            WHERE fund_id = #{r.fundId} AND income_date = #{r.incomeDate} AND sequence = #{r.sequence} AND state = 'BEGUN'
            """)
    int storeRead(@Param("r") IncomeRun run);

    @Update("UPDATE income_run SET state = 'PROVED' " + OF_RUN + "AND state = 'READ'")
    int storeProved(int fundId, LocalDate day, int sequence);

    @Insert("""
            <script>
            INSERT INTO income_range (fund_id, income_date, sequence, shard, range_no, lower_holder, upper_holder,
              holders, base_sum, largest_base, cut_sum, extra_cents) VALUES
            <foreach collection='ranges' item='r' separator=','>
            (#{r.fundId}, #{r.incomeDate}, #{r.sequence}, #{r.shard}, #{r.rangeNo}, #{r.lowerHolder}, #{r.upperHolder},
             #{r.holders}, #{r.baseSum}, #{r.largestBase}, #{r.cutSum}, #{r.extraCents})
            </foreach>
            </script>
            """)
    void insertRanges(List<IncomeRange> ranges);

    /** The last day before {@code day} whose posting has ranges; null if there is none. */
    @Select("SELECT MAX(income_date) FROM income_range WHERE fund_id = #{fundId} AND income_date < #{day}")
    @Nullable
    LocalDate lastWithRanges(int fundId, LocalDate day);

    @Select(RANGE + OF_RUN + "ORDER BY shard, range_no")
    List<IncomeRange> ranges(int fundId, LocalDate day, int sequence);

    @Select(RANGE + THIS_RANGE + "FOR UPDATE")
    IncomeRange lockRange(@Param("x") IncomeRange range);

    /** Claims a range once: a range that is posted stays as it is. */
    @Update("UPDATE income_range SET posted_holders = #{x.holders}, posted_income = #{income} " + THIS_RANGE
            + "AND posted_holders IS NULL")
    int storePosted(@Param("x") IncomeRange range, @Param("income") long income);

    /** What earlier sequences posted in the same range: the ranges of a correction are those of the posting. */
    @Select("""
            SELECT COALESCE(SUM(posted_income), 0) FROM income_range
            WHERE fund_id = #{x.fundId} AND income_date = #{x.incomeDate} AND sequence < #{x.sequence}
              AND shard = #{x.shard} AND range_no = #{x.rangeNo}
            """)
    long postedBefore(@Param("x") IncomeRange range);

    @Select("""
            SELECT COUNT(*) AS ranges, COALESCE(SUM(posted_holders IS NULL), 0) AS unposted,
              COALESCE(SUM(posted_holders), 0) AS holders, COALESCE(SUM(posted_income), 0) AS income
            FROM income_range
            """ + OF_RUN)
    Posted posted(int fundId, LocalDate day, int sequence);

    @Override
    @Select("""
            SELECT r.fund_id, SUM(g.posted_income) AS income
            FROM income_run r
            JOIN income_range g ON g.fund_id = r.fund_id AND g.income_date = r.income_date AND g.sequence = r.sequence
            WHERE r.booking_date = #{day}
            GROUP BY r.fund_id, r.income_date, r.sequence
            """)
    List<Issued> issuedOn(LocalDate day);

    /** Before any correction: the plainest statement over a part of the day. */
    @Select("""
            SELECT COUNT(*) AS holders, COALESCE(SUM(base), 0) AS base_sum, COALESCE(SUM(income), 0) AS income,
              COALESCE(SUM(income), 0) AS income_of_all
            FROM income_entry
            WHERE fund_id = #{fundId} AND income_date = #{day} AND holder_id BETWEEN #{lower} AND #{upper}
            """)
    Proof proofOfPosting(int fundId, LocalDate day, long lower, long upper);

    @Select("""
            SELECT COALESCE(SUM(sequence = #{sequence}), 0) AS holders,
              COALESCE(SUM(IF(sequence = #{sequence}, base, 0)), 0) AS base_sum,
              COALESCE(SUM(IF(sequence = #{sequence}, income, 0)), 0) AS income,
              COALESCE(SUM(income), 0) AS income_of_all
            FROM income_entry
            WHERE fund_id = #{fundId} AND income_date = #{day}
            """)
    Proof proofOfCorrection(int fundId, LocalDate day, int sequence);

    /**
     * Days whose quote has been corrected since they were last posted, or whose correction was interrupted; in order.
     * What the transfer agent has stated stays, whatever the quote is.
     */
    @Select("""
            SELECT income_date FROM income_run
            WHERE fund_id = #{fundId} AND sequence > 0 AND state IN ('BEGUN', 'READ') AND authority = 'PLATFORM'
            UNION
            SELECT r.income_date
            FROM income_run r
            JOIN quote q ON q.fund_id = r.fund_id AND q.last_day = r.income_date AND q.version > r.quote_version
            WHERE r.fund_id = #{fundId} AND r.quote_version IS NOT NULL AND r.state = 'PROVED' AND r.authority = 'PLATFORM'
              AND q.fund_id = #{fundId} AND q.version > 1 AND q.state = 'ACCEPTED' AND q.income_per_10k <> r.income_per_10k
              AND NOT EXISTS (SELECT 1 FROM income_run later WHERE later.fund_id = r.fund_id
                AND later.income_date = r.income_date AND later.sequence > r.sequence)
              AND NOT EXISTS (SELECT 1 FROM quote newer WHERE newer.fund_id = q.fund_id AND newer.last_day = q.last_day
                AND newer.version > q.version AND newer.state = 'ACCEPTED')
            ORDER BY income_date
            """)
    List<LocalDate> correctionsDue(int fundId);
}
