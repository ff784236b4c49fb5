package org.balancetreasure.sandbox;

import java.time.LocalDate;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.night.memory.NightStep;

/**
 * Which steps of the night may stand open at a moment though nothing is wrong: those whose answers come on a later day,
 * and those that need a quote which is late. Everything else has to be done before the clock moves on.
 */
final class ExpectedWaits {

    private final DemoTransferAgents agents;
    private final TradingCalendar calendar;

    ExpectedWaits(DemoTransferAgents agents, TradingCalendar calendar) {
        this.agents = agents;
        this.calendar = calendar;
    }

    boolean mayWait(NightStep step, LocalDate today) {
        LocalDate day = step.businessDate();
        return switch (step.step()) {
            case CONFIRM -> isAnsweredLater(day, today);
            // The register has the income of every fund of its transfer agent through the eve of the confirmation.
            case REGISTER -> isAnsweredLater(day, today)
                    || isOneQuotedLater(step.subject(), calendar.confirmDate(day).minusDays(1), today);
            case QUOTE -> isOneQuotedLater(step.subject(), day, today);
            case INCOME -> isQuotedLater(step.subject(), day, today);
            // The books of a day are proved as a whole, so the last fund decides; what is kept of it follows its proof.
            case PROVE, RETAIN -> DemoFund.ALL.stream().anyMatch(fund -> isQuotedLater(fund.fundCode(), day, today));
            default -> false;
        };
    }

    /** A trade date's orders are confirmed on the next trading day. */
    private boolean isAnsweredLater(LocalDate tradeDate, LocalDate today) {
        return calendar.confirmDate(tradeDate).isAfter(today);
    }

    private boolean isOneQuotedLater(String taCode, LocalDate day, LocalDate today) {
        return DemoFund.ALL.stream().filter(fund -> fund.transferAgent().equals(taCode))
                .anyMatch(fund -> isQuotedLater(fund.fundCode(), day, today));
    }

    /** Quotes of a fund come in order, so the one of this day says when all before it are here. */
    private boolean isQuotedLater(String fundCode, LocalDate day, LocalDate today) {
        return agents.quoteArrives(fundCode, day).isAfter(today);
    }
}
