package org.balancetreasure.api.breaks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.audit.Act;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.ledger.BankHolder;
import org.jspecify.annotations.Nullable;

/** Reads breaks, which only wealth-core writes. */
@Mapper
public interface BreakLookup {

    /** @param ours and theirs: the two sides, as text */
    record Row(long breakId, String type, LocalDate businessDate, String partner, String subject, String ours,
            String theirs, String owner, String state, LocalDateTime openedAt, @Nullable LocalDateTime resolvedAt,
            @Nullable String resolution) {

        /** What staff see with it: customers stand in the texts of a break by their numbers, as these words say. */
        private static final Pattern CUSTOMER = Pattern
                .compile("(?:customer |TransactionAccountID )0*([1-9][0-9]{4,16})\\b");

        /** That a person sees it, for each customer whom it names; banks are none. */
        public List<Act> read() {
            return Stream.of(subject, ours, theirs).flatMap(text -> CUSTOMER.matcher(text).results())
                    .map(found -> Long.parseLong(found.group(1))).filter(number -> !BankHolder.is(number)).distinct()
                    .map(customer -> new Act(Act.Action.BREAK_READ, Long.toString(breakId), customer)).toList();
        }
    }

    /**
     * Which breaks to list; null lets all pass.
     *
     * @param days business dates
     */
    record Filter(BreakState state, @Nullable BreakType type, @Nullable String partner, Days days) {}

    String BREAK = """
            SELECT break_id, type, business_date, partner, subject, ours, theirs, owner, state, opened_at, resolved_at, resolution
            FROM reconciliation_break
            """;

    /** Few: a day with many breaks is shown by its first. */
    @Select(BREAK + "WHERE business_date = #{date} ORDER BY break_id LIMIT #{limit}")
    List<Row> ofDate(@Param("date") LocalDate date, @Param("limit") int limit);

    @Select(BREAK + """
            WHERE state = #{filter.state} AND (#{filter.type} IS NULL OR type = #{filter.type})
              AND (#{filter.partner} IS NULL OR partner = #{filter.partner})
              AND business_date BETWEEN #{filter.days.from} AND #{filter.days.to} AND break_id < #{before}
            ORDER BY break_id DESC LIMIT #{limit}
            """)
    List<Row> list(@Param("filter") Filter filter, @Param("before") long before, @Param("limit") int limit);
}
