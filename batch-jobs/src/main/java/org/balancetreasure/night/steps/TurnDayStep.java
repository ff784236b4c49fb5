package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.night.memory.StepName;
import org.springframework.stereotype.Component;

/** Closes the calendar day D after midnight: what is booked from then on belongs to D+1. The first night opens the gate. */
@Component
public class TurnDayStep extends Step {

    private final Gates gates;
    private final DueDates due;

    TurnDayStep(NightMemory memory, Gates gates, DueDates due) {
        super(StepName.TURN_DAY, memory);
        this.gates = gates;
        this.due = due;
    }

    @Override
    public Lane lane(String subject) {
        return Lane.GATES;
    }

    @Override
    public void plan(LocalDateTime now) {
        // A gate that is open stays as it is.
        gates.openDay(now.toLocalDate());
        due.days(StepName.TURN_DAY, List.of(NightStep.ALL), now);
    }

    @Override
    public List<String> waitsFor(LocalDate day, String subject) {
        return waits().after(StepName.TURN_DAY, subject, day.minusDays(1)).list();
    }

    @Override
    public long run(LocalDate day, String subject, Work work) {
        work.transactions().run(() -> gates.closeDay(day));
        return 1;
    }
}
