package org.balancetreasure.advances;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.advances.AdvanceLines.Terms;
import org.balancetreasure.income.AdvancingBanks;
import org.balancetreasure.limits.AdvanceRoom;
import org.jspecify.annotations.Nullable;

@Mapper
public interface AdvanceMapper extends AdvancingBanks, AdvanceRoom {

    String LINE = """
            SELECT l.line_id, l.bank_id, b.name_zh AS bank_name_zh, b.name_en AS bank_name_en, l.fund_id, f.fund_code,
              f.ta_code, l.priority, l.granted, l.warning_at, l.slots, l.take_income, l.suspended,
              t.state AS account_state
            FROM advance_line l
            JOIN party b ON b.party_id = l.bank_id
            JOIN fund f ON f.fund_id = l.fund_id
            LEFT JOIN ta_account t ON t.customer_id = l.bank_id + #{firstBank} AND t.ta_code = f.ta_code
            """;

    @Select("SELECT name_zh FROM party WHERE party_id = #{bankId} AND kind = 'BANK'")
    @Nullable
    String bankName(int bankId);

    /** 1 if the line is new; else its number, or the bank or the priority for the fund, is in use. */
    @Insert("""
            INSERT IGNORE INTO advance_line (line_id, bank_id, fund_id, priority, granted, warning_at, slots, take_income)
            VALUES (#{t.lineId}, #{t.bankId}, #{fundId}, #{t.priority}, #{granted}, #{warningAt}, #{t.slots}, #{t.takeIncome})
            """)
    int setUp(@Param("t") Terms terms, @Param("fundId") int fundId, @Param("granted") long granted,
            @Param("warningAt") long warningAt);

    @Update("UPDATE advance_line SET suspended = #{suspended} WHERE line_id = #{lineId}")
    int suspend(int lineId, boolean suspended);

    @Update("UPDATE advance_line SET granted = #{granted} WHERE line_id = #{lineId}")
    int grant(int lineId, long granted);

    @Update("UPDATE advance_line SET warning_at = #{warningAt} WHERE line_id = #{lineId}")
    int warnAt(int lineId, long warningAt);

    @Update("UPDATE advance_line SET priority = #{priority} WHERE line_id = #{lineId}")
    int prefer(int lineId, int priority);

    /**
     * The newest number, locked, so that two lines that are set up at once get numbers one after the other. Null if
     * there is none.
     */
    @Select("SELECT line_id FROM advance_line ORDER BY line_id DESC LIMIT 1 FOR UPDATE")
    @Nullable
    Integer lockNewest();

    /** A line of the fund that has this bank or this priority, other than {@code lineId}. */
    @Select("""
            SELECT line_id FROM advance_line
            WHERE fund_id = #{fundId} AND line_id <> #{lineId} AND (bank_id = #{bankId} OR priority = #{priority})
            ORDER BY line_id LIMIT 1
            """)
    @Nullable
    Integer inTheWay(int lineId, int fundId, int bankId, int priority);

    /** How the line stands after a change. */
    @Insert("""
            INSERT INTO advance_line_change (line_id, change_kind, granted, suspended, warning_at, priority, reason,
              changed_by, changed_at, approval_id)
            SELECT line_id, #{kind}, granted, suspended, warning_at, priority, #{cause.reason}, #{cause.by}, #{at},
              #{cause.approvalId}
            FROM advance_line WHERE line_id = #{lineId}
            """)
    void change(int lineId, AdvanceLineChange.Kind kind, @Param("cause") AdvanceLines.Cause cause, LocalDateTime at);

    @Select("""
            SELECT c.change_id, c.line_id, c.change_kind, c.granted, c.suspended, c.warning_at, c.priority, c.reason,
              c.changed_by, c.changed_at, c.approval_id, a.decided_by AS approved_by
            FROM advance_line_change c
            LEFT JOIN approval a ON a.approval_id = c.approval_id
            WHERE c.line_id = #{lineId} AND c.change_id < #{before}
            ORDER BY c.change_id DESC LIMIT #{limit}
            """)
    List<AdvanceLineChange> changes(int lineId, long before, int limit);

