package org.balancetreasure.payments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.payments.MessageMapper.Message;
import org.jspecify.annotations.Nullable;

@Mapper
interface StatusMapper {

    String IDS = """
             payment_id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            """;

    /**
     * A payment of a message as its status is applied.
     *
     * @param booked whether a statement has booked a side of it
     */
    record Sent(long paymentId, String endToEndId, int groupNumber, long amount, PaymentState state,
            @Nullable StatusCode bankStatus, boolean booked) {}

    /** An item of a payment, by what its breaks are named. */
    record Side(long itemId, String bankCode, String accountNo, String reference) {}

    /** Locks the message. */
    @Select(MessageMapper.MESSAGE + "WHERE message_id = #{messageId} FOR UPDATE")
    Message lock(String messageId);

    @Update("UPDATE payment_message SET reports = #{reports} WHERE message_id = #{messageId}")
    void reported(String messageId, int reports);

    /** Locks the payments. */
    @Select("""
            SELECT p.payment_id, p.end_to_end_id, p.group_number, p.amount, p.state, p.bank_status,
              EXISTS (SELECT 1 FROM cash_item i WHERE i.payment_id = p.payment_id AND i.ended_as = 'BOOKED') AS booked
            FROM payment p
            WHERE p.message_id = #{messageId} AND p.group_number = #{group} AND p.payment_id > #{after}
            ORDER BY p.payment_id LIMIT #{limit} FOR UPDATE
            """)
    List<Sent> lockPage(String messageId, int group, long after, int limit);

    @Update("<script>UPDATE payment SET bank_status = #{code}, reason = #{reason} WHERE" + IDS + "</script>")
    void note(@Param("ids") List<Long> ids, @Param("code") StatusCode code, @Param("reason") @Nullable String reason);

    /** A payment with the reference that its bank gives to it. */
    record Named(long paymentId, String bankReference) {}

    @Update("""
            <script>UPDATE payment SET bank_reference = CASE payment_id
            <foreach item="n" collection="named">WHEN #{n.paymentId} THEN #{n.bankReference} </foreach>
            END WHERE payment_id IN
            <foreach item="n" collection="named" open="(" separator="," close=")">#{n.paymentId}</foreach></script>
            """)
    void name(@Param("named") List<Named> named);

    @Update("<script>UPDATE payment SET reason = #{reason} WHERE" + IDS + "</script>")
    void noteReason(@Param("ids") List<Long> ids, @Param("reason") @Nullable String reason);

    @Update("<script>UPDATE payment SET state = 'FAILED', ended_at = #{at} WHERE state IN ('SENT', 'UNKNOWN') AND" + IDS
            + "</script>")
    int fail(@Param("ids") List<Long> ids, @Param("at") LocalDateTime at);

    /** @param released false if a second person is to release it */
    @Update("<script>UPDATE payment SET state = 'CREATED', due_date = #{due}, released = #{released} "
            + "WHERE state IN ('SENT', 'UNKNOWN') AND" + IDS + "</script>")
    int goAgain(@Param("ids") List<Long> ids, @Param("due") LocalDate due, @Param("released") boolean released);

    @Update("<script>UPDATE cash_item SET due_date = #{due} WHERE ended_on IS NULL AND" + IDS + "</script>")
    void moveItems(@Param("ids") List<Long> ids, @Param("due") LocalDate due);

    /** What a bank says was done must not be told it again before somebody has looked. */
    @Update("<script>UPDATE payment SET released = FALSE WHERE state = 'CREATED' AND" + IDS + "</script>")
    void holdBack(@Param("ids") List<Long> ids);

    @Select("<script>"
            + "SELECT i.item_id, a.bank_code, a.account_no, i.reference FROM cash_item i"
            + " JOIN bank_account a ON a.account_id = i.account_id WHERE i.ended_on IS NULL AND i." + "payment_id IN"
            + " <foreach item='id' collection='ids' open='(' separator=',' close=')'>#{id}</foreach></script>")
    List<Side> openSides(@Param("ids") List<Long> ids);

    @Update("<script>UPDATE cash_item SET ended_on = #{day}, ended_as = 'DROPPED' WHERE ended_on IS NULL AND" + IDS
            + "</script>")
    int dropItems(@Param("ids") List<Long> ids, @Param("day") LocalDate day);

    /** Messages of an execution date with payments of which nothing final is known. */
    @Select("""
            SELECT m.message_id FROM payment_message m
            WHERE m.bank_code = #{bankCode} AND m.execution_date = #{executionDate}
              AND EXISTS (SELECT 1 FROM payment p
                WHERE p.message_id = m.message_id AND p.state = 'SENT'
                  AND (p.bank_status IS NULL OR p.bank_status NOT IN ('ACSC', 'ACCC')))
            ORDER BY m.number
            """)
    List<String> unsettled(String bankCode, LocalDate executionDate);
}
