package org.balancetreasure.api.funds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.funds.Quote;
import org.jspecify.annotations.Nullable;

/** A quote, as HTTP shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Quote", description = "What a fund published for one or more calendar days; of a corrected quote, the accepted version")
record QuoteView(@Schema(description = "Earlier than `lastDay` if one quote covers several days") LocalDate firstDay,
        LocalDate lastDay, int version,
        @Schema(description = "Income of 10,000 units in yuan (万份收益); may be zero or negative", example = "1.5787") String incomePer10k,
        @Schema(description = "Seven-day yield in percent (七日年化), as published", example = "5.425") @Nullable String sevenDayYield) {

    static QuoteView of(Quote quote) {
        return new QuoteView(quote.firstDay(), quote.lastDay(), quote.version(), Shown.rate(quote.incomePer10k()),
                quote.sevenDayYield() == null ? null : Shown.percent(quote.sevenDayYield()));
    }
}
