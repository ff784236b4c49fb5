package org.balancetreasure.api.breaks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.breaks.BreakAges;
import org.balancetreasure.breaks.BreakAges.Ageing;
import org.balancetreasure.breaks.BreakType;
import org.jspecify.annotations.Nullable;

/** How old the open breaks are. */
@Schema(name = "BreakAgeing", description = "The whole stock of open breaks by age in working days of banks since the due date")
record AgeingView(Counts total,
        @Schema(description = "By type; types without an open break are left out") List<Counts> types) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BreakAges", description = "Open breaks by working days since their due date")
    record Counts(@Schema(description = "Absent in the total") @Nullable BreakType type, long open, long days0,
            long days1, long days2to3, long days4to7, long over7,
            @Schema(description = "Earliest due date; absent if nothing is open") @Nullable LocalDate oldest) {

        private static Counts of(Ageing ageing) {
            return new Counts(ageing.type(), ageing.open(), ageing.days0(), ageing.days1(), ageing.days2to3(),
                    ageing.days4to7(), ageing.over7(), ageing.oldest());
        }
    }

    static AgeingView of(List<Ageing> ageing) {
        return new AgeingView(Counts.of(BreakAges.total(ageing)), ageing.stream().map(Counts::of).toList());
    }
}
