package org.balancetreasure.resolutions;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.resolutions.WriteOffLimits.Limit;
import org.jspecify.annotations.Nullable;

@Mapper
interface ResolutionsMapper {

    @Select("SELECT role, per_break, per_day FROM write_off_limit ORDER BY role")
    List<Limit> limits();

    /** Locks it: who charges the day of a role waits for who changes its limit. */
    @Select("SELECT role, per_break, per_day FROM write_off_limit WHERE role = #{role} FOR UPDATE")
    @Nullable
    Limit lockLimit(String role);

    @Update("UPDATE write_off_limit SET per_break = #{perBreak}, per_day = #{perDay} WHERE role = #{role}")
    int change(Limit limit);

    /** Not IGNORE: that takes a shared lock on a row that is there, which two would then both want to raise. */
    @Insert("""
            INSERT INTO write_off_use (role, business_date, used) VALUES (#{role}, #{businessDate}, 0)
            ON DUPLICATE KEY UPDATE used = used
            """)
    void beginDay(String role, LocalDate businessDate);

    /** Never above what the role may write off on a day. */
    @Update("""
            UPDATE write_off_use SET used = used + #{amount}
            WHERE role = #{role} AND business_date = #{businessDate} AND used + #{amount} <= #{perDay}
            """)
    int use(String role, LocalDate businessDate, long amount, long perDay);

    @Select("SELECT used FROM write_off_use WHERE role = #{role} AND business_date = #{businessDate}")
    long used(String role, LocalDate businessDate);

    @Select("SELECT asset_id FROM asset WHERE code = #{code}")
    @Nullable
    Integer assetId(String code);

    @Select("SELECT code FROM asset WHERE asset_id = #{assetId}")
    String assetCode(int assetId);

    @Select("SELECT COUNT(*) FROM party WHERE party_id = #{partyId}")
    int isParty(long partyId);

    @Select("SELECT COUNT(*) FROM customer WHERE customer_id = #{customerId}")
    int isCustomer(long customerId);
}
