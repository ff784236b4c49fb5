package org.balancetreasure.funds;

import java.util.Set;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.springframework.stereotype.Component;

/** Quotes that staff enter: where no file brings them, or where one covers several days and its fund has no pattern. */
@Component
public class QuoteProposals implements ApprovedAction {

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
    public Approvals.Result propose(Fund fund, QuoteReceived quote, String reason, String by) {
        ProposedQuote proposed = new ProposedQuote(fund.fundCode(), quote.firstDay(), quote.lastDay(),
                quote.incomePer10k(), quote.sevenDayYield());
        return approvals.propose(Kind.QUOTE, fund.fundCode() + " " + quote.lastDay(), proposed.content(), reason, by);
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.QUOTE);
    }

    @Override
    public Outcome carryOut(Approval approval) {
        ProposedQuote quote = ProposedQuote.of(approval);
        Fund fund = funds.find(quote.fundCode());
        if (fund == null) {
            throw new IllegalStateException("Approval " + approval.approvalId() + " is about no fund of ours");
        }
        return new Outcome.Done(quotes.accept(new QuoteReceived(fund.fundId(), quote.firstDay(), quote.lastDay(),
                quote.incomePer10k(), quote.sevenDayYield(), "approval " + approval.approvalId())).name());
    }
}
