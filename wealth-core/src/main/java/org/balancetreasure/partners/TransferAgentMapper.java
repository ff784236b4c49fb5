package org.balancetreasure.partners;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface TransferAgentMapper {

    String AGENT = """
            SELECT a.ta_code, a.distributor_code, t.valid_from, t.file_version, t.readiness, t.confirmation_stream,
              t.quote_stream, t.yield_unit
            FROM transfer_agent a JOIN transfer_agent_terms t ON t.ta_code = a.ta_code
            WHERE a.ta_code = #{taCode}
            """;

    /** Ascending; with which something is agreed, on whatever day. */
    @Select("SELECT DISTINCT ta_code FROM transfer_agent_terms ORDER BY ta_code")
    List<String> codes();

    @Select("SELECT DISTINCT distributor_code FROM transfer_agent ORDER BY distributor_code")
    List<String> distributorCodes();

    @Select("SELECT distributor_code FROM transfer_agent WHERE ta_code = #{taCode}")
    @Nullable
    String distributorCode(String taCode);

    @Select("SELECT MIN(valid_from) FROM transfer_agent_terms WHERE ta_code = #{taCode}")
    @Nullable
    LocalDate firstDay(String taCode);

    @Select(AGENT + "AND t.valid_from <= #{day} ORDER BY t.valid_from DESC LIMIT 1")
    @Nullable
    TransferAgent on(String taCode, LocalDate day);

    @Select(AGENT + "ORDER BY t.valid_from")
    List<TransferAgent> history(String taCode);

    @Insert("INSERT INTO transfer_agent (ta_code, distributor_code) VALUES (#{taCode}, #{distributorCode})")
    void add(String taCode, String distributorCode);

    @Insert("""
            INSERT INTO transfer_agent_terms (ta_code, valid_from, file_version, readiness, confirmation_stream, quote_stream,
              yield_unit)
            VALUES (#{taCode}, #{validFrom}, #{fileVersion}, #{readiness}, #{confirmationStream}, #{quoteStream},
              #{yieldUnit})
            """)
    void addTerms(TransferAgent terms);
}
