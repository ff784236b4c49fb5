package org.balancetreasure.api.breaks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.breaks.BreakAges;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.breaks.WaysOut;
import org.jspecify.annotations.Nullable;

/** A break as finance staff read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Break", description = "A difference between our books and a partner's, with both sides and an owner")
public record BreakView(@Schema(example = "17") String breakId, @Schema(example = "REGISTER_UNITS") BreakType type,
        @Schema(description = "Day to which the difference belongs") LocalDate businessDate,
        @Schema(description = "Transfer agent, bank, or HOUSE") String partner,
        @Schema(description = "Business key of what differs") String subject, String ours, String theirs,
        @Schema(description = "Customer whose data it shows; absent if it shows nobody's") @Nullable String customerId,
        @Schema(description = "What `amount` is of: CNY, or units of a fund; absent where there is no sum", example = "000198") @Nullable String asset,
        @Schema(description = "Theirs less ours, or what is at stake; absent where there is no sum", example = "-20.00") @Nullable String amount,
        @Schema(description = "From which its age counts: the business date, or a later day by which the partner is to correct it") LocalDate dueDate,
        @Schema(description = "Working days of banks since the due date; of an open break. Absent once it is resolved", example = "2") @Nullable Integer ageDays,
        @Schema(description = "Team, or the person to whom it was given", example = "finance") String owner,
        @Schema(description = "Day on which the partner was last told to correct it; absent if it never was") @Nullable LocalDate handedBackOn,
        @Schema(description = "What can be done about it") List<Way> ways,
        @Schema(implementation = BreakState.class) String state, OffsetDateTime openedAt,
        @Nullable OffsetDateTime resolvedAt, @Nullable String resolution) {

    public static BreakView of(BreakLookup.Row row, BreakAges.Today today) {
        boolean open = row.state().equals(BreakState.OPEN.name());
        return new BreakView(Long.toString(row.breakId()), row.type(), row.businessDate(), row.partner(), row.subject(),
                row.ours(), row.theirs(), row.customerId() == 0 ? null : Long.toString(row.customerId()), row.asset(),
                amount(row), row.dueDate(), open ? today.age(row.dueDate()) : null, row.owner(), row.handedBackOn(),
                List.copyOf(WaysOut.of(row.type())), row.state(), Shown.time(row.openedAt()),
                Shown.timeIfAny(row.resolvedAt()), row.resolution());
    }

    private static @Nullable String amount(BreakLookup.Row row) {
        Long amount = row.amount();
        Integer scale = row.scale();
        return amount == null || scale == null ? null : BigDecimal.valueOf(amount, scale).toPlainString();
    }
}
