package org.balancetreasure.customers;

import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface CustomerMapper {

    /** As stored; rows are never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(long customerId, String channel, String certificateType, byte[] nameEncrypted,
            byte[] certificateNoEncrypted,
            LocalDateTime registeredAt) {}

    @Insert("""
            INSERT INTO customer (customer_id, channel, certificate_type, name_encrypted, certificate_no_encrypted, registered_at)
            VALUES (#{customerId}, #{channel}, #{certificateType}, #{name}, #{certificateNo}, #{at})
            ON DUPLICATE KEY UPDATE customer_id = VALUES(customer_id)
            """)
    void register(long customerId, String channel, String certificateType, byte[] name, byte[] certificateNo,
            LocalDateTime at);

    @Insert("""
            INSERT INTO customer (customer_id, channel, certificate_type, name_encrypted, certificate_no_encrypted, registered_at)
            VALUES (#{customerId}, #{channel}, #{certificateType}, #{name}, #{certificateNo}, #{at})
            """)
    void add(long customerId, String channel, String certificateType, byte[] name, byte[] certificateNo,
            LocalDateTime at);

    @Select("SELECT channel FROM channel WHERE channel = #{channel}")
    @Nullable
    String channel(String channel);

    @Update("""
            UPDATE customer SET certificate_type = #{certificateType}, name_encrypted = #{name},
              certificate_no_encrypted = #{certificateNo}
            WHERE customer_id = #{customerId} AND channel = #{channel}
            """)
    int correct(long customerId, String channel, String certificateType, byte[] name, byte[] certificateNo);

    @Select("SELECT customer_id, channel FROM customer WHERE customer_id = #{customerId} AND channel = #{channel}")
    @Nullable
    Customer find(long customerId, String channel);

    @Select("SELECT customer_id FROM customer WHERE customer_id = #{customerId} FOR UPDATE")
    @Nullable
    Long lock(long customerId);

    @Select("""
            SELECT COUNT(*) FROM ta_account
            WHERE customer_id = #{customerId} AND ta_code = #{taCode} AND state = 'OPEN'
            """)
    int openAccounts(long customerId, String taCode);

    @Select("""
            SELECT customer_id, channel, certificate_type, name_encrypted, certificate_no_encrypted, registered_at
            FROM customer WHERE customer_id = #{customerId}
            """)
    @Nullable
    Row row(long customerId);
}
