package org.balancetreasure.api.breaks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.audit.Act;
import org.balancetreasure.breaks.BreakAges;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.calendar.Days;
import org.jspecify.annotations.Nullable;

/** Reads breaks, which only wealth-core writes. */
@Mapper
public interface BreakLookup {

    /** As the table has it; {@code scale} has the decimals of the asset. */
    record Row(long breakId, BreakType type, LocalDate businessDate, String partner, String subject, String ours,
            String theirs, long customerId, @Nullable String asset, @Nullable Integer scale, @Nullable Long amount,
            LocalDate dueDate, String owner, @Nullable LocalDate handedBackOn, String state, LocalDateTime openedAt,
            @Nullable LocalDateTime resolvedAt, @Nullable String resolution) {

        /** That a person sees it, if it shows a customer's data. */
        public List<Act> read() {
            return customerId == 0
                    ? List.of()
                    : List.of(new Act(Act.Action.BREAK_READ, Long.toString(breakId), customerId));
        }
    }

    /**
     * Which breaks to list; null lets all pass.
     *
     * @param days business dates
     * @param dueDates of the breaks of an age
     */
    record Filter(BreakState state, @Nullable BreakType type, @Nullable String partner, @Nullable String owner,
            Days days, BreakAges.DueDates dueDates) {}

    String BREAK = """
            SELECT b.break_id, b.type, b.business_date, b.partner, b.subject, b.ours, b.theirs, b.customer_id,
              a.code AS asset, a.scale, b.amount, b.due_date, b.owner, b.handed_back_on, b.state, b.opened_at,
              b.resolved_at, b.resolution
            FROM reconciliation_break b
            LEFT JOIN asset a ON a.asset_id = b.asset_id
            """;

    /** Few: a day with many breaks is shown by its first. */
    @Select(BREAK + "WHERE b.business_date = #{date} ORDER BY b.break_id LIMIT #{limit}")
    List<Row> ofDate(@Param("date") LocalDate date, @Param("limit") int limit);

    @Select(BREAK + "WHERE b.break_id = #{breakId}")
    @Nullable
    Row find(long breakId);

    @Select(BREAK + """
            WHERE b.state = #{filter.state} AND (#{filter.type} IS NULL OR b.type = #{filter.type})
              AND (#{filter.partner} IS NULL OR b.partner = #{filter.partner})
              AND (#{filter.owner} IS NULL OR b.owner = #{filter.owner})
              AND (#{filter.dueDates.first} IS NULL OR b.due_date >= #{filter.dueDates.first})
              AND (#{filter.dueDates.last} IS NULL OR b.due_date <= #{filter.dueDates.last})
              AND b.business_date BETWEEN #{filter.days.from} AND #{filter.days.to} AND b.break_id < #{before}
            ORDER BY b.break_id DESC LIMIT #{limit}
            """)
    List<Row> list(@Param("filter") Filter filter, @Param("before") long before, @Param("limit") int limit);
}
