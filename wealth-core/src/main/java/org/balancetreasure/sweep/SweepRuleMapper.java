package org.balancetreasure.sweep;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.sweep.SweepRuleChange.Kind;
import org.jspecify.annotations.Nullable;

@Mapper
interface SweepRuleMapper {

    String RULE = """
            SELECT customer_id, channel, product_id, fund_id, wallet_floor, minimum, multiple, on_credit, auto_redeem, state,
              consent_at, version
            FROM sweep_rule WHERE customer_id = #{customerId} AND channel = #{channel}
            """;

    @Select(RULE)
    @Nullable
    SweepRule find(@Param("customerId") long customerId, @Param("channel") String channel);

    @Select("""
            SELECT customer_id, channel, product_id, fund_id, wallet_floor, minimum, multiple, on_credit, auto_redeem, state,
              consent_at, version
            FROM sweep_rule WHERE customer_id = #{customerId}
            """)
    @Nullable
    SweepRule ofCustomer(@Param("customerId") long customerId);

    @Select(RULE + "FOR UPDATE")
    @Nullable
    SweepRule lock(@Param("customerId") long customerId, @Param("channel") String channel);

    @Insert("""
            INSERT INTO sweep_rule (customer_id, channel, product_id, fund_id, wallet_floor, minimum, multiple, on_credit,
              auto_redeem, state, consent_at, version)
            VALUES (#{r.customerId}, #{r.channel}, #{r.productId}, #{r.fundId}, #{r.walletFloor}, #{r.minimum}, #{r.multiple},
              #{r.onCredit}, #{r.autoRedeem}, #{r.state}, #{r.consentAt}, #{r.version})
            ON DUPLICATE KEY UPDATE product_id = VALUES(product_id), fund_id = VALUES(fund_id),
              wallet_floor = VALUES(wallet_floor), minimum = VALUES(minimum), multiple = VALUES(multiple),
              on_credit = VALUES(on_credit), auto_redeem = VALUES(auto_redeem), state = VALUES(state),
              consent_at = VALUES(consent_at), version = VALUES(version)
            """)
    void put(@Param("r") SweepRule rule);

    @Insert("""
            INSERT INTO sweep_rule_change (customer_id, version, change_kind, changed_at, changed_by, request_key, product_id,
              fund_id, wallet_floor, minimum, multiple, on_credit, auto_redeem, state)
            VALUES (#{r.customerId}, #{r.version}, #{kind}, #{at}, #{by}, #{requestKey}, #{r.productId}, #{r.fundId},
              #{r.walletFloor}, #{r.minimum}, #{r.multiple}, #{r.onCredit}, #{r.autoRedeem}, #{r.state})
            """)
    void record(@Param("r") SweepRule rule, @Param("kind") Kind kind, @Param("at") LocalDateTime at,
            @Param("by") String by, @Param("requestKey") String requestKey);

    @Select("""
            SELECT customer_id, version, change_kind, changed_at, changed_by, product_id, fund_id, wallet_floor, minimum,
              multiple, on_credit, auto_redeem, state
            FROM sweep_rule_change WHERE customer_id = #{customerId} AND version < #{before}
            ORDER BY version DESC LIMIT #{limit}
            """)
    List<SweepRuleChange> changes(@Param("customerId") long customerId, @Param("before") long before,
            @Param("limit") int limit);
}
