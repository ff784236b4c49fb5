package org.balancetreasure.api.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.balancetreasure.api.problems.Problem;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.instant.InstantQuote;
import org.jspecify.annotations.Nullable;

/** An instant redemption as it would be now, to be shown before the customer confirms. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "InstantQuote", description = "An instant redemption as it would be now; not a reservation")
record InstantQuoteView(@Schema(example = "000198") String fundCode, @Schema(example = "100.00") String units,
        @Schema(description = "Yuan that would be paid into the wallet", example = "100.00") String amount,
        boolean possible,
        @Schema(description = "Why it is not possible, with an alternative; absent if it is possible") @Nullable Problem refusal,
        @Schema(description = "Yuan per customer, fund and calendar day", example = "10000.00") String dailyLimit,
        @Schema(description = "Yuan left of today's limit, before this redemption", example = "10000.00") String leftToday,
        @Schema(description = "The bank that would advance the money") @Nullable String bankNameZh,
        @Nullable String bankNameEn,
        @Schema(description = "Last calendar day of income for the customer") LocalDate lastIncomeDate,
        @Schema(description = "Last calendar day of income with an ordinary redemption") LocalDate ordinaryLastIncomeDate,
        @Schema(description = "Yuan of income given up between these days; an estimate by the last quote, absent without a quote", example = "0.01") @Nullable String incomeGivenUp,
        @Schema(description = "Yuan of accrued income that would go with the units, signed; an estimate, since the register decides", example = "0.00") String incomeTaken,
        @Schema(description = "T of an ordinary redemption now") LocalDate ordinaryTradeDate,
        @Schema(description = "Day of payment of an ordinary redemption") LocalDate ordinaryPaidOn,
        @Schema(description = "Text that must be shown before a customer confirms, in the language of Accept-Language") String disclosure) {

    static InstantQuoteView of(InstantQuote quote, @Nullable Problem refusal, String disclosure) {
        return new InstantQuoteView(quote.fundCode(), Shown.hundredths(quote.units()),
                Shown.hundredths(quote.units()), refusal == null, refusal, Shown.hundredths(quote.limit()),
                Shown.hundredths(quote.left()), quote.bankNameZh(), quote.bankNameEn(),
                quote.transferDate().minusDays(1), quote.incomeGivenUpThrough(),
                quote.incomeGivenUp() == null ? null : Shown.hundredths(quote.incomeGivenUp()),
                Shown.hundredths(quote.accruedTaken()), quote.ordinaryTradeDate(), quote.ordinaryPaidOn(), disclosure);
    }
}
