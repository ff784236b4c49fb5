package org.balancetreasure.api.nights;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads the memory of the night, which only the night writes. */
@Mapper
interface NightLookup {

    record Step(LocalDate businessDate, String step, String subject, String state, @Nullable String waitsFor,
            int attempt, @Nullable LocalDateTime nextTryAt, long rowsDone, @Nullable Long rowsPerSecond,
            @Nullable Long secondsLeft, @Nullable LocalDateTime beganAt, @Nullable LocalDateTime endedAt,
            @Nullable String message) {}

    /** In the order of the night. */
    @Select("""
            SELECT s.business_date, s.step, s.subject, s.state, s.waits_for, s.attempt, s.next_try_at, s.rows_done,
              s.rows_per_second, s.seconds_left, s.began_at, s.ended_at, s.message
            FROM night_step s
            JOIN night_step_name n ON n.step = s.step
            WHERE s.shard = #{shard} AND s.business_date BETWEEN #{from} AND #{to}
            ORDER BY s.business_date, n.place, s.subject
            """)
    List<Step> steps(@Param("shard") int shard, @Param("from") LocalDate from, @Param("to") LocalDate to);
}
