package org.balancetreasure.income;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PartitionMapper {

    /** The names of the months that have a partition of their own, like p201307. */
    @Select("""
            SELECT partition_name FROM information_schema.partitions
            WHERE table_schema = DATABASE() AND table_name = 'income_entry' AND partition_name <> 'later'
            """)
    List<String> months();

    /** Who waits for a table that others use keeps everybody from it: better later than long. */
    @Update("SET SESSION lock_wait_timeout = 10")
    void waitBriefly();

    @Update("SET SESSION lock_wait_timeout = DEFAULT")
    void waitAsUsual();

    /** A name and a date can't be bound in this statement; both follow from a month. */
    @Update("""
            ALTER TABLE income_entry REORGANIZE PARTITION later INTO (
              PARTITION ${name} VALUES LESS THAN ('${next}'), PARTITION later VALUES LESS THAN (MAXVALUE))
            """)
    void split(@Param("name") String name, @Param("next") LocalDate next);
}
