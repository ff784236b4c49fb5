package org.balancetreasure.night;

import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RunnerMapper {

    @Update("""
            UPDATE night_runner SET generation = generation + 1, holder = #{holder}, taken_at = #{at}
            WHERE shard = #{shard}
            """)
    int raiseGeneration(@Param("shard") int shard, @Param("holder") String holder, @Param("at") LocalDateTime at);

    /** Shared until commit: the next runner raises the generation only after this transaction. */
    @Select("SELECT generation FROM night_runner WHERE shard = #{shard} LOCK IN SHARE MODE")
    long generationShared(@Param("shard") int shard);
}
