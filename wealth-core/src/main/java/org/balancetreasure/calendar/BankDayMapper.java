package org.balancetreasure.calendar;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface BankDayMapper {

    record DayException(LocalDate day, boolean working) {}

    @Select("SELECT day, working FROM bank_day_exception WHERE calendar = #{calendar}")
    List<DayException> exceptions(String calendar);

    @Insert("""
            <script>INSERT INTO bank_day_exception (calendar, day, working) VALUES
            <foreach collection="days" item="day" separator=",">(#{calendar}, #{day.day}, #{day.working})</foreach></script>
            """)
    void add(String calendar, List<DayException> days);
}
