package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Closes the calendar day D after midnight: what is booked from then on belongs to D+1. The first night opens the gate.
 * Warns before the trading calendar ends. Proposals that nobody has decided in time expire.
 */
@Component
public class TurnDayStep extends Step {

    private static final int WARNED_BEFORE = 60;
    private static final String SUBJECT = "trading_day";

    private final Gates gates;
    private final TradingCalendar calendar;
    private final Breaks breaks;
    private final Approvals approvals;
    private final int daysToDecide;
    private final DueDates due;

    /** @param daysToDecide how many days a proposal waits for a second person */
    TurnDayStep(NightMemory memory, Gates gates, TradingCalendar calendar, Breaks breaks, Approvals approvals,
            DueDates due, @Value("${approvals.days-to-decide:7}") int daysToDecide) {
        super(StepName.TURN_DAY, memory);
        this.gates = gates;
        this.calendar = calendar;
        this.breaks = breaks;
        this.approvals = approvals;
        this.daysToDecide = daysToDecide;
        this.due = due;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.GATES;
    }

    @Override
    public List<String> subjects() {
        return List.of(NightStep.ALL);
    }

    @Override
    public void plan(String subject, LocalDateTime now) {
        // A gate that is open stays as it is.
        gates.openDay(now.toLocalDate());
        due.days(StepName.TURN_DAY, subject, now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject, Waits waits) {
        return waits.after(StepName.TURN_DAY, subject, day.minusDays(1)).list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        work.transactions().run(() -> {
            gates.closeDay(day);
            watchCalendar(day);
            approvals.expire(daysToDecide);
        });
        return 1;
    }

    /** Orders are refused where the trading calendar ends, so somebody has to extend it long before. */
    private void watchCalendar(LocalDate day) {
        if (calendar.tradingDaysLeft(day) < WARNED_BEFORE) {
            LocalDate last = calendar.lastTradingDay();
            breaks.open(BreakType.CALENDAR_ENDS, last, Breaks.HOUSE, SUBJECT,
                    "trading days are on file through " + last,
                    "less than " + WARNED_BEFORE
                            + " of them lie ahead; propose the next year: POST /v1/calendar-years");
        } else {
            breaks.resolve(BreakType.CALENDAR_ENDS, Breaks.HOUSE, SUBJECT,
                    "trading days are on file through " + calendar.lastTradingDay());
        }
    }
}
