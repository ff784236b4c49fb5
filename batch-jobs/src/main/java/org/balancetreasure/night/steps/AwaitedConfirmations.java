package org.balancetreasure.night.steps;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.exchange.confirmations.ConfirmationFiles;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.StepName;
import org.springframework.stereotype.Component;

/**
 * How long a fund waits for confirmations that the files of their date left out. A single order that no row answers is
 * a break and holds no holder's income back. A fund of whose orders no row came at all is not confirmed yet: what comes
 * for it within a day still counts from its own day. So such a fund waits until CONFIRM_TRANSFER of the calendar day
 * after the date of the confirmations has looked for late files, and not longer.
 */
@Component
class AwaitedConfirmations {

    private final NightMemory memory;
    private final ConfirmationFiles files;
    private final TradingCalendar calendar;

    AwaitedConfirmations(NightMemory memory, ConfirmationFiles files, TradingCalendar calendar) {
        this.memory = memory;
        this.files = files;
        this.calendar = calendar;
    }

    /** What the fund waits for of a trade date that CONFIRM has run for, in words; empty when it goes on. */
    List<String> of(Fund fund, LocalDate tradeDate) {
        LocalDate dayAfter = calendar.confirmDate(tradeDate).plusDays(1);
        return memory.hasRun(tradeDate, StepName.CONFIRM, fund.taCode())
                && !memory.hasRun(dayAfter, StepName.CONFIRM_TRANSFER, fund.taCode())
                        ? files.lacksWholeFund(fund.taCode(), fund.fundId(), tradeDate)
                        : List.of();
    }
}
