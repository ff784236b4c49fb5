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

    /** In the order of the night: ENUM columns sort by their place in the list of steps. */
    @Select("""
            SELECT business_date, step, subject, state, waits_for, attempt, rows_done, started_at, ended_at, message
            FROM night_step WHERE business_date BETWEEN #{from} AND #{to} ORDER BY business_date, step, subject
            """)
    List<Step> steps(@Param("from") LocalDate from, @Param("to") LocalDate to);
}
