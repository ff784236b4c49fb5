package org.balancetreasure.api.nights;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.balancetreasure.api.breaks.BreakView;
import org.balancetreasure.api.web.Shown;
import org.jspecify.annotations.Nullable;

/** The night of one business date. */
@Schema(name = "Night", description = "The steps of one business date, in the order of the night, and its breaks")
record NightView(LocalDate date, List<StepView> steps,
        @Schema(description = "The first 100 breaks of the date") List<BreakView> breaks) {

    /** A step as of now. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "NightStep")
    record StepView(@Schema(example = "INCOME") String step,
            @Schema(description = "A transfer agent, a fund code, or ALL", example = "000198") String subject,
            @Schema(allowableValues = {"WAITING", "RUNNING", "COMPLETED",
                    "FAILED"}, example = "COMPLETED") String state,
            @Schema(description = "Missing inputs; after a run, what the files left out") @Nullable String waitsFor,
            int attempts,
            @Schema(description = "Earliest time of the next attempt of a failed step") @Nullable OffsetDateTime nextTryAt,
            @Schema(description = "Rows of the last attempt; while it runs, the rows so far") long rows,
            @Schema(description = "Rows per second of the last attempt; while it runs, of its present pass", example = "52000") @Nullable Long rowsPerSecond,
            @Schema(description = "Seconds left of the present pass; only while a step runs through ranges", example = "40") @Nullable Long secondsLeft,
            @Schema(description = "Begin of the last attempt, by the system's clock") @Nullable OffsetDateTime beganAt,
            @Schema(description = "End of the last attempt, by the system's clock") @Nullable OffsetDateTime endedAt,
            @Schema(description = "Why the last attempt failed") @Nullable String message){}

    static NightView of(LocalDate date, List<NightLookup.Step> steps, List<BreakView> breaks) {
        return new NightView(date, steps.stream().map(NightView::step).toList(),
                breaks);
    }

    private static StepView step(NightLookup.Step row) {
        return new StepView(row.step(), row.subject(), row.state(), row.waitsFor(), row.attempt(),
                Shown.timeIfAny(row.nextTryAt()), row.rowsDone(), row.rowsPerSecond(), row.secondsLeft(),
                Shown.timeIfAny(row.beganAt()), Shown.timeIfAny(row.endedAt()), row.message());
    }
}
