package org.balancetreasure.api.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.InstantState;
import org.jspecify.annotations.Nullable;

/** An instant redemption as it is shown to the customer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "InstantRedemption", description = "Units that were redeemed at once")
record InstantRedemptionView(@Schema(example = "998202601058000000000042") String number,
        @Schema(example = "000198") String fundCode, @Schema(example = "100.00") String units,
        @Schema(description = "Yuan that the wallet got", example = "100.00") String amount,
        @Schema(description = "PAID at once; SENT to the transfer agent, CONFIRMED or REFUSED by it") InstantState state,
        OffsetDateTime redeemedAt,
        @Schema(description = "The bank that advanced the money") String bankNameZh, String bankNameEn,
        @Schema(description = "The units earned for the customer through this day; absent if the transfer agent refused them and they are not sent again") @Nullable LocalDate lastIncomeDate,
        @Schema(description = "If it was REFUSED and is sent again: what became of that") @Nullable InstantState sentAgainState,
        @Schema(description = "Yuan of accrued income that went with the units, signed; known once confirmed", example = "0.00") String incomeTaken,
        @Schema(description = "The transfer agent's code, once it has answered") @Nullable String returnCode) {

    static InstantRedemptionView of(InstantRedemption redemption) {
        return of(redemption, null);
    }

    /** @param sentAgain the last that sends it again; null if it is not */
    static InstantRedemptionView of(InstantRedemption redemption, @Nullable InstantRedemption sentAgain) {
        InstantRedemption last = sentAgain == null ? redemption : sentAgain;
        return new InstantRedemptionView(redemption.number(), redemption.fundCode(), redemption.redeemed().toString(),
                redemption.paid().toString(), redemption.state(), Shown.time(redemption.redeemedAt()),
                redemption.bankNameZh(), redemption.bankNameEn(),
                last.state() == InstantState.REFUSED ? null : last.transferDate().minusDays(1),
                sentAgain == null ? null : sentAgain.state(),
                Shown.hundredths(last.incomeTaken()), redemption.returnCode());
    }
}
