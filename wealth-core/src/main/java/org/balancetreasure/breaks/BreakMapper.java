package org.balancetreasure.breaks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BreakMapper {

    String BREAK = """
            SELECT break_id, type, business_date, partner, subject, ours, theirs, owner, state, opened_at, resolved_at,
              resolution
            FROM reconciliation_break
            """;

    /**
     * Once per type, day, partner and subject. Seen again with the same figures it stays as it is, also resolved; with
     * other figures it is open again. The server assigns from left to right, so the figures come last.
     */
    @Insert("""
            INSERT INTO reconciliation_break (type, business_date, partner, subject, ours, theirs, opened_at)
            VALUES (#{type}, #{businessDate}, #{partner}, #{subject}, #{ours}, #{theirs}, #{at})
            ON DUPLICATE KEY UPDATE
              state = IF(ours = VALUES(ours) AND theirs = VALUES(theirs), state, 'OPEN'),
              resolved_at = IF(state = 'OPEN', NULL, resolved_at),
              resolution = IF(state = 'OPEN', NULL, resolution),
              ours = VALUES(ours), theirs = VALUES(theirs)
            """)
    void open(BreakType type, LocalDate businessDate, String partner, String subject, String ours, String theirs,
            LocalDateTime at);

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

    @Select("SELECT COUNT(*) FROM reconciliation_break WHERE state = 'OPEN' AND business_date = #{businessDate}")
    long openCount(LocalDate businessDate);

    @Select(BREAK + "WHERE business_date = #{businessDate} ORDER BY break_id")
    List<Break> ofDay(LocalDate businessDate);

    @Select(BREAK + "WHERE state = 'OPEN' ORDER BY business_date, break_id LIMIT #{limit}")
    List<Break> openOnes(int limit);
}
