package org.balancetreasure.payments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.jspecify.annotations.Nullable;

@Mapper
interface PaymentMapper {

    String PAYMENT = """
            SELECT payment_id, end_to_end_id, business_key, attempt, kind, debtor_account, creditor_account, amount AS cents,
              due_date AS due, state, released, message_id, group_number, bank_status, reason, created_at, ended_at
            FROM payment
            """;

    /** A row to be inserted; the database gives it its id. */
    final class NewRow {

        long paymentId;
        final NewPayment p;
        final String businessKey;
        final int attempt;
        final boolean released;
        final LocalDateTime at;

        NewRow(NewPayment payment, String businessKey, int attempt, boolean released, LocalDateTime at) {
            this.p = payment;
            this.businessKey = businessKey;
            this.attempt = attempt;
            this.released = released;
            this.at = at;
        }
    }

    /** The account that a payment settles. */
    record Claim(Purpose purpose, int ownerId, int assetId) {

        Account account() {
            return new Account(assetId, purpose, ownerId);
        }
    }

    @Insert("""
            INSERT INTO payment (end_to_end_id, business_key, attempt, lot, kind, debtor_account, creditor_account, amount,
              due_date, claim_purpose, claim_owner, state, released, created_at)
            VALUES (#{p.endToEndId}, #{businessKey}, #{attempt}, #{p.lot}, #{p.kind}, #{p.debtorAccount}, #{p.creditorAccount},
              #{p.amount.cents}, #{p.due}, #{p.claim.purpose}, #{p.claim.ownerId}, 'CREATED', #{released}, #{at})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "paymentId")
    void insert(NewRow row);

    @Select(PAYMENT + "WHERE end_to_end_id = #{endToEndId}")
    @Nullable
    Payment find(String endToEndId);

    @Select(PAYMENT + "WHERE business_key = #{businessKey} ORDER BY attempt DESC LIMIT 1")
    @Nullable
    Payment latest(String businessKey);

    /** Locks it. */
    @Select(PAYMENT + "WHERE payment_id = #{paymentId} FOR UPDATE")
    @Nullable
    Payment lock(long paymentId);

    @Update("UPDATE payment SET released = TRUE WHERE payment_id = #{paymentId} AND state = 'CREATED' AND NOT released")
    int release(long paymentId);

    /** Those of a file that was broken. */
    @Update("UPDATE payment SET released = TRUE WHERE message_id = #{messageId} AND state = 'CREATED' AND NOT released")
    int releaseMessage(String messageId);

    @Select("""
            SELECT p.claim_purpose AS purpose, p.claim_owner AS owner_id, a.asset_id
            FROM payment p JOIN bank_account a ON a.account_id = p.debtor_account
            WHERE p.payment_id = #{paymentId}
            """)
    Claim claim(long paymentId);

    @Select("""
            SELECT account_id, statement_date AS day, number, opening, closing FROM account_balance
            WHERE account_id = #{accountId} ORDER BY statement_date DESC, number DESC LIMIT 1
            """)
    @Nullable
    StatementBalance balance(int accountId);

    String OPEN_OUT = """
            SELECT COALESCE(SUM(amount), 0) FROM payment
            WHERE debtor_account = #{accountId} AND state IN ('CREATED', 'SENT', 'UNKNOWN')
            """;

    @Select(OPEN_OUT)
    long openOut(int accountId);

    @Select(OPEN_OUT + "AND due_date <= #{due}")
    long openOutDue(int accountId, LocalDate due);

    /** How many of our accounts at a bank have less, by their last statement, than what is to leave them. */
    @Select("""
            SELECT COUNT(*) FROM (
              SELECT p.debtor_account, SUM(p.amount) AS cents
              FROM bank_account a
              STRAIGHT_JOIN payment p ON p.debtor_account = a.account_id AND p.state IN ('CREATED', 'SENT', 'UNKNOWN')
              WHERE a.bank_code = #{bankCode} AND a.owner_id = 1
              GROUP BY p.debtor_account
            ) leaving
            WHERE leaving.cents > COALESCE((SELECT b.closing FROM account_balance b
              WHERE b.account_id = leaving.debtor_account ORDER BY b.statement_date DESC, b.number DESC LIMIT 1), 0)
            """)
    int uncovered(String bankCode);

    String IDS = """
             payment_id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach></script>
            """;

    @Update("<script>UPDATE payment SET state = 'SUCCEEDED', ended_at = #{at} "
            + "WHERE state IN ('CREATED', 'SENT', 'UNKNOWN') AND" + IDS)
    int succeed(@Param("ids") List<Long> ids, @Param("at") LocalDateTime at);

    @Update("UPDATE payment SET state = 'RETURNED', ended_at = #{at} WHERE payment_id = #{paymentId} AND state = 'SUCCEEDED'")
    int bringBack(long paymentId, LocalDateTime at);

    @Update("<script>UPDATE payment SET state = 'UNKNOWN' WHERE state = 'SENT' AND" + IDS)
    int unknown(@Param("ids") List<Long> ids);

    @Insert("""
            INSERT INTO account_balance (account_id, statement_date, number, opening, closing)
            VALUES (#{b.accountId}, #{b.day}, #{b.number}, #{b.opening}, #{b.closing})
            """)
    void insertBalance(@Param("b") StatementBalance balance);
}
