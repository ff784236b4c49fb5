package org.balancetreasure.settlement;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.orders.Proceeds;

/** Proceeds by the obligation that brings their money. */
@Mapper
interface ReleaseMapper {

    String BEHIND = """
            FROM obligation_item i
            JOIN proceeds p ON p.customer_id = i.customer_id AND p.ta_code = i.ta_code AND p.ta_serial_no = i.item
            WHERE i.obligation_id = #{obligationId} AND p.released_on IS NULL
            """;

    /** The next ones to be released, by holder; banks come last. */
    @Select("""
            SELECT p.customer_id, p.ta_code, p.ta_serial_no, p.order_id, p.fund_id, p.amount, p.confirmed_on, p.promised_on,
              p.expected_on, p.paid_ahead_on, p.channel, p.released_on
            """ + BEHIND + """
              AND (i.customer_id > #{afterCustomer} OR (i.customer_id = #{afterCustomer} AND i.item > #{afterItem}))
            ORDER BY i.customer_id, i.item LIMIT #{limit}
            """)
    List<Proceeds> next(long obligationId, long afterCustomer, String afterItem, int limit);

    @Select("SELECT CAST(COALESCE(SUM(p.amount), 0) AS SIGNED) " + BEHIND)
    long unreleased(long obligationId);

    /** Of settlement days that are over: what of them could not be released then. */
    @Select("""
            SELECT DISTINCT o.obligation_id
            FROM proceeds p
            JOIN obligation_item i ON i.ta_code = p.ta_code AND i.kind = 'REDEMPTION' AND i.item = p.ta_serial_no
            JOIN obligation o ON o.obligation_id = i.obligation_id
            JOIN settlement s ON s.ta_code = o.ta_code AND s.settlement_date = o.due_date
            WHERE p.released_on IS NULL AND p.ta_code = #{taCode} AND o.due_date < #{settlementDate} AND s.state = 'RELEASED'
            ORDER BY o.obligation_id
            """)
    List<Long> leftOver(String taCode, LocalDate settlementDate);

    /** Proceeds that are not released, of one day that was promised. */
    record Late(LocalDate promisedOn, long proceeds, long cents) {}

    @Select("""
            SELECT promised_on, COUNT(*) AS proceeds, CAST(SUM(amount) AS SIGNED) AS cents FROM proceeds
            WHERE released_on IS NULL AND ta_code = #{taCode} AND expected_on < #{today}
            GROUP BY promised_on ORDER BY promised_on
            """)
    List<Late> late(String taCode, LocalDate today);

    /** Days promised of which all is released now. */
    @Select("SELECT COUNT(*) FROM proceeds WHERE released_on IS NULL AND ta_code = #{taCode} AND promised_on = #{promisedOn}")
    long open(String taCode, LocalDate promisedOn);
}
