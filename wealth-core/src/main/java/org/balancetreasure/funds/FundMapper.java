package org.balancetreasure.funds;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface FundMapper {

    String FUND = """
            SELECT fund_id, fund_code, share_class, ta_code, name_zh, name_en, first_income_day, fund_status, carry,
              residue_rule, pricing, quote_pattern, minimum_subscription, minimum_redemption
            FROM fund
            """;

    /** Trading days after T. */
    record SettlementDaysRow(int subscriptionDays, int redemptionDays) {}

    @Select(FUND + "ORDER BY fund_code, share_class")
    List<Fund> all();

    @Select(FUND + "WHERE ta_code = #{taCode} ORDER BY fund_code, share_class")
    List<Fund> ofTransferAgent(String taCode);

    @Select(FUND + "WHERE fund_id = #{fundId}")
    @Nullable
    Fund byId(int fundId);

    @Select(FUND + "WHERE fund_code = #{fundCode} ORDER BY share_class LIMIT 1")
    @Nullable
    Fund byCode(String fundCode);

    @Update("UPDATE fund SET fund_status = #{fundStatus} WHERE fund_id = #{fundId} AND fund_status <> #{fundStatus}")
    int setStatus(int fundId, String fundStatus);

    @Select("""
            SELECT subscription_days, redemption_days FROM fund_settlement_days
            WHERE fund_id = #{fundId} AND valid_from <= #{tradeDate} ORDER BY valid_from DESC LIMIT 1
            """)
    @Nullable
    SettlementDaysRow settlementDays(int fundId, LocalDate tradeDate);
}
