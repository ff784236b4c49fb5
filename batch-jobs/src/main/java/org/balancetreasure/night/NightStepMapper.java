package org.balancetreasure.night;

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

    String STEP = " WHERE business_date = #{s.businessDate} AND step = #{s.step} AND subject = #{s.subject}";

    @Insert("""
            INSERT IGNORE INTO night_step (business_date, step, subject, state)
            VALUES (#{businessDate}, #{step}, #{subject}, 'WAITING')
            """)
    int plan(@Param("businessDate") LocalDate businessDate, @Param("step") StepName step,
            @Param("subject") String subject);

    @Select("SELECT MAX(business_date) FROM night_step WHERE step = #{step} AND subject = #{subject}")
    @Nullable
    LocalDate lastPlanned(@Param("step") StepName step, @Param("subject") String subject);

    /** Everything that is not done, oldest first, in the order of the night. */
    @Select("""
            SELECT business_date, step, subject, state, waits_for, attempt, message FROM night_step
            WHERE state IN ('WAITING', 'RUNNING', 'FAILED') ORDER BY business_date, step, subject
            """)
    List<NightStep> open();

    /** The earliest day through {@code through} whose step is not done, or null if all planned ones are. */
    @Select("""
            SELECT MIN(business_date) FROM night_step
            WHERE step = #{step} AND subject = #{subject} AND business_date <= #{through}
              AND state IN ('WAITING', 'RUNNING', 'FAILED')
            """)
    @Nullable
    LocalDate firstOpen(@Param("step") StepName step, @Param("subject") String subject,
            @Param("through") LocalDate through);

    /** The earliest day through {@code through} whose step has not been tried to its end, or null. */
    @Select("""
            SELECT MIN(business_date) FROM night_step
            WHERE step = #{step} AND subject = #{subject} AND business_date <= #{through}
              AND state IN ('WAITING', 'RUNNING')
            """)
    @Nullable
    LocalDate firstToBegin(@Param("step") StepName step, @Param("subject") String subject,
            @Param("through") LocalDate through);

    @Update("UPDATE night_step SET waits_for = #{waitsFor}" + STEP + " AND state <> 'COMPLETED'")
    void waitFor(@Param("s") NightStep step, @Param("waitsFor") @Nullable String waitsFor);

    @Update("""
            UPDATE night_step SET state = 'RUNNING', attempt = attempt + 1, waits_for = NULL, message = NULL,
              generation = #{generation}, started_at = #{at}, ended_at = NULL
            """ + STEP + " AND state <> 'COMPLETED'")
    int start(@Param("s") NightStep step, @Param("generation") long generation, @Param("at") LocalDateTime at);

    @Update("""
            UPDATE night_step SET state = #{state}, rows_done = #{rows}, message = #{message}, ended_at = #{at}
            """ + STEP + " AND state = 'RUNNING'")
    int end(@Param("s") NightStep step, @Param("state") StepState state, @Param("rows") long rows,
            @Param("message") @Nullable String message, @Param("at") LocalDateTime at);

    /** What a dead runner left: its steps are open again, and their own rows know how far they came. */
    @Update("UPDATE night_step SET state = 'WAITING' WHERE state = 'RUNNING' AND generation < #{generation}")
    int reopen(long generation);

    @Update("UPDATE night_runner SET generation = generation + 1, holder = #{holder}, taken_at = #{at} WHERE id = 1")
    int raiseGeneration(@Param("holder") String holder, @Param("at") LocalDateTime at);

    /** Shared until commit: the next runner raises the generation only after this transaction. */
    @Select("SELECT generation FROM night_runner WHERE id = 1 LOCK IN SHARE MODE")
    long generationShared();
}