    @Select("SELECT line_id FROM advance_line WHERE line_id = #{lineId} FOR UPDATE")
    @Nullable
    Integer lock(int lineId);

    @Select("SELECT slots FROM advance_line WHERE line_id = #{lineId}")
    int slots(int lineId);

    @Select(LINE + "WHERE l.line_id = #{lineId}")
    @Nullable
    AdvanceLine find(long lineId, long firstBank);

    @Select(LINE + "ORDER BY l.fund_id, l.priority")
    List<AdvanceLine> all(long firstBank);

    @Select(LINE + "WHERE f.ta_code = #{taCode} ORDER BY l.line_id")
    List<AdvanceLine> ofTransferAgent(String taCode, long firstBank);

    @Override
    @Select("SELECT bank_id FROM advance_line WHERE fund_id = #{fundId} ORDER BY bank_id")
    List<Integer> advancingFor(int fundId);

    @Override
    @Select("""
            SELECT MAX(room) FROM (
              SELECT (SELECT SUM(s.room) FROM slot s WHERE s.pool = CONCAT('LINE ', l.line_id)) AS room
              FROM advance_line l
              JOIN fund f ON f.fund_id = l.fund_id
              JOIN ta_account t ON t.customer_id = l.bank_id + #{firstBank} AND t.ta_code = f.ta_code AND t.state = 'OPEN'
              WHERE l.fund_id = #{fundId} AND l.suspended = FALSE) lines_of_fund
            """)
    @Nullable
    Long largestRoom(int fundId, long firstBank);

    /** A line that may advance, with the cents of room that it seems to have. */
    record Candidate(int lineId, int bankId, String bankNameZh, String bankNameEn, String distributorCode, int slots,
            boolean takeIncome, long room) {}

    /** Without a lock: which line to try first, not whether it has room. */
    @Select("""
            SELECT l.line_id, l.bank_id, b.name_zh AS bank_name_zh, b.name_en AS bank_name_en, a.distributor_code, l.slots,
              l.take_income, (SELECT COALESCE(SUM(s.room), 0) FROM slot s WHERE s.pool = CONCAT('LINE ', l.line_id)) AS room
            FROM advance_line l
            JOIN party b ON b.party_id = l.bank_id
            JOIN fund f ON f.fund_id = l.fund_id
            JOIN transfer_agent a ON a.ta_code = f.ta_code
            JOIN ta_account t ON t.customer_id = l.bank_id + #{firstBank} AND t.ta_code = f.ta_code AND t.state = 'OPEN'
            WHERE l.fund_id = #{fundId} AND l.suspended = FALSE
            ORDER BY l.priority
            """)
    List<Candidate> candidates(int fundId, long firstBank);

    /** What was redeemed at once for a trade date and is not known to be in the register yet. */
    String UNANSWERED = """
            COALESCE((SELECT CAST(SUM(i.units) AS SIGNED) FROM instant_redemption i
              WHERE i.line_id = p.line_id AND i.trade_date = p.trade_date AND i.state IN ('PAID', 'SENT')), 0)
            """;

    /**
     * The part of an advance redemption with these unanswered units: of what it is to repay, or of what it did not
     * bring.
     */
    @Update("""
            UPDATE advance_redemption
            SET advanced = advanced - IF(ended_at IS NULL, #{cents}, 0), rest = rest - IF(ended_at IS NULL, 0, #{cents})
            WHERE line_id = #{lineId} AND trade_date = #{tradeDate} AND part = 'UNANSWERED'
              AND IF(ended_at IS NULL, advanced - repaid - awaited, rest) >= #{cents}
            """)
    int leaveOut(int lineId, LocalDate tradeDate, long cents);

    /** What the part did not bring; none while it is under way, or if it was paid. */
    @Update("""
            UPDATE advance_redemption SET rest = rest - #{cents}
            WHERE line_id = #{lineId} AND trade_date = #{tradeDate} AND part = 'UNANSWERED' AND ended_at IS NOT NULL
              AND rest >= #{cents}
            """)
    int leaveOutUnbrought(int lineId, LocalDate tradeDate, long cents);

