package org.balancetreasure.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.funds.Quote.State;
import org.balancetreasure.funds.Quote.YieldCheck;
import org.jspecify.annotations.Nullable;

@Mapper
interface QuoteMapper {

    String COLUMNS = """
            SELECT q.fund_id, q.last_day, q.version, q.first_day, q.income_per_10k, q.seven_day_yield, q.yield_check,
              q.state, q.source, q.received_at
            FROM quote q
            """;
    /** The highest accepted version of a quote holds. */
    String HOLDS = """
             AND q.state = 'ACCEPTED' AND NOT EXISTS (
               SELECT 1 FROM quote newer WHERE newer.fund_id = q.fund_id AND newer.last_day = q.last_day
                 AND newer.version > q.version AND newer.state = 'ACCEPTED')
            """;

    /** A transaction that adds a quote first locks the quotes of the fund, so quotes are added one after the other. */
    @Select("SELECT fund_id FROM fund WHERE fund_id = #{fundId} FOR UPDATE")
    int lockFund(int fundId);

    @Select(COLUMNS + "WHERE q.fund_id = #{fundId} AND q.last_day = #{lastDay} ORDER BY q.version DESC LIMIT 1")
    @Nullable
    Quote newest(int fundId, LocalDate lastDay);

    @Select(COLUMNS + "WHERE q.fund_id = #{fundId} AND q.last_day >= #{day} AND q.first_day <= #{day}" + HOLDS
            + "ORDER BY q.last_day LIMIT 1")
    @Nullable
    Quote covering(int fundId, LocalDate day);

    /** Quotes that hold and touch the days from {@code from} to {@code to}, in order. */
    @Select(COLUMNS + "WHERE q.fund_id = #{fundId} AND q.last_day >= #{from} AND q.first_day <= #{to}" + HOLDS
            + "ORDER BY q.last_day")
    List<Quote> between(int fundId, LocalDate from, LocalDate to);

    /** The last day before {@code day} that any quote covers, also a refused one: it has arrived. */
    @Select("SELECT MAX(last_day) FROM quote WHERE fund_id = #{fundId} AND last_day < #{day}")
    @Nullable
    LocalDate lastDayBefore(int fundId, LocalDate day);

    /** Quotes after a day that could not be checked while a day before them was missing. */
    @Select(COLUMNS + "WHERE q.fund_id = #{fundId} AND q.last_day > #{after} AND q.last_day <= #{through}" + HOLDS
            + "AND q.seven_day_yield IS NOT NULL AND q.yield_check = 'NOT_CHECKABLE' ORDER BY q.last_day")
    List<Quote> uncheckedAfter(int fundId, LocalDate after, LocalDate through);

    @Insert("""
            INSERT INTO quote (fund_id, last_day, version, first_day, income_per_10k, seven_day_yield, yield_check, state,
              source, received_at)
            VALUES (#{q.fundId}, #{q.lastDay}, #{q.version}, #{q.firstDay}, #{q.incomePer10k}, #{q.sevenDayYield},
              #{q.yieldCheck}, #{q.state}, #{q.source}, #{q.receivedAt})
            """)
    void insert(@Param("q") Quote quote);

    @Update("""
            UPDATE quote SET yield_check = #{check}, state = #{state}
            WHERE fund_id = #{q.fundId} AND last_day = #{q.lastDay} AND version = #{q.version}
            """)
    void judge(@Param("q") Quote quote, @Param("check") YieldCheck check, @Param("state") State state);

    /** Percent, of the last quote that has one; null before the first. */
    @Select("""
            SELECT seven_day_yield FROM quote
            WHERE fund_id = #{fundId} AND state = 'ACCEPTED' AND seven_day_yield IS NOT NULL
            ORDER BY last_day DESC, version DESC LIMIT 1
            """)
    @Nullable
    BigDecimal newestYield(int fundId);
}
