package org.balancetreasure.instant;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.instant.RefusedRedemptions.Filter;
import org.jspecify.annotations.Nullable;

@Mapper
interface ResolutionMapper {

    /** What names a redemption. */
    record Id(long customerId, long instantId) {}

    /** The last proposal, maybe withdrawn; null if there was none. */
    @Select("SELECT approval_id FROM instant_resolution WHERE instant_id = #{instantId} AND customer_id = #{customerId}")
    @Nullable
    Long approvalId(long customerId, long instantId);

    /** Takes the place of a withdrawn proposal, never of what was approved: the caller has looked under the lock. */
    @Insert("""
            INSERT INTO instant_resolution (customer_id, instant_id, approval_id)
            VALUES (#{customerId}, #{instantId}, #{approvalId})
            ON DUPLICATE KEY UPDATE approval_id = VALUES(approval_id)
            """)
    void propose(long customerId, long instantId, long approvalId);

    @Update("""
            UPDATE instant_resolution SET resolved_at = #{at}
            WHERE instant_id = #{instantId} AND customer_id = #{customerId} AND approval_id = #{approvalId}
              AND resolved_at IS NULL
            """)
    int resolve(long customerId, long instantId, long approvalId, LocalDateTime at);

    @Select("""
            SELECT i.customer_id, i.instant_id
            FROM instant_redemption i
            JOIN fund f ON f.fund_id = i.fund_id
            LEFT JOIN instant_resolution r ON r.customer_id = i.customer_id AND r.instant_id = i.instant_id
            LEFT JOIN approval a ON a.approval_id = r.approval_id AND a.state IN ('PROPOSED', 'APPROVED')
            WHERE (i.state = 'REFUSED' OR (i.state = 'SENT' AND i.missed_at IS NOT NULL))
              AND CASE
                WHEN #{filter.state} IS NULL THEN r.resolved_at IS NULL
                WHEN #{filter.state} = 'RESOLVED' THEN r.resolved_at IS NOT NULL
                WHEN #{filter.state} = 'PROPOSED' THEN r.resolved_at IS NULL AND a.approval_id IS NOT NULL
                ELSE a.approval_id IS NULL END
              AND (#{filter.fundCode} IS NULL OR f.fund_code = #{filter.fundCode})
              AND i.transfer_date BETWEEN #{filter.days.from} AND #{filter.days.to}
              AND i.instant_id < #{before}
            ORDER BY i.instant_id DESC LIMIT #{limit}
            """)
    List<Id> refused(@Param("filter") Filter filter, @Param("before") long before, @Param("limit") int limit);
}
