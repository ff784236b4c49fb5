package org.balancetreasure.api.breaks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads breaks, which only wealth-core writes. */
@Mapper
public interface BreakLookup {

    /** @param ours and theirs: the two sides, as text */
    record Row(long breakId, String type, LocalDate businessDate, String partner, String subject, String ours,
            String theirs, String owner, String state, LocalDateTime openedAt, @Nullable LocalDateTime resolvedAt,
            @Nullable String resolution) {}

    String BREAK = """
            SELECT break_id, type, business_date, partner, subject, ours, theirs, owner, state, opened_at, resolved_at, resolution
            FROM reconciliation_break
            """;

    /** Few: a day with many breaks is shown by its first. */
    @Select(BREAK + "WHERE business_date = #{date} ORDER BY break_id LIMIT #{limit}")
    List<Row> ofDate(@Param("date") LocalDate date, @Param("limit") int limit);

    @Select(BREAK + "WHERE state = #{state} AND break_id < #{before} ORDER BY break_id DESC LIMIT #{limit}")
    List<Row> inState(@Param("state") BreakState state, @Param("before") long before, @Param("limit") int limit);
}
