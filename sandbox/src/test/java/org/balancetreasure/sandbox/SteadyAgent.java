package org.balancetreasure.sandbox;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.sandbox.transferagent.DayQuote;
import org.balancetreasure.sandbox.transferagent.FundKey;
import org.balancetreasure.sandbox.transferagent.SimulatedFund;
import org.balancetreasure.sandbox.transferagent.TransferAgent;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings;

/**
 * A transfer agent whose funds earn 1.0000 yuan per 10,000 units each day: figures that one checks in one's head.
 */
final class SteadyAgent {

    private static final int DAYS = 60;
    /** 1.0001 to the power of 365, less one. */
    private static final DayQuote QUOTE = new DayQuote(new BigDecimal("1.0000"), new BigDecimal("3.717"));

    private SteadyAgent() {}

    static TransferAgent of(String taCode, List<String> fundCodes, LocalDate firstDay, Path exchange,
            TradingCalendar calendar, Map<LocalDate, Integer> daysLate) {
        Map<LocalDate, DayQuote> quotes = new HashMap<>();
        NavigableSet<LocalDate> tradingDays = new TreeSet<>();
        for (LocalDate day = firstDay.minusDays(DAYS); !day.isAfter(firstDay.plusDays(DAYS)); day = day.plusDays(1)) {
            quotes.put(day, QUOTE);
            if (calendar.isTradingDay(day)) {
                tradingDays.add(day);
            }
        }
        List<SimulatedFund> funds = fundCodes.stream()
                .map(fundCode -> new SimulatedFund(new FundKey(fundCode, "0"), "演示货币", SimulatedFund.Carry.DAILY,
                        SimulatedFund.Residue.REDISTRIBUTED, "0", quotes, daysLate))
                .toList();
        return new TransferAgent(TransferAgentSettings.usual(taCode, "998", firstDay, funds)
                .refusingTransfersOf(new BigDecimal(NightScene.REFUSED_UNITS)), exchange,
                tradingDays);
    }
}
