package org.balancetreasure.reconciliation.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RegisterMapper {

    /** The table of 05. */
    String HOLDINGS = "register_row";
    /** The table of 06. */
    String INCOMES = "register_income";

    /** A record of 05 or 35: hundredths of a unit; cents, signed. */
    record Holding(int fundId, long customerId, long units, long undistributedIncome) {

        String json() {
            return "[" + fundId + "," + customerId + "," + units + "," + undistributedIncome + "]";
        }
    }

    /** A record of 06: hundredths of a unit; cents, signed. */
    record Income(int fundId, LocalDate incomeDate, long customerId, long base, long income) {

        String json() {
            return "[" + fundId + ",\"" + incomeDate + "\"," + customerId + "," + base + "," + income + "]";
        }
    }

    /** Rows as the array that the inserts take. */
    static <T> String array(List<T> rows, Function<T, String> json) {
        return rows.stream().map(json).collect(Collectors.joining(",", "[", "]"));
    }

    /**
     * Many rows as one parameter, an array of arrays in the order of the columns: a parameter for each cell takes
     * several times as long to bind as the rows take to be written. Records of one holder add up: a holder may have
     * several at a transfer agent.
     */
    @Insert("""
            INSERT INTO ${table} (ta_code, register_date, fund_id, customer_id, units, undistributed_income)
            SELECT #{taCode}, #{date}, r.fund, r.holder, r.units_there, r.accrued_there
            FROM JSON_TABLE(#{rows}, '$[*]' COLUMNS (fund INT PATH '$[0]', holder BIGINT PATH '$[1]',
              units_there BIGINT PATH '$[2]', accrued_there BIGINT PATH '$[3]')) r
            ON DUPLICATE KEY UPDATE units = units + VALUES(units),
              undistributed_income = undistributed_income + VALUES(undistributed_income)
            """)
    void insertHoldings(@Param("table") String table, @Param("taCode") String taCode, @Param("date") LocalDate date,
            @Param("rows") String rows);

    /** As {@link #insertHoldings}. */
    @Insert("""
            INSERT INTO register_income (ta_code, register_date, fund_id, income_date, customer_id, base, income)
            SELECT #{taCode}, #{date}, r.fund, r.earned_on, r.holder, r.earning, r.earned
            FROM JSON_TABLE(#{rows}, '$[*]' COLUMNS (fund INT PATH '$[0]', earned_on DATE PATH '$[1]',
              holder BIGINT PATH '$[2]', earning BIGINT PATH '$[3]', earned BIGINT PATH '$[4]')) r
            ON DUPLICATE KEY UPDATE base = base + VALUES(base), income = income + VALUES(income)
            """)
    void insertIncomes(@Param("taCode") String taCode, @Param("date") LocalDate date, @Param("rows") String rows);

    /** Whether the register of a date has a row of the fund. {@code table} is register_row or register_income. */
    @Select("""
            SELECT EXISTS (
              SELECT 1 FROM ${table} WHERE ta_code = #{taCode} AND register_date = #{date} AND fund_id = #{fundId})
            """)
    boolean has(@Param("table") String table, @Param("taCode") String taCode, @Param("date") LocalDate date,
            @Param("fundId") int fundId);

    /** What the register says of a holder differs, as a break says. */
    @Update("""
            UPDATE register_row SET differs = TRUE
            WHERE ta_code = #{taCode} AND register_date = #{date} AND fund_id = #{fundId} AND customer_id = #{customerId}
            """)
    void markHolding(@Param("taCode") String taCode, @Param("date") LocalDate date, @Param("fundId") int fundId,
            @Param("customerId") long customerId);

    /** As {@link #markHolding}, of the income of a day. */
    @Update("""
            UPDATE register_income SET differs = TRUE
            WHERE ta_code = #{taCode} AND register_date = #{date} AND fund_id = #{fundId} AND income_date = #{incomeDate}
              AND customer_id = #{customerId}
            """)
    void markIncome(@Param("taCode") String taCode, @Param("date") LocalDate date, @Param("fundId") int fundId,
            @Param("incomeDate") LocalDate incomeDate, @Param("customerId") long customerId);

    @Delete("""
            DELETE FROM ${table} WHERE ta_code = #{taCode} AND register_date = #{date}
            ORDER BY fund_id, customer_id LIMIT #{limit}
            """)
    int deleteHoldings(@Param("table") String table, @Param("taCode") String taCode, @Param("date") LocalDate date,
            @Param("limit") int limit);

    @Delete("""
            DELETE FROM register_income WHERE ta_code = #{taCode} AND register_date = #{date}
            ORDER BY fund_id, income_date, customer_id LIMIT #{limit}
            """)
    int deleteIncomes(@Param("taCode") String taCode, @Param("date") LocalDate date, @Param("limit") int limit);

    /** Of the register of a date, what agrees with our books. {@code table} is register_row or register_income. */
    @Delete("""
            DELETE FROM ${table} WHERE ta_code = #{taCode} AND register_date = #{date} AND differs = FALSE
            LIMIT #{limit}
            """)
    int deleteAgreed(@Param("table") String table, @Param("taCode") String taCode, @Param("date") LocalDate date,
            @Param("limit") int limit);
}
