package org.balancetreasure.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What happened to an order, or is to happen. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OrderEvent")
record OrderEvent(
        @Schema(description = "ACCEPTED. CANCELLED: by the customer. SENT: in a file to the transfer agent. CONFIRMED_IN_PART, CONFIRMED and REJECTED: the agent's answer is booked. GIVEN_UP: two persons of the operator ended the wait. FIRST_INCOME: the first income is shown. PAID: the money is in the wallet") Kind kind,
        @Schema(description = "DONE: a fact. EXPECTED: promised, and not due before `on`. LATE: it was due on `on`, and nobody knows yet") State state,
        @Schema(description = "Calendar day; absent where only the fact is known") @Nullable LocalDate on,
        @Schema(description = "The moment, where it is known") @Nullable OffsetDateTime at,
        @Schema(description = "Yuan of this event", example = "100.00") @Nullable String amount,
        @Schema(description = "Units of this event", example = "100.00") @Nullable String units,
        @Schema(description = "ReturnCode of the transfer agent") @Nullable String returnCode,
        @Schema(description = "In words, in the language of Accept-Language", example = "Sent to the fund company") String text) {

    enum Kind {
        ACCEPTED, CANCELLED, SENT, CONFIRMED_IN_PART, CONFIRMED, REJECTED, GIVEN_UP, FIRST_INCOME, PAID
    }

    enum State {
        DONE, EXPECTED, LATE;

        /** Of what has not happened by {@code today}: late from the day after it was due. */
        static State notYet(LocalDate due, LocalDate today) {
            return due.isBefore(today) ? LATE : EXPECTED;
        }
    }
}
