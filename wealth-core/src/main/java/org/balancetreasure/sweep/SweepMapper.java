package org.balancetreasure.sweep;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.InsertProvider;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.sql.Ranges.Bounds;
import org.jspecify.annotations.Nullable;

/** Runs, ranges and parts, and what the parts of a range do to orders, limits and wallets. */
@Mapper
interface SweepMapper {

    /** Parts of a range that go into one fund with one trade date. */
    record FundSum(int fundId, LocalDate tradeDate, long parts, long amount) {}

    /** Parts that stand, and customers that are left out. */
    record Sums(long customers, long orders, long amount, long leftOut) {

        Sums plus(Sums other) {
            return new Sums(customers + other.customers, orders + other.orders, amount + other.amount,
                    leftOut + other.leftOut);
        }
    }

    /** What a customer puts into a fund that is short of quota. */
    record Claim(long customerId, long amount) {}

    /** What a customer who is left out would have put into a fund. */
    record LeftOutPart(long customerId, int fundId, long amount) {}

    /** Quota taken for a range. */
    record Reservation(int fundId, LocalDate tradeDate, long amount) {}

    String RUN = "SELECT run_id, run_date, state, begun_at, customers, orders, amount, left_out FROM sweep_run ";
    String RANGE = """
            SELECT run_id, shard, range_no, lower_customer, upper_customer, state, customers, orders, amount, left_out
            FROM sweep_range
            """;

    String THIS_RANGE = "WHERE run_id = #{x.runId} AND shard = #{x.shard} AND range_no = #{x.rangeNo} ";

    @Select(RUN + "WHERE run_date = #{runDate}")
    @Nullable
    SweepRun run(LocalDate runDate);

    @Select("SELECT MAX(run_date) FROM sweep_run WHERE run_date < #{date}")
    @Nullable
    LocalDate lastRunBefore(LocalDate date);

    /** Once per date: a second one is refused by its key. */
    @Insert("INSERT IGNORE INTO sweep_run (run_date, state, begun_at) VALUES (#{runDate}, #{state}, #{at})")
    int insertRun(LocalDate runDate, SweepRun.State state, LocalDateTime at);

    @Select(RUN + "WHERE run_id = #{runId} FOR UPDATE")
    SweepRun lockRun(int runId);

    @Update("""
            UPDATE sweep_run SET state = 'PROVED', customers = #{s.customers}, orders = #{s.orders}, amount = #{s.amount},
              left_out = #{s.leftOut} WHERE run_id = #{runId}
            """)
    void storeProved(@Param("runId") int runId, @Param("s") Sums sums);

    @Select("SELECT MIN(customer_id) FROM sweep_rule")
    @Nullable
    Long firstCustomer();

    @Select("SELECT MAX(customer_id) FROM sweep_rule")
    @Nullable
    Long lastCustomer();

    /** The last customer of the next range; null if fewer are left. */
    @Select("SELECT customer_id FROM sweep_rule WHERE customer_id >= #{lower} ORDER BY customer_id LIMIT 1 OFFSET #{last}")
    @Nullable
    Long nextUpper(long lower, int last);

    @Insert("""
            INSERT INTO sweep_range (run_id, shard, range_no, lower_customer, upper_customer, state)
            VALUES (#{runId}, #{b.shard}, #{rangeNo}, #{b.lower}, #{b.upper}, 'OPEN')
            """)
    void insertRange(@Param("runId") int runId, @Param("rangeNo") int rangeNo, @Param("b") Bounds bounds);

    @Select(RANGE + "WHERE run_id = #{runId} ORDER BY shard, range_no")
    List<SweepRange> ranges(int runId);

    @Select(RANGE + THIS_RANGE)
    SweepRange range(@Param("x") SweepRange range);

    @Select(RANGE + THIS_RANGE + "FOR UPDATE")
    SweepRange lockRange(@Param("x") SweepRange range);

    @Update("UPDATE sweep_range SET state = 'RESERVED' " + THIS_RANGE)
    void markReserved(@Param("x") SweepRange range);

    @Update("""
            UPDATE sweep_range SET state = 'SWEPT', customers = #{s.customers}, orders = #{s.orders}, amount = #{s.amount},
              left_out = #{s.leftOut}
            """ + THIS_RANGE)
    void markSwept(@Param("x") SweepRange range, @Param("s") Sums sums);

