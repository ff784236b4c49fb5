package org.balancetreasure.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
import org.springframework.core.io.ClassPathResource;

/** The demo's transfer agent: it keeps fund 000198 on the quotes that were really published. */
final class DemoTransferAgent {

    private static final String QUOTES = "sql/seed/demo/quotes_000198.csv";

    private DemoTransferAgent() {}

    static TransferAgent of(Options options, Path exchangeDirectory, TradingCalendar calendar) {
        SimulatedFund fund = new SimulatedFund(new FundKey(Sandbox.FUND_CODE, "0"), "天弘增利宝货币（演示）",
                SimulatedFund.Carry.DAILY,
                SimulatedFund.Residue.RETAINED, "0", quotes());
        return new TransferAgent(
                TransferAgentSettings.usual(Sandbox.TRANSFER_AGENT, Sandbox.DISTRIBUTOR, options.from(), List.of(fund)),
                exchangeDirectory, tradingDays(options, calendar));
    }

    private static Map<LocalDate, DayQuote> quotes() {
        try {
            Map<LocalDate, DayQuote> quotes = new HashMap<>();
            for (String line : new ClassPathResource(QUOTES).getContentAsString(StandardCharsets.UTF_8).lines().skip(1)
                    .toList()) {
                String[] cells = line.split(",", -1);
                quotes.put(LocalDate.parse(cells[0]), new DayQuote(new BigDecimal(cells[1]), new BigDecimal(cells[2])));
            }
            return quotes;
        } catch (IOException e) {
            throw new UncheckedIOException("The quotes " + QUOTES + " can't be read", e);
        }
    }

    /** With a margin on both sides, since the agent looks for the trading days around. */
    private static NavigableSet<LocalDate> tradingDays(Options options, TradingCalendar calendar) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        LocalDate last = options.until().plusDays(30);
        for (LocalDate day = calendar.previousTradingDay(options.from()); !day.isAfter(last); day = calendar
                .nextTradingDay(day)) {
            days.add(day);
        }
        return days;
    }
}
