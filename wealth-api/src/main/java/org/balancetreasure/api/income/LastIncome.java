package org.balancetreasure.api.income;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** The income of the last posted day, which is yesterday once the night has posted it. */
@Schema(description = "Income of the last posted calendar day")
public record LastIncome(LocalDate date,
        @Schema(description = "Yuan, corrections included", example = "1.57") String income) {}