    @Delete("""
            DELETE FROM sweep_part
            WHERE run_id = #{x.runId} AND customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer}
            """)
    void deleteParts(@Param("x") SweepRange range);

    @InsertProvider(type = SweepSql.class, method = "insertParts")
    int insertParts(@Param("x") SweepRange range, @Param("terms") List<SweepTarget> terms,
            @Param("again") boolean again);

    @InsertProvider(type = SweepSql.class, method = "insertSplitParts")
    int insertSplitParts(@Param("x") SweepRange range, @Param("terms") List<SweepTarget> terms,
            @Param("again") boolean again);

    /**
     * What would move into a fund of a customer's wallet.
     *
     * @param leftOut why it would not: by weight, one reason for all parts of the customer
     * @param reason why this fund would not take it; null if it would
     * @param place of the fund in its target
     */
    record Part(int fundId, long amount, LocalDate tradeDate, @Nullable String leftOut, @Nullable String reason,
            int place) {}

    @SelectProvider(type = SweepSql.class, method = "previewParts")
    List<Part> previewParts(@Param("x") SweepRange range, @Param("terms") List<SweepTarget> terms);

    @SelectProvider(type = SweepSql.class, method = "previewSplitParts")
    List<Part> previewSplitParts(@Param("x") SweepRange range, @Param("terms") List<SweepTarget> terms);

    @Select("""
            SELECT p.fund_id, p.trade_date, COUNT(*) AS parts, SUM(p.amount) AS amount
            FROM sweep_part p
            WHERE p.run_id = #{x.runId}
              AND p.customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer} AND p.left_out IS NULL
            GROUP BY p.fund_id, p.trade_date ORDER BY p.fund_id
            """)
    List<FundSum> sumsByFund(@Param("x") SweepRange range);

    @Select("""
            SELECT p.customer_id, p.amount
            FROM sweep_part p
            WHERE p.run_id = #{x.runId}
              AND p.customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer} AND p.left_out IS NULL
              AND p.fund_id = #{fundId}
            ORDER BY p.customer_id
            """)
    List<Claim> claims(@Param("x") SweepRange range, @Param("fundId") int fundId);

    @Select("""
            SELECT customer_id, fund_id, amount FROM sweep_part
            WHERE run_id = #{x.runId} AND customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer}
              AND left_out = #{reason}
            """)
    List<LeftOutPart> leftOut(@Param("x") SweepRange range, @Param("reason") String reason);

    @Delete("""
            <script>
            DELETE FROM sweep_part WHERE run_id = #{runId} AND customer_id IN
            <foreach collection='customers' item='c' open='(' separator=',' close=')'>#{c}</foreach>
            </script>
            """)
    void deletePartsOf(@Param("runId") int runId, @Param("customers") List<Long> customers);

    @Update("""
            <script>
            UPDATE sweep_part SET left_out = #{reason} WHERE run_id = #{runId} AND customer_id IN
            <foreach collection='customers' item='c' open='(' separator=',' close=')'>#{c}</foreach>
            </script>
            """)
    void leaveOut(@Param("runId") int runId, @Param("customers") List<Long> customers,
            @Param("reason") String reason);

    @Insert("""
            INSERT INTO sweep_reservation (run_id, shard, range_no, fund_id, trade_date, amount)
            VALUES (#{x.runId}, #{x.shard}, #{x.rangeNo}, #{r.fundId}, #{r.tradeDate}, #{r.amount})
            ON DUPLICATE KEY UPDATE amount = amount + VALUES(amount)
            """)
    void reserve(@Param("x") SweepRange range, @Param("r") Reservation reservation);

    @Select("SELECT fund_id, trade_date, amount FROM sweep_reservation " + THIS_RANGE + "ORDER BY fund_id")
    List<Reservation> reservations(@Param("x") SweepRange range);

    @Delete("DELETE FROM sweep_reservation " + THIS_RANGE)
    void deleteReservations(@Param("x") SweepRange range);

