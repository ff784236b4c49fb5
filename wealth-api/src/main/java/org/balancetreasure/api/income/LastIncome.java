package org.balancetreasure.api.income;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** The income of the last day that is posted, which is yesterday once the night is through. */
@Schema(description = "The last day that is posted: yesterday, once the night is through")
public record LastIncome(LocalDate date,
        @Schema(description = "Yuan, with its corrections", example = "1.57") String income) {}
