package org.balancetreasure.close;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface CloseMapper {

    String CLOSE = """
            SELECT business_date, formula, row_count, LOWER(HEX(previous_digest)) AS previous_digest,
              LOWER(HEX(digest)) AS digest, LOWER(HEX(signature)) AS signature, key_id, closed_at
            FROM day_close
            """;

    @Select(CLOSE + "WHERE business_date = #{day}")
    @Nullable
    DayClose find(LocalDate day);

    @Select(CLOSE + "ORDER BY business_date DESC LIMIT 1")
    @Nullable
    DayClose last();

    /** Newest first. */
    @Select(CLOSE + "WHERE business_date BETWEEN #{from} AND #{to} ORDER BY business_date DESC LIMIT #{limit}")
    List<DayClose> list(@Param("from") LocalDate from, @Param("to") LocalDate to, @Param("limit") int limit);

    /** The last statement of a close: from its commit on the date takes nothing more. */
    @Insert("""
            INSERT INTO day_close (business_date, formula, row_count, previous_digest, digest, signature, key_id, closed_at)
            VALUES (#{c.businessDate}, #{c.formula}, #{c.rowCount}, UNHEX(#{c.previousDigest}), UNHEX(#{c.digest}),
              UNHEX(#{c.signature}), #{c.keyId}, #{c.closedAt})
            """)
    void insert(@Param("c") DayClose close);

    @Insert("""
            <script>
            INSERT INTO day_digest_section (business_date, shard, table_name, section_no, part, first_position,
              last_position, row_count, digest) VALUES
            <foreach collection='sections' item='s' separator=','>
            (#{day}, #{s.shard}, #{s.tableName}, #{s.number}, #{s.part}, #{s.firstPosition}, #{s.lastPosition},
             #{s.rowCount}, UNHEX(#{s.digest}))
            </foreach>
            </script>
            """)
    void insertSections(@Param("day") LocalDate day, @Param("sections") List<Section> sections);

    /** Income that belongs to the books of these days and is not posted to its end. */
    @Select("""
            SELECT COUNT(*) FROM income_run
            WHERE booking_date > #{after} AND booking_date <= #{through} AND state <> 'PROVED'
            """)
    long unprovedIncome(@Param("after") LocalDate after, @Param("through") LocalDate through);
}