    /**
     * Locks what the parts use of their limits, and uses it. Keeps: it is the sum of the open subscriptions. What is on
     * order must be what was looked at, else the check of the table, which allows nothing below zero, ends the
     * statement.
     */
    @Insert("""
            INSERT INTO limit_use (customer_id, fund_id, open_subscriptions)
            SELECT p.customer_id, p.fund_id, p.amount
            FROM sweep_part p
            WHERE p.run_id = #{x.runId}
              AND p.customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer} AND p.left_out IS NULL
            ON DUPLICATE KEY UPDATE open_subscriptions = IF(
              #{locked} OR limit_use.open_subscriptions = COALESCE(p.open_seen, limit_use.open_subscriptions),
              limit_use.open_subscriptions + VALUES(open_subscriptions), -1)
            """)
    void useLimits(@Param("x") SweepRange range, @Param("locked") boolean locked);

    /** Only locks it. */
    @Insert("""
            INSERT INTO limit_use (customer_id, fund_id, open_subscriptions)
            SELECT p.customer_id, p.fund_id, 0
            FROM sweep_part p
            WHERE p.run_id = #{x.runId}
              AND p.customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer} AND p.left_out IS NULL
            ON DUPLICATE KEY UPDATE open_subscriptions = limit_use.open_subscriptions
            """)
    void lockLimits(@Param("x") SweepRange range);

    /** Only locks them, in the order of their customers. */
    @Select("""
            SELECT COUNT(*) FROM account a
            WHERE a.asset_id = 156 AND a.purpose = 'WALLET'
              AND a.owner_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer}
              AND a.owner_id IN (SELECT p.customer_id FROM sweep_part p
                WHERE p.run_id = #{x.runId} AND p.customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer}
                  AND p.left_out IS NULL)
            FOR UPDATE
            """)
    long lockWallets(@Param("x") SweepRange range);

    @SelectProvider(type = SweepSql.class, method = "changed")
    List<Long> changed(@Param("x") SweepRange range, @Param("terms") List<SweepTarget> terms);

    /**
     * Holds each part, only out of what is free above the floor and under the rule that it was computed from. One after
     * the other, so those of one customer all have room only if their sum has. As an upsert, because an UPDATE over a
     * join gathers its rows before it changes the first.
     *
     * @return two for each part held, as both servers count an upsert; at most one for any other
     */
    @Insert("""
            INSERT INTO account (asset_id, purpose, owner_id, held)
            SELECT 156, 'WALLET', p.customer_id, p.amount
            FROM sweep_part p
            STRAIGHT_JOIN sweep_rule r
              ON r.customer_id = p.customer_id AND r.state = 'ON' AND r.version = p.rule_version
            WHERE p.run_id = #{x.runId} AND p.customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer}
              AND p.left_out IS NULL
            ON DUPLICATE KEY UPDATE held = account.held
              + IF(account.balance - account.held - r.wallet_floor >= VALUES(held), VALUES(held), 0)
            """)
    int hold(@Param("x") SweepRange range);

    /** One order for each part of a fund. */
    @Insert("""
            INSERT INTO fund_order (customer_id, channel, request_key, origin, origin_id, fund_id, ta_code, kind, amount, state,
              accepted_at, trade_date, confirm_date)
            SELECT p.customer_id, p.channel, #{key}, 'SWEEP', p.run_id, p.fund_id, #{taCode}, 'SUBSCRIPTION', p.amount, 'ACCEPTED', #{at},
              p.trade_date, #{confirmDate}
            FROM sweep_part p
            WHERE p.run_id = #{x.runId} AND p.customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer}
              AND p.left_out IS NULL AND p.fund_id = #{fundId}
            """)
    int order(@Param("x") SweepRange range, @Param("fundId") int fundId, @Param("taCode") String taCode,
            @Param("confirmDate") LocalDate confirmDate, @Param("key") String key, @Param("at") LocalDateTime at);

    /** One look at the parts, on its own: for the range's row, and again for the proof. */
    @Select("""
            SELECT COUNT(DISTINCT IF(left_out IS NULL, customer_id, NULL)) AS customers,
              COALESCE(SUM(left_out IS NULL), 0) AS orders,
              COALESCE(SUM(IF(left_out IS NULL, amount, 0)), 0) AS amount,
              COUNT(DISTINCT IF(left_out IS NULL, NULL, customer_id)) AS left_out
            FROM sweep_part
            WHERE run_id = #{x.runId} AND customer_id BETWEEN #{x.lowerCustomer} AND #{x.upperCustomer}
            """)
    Sums sums(@Param("x") SweepRange range);
}
