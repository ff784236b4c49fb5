package org.balancetreasure.settlement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.partners.SettlementTerms.Netting;
import org.jspecify.annotations.Nullable;

@Mapper
interface SettlementMapper {

    String SETTLEMENT = """
            SELECT ta_code, settlement_date, netting, state, agreed_at, released_at FROM settlement
            """;

    @Insert("""
            INSERT IGNORE INTO settlement (ta_code, settlement_date, netting, state)
            VALUES (#{taCode}, #{settlementDate}, #{netting}, 'OPEN')
            """)
    void open(String taCode, LocalDate settlementDate, Netting netting);

    @Select(SETTLEMENT + "WHERE ta_code = #{taCode} AND settlement_date = #{settlementDate}")
    @Nullable
    Settlement find(String taCode, LocalDate settlementDate);

    @Select(SETTLEMENT + "WHERE ta_code = #{taCode} AND settlement_date = #{settlementDate} FOR UPDATE")
    @Nullable
    Settlement lock(String taCode, LocalDate settlementDate);

    /** The settlement day before; null if this is the first. */
    @Select("SELECT MAX(settlement_date) FROM settlement WHERE ta_code = #{taCode} AND settlement_date < #{settlementDate}")
    @Nullable
    LocalDate dayBefore(String taCode, LocalDate settlementDate);

    @Update("""
            UPDATE settlement SET state = 'AGREED', agreed_at = #{at}
            WHERE ta_code = #{taCode} AND settlement_date = #{settlementDate} AND state = 'OPEN'
            """)
    int agree(String taCode, LocalDate settlementDate, LocalDateTime at);

    @Update("""
            UPDATE settlement SET state = 'RELEASED', released_at = #{at}
            WHERE ta_code = #{taCode} AND settlement_date = #{settlementDate} AND state = 'AGREED'
            """)
    int release(String taCode, LocalDate settlementDate, LocalDateTime at);

    @Select(SETTLEMENT + "WHERE settlement_date BETWEEN #{from} AND #{to} ORDER BY settlement_date, ta_code")
    List<Settlement> list(LocalDate from, LocalDate to);
}
