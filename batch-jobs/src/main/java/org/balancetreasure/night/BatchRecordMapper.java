package org.balancetreasure.night;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What Spring Batch keeps of executions that ended long ago. */
@Mapper
interface BatchRecordMapper {

    String OF_THEM = " IN <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>";

    /**
     * The oldest that have ended.
     *
     * @param before by the system's clock in the process's time zone, as Spring Batch writes it
     */
    @Select("""
            SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION
            WHERE CREATE_TIME < #{before} AND END_TIME IS NOT NULL ORDER BY CREATE_TIME LIMIT #{limit}
            """)
    List<Long> executions(@Param("before") LocalDateTime before, @Param("limit") int limit);

    @Select("<script>SELECT DISTINCT JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID" + OF_THEM)
    List<Long> instances(@Param("ids") List<Long> executions);

    @Delete("<script>DELETE FROM BATCH_JOB_EXECUTION_CONTEXT WHERE JOB_EXECUTION_ID" + OF_THEM)
    void deleteContexts(@Param("ids") List<Long> executions);

    @Delete("<script>DELETE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID" + OF_THEM)
    void deleteParameters(@Param("ids") List<Long> executions);

    @Delete("<script>DELETE FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID" + OF_THEM)
    void deleteExecutions(@Param("ids") List<Long> executions);

    /** Each attempt of a step is an instance of its own, so an instance goes with its execution. */
    @Delete("<script>DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID" + OF_THEM)
    void deleteInstances(@Param("ids") List<Long> instances);
}
