package org.balancetreasure.instant;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.advances.AdvanceMapper;
import org.balancetreasure.advances.InstantAdvances;
import org.balancetreasure.customers.Customer;
import org.jspecify.annotations.Nullable;

@Mapper
interface InstantMapper extends InstantAdvances {

    String INSTANT = """
            SELECT i.instant_id, a.distributor_code, i.customer_id, i.channel, i.fund_id, f.fund_code, i.ta_code, i.line_id,
              l.bank_id, b.name_zh AS bank_name_zh, b.name_en AS bank_name_en, i.units, i.take_income, i.income_taken,
              i.state, i.redeemed_at, i.transfer_date, i.trade_date, i.return_code, i.missed_at
            FROM instant_redemption i
            JOIN fund f ON f.fund_id = i.fund_id
            JOIN transfer_agent a ON a.ta_code = i.ta_code
            JOIN advance_line l ON l.line_id = i.line_id
            JOIN party b ON b.party_id = l.bank_id
            """;

    /** A row to be inserted; the database gives it its id. */
    final class NewInstant {

        long instantId;
        final long customerId;
        final String channel;
        final String requestKey;
        final @Nullable Long debitId;
        final int fundId;
        final String taCode;
        final int lineId;
        final long units;
        final boolean takeIncome;
        final LocalDateTime redeemedAt;
        final LocalDate transferDate;
        final LocalDate tradeDate;

        NewInstant(long customerId, String channel, String requestKey, @Nullable Long debitId, int fundId,
                String taCode, int lineId, long units, boolean takeIncome, LocalDateTime redeemedAt,
                LocalDate transferDate,
                LocalDate tradeDate) {
            this.customerId = customerId;
            this.channel = channel;
            this.requestKey = requestKey;
            this.debitId = debitId;
            this.fundId = fundId;
            this.taCode = taCode;
            this.lineId = lineId;
            this.units = units;
            this.takeIncome = takeIncome;
            this.redeemedAt = redeemedAt;
            this.transferDate = transferDate;
            this.tradeDate = tradeDate;
        }

        /** As it stands in the table now. */
        InstantRedemption inserted(String fundCode, AdvanceMapper.Candidate line) {
            return new InstantRedemption(instantId, line.distributorCode(), customerId, channel, fundId, fundCode,
                    taCode,
                    lineId, line.bankId(), line.bankNameZh(), line.bankNameEn(), units, takeIncome, 0,
                    InstantState.PAID, redeemedAt, transferDate, tradeDate, null, null);
        }
    }

