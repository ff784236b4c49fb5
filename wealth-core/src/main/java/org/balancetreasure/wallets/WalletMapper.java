package org.balancetreasure.wallets;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface WalletMapper {

    @Select("""
            SELECT COUNT(*) FROM transfer
            WHERE kind = 'WALLET_CREDIT' AND reference = #{reference} AND asset_id = 156
              AND credit_owner = #{customerId} AND credit_purpose = 'WALLET'
            """)
    int credits(long customerId, String reference);
}
