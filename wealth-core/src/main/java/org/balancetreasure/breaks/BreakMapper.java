package org.balancetreasure.breaks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.calendar.Days;
import org.jspecify.annotations.Nullable;

@Mapper
interface BreakMapper {

    String BREAK = """
            SELECT break_id, type, business_date, partner, subject, ours, theirs, customer_id, asset_id, amount, due_date,
              owner, handed_back_on, state, opened_at, resolved_at, resolution
            FROM reconciliation_break
            """;

    /** As it is in the table. */
    record Row(long breakId, BreakType type, LocalDate businessDate, String partner, String subject, String ours,
            String theirs, long customerId, @Nullable Integer assetId, @Nullable Long amount, LocalDate dueDate,
            String owner, @Nullable LocalDate handedBackOn, Break.State state, LocalDateTime openedAt,
            @Nullable LocalDateTime resolvedAt, @Nullable String resolution) {}

    /** How many open breaks of a type fell due in each stretch of days, and since when the oldest is due. */
    record AgeingRow(BreakType type, long age0, long age1, long age2to3, long age4to7, long older, LocalDate oldest) {}

    /**
     * Once per type, day, partner and subject. Seen again with the same figures it stays as it is, also resolved; with
     * other figures it is open again. The server assigns from left to right, so the figures come last.
     */
    @Insert("""
            INSERT INTO reconciliation_break (type, business_date, partner, subject, ours, theirs, customer_id, asset_id,
              amount, due_date, owner, opened_at)
            VALUES (#{d.type}, #{d.businessDate}, #{d.partner}, #{d.subject}, #{d.ours}, #{d.theirs}, #{d.customerId},
              #{d.sum.assetId}, #{d.sum.amount}, #{d.businessDate}, #{owner}, #{at})
            ON DUPLICATE KEY UPDATE
              state = IF(ours = VALUES(ours) AND theirs = VALUES(theirs), state, 'OPEN'),
              resolved_at = IF(state = 'OPEN', NULL, resolved_at),
              resolution = IF(state = 'OPEN', NULL, resolution),
              ours = VALUES(ours), theirs = VALUES(theirs), customer_id = VALUES(customer_id),
              asset_id = VALUES(asset_id), amount = VALUES(amount)
            """)
    void open(@Param("d") Difference difference, @Param("owner") String owner, @Param("at") LocalDateTime at);

    @Select(BREAK + "WHERE break_id = #{breakId}")
    @Nullable
    Row find(long breakId);

    @Select(BREAK + "WHERE break_id = #{breakId} FOR UPDATE")
    @Nullable
    Row lock(long breakId);

    @Update("""
            UPDATE reconciliation_break SET state = 'RESOLVED', resolved_at = #{at}, resolution = #{resolution}
            WHERE break_id = #{breakId} AND state = 'OPEN'
            """)
    int resolveOne(long breakId, String resolution, LocalDateTime at);

    @Update("""
            UPDATE reconciliation_break SET handed_back_on = #{on}, due_date = #{dueDate}
            WHERE break_id = #{breakId} AND state = 'OPEN'
            """)
    int handBack(long breakId, LocalDate on, LocalDate dueDate);

    @Update("UPDATE reconciliation_break SET owner = #{owner} WHERE break_id = #{breakId} AND state = 'OPEN'")
    int give(long breakId, String owner);

    /**
     * Of the whole stock. A break that is due on {@code since3} or later is at most three working days old; likewise
     * the others.
     */
    @Select("""
            SELECT type, SUM(due_date >= #{since0}) AS age0, SUM(due_date < #{since0} AND due_date >= #{since1}) AS age1,
              SUM(due_date < #{since1} AND due_date >= #{since3}) AS age2to3,
              SUM(due_date < #{since3} AND due_date >= #{since7}) AS age4to7, SUM(due_date < #{since7}) AS older,
              MIN(due_date) AS oldest
            FROM reconciliation_break WHERE state = 'OPEN' GROUP BY type ORDER BY type
            """)
    List<AgeingRow> ageing(@Param("since0") LocalDate since0, @Param("since1") LocalDate since1,
            @Param("since3") LocalDate since3, @Param("since7") LocalDate since7);

    @Update("""
            UPDATE reconciliation_break SET state = 'RESOLVED', resolved_at = #{at}, resolution = #{resolution}
            WHERE type = #{type} AND business_date = #{businessDate} AND partner = #{partner} AND subject = #{subject}
              AND state = 'OPEN'
            """)
    int resolve(BreakType type, LocalDate businessDate, String partner, String subject, String resolution,
            LocalDateTime at);

    @Update("""
            UPDATE reconciliation_break SET state = 'RESOLVED', resolved_at = #{at}, resolution = #{resolution}
            WHERE type = #{type} AND partner = #{partner} AND subject = #{subject} AND state = 'OPEN'
            """)
    int resolveOfAnyDay(BreakType type, String partner, String subject, String resolution, LocalDateTime at);

    @Update("""
            UPDATE reconciliation_break SET state = 'RESOLVED', resolved_at = #{at}, resolution = #{resolution}
            WHERE type = #{type} AND business_date = #{businessDate} AND partner = #{partner} AND state = 'OPEN'
            """)
    int resolveAll(BreakType type, LocalDate businessDate, String partner, String resolution, LocalDateTime at);

    @Select("""
            SELECT COUNT(*) FROM reconciliation_break
            WHERE type = #{type} AND business_date = #{businessDate} AND partner = #{partner} AND subject = #{subject}
              AND state = 'OPEN'
            """)
    int isOpen(BreakType type, LocalDate businessDate, String partner, String subject);

    @Select("""
            SELECT subject FROM reconciliation_break
            WHERE type = #{type} AND partner = #{partner} AND subject LIKE CONCAT(#{begin}, '%') AND state = 'OPEN'
            """)
    List<String> openSubjects(BreakType type, String partner, String begin);

    @Select("""
            SELECT DISTINCT customer_id FROM reconciliation_break
            WHERE type = #{type} AND (#{partner} IS NULL OR partner = #{partner}) AND customer_id > 0
              AND business_date BETWEEN #{days.from} AND #{days.to}
            ORDER BY customer_id
            """)
    List<Long> customers(@Param("type") BreakType type, @Param("partner") @Nullable String partner,
            @Param("days") Days days);

    @Select("SELECT COUNT(*) FROM reconciliation_break WHERE state = 'OPEN' AND business_date = #{businessDate}")
    long openCount(LocalDate businessDate);

    @Select(BREAK + "WHERE business_date = #{businessDate} ORDER BY break_id")
    List<Row> ofDay(LocalDate businessDate);

    @Select(BREAK + "WHERE state = 'OPEN' ORDER BY business_date, break_id LIMIT #{limit}")
    List<Row> openOnes(int limit);
}
