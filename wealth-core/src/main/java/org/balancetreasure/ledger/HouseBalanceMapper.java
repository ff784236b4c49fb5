package org.balancetreasure.ledger;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface HouseBalanceMapper {

    /** What an account moved on a day, smallest units. */
    record Moved(int assetId, Purpose purpose, long ownerId, long debits, long credits) {}

    @Delete("DELETE FROM house_balance WHERE booking_date = #{day}")
    void delete(LocalDate day);

    /** Of one shard: sums of several shards add up. */
    @Select("""
            SELECT asset_id, purpose, owner_id, SUM(debit) AS debits, SUM(credit) AS credits
            FROM (SELECT asset_id, debit_purpose AS purpose, debit_owner AS owner_id, amount AS debit, 0 AS credit
                  FROM transfer WHERE booking_date = #{day} AND debit_purpose NOT IN ('WALLET', 'UNITS', 'ACCRUED_INCOME')
                  UNION ALL
                  SELECT asset_id, credit_purpose, credit_owner, 0, amount
                  FROM transfer WHERE booking_date = #{day} AND credit_purpose NOT IN ('WALLET', 'UNITS', 'ACCRUED_INCOME')) sides
            GROUP BY asset_id, purpose, owner_id
            """)
    List<Moved> moved(LocalDate day);

    /** The balance is that of the last day on which the account moved, and the day's movement. */
    @Insert("""
            INSERT INTO house_balance (booking_date, asset_id, purpose, owner_id, debits, credits, balance)
            SELECT #{day}, #{m.assetId}, #{m.purpose}, #{m.ownerId}, #{m.debits}, #{m.credits},
              COALESCE((SELECT before_it.balance FROM house_balance before_it
                        WHERE before_it.asset_id = #{m.assetId} AND before_it.purpose = #{m.purpose}
                          AND before_it.owner_id = #{m.ownerId} AND before_it.booking_date < #{day}
                        ORDER BY before_it.booking_date DESC LIMIT 1), 0) + #{m.credits} - #{m.debits}
            """)
    void rollUp(@Param("day") LocalDate day, @Param("m") Moved moved);
}
