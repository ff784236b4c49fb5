package org.balancetreasure.instant;

import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AdvanceMapper {

    /** The earliest pile that has these units among what it is to repay. */
    @Update("""
            UPDATE advance_pile SET advanced = advanced - #{cents}
            WHERE line_id = #{lineId} AND trade_date >= #{tradeDate} AND ended_at IS NULL AND advanced - repaid >= #{cents}
            ORDER BY trade_date LIMIT 1
            """)
    int leaveOutOfPile(int lineId, LocalDate tradeDate, long cents);

    /** The same for what an ended pile left to the next. */
    @Update("""
            UPDATE advance_pile SET rest = rest - #{cents}
            WHERE line_id = #{lineId} AND trade_date >= #{tradeDate} AND rest >= #{cents}
            ORDER BY trade_date LIMIT 1
            """)
    int leaveOutOfRest(int lineId, LocalDate tradeDate, long cents);
}
