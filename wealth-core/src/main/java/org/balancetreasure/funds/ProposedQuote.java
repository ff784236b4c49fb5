package org.balancetreasure.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.balancetreasure.approvals.Approval;
import org.jspecify.annotations.Nullable;

/**
 * What staff propose about a quote.
 *
 * @param incomePer10k yuan of 10,000 units over all its days
 * @param sevenDayYield in percent; null if none was published
 */
record ProposedQuote(String fundCode, LocalDate firstDay, LocalDate lastDay, BigDecimal incomePer10k,
        @Nullable BigDecimal sevenDayYield) {

    static ProposedQuote of(Approval approval) {
        String yield = approval.content().get("sevenDayYield");
        return new ProposedQuote(approval.figure("fundCode"), LocalDate.parse(approval.figure("firstDay")),
                LocalDate.parse(approval.figure("lastDay")), new BigDecimal(approval.figure("incomePer10k")),
                yield == null ? null : new BigDecimal(yield));
    }

    Map<String, String> content() {
        Map<String, String> content = new TreeMap<>(Map.of("fundCode", fundCode, "firstDay", firstDay.toString(),
                "lastDay", lastDay.toString(), "incomePer10k", incomePer10k.toPlainString()));
        if (sevenDayYield != null) {
            content.put("sevenDayYield", sevenDayYield.toPlainString());
        }
        return content;
    }
}
