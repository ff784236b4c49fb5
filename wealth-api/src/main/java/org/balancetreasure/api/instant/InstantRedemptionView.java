package org.balancetreasure.api.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.InstantState;
import org.jspecify.annotations.Nullable;

/** An instant redemption, as HTTP shows it to the customer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "InstantRedemption", description = "Units that were redeemed and paid at once")
record InstantRedemptionView(@Schema(example = "99820260105T000000000042") String number,
        @Schema(example = "000198") String fundCode, @Schema(example = "100.00") String units,
        @Schema(description = "Yuan paid into the wallet", example = "100.00") String amount,
        @Schema(description = "PAID: the wallet has the money. SENT: the unit transfer is in file 33. CONFIRMED or REFUSED: the answer of the transfer agent") InstantState state,
        OffsetDateTime redeemedAt,
        @Schema(description = "The bank that advanced the money") String bankNameZh, String bankNameEn,
        @Schema(description = "Last calendar day of income for the customer; absent if the transfer agent refused the transfer and it is not sent again") @Nullable LocalDate lastIncomeDate,
        @Schema(description = "State of the transfer that is sent again; absent unless this one was REFUSED and is sent again") @Nullable InstantState sentAgainState,
        @Schema(description = "Yuan of accrued income that went with the units, signed; 0.00 until confirmed", example = "0.00") String incomeTaken,
        @Schema(description = "ReturnCode of the transfer agent; absent until it has answered") @Nullable String returnCode) {

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