    @Insert("""
            INSERT INTO instant_redemption (customer_id, channel, request_key, debit_id, fund_id, ta_code, line_id, units,
              take_income, state, redeemed_at, transfer_date, trade_date)
            VALUES (#{customerId}, #{channel}, #{requestKey}, #{debitId}, #{fundId}, #{taCode}, #{lineId}, #{units},
              #{takeIncome}, 'PAID', #{redeemedAt}, #{transferDate}, #{tradeDate})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "instantId")
    void insert(NewInstant redemption);

    /** The same once more, for another day's 33. */
    @Insert("""
            INSERT INTO instant_redemption (customer_id, channel, request_key, fund_id, ta_code, line_id, units,
              take_income, state, redeemed_at, transfer_date, trade_date, resends)
            SELECT customer_id, channel, CONCAT('resend·', instant_id), fund_id, ta_code, line_id, units,
              take_income, 'PAID', #{at}, #{transferDate}, #{tradeDate}, instant_id
            FROM instant_redemption WHERE instant_id = #{refusedId} AND customer_id = #{customerId} AND state = 'REFUSED'
            """)
    int sendAgain(long customerId, long refusedId, LocalDateTime at, LocalDate transferDate, LocalDate tradeDate);

    @Select(INSTANT + "WHERE i.resends = #{refusedId} AND i.customer_id = #{customerId}")
    @Nullable
    InstantRedemption sentAgain(long customerId, long refusedId);

    @Select(INSTANT + "WHERE i.instant_id = #{instantId} AND i.customer_id = #{customerId}")
    @Nullable
    InstantRedemption find(long customerId, long instantId);

    /** Whose it is: staff have its number only. */
    @Select("SELECT customer_id FROM instant_redemption WHERE instant_id = #{instantId}")
    @Nullable
    Long customerOf(long instantId);

    @Select(INSTANT
            + "WHERE i.instant_id = #{instantId} AND i.customer_id = #{customer.customerId} AND i.channel = #{customer.channel}")
    @Nullable
    InstantRedemption findOwn(Customer customer, long instantId);

    /** Locks the redemption's row only. */
    @Select("SELECT instant_id FROM instant_redemption WHERE instant_id = #{instantId} AND customer_id = #{customerId} FOR UPDATE")
    @Nullable
    Long lock(long customerId, long instantId);

    @Select(INSTANT + """
            WHERE i.customer_id = #{customerId} AND i.channel = #{channel} AND i.instant_id < #{before}
              AND i.resends IS NULL AND (#{filter.state} IS NULL OR i.state = #{filter.state})
              AND i.transfer_date BETWEEN #{filter.days.from} AND #{filter.days.to}
            ORDER BY i.instant_id DESC LIMIT #{limit}
            """)
    List<InstantRedemption> ofCustomer(long customerId, String channel, InstantFilter filter, long before, int limit);

    @Select(INSTANT + """
            WHERE i.customer_id = #{customerId} AND i.channel = #{channel} AND i.debit_id = #{debitId}
            ORDER BY i.instant_id
            """)
    List<InstantRedemption> ofDebit(long customerId, String channel, long debitId);

    String FILE_ROW = """
            SELECT i.instant_id, a.distributor_code, i.transfer_date, i.customer_id AS transferor,
              g.ta_account_id AS transferor_ta_account, l.bank_id, t.ta_account_id AS transferee_ta_account, f.fund_code,
              f.share_class, i.units, i.take_income, i.redeemed_at
            FROM instant_redemption i
            JOIN transfer_agent a ON a.ta_code = i.ta_code
            JOIN advance_line l ON l.line_id = i.line_id
            JOIN fund f ON f.fund_id = i.fund_id
            LEFT JOIN ta_account g ON g.customer_id = i.customer_id AND g.ta_code = i.ta_code
            LEFT JOIN ta_account t ON t.customer_id = l.bank_id + #{firstBank} AND t.ta_code = i.ta_code
            """;

    /** In the order of the file; the key gives it. */
    @Select(FILE_ROW + """
            WHERE i.ta_code = #{taCode} AND i.transfer_date = #{transferDate} AND i.instant_id > #{after}
            ORDER BY i.instant_id LIMIT #{limit}
            """)
    List<FileRow> ofFile(String taCode, LocalDate transferDate, long firstBank, long after, int limit);

    @Select(FILE_ROW + """
            JOIN set_aside_row s ON s.partner_code = i.ta_code AND s.file_type = '33' AND s.row_id = i.instant_id
            WHERE s.partner_code = #{taCode} AND s.file_type = '33' AND s.sent_on = #{headerDate}
              AND s.row_id > #{after}
            ORDER BY s.row_id LIMIT #{limit}
            """)
    List<FileRow> lateOfFile(String taCode, LocalDate headerDate, long firstBank, long after, int limit);

    /** A row of {@link #ofFile}. */
    record FileRow(long instantId, String distributorCode, LocalDate transferDate, long transferor,
            @Nullable String transferorTaAccount, int bankId, @Nullable String transfereeTaAccount, String fundCode,
            String shareClass, long units, boolean takeIncome, LocalDateTime redeemedAt) {}

    /** What 33 of its own day goes without. */
    String NOT_SET_ASIDE = """
             AND NOT EXISTS (
              SELECT 1 FROM set_aside_row s
              WHERE s.partner_code = instant_redemption.ta_code AND s.file_type = '33'
                AND s.row_id = instant_redemption.instant_id)
            """;

    /** What 33 of a later day takes along. */
    String LATE = """
            UPDATE instant_redemption i
            JOIN set_aside_row s ON s.row_id = i.instant_id AND s.partner_code = #{taCode} AND s.file_type = '33'
              AND s.sent_on = #{headerDate}
            """;

    @Update("""
            UPDATE instant_redemption SET state = 'SENT'
            WHERE ta_code = #{taCode} AND transfer_date = #{transferDate} AND state = 'PAID'
            """ + NOT_SET_ASIDE)
    int markSent(String taCode, LocalDate transferDate);

    @Update(LATE + "SET i.state = 'SENT' WHERE i.state = 'PAID'")
    int markLateSent(String taCode, LocalDate headerDate);

    /** Whether it was ever left out of a 33. */
    @Select("""
            SELECT COUNT(*) FROM instant_redemption i
            JOIN set_aside_row s ON s.partner_code = i.ta_code AND s.file_type = '33' AND s.row_id = i.instant_id
            WHERE i.instant_id = #{instantId} AND i.customer_id = #{customerId}
            """)
    int wasSetAside(long customerId, long instantId);

    /** Once: a redemption that is in a file is answered by one row of 34. */
    @Update("""
            UPDATE instant_redemption SET state = #{state}, return_code = #{returnCode}, income_taken = #{incomeTaken}
            WHERE instant_id = #{instantId} AND customer_id = #{customerId} AND state = 'SENT'
            """)
    int answer(long customerId, long instantId, InstantState state, String returnCode, long incomeTaken);

    /** Staff know better than to wait: it did not reach the register. The agent's code stays empty. */
    @Update("""
            UPDATE instant_redemption SET state = 'REFUSED'
            WHERE instant_id = #{instantId} AND customer_id = #{customerId} AND state = 'SENT' AND missed_at IS NOT NULL
            """)
    int giveUp(long customerId, long instantId);

    /** 34 of the day has been booked, and says nothing of these. */
    @Update("""
            UPDATE instant_redemption SET missed_at = #{at}
            WHERE ta_code = #{taCode} AND transfer_date = #{transferDate} AND state = 'SENT' AND missed_at IS NULL
            """ + NOT_SET_ASIDE)
    int miss(String taCode, LocalDate transferDate, LocalDateTime at);

    @Update(LATE + "SET i.missed_at = #{at} WHERE i.state = 'SENT' AND i.missed_at IS NULL")
    int missLate(String taCode, LocalDate headerDate, LocalDateTime at);

    /** In 33 of that date, and no row of 34 says what became of it. */
    String UNANSWERED = """
            JOIN (
              SELECT instant_id FROM instant_redemption
              WHERE ta_code = #{taCode} AND transfer_date = #{transferDate} AND state = 'SENT'
            """ + NOT_SET_ASIDE + """
              UNION ALL
              SELECT row_id FROM set_aside_row WHERE partner_code = #{taCode} AND file_type = '33'
                AND sent_on = #{transferDate}
              ) sent ON sent.instant_id = i.instant_id
            WHERE i.state = 'SENT'
            """;

    @Select(INSTANT + UNANSWERED + " ORDER BY i.instant_id LIMIT #{limit}")
    List<InstantRedemption> unanswered(String taCode, LocalDate transferDate, int limit);

    @Select("SELECT f.fund_code, COUNT(*) AS transfers FROM instant_redemption i JOIN fund f ON f.fund_id = i.fund_id "
            + UNANSWERED + " GROUP BY f.fund_code ORDER BY f.fund_code")
    List<UnitTransfers.FundLack> unansweredByFund(String taCode, LocalDate transferDate);

    @Override
    @Select("""
            SELECT CAST(COALESCE(SUM(IF(state = 'CONFIRMED', units, 0)), 0) AS SIGNED) AS confirmed,
              CAST(COALESCE(SUM(IF(state = 'CONFIRMED', 0, units)), 0) AS SIGNED) AS unanswered
            FROM instant_redemption
            WHERE line_id = #{lineId} AND trade_date = #{tradeDate} AND state IN ('PAID', 'SENT', 'CONFIRMED')
            """)
    Advanced advancedFor(int lineId, LocalDate tradeDate);

    @Override
    @Select("""
            SELECT COALESCE(CAST(SUM(units) AS SIGNED), 0) AS cents, MIN(transfer_date) AS first_day
            FROM instant_redemption
            WHERE ta_code = #{taCode} AND transfer_date >= #{from} AND transfer_date < #{until} AND line_id = #{lineId}
              AND resends IS NULL
            """)
    Usage usage(int lineId, String taCode, LocalDate from, LocalDate until);
}
