package org.balancetreasure.sandbox;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.sandbox.bank.Clearing;
import org.balancetreasure.sandbox.partner.Faults;

/**
 * Which steps of the night may stand open at a moment though nothing is wrong: those whose answers come on a later day
 * or in the evening, those that need a quote which is late, and, for some days after a scripted fault, whatever waits
 * for a partner. Everything else has to be done before the clock moves on.
 */
final class ExpectedWaits {

    /** What a partner did wrong it has made good by then, also over a long holiday. */
    private static final int TROUBLE_DAYS_MAX = 20;

    private final DemoTransferAgents agents;
    private final TradingCalendar calendar;
    private final Faults faults;

    ExpectedWaits(DemoTransferAgents agents, TradingCalendar calendar, Faults faults) {
        this.agents = agents;
        this.calendar = calendar;
        this.faults = faults;
    }

    /** Whether it waits for what comes later, as things are. */
    boolean mayWait(NightStep step, LocalDateTime now) {
        LocalDate day = step.businessDate();
        LocalDate today = now.toLocalDate();
        return switch (step.step()) {
            case CONFIRM, OBLIGATIONS -> isAnsweredLater(day, today);
            // Money that comes is on the statement of the evening.
            case RELEASE -> isBeforeStatements(calendar.confirmDate(day), now);
            case FOLLOW, STATEMENT -> isBeforeStatements(day, now);
            // Payments that are created later go the same day until then.
            case INSTRUCT -> now.isBefore(day.atTime(DemoBanks.CUT_OFF));
            // The register has the income of every fund of its transfer agent through the eve of the confirmation.
            case REGISTER -> isAnsweredLater(day, today)
                    || isOneQuotedLater(step.subject(), calendar.confirmDate(day).minusDays(1), today);
            case QUOTE -> isOneQuotedLater(step.subject(), day, today);
            case INCOME -> isQuotedLater(step.subject(), day, today);
            // The books of a day are proved as a whole, so the last fund decides; what is kept of it follows its proof.
            case PROVE, CLOSE_BOOKS, RETAIN ->
                DemoFund.ALL.stream().anyMatch(fund -> isQuotedLater(fund.fundCode(), day, today));
            default -> false;
        };
    }

    /** Whether a step that waits for a partner may do so because the script has had one do wrong lately. */
    boolean isExcused(NightStep step, LocalDate today) {
        boolean waitsForPartners = switch (step.step()) {
            case PLAN, SWEEP, CLOSE, SEND, TURN_DAY, TRANSFER -> false;
            default -> true;
        };
        return waitsForPartners && faults.all().stream().anyMatch(fault -> !fault.day().isAfter(today)
                && !fault.day().isBefore(today.minusDays(TROUBLE_DAYS_MAX)));
    }

    private static boolean isBeforeStatements(LocalDate day, LocalDateTime now) {
        return now.isBefore(day.atTime(Clearing.STATEMENT_HOUR));
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
