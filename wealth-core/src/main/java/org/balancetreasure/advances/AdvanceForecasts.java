package org.balancetreasure.advances;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.balancetreasure.advances.AdvanceForecast.Day;
import org.balancetreasure.advances.AdvanceLines.Standing;
import org.balancetreasure.advances.AdvanceMapper.Due;
import org.balancetreasure.advances.InstantAdvances.Usage;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.springframework.stereotype.Component;

/** Forecasts what a line must carry, by the dates on which advances are redeemed and repaid. Reads without a lock. */
@Component
public class AdvanceForecasts {

    /** Longer than the longest holiday of the exchange. */
    private static final int DAYS = 21;
    private static final int DAYS_LOOKED_BACK = 28;

    private final AdvanceMapper mapper;
    private final InstantAdvances instants;
    private final Gates gates;
    private final TradingCalendar calendar;
    private final BusinessClock clock;

    AdvanceForecasts(AdvanceMapper mapper, InstantAdvances instants, Gates gates, TradingCalendar calendar,
            BusinessClock clock) {
        this.mapper = mapper;
        this.instants = instants;
        this.gates = gates;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** From the open business date on, as far as the trading calendar goes. */
    public AdvanceForecast of(Standing standing) {
        AdvanceLine line = standing.line();
        LocalDate today = gates.openDay();
        LocalDate openTradeDate = gates.openTradeDate(line.taCode());
        Map<LocalDate, Long> repaid = new HashMap<>();
        for (Due due : mapper.due(line.lineId())) {
            repaid.merge(repaidOn(later(due.tradeDate(), openTradeDate), today), due.cents(), Long::sum);
        }
        for (Due due : mapper.ordered(line.lineId())) {
            repaid.merge(repaidOn(due.tradeDate(), today), due.cents(), Long::sum);
        }
        long usual = usual(line, today);
        List<Day> days = days(standing, today, repaid, usual);
        return new AdvanceForecast(usual,
                calendar.confirmDate(later(calendar.tradeDate(clock.now()), openTradeDate)), days);
    }

    private List<Day> days(Standing standing, LocalDate today, Map<LocalDate, Long> repaid, long usual) {
        long outstanding = standing.outstanding();
        List<Day> days = new ArrayList<>(DAYS);
        List<LocalDate> usualRepaidOn = new ArrayList<>(DAYS);
        for (LocalDate day = today; days.size() < DAYS && knows(day); day = day.plusDays(1)) {
            long comes = repaid.getOrDefault(day, 0L);
            outstanding -= comes;
            LocalDate lateRepaidOn = calendar.confirmDate(calendar.nextTradingDay(day));
            if (day.isAfter(today)) {
                usualRepaidOn.add(lateRepaidOn);
            }
            LocalDate now = day;
            long expected = outstanding + usual * usualRepaidOn.stream().filter(back -> back.isAfter(now)).count();
            days.add(new Day(day, calendar.isTradingDay(day), comes, outstanding, expected,
                    expected > standing.line().granted(), lateRepaidOn));
        }
        return days;
    }

    /** Two more trading days are on file: one to redeem on, one to be repaid on. */
    private boolean knows(LocalDate day) {
        return day.isBefore(calendar.previousTradingDay(calendar.lastTradingDay()));
    }

    /** An advance redemption that should have been paid before is expected today. */
    private LocalDate repaidOn(LocalDate tradeDate, LocalDate today) {
        return later(calendar.confirmDate(tradeDate), today);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private long usual(AdvanceLine line, LocalDate today) {
        Usage usage = instants.usage(line.lineId(), line.taCode(), today.minusDays(DAYS_LOOKED_BACK), today);
        if (usage.firstDay() == null) {
            return 0;
        }
        return Math.ceilDiv(usage.cents(), ChronoUnit.DAYS.between(usage.firstDay(), today));
    }
}