    /** The earliest advance redemption that is to repay these units; by letter, CERTAIN comes before UNANSWERED. */
    @Update("""
            UPDATE advance_redemption SET advanced = advanced - #{cents}
            WHERE line_id = #{lineId} AND trade_date >= #{tradeDate} AND ended_at IS NULL AND advanced - repaid - awaited >= #{cents}
            ORDER BY trade_date, part LIMIT 1
            """)
    int leaveOutOfEarliest(int lineId, LocalDate tradeDate, long cents);

    /** The same for what an ended advance redemption left to the next. */
    @Update("""
            UPDATE advance_redemption SET rest = rest - #{cents}
            WHERE line_id = #{lineId} AND trade_date >= #{tradeDate} AND rest >= #{cents}
            ORDER BY trade_date, part LIMIT 1
            """)
    int leaveOutOfRest(int lineId, LocalDate tradeDate, long cents);

    /**
     * Cents that earlier advance redemptions did not bring.
     *
     * @param heldBack of those, what 34 has not answered to this day: whether the register has the units nobody knows
     */
    record Rest(long cents, long heldBack) {}

    @Select("""
            SELECT CAST(COALESCE(SUM(p.rest), 0) AS SIGNED) AS cents,
              CAST(COALESCE(SUM(LEAST(p.rest,""" + UNANSWERED + """
            )), 0) AS SIGNED) AS held_back
            FROM advance_redemption p WHERE p.line_id = #{lineId} AND p.trade_date < #{tradeDate} AND p.rest > 0 FOR UPDATE
            """)
    Rest restBefore(int lineId, LocalDate tradeDate);

    /** What is held back stays with its trade date. */
    @Update("UPDATE advance_redemption p SET p.rest = LEAST(p.rest, " + UNANSWERED + """
            ) WHERE p.line_id = #{lineId} AND p.trade_date < #{tradeDate} AND p.rest > 0
            """)
    int takeOverRest(int lineId, LocalDate tradeDate);

    /**
     * Hundredths of a unit that the bank holds and has not ordered to redeem, without what was redeemed at once for a
     * later trade date: its row, what is effective after the day through which that stands, less its open orders. One
     * statement, because income of a late day may be posted at the cut-off: it writes the row and that day together.
     */
    @Select("""
            SELECT CAST(
              COALESCE((SELECT balance FROM account
                        WHERE asset_id = #{fundId} AND purpose = 'UNITS' AND owner_id = #{holderId}), 0)
              + COALESCE((SELECT SUM(amount) FROM transfer
                          WHERE asset_id = #{fundId} AND credit_purpose = 'UNITS' AND credit_owner = #{holderId}
                            AND effective_date > COALESCE((SELECT through_date FROM bank_stands
                              WHERE fund_id = #{fundId} AND holder_id = #{holderId}), DATE '1000-01-01')), 0)
              - COALESCE((SELECT SUM(amount) FROM transfer
                          WHERE asset_id = #{fundId} AND debit_purpose = 'UNITS' AND debit_owner = #{holderId}
                            AND effective_date > COALESCE((SELECT through_date FROM bank_stands
                              WHERE fund_id = #{fundId} AND holder_id = #{holderId}), DATE '1000-01-01')), 0)
              - COALESCE((SELECT SUM(units - confirmed_units) FROM fund_order
                          WHERE customer_id = #{holderId} AND fund_id = #{fundId} AND kind = 'REDEMPTION'
                            AND state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART')), 0)
              - COALESCE((SELECT SUM(units) FROM instant_redemption
                          WHERE line_id = #{lineId} AND trade_date > #{tradeDate}
                            AND state IN ('PAID', 'SENT', 'CONFIRMED')), 0) AS SIGNED)
            """)
    long unitsToRedeem(int fundId, long holderId, int lineId, LocalDate tradeDate);

