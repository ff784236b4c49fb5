package org.balancetreasure.partners;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface TransferAgentMapper {

    String AGENT = """
            SELECT ta_code, distributor_code, file_version, readiness, confirmation_stream, quote_stream, yield_unit
            FROM transfer_agent
            """;

    @Select(AGENT + "ORDER BY ta_code")
    List<TransferAgent> all();

    @Select(AGENT + "WHERE ta_code = #{taCode}")
    @Nullable
    TransferAgent byCode(String taCode);
}
