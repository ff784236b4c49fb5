package org.balancetreasure.settlement;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ObligationMapper {

    String OBLIGATION = """
            SELECT obligation_id, ta_code, settlement_date, due_date AS due, fund_id, kind, party_id, amount, items, reference
            FROM obligation
            """;

    /** By which an obligation is found again. */
    record Key(String taCode, LocalDate settlementDate, LocalDate due, int fundId, ObligationKind kind, int partyId,
            String reference) {}

    @Insert("""
            INSERT IGNORE INTO obligation (ta_code, settlement_date, due_date, fund_id, kind, party_id, amount, items, reference)
            VALUES (#{k.taCode}, #{k.settlementDate}, #{k.due}, #{k.fundId}, #{k.kind}, #{k.partyId}, 0, 0, #{k.reference})
            """)
    void create(@Param("k") Key key);

    @Select("""
            SELECT obligation_id FROM obligation
            WHERE ta_code = #{k.taCode} AND settlement_date = #{k.settlementDate} AND due_date = #{k.due}
              AND fund_id = #{k.fundId} AND kind = #{k.kind} AND party_id = #{k.partyId} AND reference = #{k.reference}
            """)
    long id(@Param("k") Key key);

    /** The amount is the sum of what is behind it. */
    @Update("""
            UPDATE obligation SET
              amount = #{sign} * (SELECT CAST(COALESCE(SUM(i.amount), 0) AS SIGNED) FROM obligation_item i
                WHERE i.obligation_id = #{obligationId}),
              items = (SELECT COUNT(*) FROM obligation_item i WHERE i.obligation_id = #{obligationId})
            WHERE obligation_id = #{obligationId}
            """)
    void addUp(long obligationId, int sign);

    /** In the transaction that puts one more behind it. */
    @Update("UPDATE obligation SET amount = amount + #{cents}, items = items + 1 WHERE obligation_id = #{obligationId}")
    void increase(long obligationId, long cents);

    /** Funds with subscriptions of a closed trade date that are not collected. */
    @Select("SELECT DISTINCT o.fund_id " + TO_COLLECT + " ORDER BY o.fund_id")
    List<Integer> fundsToCollect(String taCode, LocalDate tradeDate);

    String TO_COLLECT = """
            FROM fund_order o
            WHERE o.ta_code = #{taCode} AND o.trade_date = #{tradeDate} AND o.kind = 'SUBSCRIPTION'
              AND o.state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART', 'CONFIRMED', 'REJECTED')
              AND NOT EXISTS (SELECT 1 FROM obligation_item i
                WHERE i.ta_code = o.ta_code AND i.kind = 'COLLECTION' AND i.item = CAST(o.order_id AS CHAR))
            """;

    /** All orders of the trade date are final, so each is there once. */
    @Insert("""
            INSERT INTO obligation_item (obligation_id, kind, item, ta_code, customer_id, amount)
            SELECT #{obligationId}, 'COLLECTION', CAST(o.order_id AS CHAR), o.ta_code, o.customer_id, o.amount
            """ + TO_COLLECT + " AND o.fund_id = #{fundId}")
    long collect(long obligationId, String taCode, LocalDate tradeDate, int fundId);

    /**
     * Confirmed subscriptions with one due day.
     *
     * @param effectiveDate their confirmation date, or the business date on which a late one took effect
     */
    record Confirmed(int fundId, LocalDate effectiveDate) {}

    /** What became payable since a day for confirmations, and that no obligation has behind it. */
    String PAYABLE = """
            FROM fund f
            JOIN transfer t ON t.asset_id = 156 AND t.booking_date >= #{since} AND t.credit_purpose = 'SUBSCRIPTIONS_PAYABLE'
              AND t.credit_owner = f.fund_id AND t.kind = 'SUBSCRIPTION' AND t.effective_date >= #{since}
            WHERE f.ta_code = #{taCode} AND NOT EXISTS (SELECT 1 FROM obligation_item i
              WHERE i.ta_code = f.ta_code AND i.kind = 'SUBSCRIPTION'
                AND i.item = SUBSTRING(t.reference, LENGTH(f.ta_code) + 2))
            """;

    @Select("SELECT DISTINCT f.fund_id, t.effective_date " + PAYABLE + " ORDER BY f.fund_id, t.effective_date")
    List<Confirmed> subscriptions(String taCode, LocalDate since);

    @Insert("""
            INSERT INTO obligation_item (obligation_id, kind, item, ta_code, customer_id, amount)
            SELECT #{obligationId}, 'SUBSCRIPTION', SUBSTRING(t.reference, LENGTH(f.ta_code) + 2), f.ta_code, t.customer_id, t.amount
            """ + PAYABLE + " AND f.fund_id = #{c.fundId} AND t.effective_date = #{c.effectiveDate}")
    long addSubscriptions(long obligationId, String taCode, LocalDate since, @Param("c") Confirmed confirmed);

    /** Of some of them, those of a fund. */
    @Insert("""
            <script>
            INSERT INTO obligation_item (obligation_id, kind, item, ta_code, customer_id, amount)
            SELECT #{obligationId}, 'SUBSCRIPTION', SUBSTRING(t.reference, LENGTH(f.ta_code) + 2), f.ta_code, t.customer_id, t.amount
            FROM fund f
            JOIN transfer t ON t.kind = 'SUBSCRIPTION' AND t.asset_id = 156 AND t.credit_purpose = 'SUBSCRIPTIONS_PAYABLE'
              AND t.credit_owner = f.fund_id
            WHERE f.ta_code = #{taCode} AND f.fund_id = #{fundId} AND t.reference IN
            <foreach item="serial" collection="serials" open="(" separator="," close=")">CONCAT(#{taCode}, ' ', #{serial})</foreach>
              AND NOT EXISTS (SELECT 1 FROM obligation_item i
              WHERE i.ta_code = f.ta_code AND i.kind = 'SUBSCRIPTION'
                AND i.item = SUBSTRING(t.reference, LENGTH(f.ta_code) + 2))
            </script>""")
    long addLate(@Param("obligationId") long obligationId, @Param("taCode") String taCode, @Param("fundId") int fundId,
            @Param("serials") List<String> serials);

    /** Proceeds with one due day. A day that is still open takes nothing of the days after it. */
    record Awaited(int fundId, LocalDate promisedOn) {}

    String AWAITED = """
            FROM proceeds p
            WHERE p.released_on IS NULL AND p.ta_code = #{taCode} AND p.confirmed_on <= #{settlementDate}
              AND NOT EXISTS (SELECT 1 FROM obligation_item i
              WHERE i.ta_code = p.ta_code AND i.kind = 'REDEMPTION' AND i.item = p.ta_serial_no)
            """;

    @Select("SELECT DISTINCT p.fund_id, p.promised_on " + AWAITED + " ORDER BY p.fund_id, p.promised_on")
    List<Awaited> redemptions(String taCode, LocalDate settlementDate);

    @Insert("""
            INSERT INTO obligation_item (obligation_id, kind, item, ta_code, customer_id, amount)
            SELECT #{obligationId}, 'REDEMPTION', p.ta_serial_no, p.ta_code, p.customer_id, p.amount
            """ + AWAITED + " AND p.fund_id = #{a.fundId} AND p.promised_on = #{a.promisedOn}")
    long addRedemptions(long obligationId, String taCode, LocalDate settlementDate, @Param("a") Awaited awaited);

    /** Collections some of whose orders have not ended. */
    @Select(OBLIGATION + "WHERE kind = 'COLLECTION' AND closed = FALSE AND ta_code = #{taCode} ORDER BY obligation_id")
    List<Obligation> openCollections(String taCode);

    /** What was collected for orders that have ended, and was not confirmed. */
    @Insert("""
            INSERT INTO obligation_item (obligation_id, kind, item, ta_code, customer_id, amount)
            SELECT #{obligationId}, 'REFUND', i.item, i.ta_code, i.customer_id, i.amount - o.confirmed_amount
            FROM obligation_item i
            JOIN fund_order o ON o.order_id = CAST(i.item AS UNSIGNED) AND o.customer_id = i.customer_id
            WHERE i.obligation_id = #{collectionId} AND o.state IN ('CONFIRMED', 'REJECTED') AND i.amount > o.confirmed_amount
              AND NOT EXISTS (SELECT 1 FROM obligation_item r
                WHERE r.ta_code = i.ta_code AND r.kind = 'REFUND' AND r.item = i.item)
            """)
    long refund(long obligationId, long collectionId);

    /** Nothing more is to be refunded of it, once all its orders have ended. */
    @Update("""
            UPDATE obligation SET closed = TRUE
            WHERE obligation_id = #{collectionId} AND NOT EXISTS (SELECT 1 FROM obligation_item i
              JOIN fund_order o ON o.order_id = CAST(i.item AS UNSIGNED) AND o.customer_id = i.customer_id
              WHERE i.obligation_id = #{collectionId} AND o.state NOT IN ('CONFIRMED', 'REJECTED'))
            """)
    int close(long collectionId);

    @Delete("DELETE FROM obligation WHERE obligation_id = #{obligationId} AND items = 0")
    void dropEmpty(long obligationId);

    @Insert("""
            INSERT INTO obligation_item (obligation_id, kind, item, ta_code, customer_id, amount)
            VALUES (#{obligationId}, #{kind}, #{item}, #{taCode}, #{customerId}, #{amount})
            """)
    void add(long obligationId, ObligationKind kind, String item, String taCode, long customerId, long amount);

    @Select(OBLIGATION + """
            WHERE ta_code = #{taCode} AND due_date = #{due} AND kind IN ('SUBSCRIPTION', 'REDEMPTION', 'DIVIDEND')
            ORDER BY obligation_id
            """)
    List<Obligation> netted(String taCode, LocalDate due);

    /** What a settlement day owes within the house and to banks. */
    @Select(OBLIGATION + """
            WHERE ta_code = #{taCode} AND settlement_date = #{settlementDate}
              AND kind IN ('PROCEEDS', 'REFUND', 'ADVANCE_REPAYMENT', 'ADVANCE_INCOME', 'FEE')
            ORDER BY reference, obligation_id
            """)
    List<Obligation> payouts(String taCode, LocalDate settlementDate);

    @Select(OBLIGATION + "WHERE reference = #{reference} ORDER BY obligation_id")
    List<Obligation> ofReference(String reference);

    @Select(OBLIGATION + """
            WHERE ta_code = #{taCode} AND settlement_date = #{settlementDate} ORDER BY obligation_id
            """)
    List<Obligation> ofDay(String taCode, LocalDate settlementDate);

    @Select("SELECT COUNT(*) FROM obligation WHERE obligation_id = #{obligationId}")
    int exists(long obligationId);

    /** Newest first. */
    @Select("""
            SELECT number, item, customer_id, amount FROM obligation_item
            WHERE obligation_id = #{obligationId} AND number < #{before} ORDER BY number DESC LIMIT #{limit}
            """)
    List<ObligationItem> items(long obligationId, long before, int limit);
}
