package org.balancetreasure.api.breaks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.web.Shown;
import org.jspecify.annotations.Nullable;

/** A break as finance staff read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Break", description = "A difference between our books and a partner's, with both sides and an owner")
public record BreakView(@Schema(example = "17") String breakId, @Schema(example = "REGISTER_UNITS") String type,
        LocalDate businessDate,
        @Schema(description = "Transfer agent, bank, or HOUSE") String partner,
        @Schema(description = "Business key of what differs") String subject, String ours, String theirs, String owner,
        @Schema(implementation = BreakState.class) String state,
        OffsetDateTime openedAt, @Nullable OffsetDateTime resolvedAt, @Nullable String resolution) {

    public static BreakView of(BreakLookup.Row row) {
        return new BreakView(Long.toString(row.breakId()), row.type(), row.businessDate(), row.partner(), row.subject(),
                row.ours(),
                row.theirs(), row.owner(), row.state(), Shown.time(row.openedAt()), Shown.timeIfAny(row.resolvedAt()),
                row.resolution());
    }
}
