package org.balancetreasure.instant;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.instant.RefusedRedemption.Resolution;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.jspecify.annotations.Nullable;

@Mapper
interface ResolutionMapper {

    /** What names a redemption. */
    record Id(long customerId, long instantId) {}

    @Select("""
            SELECT instant_id, way, reason, proposed_by, proposed_at, approved_by, approved_at
            FROM instant_resolution WHERE instant_id = #{instantId} AND customer_id = #{customerId}
            """)
    @Nullable
    Resolution find(long customerId, long instantId);

    /** Takes the place of an earlier proposal, never of what was approved: the caller has looked under the lock. */
    @Insert("""
            INSERT INTO instant_resolution (customer_id, instant_id, way, reason, proposed_by, proposed_at)
            VALUES (#{customerId}, #{instantId}, #{way}, #{reason}, #{by}, #{at})
            ON DUPLICATE KEY UPDATE way = VALUES(way), reason = VALUES(reason), proposed_by = VALUES(proposed_by),
              proposed_at = VALUES(proposed_at)
            """)
    void propose(long customerId, long instantId, Way way, String reason, String by, LocalDateTime at);

    @Update("""
            UPDATE instant_resolution SET approved_by = #{by}, approved_at = #{at}
            WHERE instant_id = #{instantId} AND customer_id = #{customerId} AND approved_by IS NULL
            """)
    int approve(long customerId, long instantId, String by, LocalDateTime at);

    @Select("""
            SELECT i.customer_id, i.instant_id
            FROM instant_redemption i
            LEFT JOIN instant_resolution r ON r.customer_id = i.customer_id AND r.instant_id = i.instant_id AND r.approved_by IS NOT NULL
            WHERE (i.state = 'REFUSED' OR (i.state = 'SENT' AND i.missed_at IS NOT NULL))
              AND (r.instant_id IS NOT NULL) = #{resolved} AND i.instant_id < #{before}
            ORDER BY i.instant_id DESC LIMIT #{limit}
            """)
    List<Id> refused(boolean resolved, long before, int limit);
}
