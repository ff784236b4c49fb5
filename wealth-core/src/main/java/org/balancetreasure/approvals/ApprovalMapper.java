package org.balancetreasure.approvals;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface ApprovalMapper {

    String APPROVAL = """
            SELECT approval_id, kind, subject, content, content_hash, reason, proposed_by, proposed_at, state, decided_by,
              decided_at, outcome, refused_because
            FROM approval
            """;

    /**
     * As it is in the table.
     *
     * @param content a line a figure
     */
    record Row(long approvalId, Approval.Kind kind, String subject, String content, String contentHash, String reason,
            String proposedBy, LocalDateTime proposedAt, Approval.State state, @Nullable String decidedBy,
            @Nullable LocalDateTime decidedAt, @Nullable String outcome, @Nullable String refusedBecause) {}

    /** A row to be inserted; the database gives it its id. */
    final class NewApproval {

        long approvalId;
        final Approval.Kind kind;
        final String subject;
        final String content;
        final String contentHash;
        final String reason;
        final String proposedBy;
        final LocalDateTime proposedAt;

        NewApproval(Approval.Kind kind, String subject, String content, String contentHash, String reason,
                String proposedBy,
                LocalDateTime proposedAt) {
            this.kind = kind;
            this.subject = subject;
            this.content = content;
            this.contentHash = contentHash;
            this.reason = reason;
            this.proposedBy = proposedBy;
            this.proposedAt = proposedAt;
        }
    }

    @Insert("""
            INSERT INTO approval (kind, subject, content, content_hash, reason, proposed_by, proposed_at, state)
            VALUES (#{kind}, #{subject}, #{content}, #{contentHash}, #{reason}, #{proposedBy}, #{proposedAt}, 'PROPOSED')
            """)
    @Options(useGeneratedKeys = true, keyProperty = "approvalId")
    void insert(NewApproval approval);

    @Select(APPROVAL + "WHERE approval_id = #{approvalId}")
    @Nullable
    Row find(long approvalId);

    @Select(APPROVAL + "WHERE approval_id = #{approvalId} FOR UPDATE")
    @Nullable
    Row lock(long approvalId);

    @Select(APPROVAL + "WHERE subject = #{subject} AND state = 'PROPOSED' ORDER BY approval_id")
    List<Row> open(String subject);

    @Select(APPROVAL + """
            WHERE state = #{filter.state} AND (#{filter.kind} IS NULL OR kind = #{filter.kind})
              AND proposed_at BETWEEN #{filter.days.from} AND TIMESTAMP(#{filter.days.to}, '23:59:59.999')
              AND approval_id < #{before}
            ORDER BY approval_id DESC LIMIT #{limit}
            """)
    List<Row> list(@Param("filter") Approvals.Filter filter, @Param("before") long before, @Param("limit") int limit);

    @Update("""
            UPDATE approval SET state = #{state}, decided_by = #{by}, decided_at = #{at}, outcome = #{outcome},
              refused_because = #{refusedBecause}
            WHERE approval_id = #{approvalId} AND state = 'PROPOSED'
            """)
    int decide(@Param("approvalId") long approvalId, @Param("state") Approval.State state, @Param("by") String by,
            @Param("at") LocalDateTime at, @Param("outcome") @Nullable String outcome,
            @Param("refusedBecause") @Nullable String refusedBecause);

    @Update("UPDATE approval SET state = 'EXPIRED', decided_at = #{at} WHERE state = 'PROPOSED' AND proposed_at < #{before}")
    int expire(@Param("before") LocalDateTime before, @Param("at") LocalDateTime at);
}
