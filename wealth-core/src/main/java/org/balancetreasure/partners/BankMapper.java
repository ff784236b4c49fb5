package org.balancetreasure.partners;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface BankMapper {

    String ACCOUNT = """
            SELECT a.account_id, a.bank_code, b.bic, a.purpose, a.owner_id, a.account_no, a.name, a.asset_id
            FROM bank_account a JOIN bank b ON b.bank_code = a.bank_code
            """;

    @Select("SELECT bank_code FROM bank ORDER BY bank_code")
    List<String> codes();

    @Select("SELECT MIN(valid_from) FROM bank_terms WHERE bank_code = #{bankCode}")
    @Nullable
    LocalDate firstDay(String bankCode);

    @Select("""
            SELECT b.bank_code, b.bic, t.valid_from, t.calendar, t.cut_off, t.day_end, t.statement_by, t.batch_booking, t.reversals,
              t.yearly_numbers, t.release_limit
            FROM bank b JOIN bank_terms t ON t.bank_code = b.bank_code
            WHERE b.bank_code = #{bankCode} AND t.valid_from <= #{day}
            ORDER BY t.valid_from DESC LIMIT 1
            """)
    @Nullable
    BankTerms terms(String bankCode, LocalDate day);

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

    @Select("""
            SELECT ta_code, netting, settlement_account, collection_account, reserve_account, summaries
            FROM settlement_terms WHERE ta_code = #{taCode} AND valid_from <= #{day}
            ORDER BY valid_from DESC LIMIT 1
            """)
    @Nullable
    SettlementTerms settlementTerms(String taCode, LocalDate day);

    @Select("SELECT COUNT(*) FROM settlement_terms WHERE ta_code = #{taCode}")
    int settles(String taCode);
}
