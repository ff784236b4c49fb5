package org.balancetreasure.night.memory;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface NightStepMapper {

    String STEP = """
             WHERE shard = #{shard} AND business_date = #{s.businessDate} AND step = #{s.step} AND subject = #{s.subject}
            """;

    /** Without effect if it is there; not IGNORE, which would hide a step that has no name. */
    @Insert("""
            INSERT INTO night_step (shard, business_date, step, subject, state)
            VALUES (#{shard}, #{businessDate}, #{step}, #{subject}, 'WAITING')
            ON DUPLICATE KEY UPDATE shard = VALUES(shard)
            """)
    int plan(@Param("shard") int shard, @Param("businessDate") LocalDate businessDate, @Param("step") StepName step,
            @Param("subject") String subject);

    @Select("""
            SELECT MAX(business_date) FROM night_step
            WHERE step = #{step} AND subject = #{subject} AND shard = #{shard}
            """)
    @Nullable
    LocalDate lastPlanned(@Param("shard") int shard, @Param("step") StepName step, @Param("subject") String subject);

    @Select("""
            SELECT s.business_date, s.step, s.subject, s.state, s.waits_for, s.attempt, s.ran_at IS NOT NULL AS ran,
              s.next_try_at, s.message
            FROM night_step s
            JOIN night_step_name n ON n.step = s.step
            WHERE s.shard = #{shard} AND s.state IN ('WAITING', 'RUNNING', 'FAILED')
            ORDER BY s.business_date, n.place, s.subject
            """)
    List<NightStep> open(@Param("shard") int shard);

    @Select("""
            SELECT business_date FROM night_step
            WHERE shard = #{shard} AND (state = 'COMPLETED' OR ran_at IS NOT NULL) AND step = #{step}
              AND subject = #{subject}
            ORDER BY business_date DESC LIMIT 1
            """)
    @Nullable
    LocalDate lastRun(@Param("shard") int shard, @Param("step") StepName step, @Param("subject") String subject);

    @Select("""
            SELECT COUNT(*) FROM night_step
            WHERE shard = #{shard} AND business_date = #{businessDate} AND (state = 'COMPLETED' OR ran_at IS NOT NULL)
              AND step = #{step} AND subject = #{subject}
            """)
    int hasRun(@Param("shard") int shard, @Param("businessDate") LocalDate businessDate, @Param("step") StepName step,
            @Param("subject") String subject);

    @Update("UPDATE night_step SET waits_for = #{waitsFor}" + STEP + " AND state <> 'COMPLETED'")
    void waitFor(@Param("shard") int shard, @Param("s") NightStep step, @Param("waitsFor") String waitsFor);

    @Update("""
            UPDATE night_step SET state = 'RUNNING', attempt = attempt + 1, waits_for = NULL, message = NULL,
              generation = #{generation}, began_at = #{at}, ended_at = NULL, next_try_at = NULL, rows_done = 0,
              rows_per_second = NULL, seconds_left = NULL
            """ + STEP + " AND state <> 'COMPLETED'")
    int start(@Param("shard") int shard, @Param("s") NightStep step, @Param("generation") long generation,
            @Param("at") LocalDateTime at);

    @Update("""
            UPDATE night_step SET rows_done = #{rows}, rows_per_second = #{perSecond}, seconds_left = #{secondsLeft}
            """ + STEP + " AND state = 'RUNNING'")
    void progress(@Param("shard") int shard, @Param("s") NightStep step, @Param("rows") long rows,
            @Param("perSecond") long perSecond, @Param("secondsLeft") long secondsLeft);

    @Update("""
            UPDATE night_step SET state = #{e.state}, rows_done = #{e.rows}, rows_per_second = #{e.rowsPerSecond},
              seconds_left = NULL, message = #{e.message}, ended_at = #{e.at}, next_try_at = #{e.nextTryAt},
              ran_at = IF(#{e.state} = 'FAILED', ran_at, COALESCE(ran_at, #{e.at}))
            """ + STEP + " AND state = 'RUNNING'")
    int end(@Param("shard") int shard, @Param("s") NightStep step, @Param("e") NightMemory.End end);

    @Update("""
            UPDATE night_step SET state = 'WAITING', next_try_at = NULL
            WHERE shard = #{shard} AND business_date = #{businessDate} AND step = #{step} AND subject = #{subject}
              AND state IN ('FAILED', 'COMPLETED')
            """)
    int reopenStep(@Param("shard") int shard, @Param("businessDate") LocalDate businessDate,
            @Param("step") StepName step, @Param("subject") String subject);

    @Update("""
            UPDATE night_step SET state = 'WAITING'
            WHERE shard = #{shard} AND state = 'RUNNING' AND generation < #{generation}
            """)
    int reopen(@Param("shard") int shard, @Param("generation") long generation);
}
