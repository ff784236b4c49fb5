package org.balancetreasure.calendar;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface CalendarMapper {

    @Select("SELECT trade_date FROM trading_day")
    List<LocalDate> tradingDays();

    @Select("SELECT MAX(trade_date) FROM trading_day")
    LocalDate lastTradingDay();

    @Insert("""
            <script>INSERT INTO trading_day (trade_date) VALUES
            <foreach collection="days" item="day" separator=",">(#{day})</foreach></script>
            """)
    void addTradingDays(List<LocalDate> days);

    @Insert("INSERT IGNORE INTO gate (kind, scope, shard, open_date) VALUES (#{kind}, #{scope}, #{shard}, #{openDate})")
    void create(GateKind kind, String scope, int shard, LocalDate openDate);

    /** Shared: whoever read it keeps the gate from closing until the reader's commit. */
    @Select("SELECT open_date FROM gate WHERE kind = #{kind} AND scope = #{scope} AND shard = #{shard} LOCK IN SHARE MODE")
    @Nullable
    LocalDate readShared(GateKind kind, String scope, int shard);

    @Select("SELECT open_date FROM gate WHERE kind = #{kind} AND scope = #{scope} AND shard = #{shard}")
    @Nullable
    LocalDate read(GateKind kind, String scope, int shard);

    /** Waits for all who share the row, so the day that closes is drained. Closes a day once. */
    @Update("UPDATE gate SET open_date = #{next} WHERE kind = #{kind} AND scope = #{scope} AND shard = #{shard} AND open_date = #{open}")
    int close(GateKind kind, String scope, int shard, LocalDate open, LocalDate next);
}
