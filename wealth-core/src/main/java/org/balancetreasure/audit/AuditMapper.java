package org.balancetreasure.audit;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Adds and reads; there is no statement that changes or deletes an entry. */
@Mapper
interface AuditMapper {

    @Insert("""
            INSERT INTO audit_entry (recorded_at, person, channel, action, subject, customer_id, status, key_digest)
            VALUES (#{at}, #{person}, #{channel}, #{act.action}, #{act.subject}, #{act.customerId}, #{status}, #{keyDigest})
            """)
    void add(@Param("at") LocalDateTime at, @Param("person") String person, @Param("channel") String channel,
            @Param("act") Act act, @Param("status") int status, @Param("keyDigest") @Nullable String keyDigest);

    @Select("""
            SELECT entry_id, recorded_at, person, channel, action, subject, customer_id, status, key_digest
            FROM audit_entry
            WHERE recorded_at BETWEEN #{filter.days.from} AND TIMESTAMP(#{filter.days.to}, '23:59:59.999')
              AND (#{filter.person} IS NULL OR person = #{filter.person})
              AND (#{filter.action} IS NULL OR action = #{filter.action})
              AND (#{filter.customerId} IS NULL OR customer_id = #{filter.customerId})
              AND entry_id < #{before}
            ORDER BY entry_id DESC LIMIT #{limit}
            """)
    List<AuditEntry> list(@Param("filter") AuditTrail.Filter filter, @Param("before") long before,
            @Param("limit") int limit);
}
