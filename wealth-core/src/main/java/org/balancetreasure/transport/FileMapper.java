package org.balancetreasure.transport;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.transport.Resends.Resend;
import org.jspecify.annotations.Nullable;

@Mapper
interface FileMapper {

    String FILE = """
            SELECT partner_code, file_name, direction, file_type, header_date, sha256, record_count, state, reason
            FROM exchanged_file
            """;

    @Select(FILE + "WHERE partner_code = #{partnerCode} AND file_name = #{fileName}")
    @Nullable
    RegisteredFile find(String partnerCode, String fileName);

    @Select("<script>" + FILE + """
            WHERE partner_code = #{partnerCode} AND header_date BETWEEN #{from} AND #{through} AND direction = 'IN' AND file_type IN
            <foreach item="t" collection="types" open="(" separator="," close=")">#{t}</foreach>
            </script>""")
    List<RegisteredFile> received(@Param("partnerCode") String partnerCode, @Param("types") Collection<String> types,
            @Param("from") LocalDate from, @Param("through") LocalDate through);

    /** By name, which puts data files before their index. */
    @Select("<script>" + FILE + """
            WHERE partner_code = #{partnerCode} AND header_date = #{headerDate} AND direction = 'OUT' AND file_type IN
            <foreach item="t" collection="types" open="(" separator="," close=")">#{t}</foreach>
            ORDER BY file_name
            </script>""")
    List<RegisteredFile> sentOf(@Param("partnerCode") String partnerCode, @Param("headerDate") LocalDate headerDate,
            @Param("types") Collection<String> types);

    @Insert("""
            INSERT INTO exchanged_file (partner_code, file_name, direction, file_type, header_date, sha256, record_count,
              state, reason, registered_at)
            VALUES (#{f.partnerCode}, #{f.fileName}, #{f.direction}, #{f.fileType}, #{f.headerDate}, #{f.sha256},
              #{f.recordCount}, #{f.state}, #{f.reason}, #{at})
            """)
    void insert(@Param("f") RegisteredFile file, @Param("at") LocalDateTime at);

    /** What was rejected was never used, so other bytes may take its name; what was used or sent stays what it was. */
    @Update("""
            UPDATE exchanged_file SET sha256 = #{f.sha256}, record_count = #{f.recordCount}, state = #{f.state},
              reason = #{f.reason}, registered_at = #{at}
            WHERE partner_code = #{f.partnerCode} AND file_name = #{f.fileName} AND state = 'REJECTED'
            """)
    int replaceRejected(@Param("f") RegisteredFile file, @Param("at") LocalDateTime at);

    @Update("""
            <script>
            UPDATE exchanged_file SET state = 'SENT'
            WHERE partner_code = #{partnerCode} AND header_date = #{headerDate} AND direction = 'OUT'
              AND state = 'INTENDED'
              AND file_type IN
            <foreach item="t" collection="types" open="(" separator="," close=")">#{t}</foreach>
            </script>""")
    int markSent(@Param("partnerCode") String partnerCode, @Param("headerDate") LocalDate headerDate,
            @Param("types") Collection<String> types);

    @Update("""
            UPDATE exchanged_file SET state = 'SENT'
            WHERE partner_code = #{partnerCode} AND file_name = #{fileName} AND state = 'INTENDED'
            """)
    int markFileSent(@Param("partnerCode") String partnerCode, @Param("fileName") String fileName);

    String RESEND = """
            SELECT resend_id, partner_code, stream, header_date, requested_by, requested_at, done_at, message
            FROM file_resend
            """;

    /** A row to be inserted; the database gives it its id. */
    final class NewResend {

        long resendId;
        final String partnerCode;
        final String stream;
        final LocalDate headerDate;
        final String requestedBy;
        final LocalDateTime requestedAt;

        NewResend(String partnerCode, String stream, LocalDate headerDate, String requestedBy,
                LocalDateTime requestedAt) {
            this.partnerCode = partnerCode;
            this.stream = stream;
            this.headerDate = headerDate;
            this.requestedBy = requestedBy;
            this.requestedAt = requestedAt;
        }
    }

    @Select("""
            SELECT COUNT(*) FROM exchanged_file
            WHERE partner_code = #{partnerCode} AND header_date = #{headerDate} AND file_type = #{stream}
              AND direction = 'OUT'
              AND state = 'SENT'
            """)
    int wasSent(@Param("partnerCode") String partnerCode, @Param("headerDate") LocalDate headerDate,
            @Param("stream") String stream);

    @Insert("""
            INSERT INTO file_resend (partner_code, stream, header_date, requested_by, requested_at)
            VALUES (#{partnerCode}, #{stream}, #{headerDate}, #{requestedBy}, #{requestedAt})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "resendId")
    void insertResend(NewResend resend);

    @Select(RESEND + "WHERE resend_id = #{resendId}")
    @Nullable
    Resend resend(long resendId);

    @Select(RESEND + "WHERE done_at IS NULL AND message IS NULL ORDER BY resend_id LIMIT 100")
    List<Resend> openResends();

    @Update("""
            UPDATE file_resend SET done_at = IF(#{message} IS NULL, #{at}, NULL), message = #{message}
            WHERE resend_id = #{resendId}
            """)
    void endResend(@Param("resendId") long resendId, @Param("at") LocalDateTime at,
            @Param("message") @Nullable String message);
}
