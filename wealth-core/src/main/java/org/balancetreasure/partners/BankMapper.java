package org.balancetreasure.partners;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface BankMapper {

    String ACCOUNT = """
            SELECT a.account_id, a.bank_code, b.bic, a.purpose, a.owner_id, a.account_no, a.name, a.asset_id, a.valid_from,
              a.valid_to
            FROM bank_account a JOIN bank b ON b.bank_code = a.bank_code
            """;

    String TERMS = """
            SELECT b.bank_code, b.bic, t.valid_from, t.calendar, t.cut_off, t.day_end, t.statement_by, t.batch_booking, t.reversals,
              t.yearly_numbers, t.release_limit
            FROM bank b JOIN bank_terms t ON t.bank_code = b.bank_code
            """;

    String SETTLEMENT_TERMS = """
            SELECT ta_code, valid_from, netting, settlement_account, collection_account, reserve_account, summaries
            FROM settlement_terms
            """;

    @Select("SELECT bank_code FROM bank ORDER BY bank_code")
    List<String> codes();

    @Select("SELECT MIN(valid_from) FROM bank_terms WHERE bank_code = #{bankCode}")
    @Nullable
    LocalDate firstDay(String bankCode);

    @Select(TERMS + "WHERE b.bank_code = #{bankCode} AND t.valid_from <= #{day} ORDER BY t.valid_from DESC LIMIT 1")
    @Nullable
    BankTerms terms(String bankCode, LocalDate day);

    @Select(TERMS + "WHERE b.bank_code = #{bankCode} ORDER BY t.valid_from")
    List<BankTerms> history(String bankCode);

    @Select("SELECT bank_code FROM bank WHERE bic = #{bic}")
    @Nullable
    String byBic(String bic);

    @Insert("INSERT INTO bank (bank_code, bic) VALUES (#{bankCode}, #{bic})")
    void add(String bankCode, String bic);

    @Insert("""
            INSERT INTO bank_terms (bank_code, valid_from, calendar, cut_off, day_end, statement_by, batch_booking, reversals,
              yearly_numbers, release_limit)
            VALUES (#{bankCode}, #{validFrom}, #{calendar}, #{cutOff}, #{dayEnd}, #{statementBy}, #{batchBooking},
              #{reversals}, #{yearlyNumbers}, #{releaseLimit})
            """)
    void addTerms(BankTerms terms);

    @Select(ACCOUNT + "WHERE a.account_id = #{accountId}")
    @Nullable
    BankAccount account(int accountId);

    @Select(ACCOUNT + """
            WHERE a.bank_code = #{bankCode} AND a.owner_id = 1 AND a.valid_from <= #{day}
              AND (a.valid_to IS NULL OR a.valid_to >= #{day})
            ORDER BY a.account_id
            """)
    List<BankAccount> ours(String bankCode, LocalDate day);

    @Select(ACCOUNT + """
            WHERE a.purpose = #{purpose} AND a.owner_id = #{ownerId} AND a.valid_from <= #{day}
              AND (a.valid_to IS NULL OR a.valid_to >= #{day})
            ORDER BY a.account_id
            """)
    List<BankAccount> of(String purpose, int ownerId, LocalDate day);

    @Select(ACCOUNT + """
            WHERE a.purpose = #{purpose} AND a.valid_from <= #{day} AND (a.valid_to IS NULL OR a.valid_to >= #{day})
            ORDER BY a.account_id
            """)
    List<BankAccount> forPurpose(String purpose, LocalDate day);

    @Select(ACCOUNT + "ORDER BY a.account_id")
    List<BankAccount> accounts();

    @Insert("""
            INSERT INTO bank_account (account_id, bank_code, purpose, owner_id, account_no, name, asset_id, valid_from)
            VALUES (#{accountId}, #{bankCode}, #{purpose}, #{ownerId}, #{accountNo}, #{name}, #{assetId}, #{validFrom})
            """)
    void open(BankAccount account);

    @Update("UPDATE bank_account SET valid_to = #{lastDay} WHERE account_id = #{accountId} AND valid_to IS NULL")
    int end(int accountId, LocalDate lastDay);

    @Select(SETTLEMENT_TERMS + "WHERE ta_code = #{taCode} AND valid_from <= #{day} ORDER BY valid_from DESC LIMIT 1")
    @Nullable
    SettlementTerms settlementTerms(String taCode, LocalDate day);

    @Select(SETTLEMENT_TERMS + "ORDER BY ta_code, valid_from")
    List<SettlementTerms> allSettlementTerms();

    @Insert("""
            INSERT INTO settlement_terms (ta_code, valid_from, netting, settlement_account, collection_account,
              reserve_account, summaries)
            VALUES (#{taCode}, #{validFrom}, #{netting}, #{settlementAccount}, #{collectionAccount}, #{reserveAccount},
              #{summaries})
            """)
    void addSettlementTerms(SettlementTerms terms);

    @Select("SELECT COUNT(*) FROM settlement_terms WHERE ta_code = #{taCode}")
    int settles(String taCode);
}
