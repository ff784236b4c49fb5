package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.instant.InstantResult;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.night.Night;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.orders.OrderResult;
import org.balancetreasure.orders.OrderResult.Accepted;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.sandbox.transferagent.TransferAgent;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * The words in which tests tell days: customers order, the clock moves, transfer agents answer, and what has happened
 * is told line by line. Between the agents and the platform there is a post that can be told to hold files back.
 */
final class NightScene {

    /** A transfer of so many units is refused by the agents. */
    static final String REFUSED_UNITS = "66.66";
    static final Path EXCHANGE = Path.of("target", "test-exchange");
    private static final Path AGENTS = Path.of("target", "test-agents");
    private static final int TURNS_MAX = 30;

    private final Night night;
    private final Orders orders;
    private final InstantRedemptions instants;
    private final AdvanceLines lines;
    private final Gates gates;
    private final TradingCalendar calendar;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final Facts facts;
    private final Map<String, TransferAgent> agents = new TreeMap<>();
    private Predicate<String> heldBack = name -> false;
    private String now = "";
    private List<String> known = List.of();
    private int requests;

    NightScene(Night night, Orders orders, InstantRedemptions instants, AdvanceLines lines, Gates gates,
            TradingCalendar calendar, Transactions transactions,
            Fixture fixture, TestClock clock, JdbcClient jdbc) {
        this.night = night;
        this.orders = orders;
        this.instants = instants;
        this.lines = lines;
        this.gates = gates;
        this.calendar = calendar;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
        this.facts = new Facts(jdbc, EXCHANGE);
    }

