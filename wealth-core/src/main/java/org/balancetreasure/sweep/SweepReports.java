package org.balancetreasure.sweep;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reports of sweeps, for finance staff; reads only. */
@Component
public class SweepReports {

    private final SweepReportMapper mapper;

    SweepReports(SweepReportMapper mapper) {
        this.mapper = mapper;
    }

    /** The sweeps of trade dates from {@code from} to {@code to}, both inclusive, by date. */
    public List<SweepRun> runs(LocalDate from, LocalDate to) {
        return mapper.runs(from, to);
    }

    /** By channel, and by fund and trade date or by reason. Reads all parts of the run. */
    public SweepReport of(SweepRun run) {
        return new SweepReport(mapper.moved(run.runId()), mapper.leftOut(run.runId()));
    }
}
