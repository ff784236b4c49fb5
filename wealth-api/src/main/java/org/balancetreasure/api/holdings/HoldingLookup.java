package org.balancetreasure.api.holdings;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.ledger.Purpose;
import org.jspecify.annotations.Nullable;

/** Reads what a holder has of a fund. */
@Mapper
interface HoldingLookup {

    /**
     * @param balance hundredths
     * @param held hundredths
     * @param moved hundredths: what transfers brought, less what they took
     */
    record Row(long balance, long held, long moved) {}

    /**
     * One statement, so that balance and transfers are of one moment. Income changes a balance without a transfer. So
     * the total income is the balance less what transfers moved, without a sum over days.
     */
    @Select("""
            SELECT a.balance, a.held,
              CAST(COALESCE((SELECT SUM(IF(t.credit_owner = a.owner_id AND t.credit_purpose = a.purpose, t.amount, 0)
                  - IF(t.debit_owner = a.owner_id AND t.debit_purpose = a.purpose, t.amount, 0))
                FROM transfer t WHERE t.customer_id = a.owner_id AND t.asset_id = a.asset_id), 0) AS SIGNED) AS moved
            FROM account a
            WHERE a.asset_id = #{fundId} AND a.purpose = #{purpose} AND a.owner_id = #{customerId}
            """)
    @Nullable
    Row find(@Param("fundId") int fundId, @Param("purpose") Purpose purpose, @Param("customerId") long customerId);
}
