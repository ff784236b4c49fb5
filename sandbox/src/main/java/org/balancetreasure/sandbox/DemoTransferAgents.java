package org.balancetreasure.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.sandbox.transferagent.DayQuote;
import org.balancetreasure.sandbox.transferagent.FundKey;
import org.balancetreasure.sandbox.transferagent.SevenDays;
import org.balancetreasure.sandbox.transferagent.SimulatedFund;
import org.balancetreasure.sandbox.transferagent.TransferAgent;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.QuoteTiming;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Readiness;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Settlement;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.YieldUnit;
import org.springframework.core.io.ClassPathResource;

/**
 * The demo's two transfer agents. Fund 000198 has the quotes that were really published; the others follow its path
 * with an offset of their own.
 */
final class DemoTransferAgents {

    private static final String DISTRIBUTOR = "998";
    private static final int STOPPED_FROM = 15;
    private static final int STOPPED_THROUGH = 19;
    private static final String PUBLISHED = "sql/seed/demo/quotes_000198.csv";

    private final List<TransferAgent> agents;
    private final Map<String, SimulatedFund> funds;

    private DemoTransferAgents(List<TransferAgent> agents, Map<String, SimulatedFund> funds) {
        this.agents = agents;
        this.funds = funds;
    }

    static DemoTransferAgents of(Options options, Path exchangeDirectory, TradingCalendar calendar,
            Faults faults) {
        SortedMap<LocalDate, DayQuote> published = published();
        Map<String, SimulatedFund> funds = new HashMap<>();
        for (DemoFund fund : DemoFund.ALL) {
            funds.put(fund.fundCode(), new SimulatedFund(new FundKey(fund.fundCode(), "0"), fund.name(), fund.carry(),
                    fund.residue(), "0", quotes(fund, published),
                    fund.sometimesLate() ? LateQuotes.daysLate(options.from(), options.until()) : Map.of(),
                    fund.sometimesStopped() ? stopped(options) : Set.of()));
        }
        NavigableSet<LocalDate> tradingDays = tradingDays(options, calendar);
        List<TransferAgent> agents = new ArrayList<>();
        for (TransferAgentSettings settings : List.of(
                settings(DemoFund.TIANHONG, FormatVersion.V21, DemoBanks.TIANHONG_COLLECTION, options, funds),
                settings(DemoFund.HUAXIN, FormatVersion.V22, DemoBanks.HUAXIN_COLLECTION, options, funds))) {
            agents.add(new TransferAgent(settings, exchangeDirectory, tradingDays, faults));
        }
        return new DemoTransferAgents(agents, funds);
    }

    /** In the middle of each month, when its manager keeps money out; long enough to outlast quotes that are late. */
    private static Set<LocalDate> stopped(Options options) {
        return options.from().datesUntil(options.until().plusDays(1))
                .filter(day -> day.getDayOfMonth() >= STOPPED_FROM && day.getDayOfMonth() <= STOPPED_THROUGH)
                .collect(Collectors.toSet());
    }

    private static TransferAgentSettings settings(String taCode, FormatVersion version, String collection,
            Options options, Map<String, SimulatedFund> funds) {
        List<SimulatedFund> own = DemoFund.ALL.stream().filter(fund -> fund.transferAgent().equals(taCode))
                .map(fund -> funds.get(fund.fundCode())).toList();
        return new TransferAgentSettings(taCode, DISTRIBUTOR, options.from(), version, Readiness.INDEX, "OFI", "OFJ",
                YieldUnit.PERCENT, QuoteTiming.NEXT_DAY, "REFUSE", BigDecimal.ZERO, own)
                .settling(new Settlement(DemoBanks.RIVER, collection, DemoBanks.SETTLEMENT));
    }

    /** Each does all that is due by an instant. */
    void answer(LocalDateTime now) {
        for (TransferAgent agent : agents) {
            agent.answer(now);
        }
    }

    /** The morning on which the quote of a day is in the platform's inbox. */
    LocalDate quoteArrives(String fundCode, LocalDate day) {
        SimulatedFund fund = funds.get(fundCode);
        if (fund == null) {
            throw new IllegalArgumentException("No transfer agent of the demo keeps fund " + fundCode);
        }
        return fund.publishedWith(day).plusDays(1);
    }

    private static Map<LocalDate, DayQuote> quotes(DemoFund fund, SortedMap<LocalDate, DayQuote> published) {
        if (fund.offset().signum() == 0) {
            return published;
        }
        SortedMap<LocalDate, BigDecimal> incomes = new TreeMap<>();
        published.forEach((day, quote) -> incomes.put(day, quote.incomePer10k().add(fund.offset())));
        return SevenDays.quotes(incomes, fund.carry());
    }

    private static SortedMap<LocalDate, DayQuote> published() {
        try {
            SortedMap<LocalDate, DayQuote> quotes = new TreeMap<>();
            for (String line : new ClassPathResource(PUBLISHED).getContentAsString(StandardCharsets.UTF_8).lines()
                    .skip(1).toList()) {
                String[] cells = line.split(",", -1);
                quotes.put(LocalDate.parse(cells[0]), new DayQuote(new BigDecimal(cells[1]), new BigDecimal(cells[2])));
            }
            return quotes;
        } catch (IOException e) {
            throw new UncheckedIOException("The quotes " + PUBLISHED + " can't be read", e);
        }
    }

    /** With a margin on both sides, since the agents look for the trading days around. */
    private static NavigableSet<LocalDate> tradingDays(Options options, TradingCalendar calendar) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        LocalDate last = Options.LAST_QUOTE.plusDays(30);
        for (LocalDate day = calendar.previousTradingDay(options.from()); !day.isAfter(last); day = calendar
                .nextTradingDay(day)) {
            days.add(day);
        }
        return days;
    }
}
