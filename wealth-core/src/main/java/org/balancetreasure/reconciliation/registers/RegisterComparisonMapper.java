package org.balancetreasure.reconciliation.registers;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RegisterComparisonMapper {

    /**
     * A fund as the comparison needs it.
     *
     * @param monthly whether its income accrues before it becomes units
     */
    record ComparedFund(int fundId, String fundCode, boolean monthly) {}

    /** One holder's amount on both sides, smallest units. */
    record BalanceDifference(long customerId, long ours, long theirs) {}

    /** What a holder had, smallest units. */
    record Amount(long holderId, long amount) {}

    /** One holder's income of one day on both sides: cents, and hundredths of the units that earned it. */
    record IncomeDifference(LocalDate incomeDate, long customerId, long ours, long theirs, long ourBase,
            long theirBase) {}

    @Select("""
            SELECT fund_id, fund_code, carry = 'MONTHLY' AS monthly FROM fund WHERE ta_code = #{taCode} ORDER BY fund_id
            """)
    List<ComparedFund> funds(String taCode);

    /**
     * Balances as of a register date beside the register, both directions, in one statement and so of one state: what
     * moved with effect after that date is taken off, and so is income that earns after it. Instant redemptions of the
     * date itself reach the register after it is written; one that was refused moved back on the same date, unless its
     * 34 had left it out. {@code theirs} is a column of register_row, {@code instant} of instant_redemption,
     * {@code income} whether income goes to this account. Banks are compared by {@link #banks}.
     */
    @Select("""
            SELECT customer_id, ours, theirs FROM (
              SELECT a.owner_id AS customer_id,
                a.balance - COALESCE(m.moved, 0) - COALESCE(i.income, 0) AS ours, COALESCE(r.${theirs}, 0) AS theirs
              FROM account a
              LEFT JOIN (
                SELECT owner_id, SUM(amount) AS moved FROM (
                  SELECT credit_owner AS owner_id, amount FROM transfer
                  WHERE asset_id = #{fundId} AND credit_purpose = #{purpose} AND effective_date > #{date}
                  UNION ALL
                  SELECT debit_owner, -amount FROM transfer
                  WHERE asset_id = #{fundId} AND debit_purpose = #{purpose} AND effective_date > #{date}
                  UNION ALL
                  SELECT customer_id, -${instant} FROM instant_redemption
                  WHERE ta_code = #{taCode} AND transfer_date = #{date} AND fund_id = #{fundId}
                    AND (state <> 'REFUSED' OR missed_at IS NOT NULL)) later
                GROUP BY owner_id) m ON m.owner_id = a.owner_id
              LEFT JOIN (
                SELECT e.holder_id, SUM(e.income) AS income
                FROM income_run n
                JOIN income_entry e ON e.fund_id = n.fund_id AND e.income_date = n.income_date AND e.sequence = n.sequence
                WHERE n.fund_id = #{fundId} AND n.effective_date > #{date} AND #{income} = TRUE
                GROUP BY e.holder_id) i ON i.holder_id = a.owner_id
              LEFT JOIN register_row r ON r.ta_code = #{taCode} AND r.register_date = #{date} AND r.fund_id = #{fundId}
                AND r.customer_id = a.owner_id
              WHERE a.asset_id = #{fundId} AND a.purpose = #{purpose} AND a.owner_id < 90000000000000000
              UNION ALL
              SELECT r.customer_id, 0, r.${theirs}
              FROM register_row r
              LEFT JOIN account a ON a.asset_id = #{fundId} AND a.purpose = #{purpose} AND a.owner_id = r.customer_id
              WHERE r.ta_code = #{taCode} AND r.register_date = #{date} AND r.fund_id = #{fundId} AND a.owner_id IS NULL
                AND NOT EXISTS (
                  SELECT 1 FROM advance_line l
                  WHERE l.fund_id = r.fund_id AND 90000000000000000 + l.bank_id = r.customer_id)
            ) both_sides
            WHERE ours <> theirs
            ORDER BY customer_id LIMIT #{limit}
            """)
    List<BalanceDifference> balances(@Param("taCode") String taCode, @Param("fundId") int fundId,
            @Param("purpose") String purpose, @Param("theirs") String theirs, @Param("instant") String instant,
            @Param("income") boolean income, @Param("date") LocalDate date, @Param("limit") int limit);

    /**
     * What each bank that advances for the fund had as of a date, in one statement and so of one state. Its row stands
     * through a day of its own: what moved between that day and the date is added or taken off, income that earns after
     * the date is taken off, and so are the instant redemptions of the date if {@code beforeInstants}.
     */
    @Select("""
            SELECT holder_id,
              CAST(balance + IF(stands < #{date}, 1, -1) * (credits - debits) - income - instants AS SIGNED) AS amount
            FROM (
              SELECT b.holder_id, b.stands, COALESCE(a.balance, 0) AS balance,
                COALESCE((SELECT SUM(t.amount) FROM transfer t
                  WHERE t.asset_id = #{fundId} AND t.credit_purpose = #{purpose} AND t.credit_owner = b.holder_id
                    AND t.effective_date > LEAST(b.stands, #{date}) AND t.effective_date <= GREATEST(b.stands, #{date})), 0)
                  AS credits,
                COALESCE((SELECT SUM(t.amount) FROM transfer t
                  WHERE t.asset_id = #{fundId} AND t.debit_purpose = #{purpose} AND t.debit_owner = b.holder_id
                    AND t.effective_date > LEAST(b.stands, #{date}) AND t.effective_date <= GREATEST(b.stands, #{date})), 0)
                  AS debits,
                COALESCE((SELECT SUM(e.income)
                  FROM income_run n
                  JOIN income_entry e ON e.fund_id = n.fund_id AND e.income_date = n.income_date AND e.sequence = n.sequence
                  WHERE n.fund_id = #{fundId} AND n.effective_date > #{date} AND #{income} = TRUE
                    AND e.holder_id = b.holder_id), 0) AS income,
                COALESCE((SELECT SUM(i.${instant}) FROM instant_redemption i
                  WHERE i.ta_code = #{taCode} AND i.transfer_date = #{date} AND i.line_id = b.line_id
                    AND (i.state <> 'REFUSED' OR i.missed_at IS NOT NULL) AND #{beforeInstants} = TRUE), 0) AS instants
              FROM (
                SELECT l.line_id, 90000000000000000 + l.bank_id AS holder_id,
                  COALESCE(s.through_date, DATE '1000-01-01') AS stands
                FROM advance_line l
                LEFT JOIN bank_stands s ON s.fund_id = l.fund_id AND s.holder_id = 90000000000000000 + l.bank_id
                WHERE l.fund_id = #{fundId}) b
              LEFT JOIN account a ON a.asset_id = #{fundId} AND a.purpose = #{purpose} AND a.owner_id = b.holder_id) parts
            ORDER BY holder_id
            """)
    List<Amount> banks(@Param("taCode") String taCode, @Param("fundId") int fundId, @Param("purpose") String purpose,
            @Param("instant") String instant, @Param("income") boolean income, @Param("date") LocalDate date,
            @Param("beforeInstants") boolean beforeInstants);

    /** What the register says of banks. {@code theirs} is a column of register_row. */
    @Select("""
            SELECT customer_id AS holder_id, ${theirs} AS amount FROM register_row
            WHERE ta_code = #{taCode} AND register_date = #{date} AND fund_id = #{fundId} AND customer_id >= 90000000000000000
            """)
    List<Amount> registeredBanks(@Param("taCode") String taCode, @Param("fundId") int fundId,
            @Param("theirs") String theirs, @Param("date") LocalDate date);

    /** What the listed customers had as of a date, after its instant redemptions. Who is left out had nothing. */
    @Select("""
            <script>
            SELECT a.owner_id AS holder_id, CAST(a.balance
              - COALESCE((SELECT SUM(t.amount) FROM transfer t
                  WHERE t.customer_id = a.owner_id AND t.asset_id = #{fundId} AND t.credit_purpose = #{purpose}
                    AND t.credit_owner = a.owner_id
                    AND t.effective_date > #{date}), 0)
              + COALESCE((SELECT SUM(t.amount) FROM transfer t
                  WHERE t.customer_id = a.owner_id AND t.asset_id = #{fundId} AND t.debit_purpose = #{purpose}
                    AND t.debit_owner = a.owner_id
                    AND t.effective_date > #{date}), 0)
              - COALESCE(i.income, 0) AS SIGNED) AS amount
            FROM account a
            LEFT JOIN (
              SELECT e.holder_id, SUM(e.income) AS income
              FROM income_run n
              JOIN income_entry e ON e.fund_id = n.fund_id AND e.income_date = n.income_date AND e.sequence = n.sequence
              WHERE n.fund_id = #{fundId} AND n.effective_date > #{date} AND #{income} = TRUE AND e.holder_id IN
                <foreach item="id" collection="customers" open="(" separator="," close=")">#{id}</foreach>
              GROUP BY e.holder_id) i ON i.holder_id = a.owner_id
            WHERE a.asset_id = #{fundId} AND a.purpose = #{purpose} AND a.owner_id IN
              <foreach item="id" collection="customers" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Amount> customers(@Param("fundId") int fundId, @Param("purpose") String purpose,
            @Param("income") boolean income, @Param("date") LocalDate date, @Param("customers") List<Long> customers);

    /**
     * What became effective after one register date and up to the next, corrections included, beside the 06 of the
     * latter, by day earned. A base differs only where both sides state one: a holder without income may be left out.
     */
    @Select("""
            SELECT income_date, customer_id, SUM(ours) AS ours, SUM(theirs) AS theirs, SUM(our_base) AS our_base,
              SUM(their_base) AS their_base
            FROM (
              SELECT e.income_date, e.holder_id AS customer_id, e.income AS ours, 0 AS theirs,
                IF(e.sequence = 0, e.base, 0) AS our_base, 0 AS their_base
              FROM income_run n
              JOIN income_entry e ON e.fund_id = n.fund_id AND e.income_date = n.income_date AND e.sequence = n.sequence
              WHERE n.fund_id = #{fundId} AND n.effective_date > #{from} AND n.effective_date <= #{to}
              UNION ALL
              SELECT income_date, customer_id, 0, income, 0, base
              FROM register_income
              WHERE ta_code = #{taCode} AND register_date = #{to} AND fund_id = #{fundId}
            ) both_sides
            GROUP BY income_date, customer_id
            HAVING SUM(ours) <> SUM(theirs) OR (SUM(our_base) <> SUM(their_base) AND SUM(our_base) <> 0 AND SUM(their_base) <> 0)
            ORDER BY income_date, customer_id LIMIT #{limit}
            """)
    List<IncomeDifference> incomes(@Param("taCode") String taCode, @Param("fundId") int fundId,
            @Param("from") LocalDate from, @Param("to") LocalDate to, @Param("limit") int limit);
}
