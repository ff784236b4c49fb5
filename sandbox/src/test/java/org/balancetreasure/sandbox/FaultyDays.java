package org.balancetreasure.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.money.Money;
import org.balancetreasure.night.Night;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.night.memory.NightStep;
import org.balancetreasure.sandbox.partner.Fault;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.wallets.Wallets;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Days of the demo's agents and banks, which do wrong by a script, with few customers and without HTTP. */
final class FaultyDays {

    static final LocalDate FIRST = LocalDate.of(2013, 7, 1);
    static final Set<String> AGENTS = Set.of(DemoFund.TIANHONG, DemoFund.HUAXIN);
    static final Set<String> BANKS = Set.of(DemoBanks.RIVER, DemoBanks.HILL);
    static final long FIRST_CUSTOMER = Population.FIRST_CUSTOMER;
    private static final LocalDate LAST = LocalDate.of(2014, 1, 31);
    private static final Path EXCHANGE = NightScene.EXCHANGE;
    /** A target of faults that is the number of an account. */
    static final Pattern ACCOUNT = Pattern.compile("\\d+");
    private static final int BREAKS_MAX = 1_000;
    /** By which quotas and lines are reckoned, so that none is met. */
    private static final int MANY = 100_000;

    private final Faults faults = Faults.of();
    private final JdbcClient jdbc;
    private final NightMemory memory;
    private final Breaks breaks;
    private final TradingCalendar calendar;
    private final TestClock clock;
    private final SimulatedClock simulated;
    private final ExpectedWaits expected;
    private final NightTurns turns;
    private final DemoBanks banks;
    /** Steps that had to wait for longer than they do when nobody does wrong. */
    private final Map<String, LocalDateTime> waited = new TreeMap<>();
    private Set<String> heldBefore = Set.of();
    private LocalDate day = FIRST;

    private FaultyDays(ApplicationContext beans) throws IOException {
        DataSource dataSource = beans.getBean(DataSource.class);
        jdbc = beans.getBean(JdbcClient.class);
        memory = beans.getBean(NightMemory.class);
        breaks = beans.getBean(Breaks.class);
        calendar = beans.getBean(TradingCalendar.class);
        clock = beans.getBean(TestClock.class);
        FileSystemUtils.deleteRecursively(EXCHANGE);
        Gates gates = beans.getBean(Gates.class);
        gates.openDay(FIRST);
        DemoSettings.load(beans, FIRST, MANY, null);
        DemoRooms.setUp(beans.getBean(AdvanceLines.class), MANY);
        simulated = new SimulatedClock(dataSource, FIRST.atStartOfDay());
        Options options = new Options(FIRST, LAST, 2, 1, EXCHANGE, 0, 0, null, EXCHANGE, false, null, true);
        DemoTransferAgents agents = DemoTransferAgents.of(options, EXCHANGE, calendar, faults);
        banks = DemoBanks.of(options, EXCHANGE, beans.getBean(BankDays.class), jdbc, faults);
        expected = new ExpectedWaits(agents, calendar, faults);
        turns = new NightTurns(beans.getBean(Night.class), agents, banks, expected, Post.byDirectory(EXCHANGE),
                simulated);
        AGENTS.forEach(agent -> gates.openTrading(agent, FIRST));
    }

    /** At the first midnight, with so many customers who have money. */
    static FaultyDays begin(ApplicationContext beans, int customers) throws IOException {
        FaultyDays days = new FaultyDays(beans);
        for (long id = FIRST_CUSTOMER; id < FIRST_CUSTOMER + customers; id++) {
            beans.getBean(Customers.class)
                    .register(new Registration(id, Population.CHANNEL, "测试客户", "0", "TEST" + id));
            beans.getBean(Wallets.class).credit(id, Money.of("500000.00"), "credit " + id);
        }
        days.at(LocalTime.MIDNIGHT);
        return days;
    }

    /** The sandbox keeps its time in a table that no migration knows. */
    void end() {
        jdbc.sql("DROP TABLE IF EXISTS sandbox_clock").update();
    }

    /** The day that begins now: its midnight is over. */
    LocalDate day() {
        return day;
    }

    LocalDateTime now() {
        return simulated.now();
    }

    boolean isTrading(LocalDate date) {
        return calendar.isTradingDay(date);
    }

    LocalDate nextTradingDay(LocalDate date) {
        return calendar.nextTradingDay(date);
    }

    /** How many trading days there are after one day, through another. */
    long tradingDays(LocalDate after, LocalDate through) {
        return after.isBefore(through)
                ? after.plusDays(1).datesUntil(through.plusDays(1)).filter(calendar::isTradingDay).count()
                : 0;
    }

    boolean isWorking(LocalDate date) {
        return banks.workOn(date);
    }

    void add(Fault fault) {
        try {
            faults.add(fault);
        } catch (IOException e) {
            throw new UncheckedIOException("They are in memory only", e);
        }
    }

    /** Customers order, the cut-off, the banks' evening, and the night after it. */
    void pass(Runnable customersOrder) {
        if (calendar.isTradingDay(day)) {
            moveTo(BusinessDays.PLANS);
            customersOrder.run();
            at(TradingCalendar.CUT_OFF);
        }
        if (banks.workOn(day)) {
            at(BusinessDays.EVENING);
        }
        day = day.plusDays(1);
        at(LocalTime.MIDNIGHT);
    }

    private void moveTo(LocalTime time) {
        simulated.moveTo(day.atTime(time));
        clock.set(day.atTime(time).toString());
    }

    private void at(LocalTime time) {
        moveTo(time);
        turns.untilNothingIsDue();
        Set<String> held = heldUp().stream().map(step -> step.step() + " " + step.subject())
                .collect(Collectors.toSet());
        held.forEach(step -> waited.put(step, now()));
        heldBefore.forEach(step -> waited.put(step, now()));
        heldBefore = held;
    }

    List<Break> open() {
        return breaks.open(BREAKS_MAX);
    }

    /** Open steps that would be done by now if nobody had done wrong. */
    List<NightStep> heldUp() {
        return memory.open().stream().filter(step -> !expected.mayWait(step, simulated.now())).toList();
    }

    /** Each {@code STEP subject} that was held up since this was last cleared, and until when. */
    Map<String, LocalDateTime> waited() {
        return waited;
    }
}