    /** Each is an order of its own, in this order. */
    enum Part {
        /** What 34 has confirmed, and what earlier advance redemptions did not bring. */
        CERTAIN,
        /** What 34 has not answered by the cut-off: the transfer agent may yet refuse some of it. */
        UNANSWERED,
        /** What the bank holds above its advances; it repays nothing. */
        INCOME
    }

    /** A part of what a bank redeems with a trade date. */
    record Ordered(int lineId, int bankId, int slots, LocalDate tradeDate, Part part, long advanced, long repaid,
            long awaited) {}

    @Select("SELECT COUNT(*) FROM advance_redemption WHERE line_id = #{lineId} AND trade_date = #{tradeDate}")
    int parts(int lineId, LocalDate tradeDate);

    @Insert("""
            INSERT INTO advance_redemption (line_id, trade_date, part, advanced, units, order_id, rest, ended_at)
            VALUES (#{lineId}, #{tradeDate}, #{part}, #{advanced}, #{units}, #{orderId}, #{rest}, #{endedAt})
            """)
    void addPart(int lineId, LocalDate tradeDate, Part part, long advanced, long units, @Nullable Long orderId,
            long rest, @Nullable LocalDateTime endedAt);

    @Select("""
            SELECT p.line_id, l.bank_id, l.slots, p.trade_date, p.part, p.advanced, p.repaid, p.awaited
            FROM advance_redemption p JOIN advance_line l ON l.line_id = p.line_id
            WHERE p.order_id = #{orderId} FOR UPDATE
            """)
    @Nullable
    Ordered lockPart(long orderId);

    @Update("""
            UPDATE advance_redemption SET repaid = repaid + #{repaid}, awaited = awaited + #{awaited},
              advanced = advanced - #{rest}, rest = rest + #{rest}, ended_at = #{endedAt}
            WHERE line_id = #{lineId} AND trade_date = #{tradeDate} AND part = #{part} AND ended_at IS NULL
            """)
    int repay(int lineId, LocalDate tradeDate, Part part, long repaid, long awaited, long rest,
            @Nullable LocalDateTime endedAt);

    /** What was awaited has come. */
    @Update("""
            UPDATE advance_redemption SET repaid = repaid + #{cents}, awaited = awaited - #{cents}
            WHERE line_id = #{lineId} AND trade_date = #{tradeDate} AND part = #{part} AND awaited >= #{cents}
            """)
    int paid(int lineId, LocalDate tradeDate, Part part, long cents);

    /** Cents that the advance redemption of a trade date repays. */
    record Due(LocalDate tradeDate, long cents) {}

    /**
     * Not ordered yet. What ended advance redemptions left comes with the next one, once it is known to be in the
     * register.
     */
    @Select("""
            SELECT trade_date, CAST(SUM(cents) AS SIGNED) AS cents
            FROM (
              SELECT i.trade_date, i.units AS cents FROM instant_redemption i
              WHERE i.line_id = #{lineId} AND i.state IN ('PAID', 'SENT', 'CONFIRMED')
                AND i.trade_date > COALESCE((SELECT MAX(p.trade_date) FROM advance_redemption p WHERE p.line_id = #{lineId}), '1000-01-01')
              UNION ALL
              SELECT p.trade_date, p.rest - LEAST(p.rest, """ + UNANSWERED + """
            ) FROM advance_redemption p WHERE p.line_id = #{lineId} AND p.rest > 0
            ) parts
            GROUP BY trade_date HAVING SUM(cents) > 0 ORDER BY trade_date
            """)
    List<Due> due(int lineId);

    @Select("""
            SELECT trade_date, advanced - repaid AS cents FROM advance_redemption
            WHERE line_id = #{lineId} AND ended_at IS NULL
            UNION ALL
            SELECT trade_date, awaited FROM advance_redemption
            WHERE line_id = #{lineId} AND awaited > 0 AND ended_at IS NOT NULL
            ORDER BY trade_date
            """)
    List<Due> ordered(int lineId);
}
