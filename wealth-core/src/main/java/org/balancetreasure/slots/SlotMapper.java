package org.balancetreasure.slots;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.slots.Slots.Slot;
import org.jspecify.annotations.Nullable;

@Mapper
interface SlotMapper {

    String SLOT = "SELECT slot_no, room, opened_with FROM slot WHERE pool = #{pool} AND shard = #{shard} ";

    /**
     * Locks the first slot that has {@code amount} and that nobody else works on, without ever waiting; null if there
     * is none. Slots that are passed over stay unlocked: a lock that was waited for in vain would be kept, and two that
     * keep one each and go on to lock all would block each other.
     */
    @Select("""
            SELECT slot_no FROM slot WHERE pool = #{pool} AND shard = #{shard} AND room >= #{amount}
            ORDER BY slot_no LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
    @Nullable
    Integer lockOneWith(String pool, int shard, long amount);

    /** Keeps, by the slot's CHECK too: room never falls below zero. */
    @Update("""
            UPDATE slot SET room = room - #{amount}
            WHERE pool = #{pool} AND shard = #{shard} AND slot_no = #{slotNo} AND room >= #{amount}
            """)
    int take(String pool, int shard, int slotNo, long amount);

    @Update("""
            UPDATE slot SET room = room + #{amount} WHERE pool = #{pool} AND shard = #{shard} AND slot_no = #{slotNo}
            """)
    int giveBack(String pool, int shard, int slotNo, long amount);

    /** Of all that the pool ever had to give only; {@link #spread} makes the room follow. */
    @Update("""
            UPDATE slot SET opened_with = opened_with + #{more}
            WHERE pool = #{pool} AND shard = #{shard} AND slot_no = 0
            """)
    int grow(String pool, int shard, long more);

    @Select(SLOT + "ORDER BY slot_no")
    List<Slot> of(String pool, int shard);

    /** All of a pool, ascending, so that two that need more than one slot come one after the other. */
    @Select(SLOT + "ORDER BY slot_no FOR UPDATE")
    List<Slot> lockAll(String pool, int shard);

    /** Needs all slots locked. Keeps: the sum of the rooms is {@code slots * each + rest}. */
    @Update("UPDATE slot SET room = #{each} + IF(slot_no < #{rest}, 1, 0) WHERE pool = #{pool} AND shard = #{shard}")
    int spread(String pool, int shard, long each, long rest);

    /** Without effect on slots that exist; waits for another transaction that is opening the same pool. */
    @Insert("""
            <script>
            INSERT INTO slot (pool, shard, slot_no, room, opened_with) VALUES
            <foreach collection="slots" item="s" separator=",">
              (#{pool}, #{shard}, #{s.slotNo}, #{s.room}, #{s.openedWith})
            </foreach>
            ON DUPLICATE KEY UPDATE slot_no = VALUES(slot_no)
            </script>
            """)
    void open(String pool, int shard, List<Slot> slots);
}
