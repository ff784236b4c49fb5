package org.balancetreasure.exchange.settlements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.exchange.FundOf;
import org.balancetreasure.exchange.LeftOut;
import org.balancetreasure.exchange.settlements.SummaryComparison.Difference;
import org.balancetreasure.exchange.settlements.SummaryMapper.Late;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.SettlementTerms;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.settlement.Settlement;
import org.balancetreasure.settlement.Settlements;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.FileRegistry;
import org.balancetreasure.transport.Inbox;
import org.balancetreasure.transport.Inbox.Arrived;
import org.balancetreasure.transport.IncomingFiles;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
import org.balancetreasure.transport.RefusedFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes in a transfer agent's summaries of a settlement day, and agrees the day once they say what our books say: no
 * money leaves before that. A summary that is not there when its day is over is a difference like others, and two
 * persons may decide about each to settle by our books all the same.
 *
 * <p>Input: 25, 12 and 09 of the confirmation date, as the terms name them, and the confirmations that are booked.
 * Output: obligations, and the agreement or breaks. Re-runnable: obligations are found once, a file is used once.
 */
@Component
public class SettlementFiles {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementFiles.class);
    private static final int PAGE = 1_000;
    private static final String MONEY = "25";
    private static final String MONEY_STREAM = "OFK";
    private static final String CONFIRMATIONS = "12";
    private static final String DIVIDENDS = "09";
    private static final String OF_UNKNOWN_FUND = " of unknown fund ";

    private final TransferAgents agents;
    private final TradingCalendar calendar;
    private final Funds funds;
    private final Settlements settlements;
    private final SummaryMapper mapper;
    private final Inbox inbox;
    private final IncomingFiles incoming;
    private final FileRegistry registry;
    private final Breaks breaks;
    private final BusinessClock clock;

    SettlementFiles(TransferAgents agents, TradingCalendar calendar, Funds funds, Settlements settlements,
            SummaryMapper mapper, Inbox inbox, IncomingFiles incoming, FileRegistry registry, Breaks breaks,
            BusinessClock clock) {
        this.agents = agents;
        this.calendar = calendar;
        this.funds = funds;
        this.settlements = settlements;
        this.mapper = mapper;
        this.inbox = inbox;
        this.incoming = incoming;
        this.registry = registry;
        this.breaks = breaks;
        this.clock = clock;
    }

    /**
     * Finds what the confirmations of a trade date oblige whom to pay, and agrees the settlement day if the summaries
     * and the cover are there.
     *
     * @return how many confirmations, orders and rows of files were new
     */
    public long settle(String taCode, LocalDate tradeDate, Transactions transactions) {
        LocalDate day = calendar.confirmDate(tradeDate);
        SettlementTerms terms = settlements.terms(taCode, day);
        if (terms == null || isAgreed(taCode, day)) {
            return 0;
        }
        long found = findLate(terms, day, transactions) + settlements.find(terms, day, transactions);
        for (String type : types(terms)) {
            found += take(agents.get(taCode, day), type, day, transactions);
        }
        Standing standing = standing(terms, day);
        transactions.run(() -> say(taCode, day, standing.differences()));
        if (standing.missing().isEmpty() && standing.open().isEmpty()) {
            List<String> uncovered = settlements.uncovered(terms, day);
            if (uncovered.isEmpty()) {
                transactions.run(() -> settlements.agree(terms, day));
            } else {
                settlements.miss(terms, day, uncovered, transactions);
            }
        }
        return found;
    }

    private long findLate(SettlementTerms terms, LocalDate day, Transactions transactions) {
        long found = 0;
        List<Late> page = mapper.late(terms.taCode(), day, "", PAGE);
        while (!page.isEmpty()) {
            Map<Integer, List<String>> byFund = page.stream().collect(Collectors.groupingBy(Late::fundId,
                    TreeMap::new, Collectors.mapping(Late::serial, Collectors.toList())));
            for (Map.Entry<Integer, List<String>> ofFund : byFund.entrySet()) {
                found += settlements.findLate(terms, day, ofFund.getKey(), ofFund.getValue(), transactions);
            }
            page = mapper.late(terms.taCode(), day, page.getLast().serial(), PAGE);
        }
        return found;
    }

    private boolean isAgreed(String taCode, LocalDate day) {
        Settlement settlement = settlements.find(taCode, day);
        return settlement != null && settlement.state() != Settlement.State.OPEN;
    }

    private static Set<String> types(SettlementTerms terms) {
        Set<String> types = new TreeSet<>(List.of(terms.summaries().split(" ")));
        types.remove("");
        return types;
    }

    /** What keeps the settlement day of a trade date from being agreed, in words; empty once it is. */
    public List<String> lacks(String taCode, LocalDate tradeDate) {
        LocalDate day = calendar.confirmDate(tradeDate);
        SettlementTerms terms = settlements.terms(taCode, day);
        if (terms == null || isAgreed(taCode, day)) {
            return List.of();
        }
        Standing standing = standing(terms, day);
        List<String> lacks = new ArrayList<>(standing.missing());
        standing.open().forEach(difference -> lacks.add(difference.subject() + ": " + difference.theirs()
                + ", and " + difference.ours() + " in our books"));
        lacks.addAll(settlements.uncovered(terms, day));
        return lacks;
    }

    /** Whether the day can get on: a summary has come, one is overdue now, or nothing is lacking any more. */
    public boolean hasNews(String taCode, LocalDate tradeDate) {
        LocalDate day = calendar.confirmDate(tradeDate);
        SettlementTerms terms = settlements.terms(taCode, day);
        if (terms == null || isAgreed(taCode, day)) {
            return false;
        }
        return types(terms).stream()
                .anyMatch(type -> inbox.fresh(taCode, stream(type), Set.of(type), day).stream()
                        .anyMatch(Inbox.NewFile::usable))
                || lacks(taCode, tradeDate).isEmpty() || isToBeSaid(taCode, day, overdue(terms, day));
    }

    private boolean isToBeSaid(String taCode, LocalDate day, List<Difference> differences) {
        return !differences.isEmpty() && !breaks.list(day).stream().filter(known -> isOf(known, taCode))
                .map(Break::subject).toList().containsAll(differences.stream().map(Difference::subject).toList());
    }

    private static boolean isOf(Break known, String taCode) {
        return known.type() == BreakType.SETTLEMENT_DIFFERS && known.partner().equals(taCode);
    }

    /**
     * How a day stands.
     *
     * @param missing summaries that are expected yet, in words
     * @param differences what keeps it from being agreed
     * @param open those of them that nobody has decided to settle all the same
     */
    private record Standing(List<String> missing, List<Difference> differences, List<Difference> open) {}

    private Standing standing(SettlementTerms terms, LocalDate day) {
        List<String> missing = new ArrayList<>();
        Set<String> came = new TreeSet<>();
        for (String type : types(terms)) {
            List<String> lacking = missing(terms, day, type);
            if (lacking.isEmpty()) {
                came.add(type);
            } else if (!isOver(day)) {
                missing.addAll(lacking);
            }
        }
        List<Break> known = breaks.list(day).stream().filter(each -> isOf(each, terms.taCode())).toList();
        List<Difference> differences = new ArrayList<>(overdue(terms, day));
        known.stream().filter(each -> each.state() == Break.State.OPEN && each.subject().contains(OF_UNKNOWN_FUND))
                .forEach(each -> differences.add(new Difference(each.subject(), each.ours(), each.theirs())));
        Map<Integer, String> codes = new TreeMap<>();
        funds.ofTransferAgent(terms.taCode()).forEach(fund -> codes.put(fund.fundId(), fund.fundCode()));
        differences.addAll(SummaryComparison.differences(came, codes, mapper.summaries(terms.taCode(), day),
                mapper.booked(terms.taCode(), day)));
        return new Standing(missing, differences, differences.stream()
                .filter(difference -> known.stream().noneMatch(each -> isToBeSettled(each, difference))).toList());
    }

    /** Two persons have decided so, about exactly these figures. */
    private static boolean isToBeSettled(Break known, Difference difference) {
        return known.state() == Break.State.RESOLVED
                && String.valueOf(known.resolution()).startsWith(Way.RELEASE + ": ")
                && known.subject().equals(difference.subject()) && known.ours().equals(difference.ours())
                && known.theirs().equals(difference.theirs());
    }

    /** A summary is expected on its day; afterwards it is missing, and somebody has to ask for it. */
    private boolean isOver(LocalDate day) {
        return clock.today().isAfter(day);
    }

    private List<Difference> overdue(SettlementTerms terms, LocalDate day) {
        List<Difference> overdue = new ArrayList<>();
        if (isOver(day)) {
            for (String type : types(terms)) {
                List<String> lacking = missing(terms, day, type);
                if (!lacking.isEmpty()) {
                    overdue.add(new Difference(type + " of " + day, nets(terms.taCode(), day),
                            "not there: " + String.join("; ", lacking)));
                }
            }
        }
        return overdue;
    }

    /** What would be settled by our books alone. */
    private String nets(String taCode, LocalDate day) {
        String nets = settlements.nets(taCode, day).entrySet().stream()
                .map(net -> (net.getValue() < 0 ? "it pays " : "we pay ") + Money.ofCents(Math.abs(net.getValue()))
                        + " as " + net.getKey())
                .collect(Collectors.joining(", "));
        return nets.isEmpty() ? "nothing is to be paid" : nets;
    }

    private List<String> missing(SettlementTerms terms, LocalDate day, String type) {
        Inbox.Arrival arrival = inbox.arrived(terms.taCode(), stream(type), day, Set.of(type), Set.of(type));
        return arrival.missing().isEmpty() && arrival.files().isEmpty() && type.equals(MONEY)
                ? List.of(MONEY + " of " + day)
                : arrival.missing();
    }

    private static Function<TransferAgent, String> stream(String type) {
        return type.equals(MONEY) ? agent -> MONEY_STREAM : TransferAgent::confirmationStream;
    }

    private long take(TransferAgent agent, String type, LocalDate day, Transactions transactions) {
        long rows = 0;
        for (Inbox.NewFile news : inbox.fresh(agent.taCode(), stream(type), Set.of(type), day)) {
            try {
                rows += take(agent, news.file(), day, transactions);
            } catch (RefusedFileException e) {
                LOG.warn("Of {} nothing is used: {}", news.file().name(), e.getMessage());
            }
        }
        return rows;
    }

    /** A file that comes again under a number has the whole day once more. */
    private long take(TransferAgent agent, Arrived file, LocalDate day, Transactions transactions) {
        if (!(incoming.judge(agent.partner(), file, day, transactions) instanceof Good good)) {
            return 0;
        }
        List<Fund> ours = funds.ofTransferAgent(agent.taCode());
        return transactions.call(() -> {
            long[] rows = {0};
            mapper.forget(agent.taCode(), day, file.type());
            breaks.openSubjects(BreakType.SETTLEMENT_DIFFERS, agent.taCode(), file.type() + OF_UNKNOWN_FUND)
                    .forEach(subject -> breaks.resolve(BreakType.SETTLEMENT_DIFFERS, day, agent.taCode(), subject,
                            "another " + file.type() + " has come"));
            good.read(record -> {
                Fund fund = FundOf.codes(ours, record.text("FundCode"), "");
                if (fund == null) {
                    breaks.open(BreakType.SETTLEMENT_DIFFERS, day, agent.taCode(),
                            file.type() + OF_UNKNOWN_FUND + record.text("FundCode"), "no such fund",
                            "a row in " + file.name());
                } else if (!LeftOut.text(record, "DetailFlag").equals("1")) {
                    mapper.summarise(agent.taCode(), day, row(file.type(), fund, record, day));
                    rows[0]++;
                }
            });
            registry.register(good.file());
            return rows[0];
        });
    }

    private static SummaryRow row(String type, Fund fund, FundRecord record, LocalDate day) {
        return switch (type) {
            case MONEY -> new SummaryRow(type, fund.fundId(), record.text("BusinessCode"), record.text("CapitalType"),
                    orElse(record.date("PayDate"), day), paid(record), 0, 0);
            case CONFIRMATIONS -> new SummaryRow(type, fund.fundId(), record.text("BusinessCode"), "", day,
                    record.number("TotalSuccessfulAmount"), record.number("TotalSuccessfulVol"),
                    record.number("TotalSuccessfulDealingNum"));
            case DIVIDENDS -> new SummaryRow(type, fund.fundId(), "", "", orElse(record.date("DividentDate"), day),
                    record.number("TotalDividendIndeed") - record.number("TotalReinvestmentDividend"), 0, 0);
            default -> throw new IllegalArgumentException("The terms name a summary that nobody reads: " + type);
        };
    }

    /** ReceOrPayFlag: 0 the distributor receives, 1 it pays. */
    private static long paid(FundRecord record) {
        long cents = record.number("ConfirmedAmount");
        return record.text("ReceOrPayFlag").equals("0") ? -cents : cents;
    }

    private static LocalDate orElse(@Nullable LocalDate date, LocalDate day) {
        return date == null ? day : date;
    }

    private void say(String taCode, LocalDate day, List<Difference> differences) {
        Set<String> open = new TreeSet<>();
        for (Difference difference : differences) {
            breaks.open(BreakType.SETTLEMENT_DIFFERS, day, taCode, difference.subject(), difference.ours(),
                    difference.theirs());
            open.add(difference.subject());
        }
        for (String subject : breaks.openSubjects(BreakType.SETTLEMENT_DIFFERS, taCode, "")) {
            if (!open.contains(subject)) {
                breaks.resolve(BreakType.SETTLEMENT_DIFFERS, day, taCode, subject, "the two sides agree now");
            }
        }
    }
}
