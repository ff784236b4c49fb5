package org.balancetreasure.api.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Looks at quotes; which of them hold is decided where they are taken in. */
@Mapper
interface QuoteMapper {

    /** @param incomePer10k yuan @param sevenDayYield percent, as published */
    record Row(LocalDate firstDay, LocalDate lastDay, int version, BigDecimal incomePer10k,
            @Nullable BigDecimal sevenDayYield) {}

    String QUOTE = """
            SELECT q.first_day, q.last_day, q.version, q.income_per_10k AS "incomePer10k", q.seven_day_yield
            FROM quote q
            WHERE q.fund_id = #{fundId} AND q.state = 'ACCEPTED'
              AND q.version = (SELECT MAX(v.version) FROM quote v
                               WHERE v.fund_id = q.fund_id AND v.last_day = q.last_day AND v.state = 'ACCEPTED')
            """;

    @Select(QUOTE + "AND q.last_day BETWEEN #{from} AND #{to} ORDER BY q.last_day")
    List<Row> between(@Param("fundId") int fundId, @Param("from") LocalDate from, @Param("to") LocalDate to);

    @Select(QUOTE + "ORDER BY q.last_day DESC LIMIT 1")
    @Nullable
    Row latest(@Param("fundId") int fundId);
}
