package org.balancetreasure.requests;

import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface RequestMapper {

    String KEY = " WHERE customer_id = #{k.customerId} AND channel = #{k.channel} AND request_key = #{k.key}";

    /** As stored; rows are never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(byte[] bodyHash, int status, String answer) {}

    /** Waits for another transaction with the same key; then the key is taken, or free because that one rolled back. */
    @Insert("""
            INSERT INTO idempotency (customer_id, channel, request_key, body_hash, created_at)
            VALUES (#{k.customerId}, #{k.channel}, #{k.key}, #{bodyHash}, #{at})
            """)
    void take(@Param("k") RequestKey key, @Param("bodyHash") byte[] bodyHash, @Param("at") LocalDateTime at);

    @Update("UPDATE idempotency SET status = #{answer.status}, answer = #{answer.body}" + KEY)
    int answer(@Param("k") RequestKey key, @Param("answer") Answer answer);

    @Delete("DELETE FROM idempotency WHERE created_at < #{before} ORDER BY created_at LIMIT #{limit}")
    int forget(@Param("before") LocalDateTime before, @Param("limit") int limit);

    @Select("SELECT body_hash, status, answer FROM idempotency" + KEY)
    @Nullable
    Row find(@Param("k") RequestKey key);
}
