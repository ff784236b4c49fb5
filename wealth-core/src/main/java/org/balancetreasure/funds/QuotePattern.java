package org.balancetreasure.funds;

import java.time.LocalDate;
import org.balancetreasure.calendar.TradingCalendar;

/** Which calendar days a quote of a fund covers, when its file names the last one only. */
public enum QuotePattern {
    /** Each calendar day has a quote of its own. */
    EACH_DAY,
    /** The last of the days without trading brings the income of all of them: a weekend on Sunday. */
    ON_LAST_DAY_WITHOUT_TRADING,
    /** A trading day brings the income of the days without trading before it, and its own. */
    WITH_NEXT_TRADING_DAY;

    /** The first calendar day that a quote with UpdateDate {@code lastDay} covers. */
    LocalDate firstDay(LocalDate lastDay, TradingCalendar calendar) {
        boolean several = switch (this) {
            case EACH_DAY -> false;
            case ON_LAST_DAY_WITHOUT_TRADING -> !calendar.isTradingDay(lastDay);
            case WITH_NEXT_TRADING_DAY -> calendar.isTradingDay(lastDay);
        };
        return several ? calendar.previousTradingDay(lastDay).plusDays(1) : lastDay;
    }
}
