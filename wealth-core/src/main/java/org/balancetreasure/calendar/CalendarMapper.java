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

    @Insert("INSERT IGNORE INTO gate (kind, scope, open_date) VALUES (#{kind}, #{scope}, #{openDate})")
    void create(GateKind kind, String scope, LocalDate openDate);

    /** Shared: the gate can't close before the reader's commit. */
    @Select("SELECT open_date FROM gate WHERE kind = #{kind} AND scope = #{scope} AND shard = 0 LOCK IN SHARE MODE")
    @Nullable
    LocalDate readShared(GateKind kind, String scope);

    @Select("SELECT open_date FROM gate WHERE kind = #{kind} AND scope = #{scope} AND shard = 0")
    @Nullable
    LocalDate read(GateKind kind, String scope);

    /** Waits for all who share the row, so the day that closes is drained. Closes a day once. */
    @Update("UPDATE gate SET open_date = #{next} WHERE kind = #{kind} AND scope = #{scope} AND shard = 0 AND open_date = #{open}")
    int close(GateKind kind, String scope, LocalDate open, LocalDate next);
}
