package org.balancetreasure.api.nights;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Looks at the memory of the night, which only the night writes. */
@Mapper
interface NightLookup {

    record Step(LocalDate businessDate, String step, String subject, String state, @Nullable String waitsFor,
            int attempt, long rowsDone, @Nullable LocalDateTime startedAt, @Nullable LocalDateTime endedAt,
            @Nullable String message) {}

    /** @param ours and theirs: the two sides, as text */
    record Break(long breakId, String type, LocalDate businessDate, String partner, String subject, String ours,
            String theirs, String owner, String state, LocalDateTime openedAt, @Nullable LocalDateTime resolvedAt,
            @Nullable String resolution) {}

    String BREAK = """
            SELECT break_id, type, business_date, partner, subject, ours, theirs, owner, state, opened_at, resolved_at, resolution
            FROM reconciliation_break
            """;

    /** In the order of the night: ENUM columns sort by their place in the list of steps. */
    @Select("""
            SELECT business_date, step, subject, state, waits_for, attempt, rows_done, started_at, ended_at, message
            FROM night_step WHERE business_date BETWEEN #{from} AND #{to} ORDER BY business_date, step, subject
            """)
    List<Step> steps(@Param("from") LocalDate from, @Param("to") LocalDate to);

    /** Few: a day with many breaks is shown by its first. */
    @Select(BREAK + "WHERE business_date BETWEEN #{from} AND #{to} ORDER BY break_id LIMIT #{limit}")
    List<Break> breaksOf(@Param("from") LocalDate from, @Param("to") LocalDate to, @Param("limit") int limit);

    @Select(BREAK + "WHERE state = #{state} AND break_id < #{before} ORDER BY break_id DESC LIMIT #{limit}")
    List<Break> breaks(@Param("state") BreakState state, @Param("before") long before, @Param("limit") int limit);
}
