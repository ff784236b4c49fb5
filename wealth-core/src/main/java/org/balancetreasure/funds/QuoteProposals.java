package org.balancetreasure.funds;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.springframework.stereotype.Component;

/** Quotes that staff enter: where no file brings them, or where one covers several days and its fund has no pattern. */
@Component
public class QuoteProposals implements ApprovedAction {

    private static final String KIND = "QUOTE";

    private final Approvals approvals;
    private final Funds funds;
    private final Quotes quotes;

    QuoteProposals(Approvals approvals, Funds funds, Quotes quotes) {
        this.approvals = approvals;
        this.funds = funds;
        this.quotes = quotes;
    }

    /**
     * Proposes a quote; once another person approves it, it is checked and used like one that came in a file.
     *
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Approval propose(Fund fund, QuoteReceived quote, String reason, String by) {
        Map<String, String> content = new TreeMap<>();
        content.put("fundCode", fund.fundCode());
        content.put("firstDay", quote.firstDay().toString());
        content.put("lastDay", quote.lastDay().toString());
        content.put("incomePer10k", quote.incomePer10k().toPlainString());
        BigDecimal yield = quote.sevenDayYield();
        if (yield != null) {
            content.put("sevenDayYield", yield.toPlainString());
        }
        return approvals.propose(KIND, fund.fundCode() + " " + quote.lastDay(), content, reason, by);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String carryOut(Approval approval) {
        Map<String, String> content = approval.content();
        String fundCode = content.get("fundCode");
        Fund fund = fundCode == null ? null : funds.find(fundCode);
        if (fund == null) {
            throw new IllegalStateException("Approval " + approval.approvalId() + " is about no fund of ours");
        }
        String yield = content.get("sevenDayYield");
        return quotes.accept(new QuoteReceived(fund.fundId(), day(content, "firstDay"), day(content, "lastDay"),
                new BigDecimal(String.valueOf(content.get("incomePer10k"))),
                yield == null ? null : new BigDecimal(yield),
                "approval " + approval.approvalId())).name();
    }

    private static LocalDate day(Map<String, String> content, String name) {
        return LocalDate.parse(String.valueOf(content.get(name)));
    }
}
