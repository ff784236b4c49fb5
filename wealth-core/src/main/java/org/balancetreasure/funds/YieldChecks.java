package org.balancetreasure.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Quote.YieldCheck;
import org.balancetreasure.money.Rounding;
import org.balancetreasure.money.SevenDayYield;
import org.jspecify.annotations.Nullable;

/** Recomputes the published seven-day yield from the published incomes. */
final class YieldChecks {

    private final QuoteMapper mapper;

    YieldChecks(QuoteMapper mapper) {
        this.mapper = mapper;
    }

    YieldCheck check(Fund fund, QuoteReceived quote) {
        BigDecimal published = quote.sevenDayYield();
        BigDecimal computed = computed(fund, quote.firstDay(), quote.lastDay(), quote.incomePer10k());
        if (published == null || computed == null) {
            return YieldCheck.NOT_CHECKABLE;
        }
        return computed.compareTo(Rounding.HALF_UP.to(SevenDayYield.SCALE, published)) == 0
                ? YieldCheck.AGREES
                : YieldCheck.DIFFERS;
    }

    /**
     * In percent, from the quote and those on file for the calendar days before it; null unless they cover exactly the
     * seven days. A quote over several days is one factor.
     */
    @Nullable
    BigDecimal computed(Fund fund, LocalDate firstDay, LocalDate lastDay, BigDecimal incomePer10k) {
        LocalDate from = lastDay.minusDays(SevenDayYield.DAYS - 1L);
        List<BigDecimal> incomes = new ArrayList<>();
        LocalDate next = from;
        for (Quote earlier : mapper.between(fund.fundId(), from, firstDay.minusDays(1))) {
            if (!earlier.firstDay().equals(next)) {
                return null;
            }
            incomes.add(earlier.incomePer10k());
            next = earlier.lastDay().plusDays(1);
        }
        if (!next.equals(firstDay)) {
            return null;
        }
        incomes.add(incomePer10k);
        return fund.carry() == Carry.DAILY ? SevenDayYield.compounded(incomes) : SevenDayYield.simple(incomes);
    }
}
