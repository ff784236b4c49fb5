package org.balancetreasure.funds;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.funds.SettlementDays.Dated;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

@Mapper
interface FundMapper {

    String FUND = """
            SELECT fund_id, fund_code, share_class, ta_code, name_zh, name_en, first_income_day, fund_status, carry,
              residue_rule, pricing, quote_pattern, minimum_subscription, minimum_redemption
            FROM fund
            """;

    /** Amounts in cents, units in hundredths. */
    record LimitsRow(long minimumSubscription, long minimumLaterSubscription, @Nullable Long holdingCap,
            @Nullable Long dailyQuota, long minimumRedemption, long minimumHolding, @Nullable Long largestRedemption,
            long instantLimit) {

        FundLimits limits() {
            return new FundLimits(Money.ofCents(minimumSubscription), Money.ofCents(minimumLaterSubscription),
                    holdingCap == null ? null : Units.ofHundredths(holdingCap),
                    dailyQuota == null ? null : Money.ofCents(dailyQuota), Units.ofHundredths(minimumRedemption),
                    Units.ofHundredths(minimumHolding),
                    largestRedemption == null ? null : Units.ofHundredths(largestRedemption),
                    Money.ofCents(instantLimit));
        }
    }

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

    @Insert("""
            INSERT INTO fund (fund_id, fund_code, share_class, ta_code, name_zh, name_en, first_income_day, fund_status, carry,
              residue_rule, pricing, quote_pattern)
            VALUES (#{fundId}, #{fundCode}, #{shareClass}, #{taCode}, #{nameZh}, #{nameEn}, #{firstIncomeDay}, #{fundStatus},
              #{carry}, #{residueRule}, #{pricing}, #{quotePattern})
            """)
    void add(Fund fund);

    @Select("""
            SELECT minimum_subscription, minimum_later_subscription, holding_cap, daily_quota, minimum_redemption,
              minimum_holding, largest_redemption, instant_limit
            FROM fund WHERE fund_id = #{fundId}
            """)
    LimitsRow limits(int fundId);

    @Update("""
            UPDATE fund SET minimum_subscription = #{l.minimumSubscription.cents},
              minimum_later_subscription = #{l.minimumLaterSubscription.cents}, holding_cap = #{l.holdingCap.hundredths},
              daily_quota = #{l.dailyQuota.cents}, minimum_redemption = #{l.minimumRedemption.hundredths},
              minimum_holding = #{l.minimumHolding.hundredths}, largest_redemption = #{l.largestRedemption.hundredths},
              instant_limit = #{l.instantLimit.cents}
            WHERE fund_id = #{fundId}
            """)
    void setLimits(@Param("fundId") int fundId, @Param("l") FundLimits limits);

    @Select("""
            SELECT valid_from, subscription_days, redemption_days FROM fund_settlement_days
            WHERE fund_id = #{fundId} ORDER BY valid_from
            """)
    List<Dated> settlementDaysHistory(int fundId);

    @Insert("""
            INSERT INTO fund_settlement_days (fund_id, valid_from, subscription_days, redemption_days)
            VALUES (#{fundId}, #{d.validFrom}, #{d.subscriptionDays}, #{d.redemptionDays})
            """)
    void addSettlementDays(@Param("fundId") int fundId, @Param("d") Dated days);

    record AuthorityRow(LocalDate validFrom, IncomeAuthority.Authority authority, long allowedCents) {

        IncomeAuthority.Dated dated() {
            return new IncomeAuthority.Dated(validFrom, authority, Money.ofCents(allowedCents));
        }
    }

    @Select("""
            SELECT valid_from, authority, allowed_difference AS allowed_cents FROM fund_income_authority
            WHERE fund_id = #{fundId} ORDER BY valid_from
            """)
    List<AuthorityRow> incomeAuthorityRows(int fundId);

    default List<IncomeAuthority.Dated> incomeAuthorityHistory(int fundId) {
        return incomeAuthorityRows(fundId).stream().map(AuthorityRow::dated).toList();
    }

    @Insert("""
            INSERT INTO fund_income_authority (fund_id, valid_from, authority, allowed_difference)
            VALUES (#{fundId}, #{d.validFrom}, #{d.authority}, #{d.allowedDifference.cents})
            """)
    void addIncomeAuthority(@Param("fundId") int fundId, @Param("d") IncomeAuthority.Dated authority);

    @Update("UPDATE fund SET fund_status = #{fundStatus} WHERE fund_id = #{fundId} AND fund_status <> #{fundStatus}")
    int setStatus(int fundId, String fundStatus);

    @Select("""
            SELECT subscription_days, redemption_days FROM fund_settlement_days
            WHERE fund_id = #{fundId} AND valid_from <= #{tradeDate} ORDER BY valid_from DESC LIMIT 1
            """)
    @Nullable
    SettlementDaysRow settlementDays(int fundId, LocalDate tradeDate);
}