    /** The platform's first day, with fund 000198 at transfer agent ZZ, and with customers 10001 to 10003. */
    void begins(String firstDay) {
        try {
            FileSystemUtils.deleteRecursively(EXCHANGE);
            FileSystemUtils.deleteRecursively(AGENTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        agents.clear();
        heldBack = name -> false;
        clock(firstDay + "T00:00");
        fixture.moneyMarketFund(firstDay, ResidueRule.REDISTRIBUTED);
        agents.put("ZZ", SteadyAgent.of("ZZ", List.of(Fixture.FUND_CODE), LocalDate.parse(firstDay), AGENTS, calendar,
                Map.of()));
        for (long customer = 10_001; customer <= 10_003; customer++) {
            fixture.customerWithWallet(customer, "50000.00");
        }
        known = facts.all();
    }

    /** Fund 000199 at transfer agent YY. */
    void secondAgent(String firstDay) {
        secondAgent(firstDay, Map.of());
    }

    /**
     * Fund 000199 at transfer agent YY, some of whose quotes are late.
     *
     * @param daysLate by how many days, by day
     */
    void secondAgent(String firstDay, Map<String, Integer> daysLate) {
        agent("YY", "000199", 1002, firstDay, daysLate);
    }

    /** One more fund, at a transfer agent of its own. */
    void agent(String taCode, String fundCode, int fundId, String firstDay) {
        agent(taCode, fundCode, fundId, firstDay, Map.of());
    }

    private void agent(String taCode, String fundCode, int fundId, String firstDay, Map<String, Integer> daysLate) {
        int partyId = fundId - 990;
        jdbc.sql("INSERT INTO party VALUES (?, 'TRANSFER_AGENT', '', 'Another')").param(partyId).update();
        jdbc.sql("INSERT INTO partner (partner_code, party_id) VALUES (?, ?)").params(taCode, partyId).update();
        jdbc.sql("INSERT INTO transfer_agent (ta_code, distributor_code) VALUES (?, '998')").param(taCode).update();
        jdbc.sql("INSERT INTO transfer_agent_terms (ta_code, valid_from) VALUES (?, '2013-01-01')").param(taCode)
                .update();
        fund(taCode, fundCode, fundId, firstDay);
        gates.openTrading(taCode, LocalDate.parse(firstDay));
        Map<LocalDate, Integer> late = new TreeMap<>();
        daysLate.forEach((day, days) -> late.put(LocalDate.parse(day), days));
        agents.put(taCode,
                SteadyAgent.of(taCode, List.of(fundCode), LocalDate.parse(firstDay), AGENTS, calendar, late));
    }

    /** On the other side there is a transfer agent with one fund; what the platform knows of it is not said here. */
    void answersFrom(String taCode, String fundCode, String firstDay) {
        agents.put(taCode, SteadyAgent.of(taCode, List.of(fundCode), LocalDate.parse(firstDay), AGENTS, calendar,
                Map.of()));
    }

    /** Fund 000199 at transfer agent ZZ, beside 000198. */
    void secondFund(String firstDay) {
        fund("ZZ", "000199", 1002, firstDay);
        agents.put("ZZ", SteadyAgent.of("ZZ", List.of(Fixture.FUND_CODE, "000199"), LocalDate.parse(firstDay), AGENTS,
                calendar, Map.of()));
    }

    private void fund(String taCode, String fundCode, int fundId, String firstDay) {
        jdbc.sql("INSERT INTO party VALUES (?, 'FUND', '', 'Another')").param(fundId).update();
        jdbc.sql("INSERT INTO asset (asset_id, code, kind, scale) VALUES (?, ?, 'UNITS', 2)").params(fundId, fundCode)
                .update();
        jdbc.sql("""
                INSERT INTO fund (fund_id, fund_code, ta_code, name_zh, name_en, first_income_day)
                VALUES (?, ?, ?, '', 'Another', ?)
                """).params(fundId, fundCode, taCode, firstDay).update();
        jdbc.sql("INSERT INTO channel_fund (channel, fund_id) VALUES (?, ?)").params(Fixture.CHANNEL, fundId).update();
    }

    /** From now on files with such names do not arrive; those held back before and not now arrive. */
    void holdsBack(String... parts) {
        heldBack = name -> Stream.of(parts).anyMatch(name::contains);
    }

    void clock(String exchangeTime) {
        now = exchangeTime;
        clock.set(exchangeTime);
    }

    void subscribes(long customer, String yuan) {
        subscribes(customer, Fixture.FUND_CODE, yuan);
    }

    void subscribes(long customer, String fundCode, String yuan) {
        taken(transactions.call(() -> orders.subscribe(new Customer(customer, Fixture.CHANNEL),
                "request " + ++requests, fundCode, Money.of(yuan))));
    }

    void redeems(long customer, String units) {
        taken(transactions.call(() -> orders.redeem(new Customer(customer, Fixture.CHANNEL), "request " + ++requests,
                Fixture.FUND_CODE, Units.of(units))));
    }

    /** A line of 1,000,000.00 for fund 000198, whose bank opens its account at the agent with the next 01. */
    void lineOfBank21() {
        jdbc.sql("INSERT INTO party VALUES (21, 'BANK', '垫资银行', 'Advancing bank')").update();
        lines.setUp(new AdvanceLines.Terms(1, 21, Fixture.FUND_CODE, 1, Money.of("1000000.00"), Money.of("1000.00"), 8,
                false, "1", "BANK-21"));
    }

    void redeemsAtOnce(long customer, String units) {
        assertThat(transactions.call(() -> instants.redeem(new Customer(customer, Fixture.CHANNEL),
                "request " + ++requests, Fixture.FUND_CODE, Units.of(units)))).isInstanceOf(InstantResult.Paid.class);
    }

    private static void taken(OrderResult result) {
        assertThat(result).isInstanceOf(Accepted.class);
    }

    /**
     * The clock moves to a moment and the platform does what it can.
     *
     * @return all that has happened since the last word
     */
    List<String> at(String exchangeTime) {
        clock(exchangeTime);
        goOn();
        return happened();
    }

    /** As {@link #at} for each moment of the days, which is 15:00 and the next midnight. */
    List<String> through(String firstDay, String lastDay) {
        for (LocalDate day = LocalDate.parse(firstDay); !day.isAfter(LocalDate.parse(lastDay)); day = day.plusDays(1)) {
            at(day + "T15:00");
            at(day.plusDays(1) + "T00:00");
        }
        return facts.all();
    }

    /** Agents and night take turns until nothing moves any more. */
    List<NightStep> goOn() {
        List<String> before;
        List<String> after = facts.all();
        List<NightStep> open;
        int turns = 0;
        do {
            assertThat(++turns).isLessThan(TURNS_MAX);
            before = after;
            agentsAnswer();
            Night.Tick tick = night.tick();
            assertThat(tick.runner()).isTrue();
            open = tick.open();
            after = facts.all();
        } while (!after.equals(before));
        return open;
    }

    /** Orders of trade dates before this day have been answered by now. */
    LocalDate answeredBefore() {
        LocalDate today = LocalDate.parse(now.substring(0, 10));
        return calendar.isTradingDay(today) ? today : calendar.previousTradingDay(today);
    }

    void agentsAnswer() {
        for (String taCode : agents.keySet()) {
            carry(EXCHANGE.resolve(taCode).resolve("out"), AGENTS.resolve(taCode).resolve("out"), name -> true);
            agents.get(taCode).answer(java.time.LocalDateTime.parse(now));
            carry(AGENTS.resolve(taCode).resolve("in"), EXCHANGE.resolve(taCode).resolve("in"),
                    heldBack.negate());
        }
    }

    List<String> happened() {
        List<String> all = facts.all();
        List<String> fresh = new ArrayList<>(all);
        fresh.removeAll(known);
        known = all;
        return fresh;
    }

    /** What is due and open: what each step waits for, or why it failed. */
    List<String> open() {
        return night.tick().open().stream().map(step -> step + " " + step.state()
                + (step.message() == null ? "" : ": " + step.message())
                + (step.waitsFor() == null ? "" : ": " + step.waitsFor())).toList();
    }

    private static void carry(Path from, Path to, Predicate<String> carried) {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            // Indexes last, as a partner would send them.
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (carried.test(name) && !name.endsWith(".part") && !Files.exists(to.resolve(name))) {
                    Path part = to.resolve(name + ".part");
                    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(part, to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
