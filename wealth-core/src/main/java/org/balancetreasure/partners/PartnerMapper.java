package org.balancetreasure.partners;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.partners.Partners.Named;
import org.jspecify.annotations.Nullable;

@Mapper
interface PartnerMapper {

    @Select("SELECT partner_code FROM partner ORDER BY partner_code")
    List<String> codes();

    @Select("""
            SELECT r.partner_code AS code, p.party_id, p.name_zh, p.name_en
            FROM partner r JOIN party p ON p.party_id = r.party_id
            WHERE p.kind = #{kind} ORDER BY r.partner_code
            """)
    List<Named> ofKind(PartyKind kind);

    @Select("""
            SELECT r.partner_code AS code, p.party_id, p.name_zh, p.name_en
            FROM partner r JOIN party p ON p.party_id = r.party_id
            WHERE r.partner_code = #{code}
            """)
    @Nullable
    Named byCode(String code);

    /** The operator's row is one that nobody changes. */
    @Select("SELECT party_id FROM party WHERE party_id = 1 FOR UPDATE")
    int lockOperator();

    @Select("SELECT party_id FROM party WHERE party_id >= #{first} AND party_id < #{end} ORDER BY party_id")
    List<Integer> numbers(int first, int end);

    @Insert("INSERT INTO party (party_id, kind, name_zh, name_en) VALUES (#{partyId}, #{kind}, #{nameZh}, #{nameEn})")
    void addParty(int partyId, PartyKind kind, String nameZh, String nameEn);

    @Insert("INSERT INTO partner (partner_code, party_id) VALUES (#{code}, #{partyId})")
    void add(String code, int partyId);
}
