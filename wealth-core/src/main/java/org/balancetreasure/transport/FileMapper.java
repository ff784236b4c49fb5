package org.balancetreasure.transport;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface FileMapper {

    String FILE = """
            SELECT ta_code, file_name, direction, file_type, header_date, sha256, record_count, state, reason
            FROM fund_file
            """;

    @Select(FILE + "WHERE ta_code = #{taCode} AND file_name = #{fileName}")
    @Nullable
    RegisteredFile find(String taCode, String fileName);

    /** By name, which puts data files before their index. */
    @Select("<script>" + FILE + """
            WHERE ta_code = #{taCode} AND header_date = #{headerDate} AND direction = 'OUT' AND file_type IN
            <foreach item="t" collection="types" open="(" separator="," close=")">#{t}</foreach>
            ORDER BY file_name
            </script>""")
    List<RegisteredFile> sentOf(@Param("taCode") String taCode, @Param("headerDate") LocalDate headerDate,
            @Param("types") Collection<String> types);

    @Insert("""
            INSERT INTO fund_file (ta_code, file_name, direction, file_type, header_date, sha256, record_count, state,
              reason, registered_at)
            VALUES (#{f.taCode}, #{f.fileName}, #{f.direction}, #{f.fileType}, #{f.headerDate}, #{f.sha256},
              #{f.recordCount}, #{f.state}, #{f.reason}, #{at})
            """)
    void insert(@Param("f") RegisteredFile file, @Param("at") LocalDateTime at);

    /** What was rejected was never used, so other bytes may take its name; what was used or sent stays what it was. */
    @Update("""
            UPDATE fund_file SET sha256 = #{f.sha256}, record_count = #{f.recordCount}, state = #{f.state},
              reason = #{f.reason}, registered_at = #{at}
            WHERE ta_code = #{f.taCode} AND file_name = #{f.fileName} AND state = 'REJECTED'
            """)
    int replaceRejected(@Param("f") RegisteredFile file, @Param("at") LocalDateTime at);

    @Update("""
            <script>
            UPDATE fund_file SET state = 'SENT'
            WHERE ta_code = #{taCode} AND header_date = #{headerDate} AND direction = 'OUT' AND state = 'INTENDED'
              AND file_type IN
            <foreach item="t" collection="types" open="(" separator="," close=")">#{t}</foreach>
            </script>""")
    int markSent(@Param("taCode") String taCode, @Param("headerDate") LocalDate headerDate,
            @Param("types") Collection<String> types);
}
