package org.balancetreasure.sandbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.random.RandomGenerator;
import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.night.AnotherNight;
import org.balancetreasure.night.BatchJobs;
import org.balancetreasure.night.Night;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.OwnerOnly;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.wallets.Wallets;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sandbox's partners, and the night that settles with them, as a process that can kill itself (SIGKILL) at a commit
 * of a step that settles, or at any instant after one. Started again, it goes on where its clock stood. Customers order
 * in the process itself, so that a life begins soon.
 */
final class DyingSettlement {

    private static final LocalDate FIRST = LocalDate.parse("2013-07-08");
    private static final int CUSTOMERS = 30;
    private static final LocalTime ORDERS = LocalTime.of(10, 0);
    private static final List<LocalTime> INSTANTS = List.of(LocalTime.MIDNIGHT, ORDERS, TradingCalendar.CUT_OFF,
            BusinessDays.EVENING);
    private static final Duration DEAD_RUNNER_IS_NOTICED = Duration.ofSeconds(60);

    private final ApplicationContext beans;
    private final JdbcClient jdbc;
    private final SimulatedClock clock;
    private final Transactions transactions;

    private DyingSettlement(ApplicationContext beans, JdbcClient jdbc, SimulatedClock clock) {
        this.beans = beans;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = beans.getBean(Transactions.class);
    }

    /** @param arguments url, user, password, folder, days, lanes, commit to die at, how many microseconds after it */
    public static void main(String[] arguments) throws IOException {
        int commits = live(new DatabaseSettings(arguments[0], arguments[1], arguments[2]), Path.of(arguments[3]),
                Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]),
                new Commits(Integer.parseInt(arguments[6]), Integer.parseInt(arguments[7]), Commits.Counted.SETTLING));
        System.out.println("lived through " + commits + " commits");
        // The threads of pools that are closing are not waited for.
        System.exit(0);
    }

    /** From wherever the clock of this database stands to the end. */
    private static int live(DatabaseSettings settings, Path folder, int days, int lanes, Commits commits)
            throws IOException {
        Database.createIfMissing(settings);
        OwnerOnly.folderIfMissing(folder);
        SpringApplicationBuilder application = BatchJobs.application()
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(commits));
        Options options = new Options(FIRST, FIRST.plusDays(days - 1L), CUSTOMERS, 7, folder, 0, 0, null,
                folder.resolve("no-faults.csv"), false, null, true);
        try (var pool = Database.pool(settings, "sandbox", 4)) {
            Database.migrate(pool);
            SimulatedClock clock = new SimulatedClock(pool, FIRST.atStartOfDay());
            try (var context = AnotherNight.start(application, settings, clock, folder.resolve("exchange"),
                    "--night.scheduled=false", "--spring.quartz.auto-startup=false", "--night.lanes=" + lanes,
                    "--night.retry-first=0s", "--close.signing-key=" + SigningKey.in(folder))) {
                new DyingSettlement(context, JdbcClient.create(pool), clock).live(options, commits);
            }
        }
        return commits.count();
    }

    private void live(Options options, Commits commits) {
        beans.getBean(Gates.class).openDay(FIRST);
        DemoSettings.load(beans, FIRST, CUSTOMERS, null);
        DemoRooms.setUp(beans.getBean(AdvanceLines.class), CUSTOMERS);
        register();
        Path exchange = options.dataDirectory().resolve("exchange");
        TradingCalendar calendar = beans.getBean(TradingCalendar.class);
        Faults faults = Faults.in(options.faults());
        Night night = beans.getBean(Night.class);
        DemoTransferAgents agents = DemoTransferAgents.of(options, exchange, calendar, faults);
        NightTurns turns = new NightTurns(night, agents,
                DemoBanks.of(options, exchange, beans.getBean(BankDays.class), jdbc, faults),
                new ExpectedWaits(agents, calendar, faults), Post.byDirectory(exchange), clock);
        // Before the first tick, which goes on with what the life before left.
        commits.arm();
        await().atMost(DEAD_RUNNER_IS_NOTICED).until(night::tick, Night.Tick::runner);
        for (LocalDate day = FIRST; !day.isAfter(options.until().plusDays(1)); day = day.plusDays(1)) {
            for (LocalTime time : day.isAfter(options.until()) ? List.of(LocalTime.MIDNIGHT) : INSTANTS) {
                LocalDateTime moment = day.atTime(time);
                if (!moment.isBefore(clock.now())) {
                    clock.moveTo(moment);
                    turns.untilNothingIsDue();
                    if (time.equals(ORDERS) && calendar.isTradingDay(day)) {
                        customersAct(day);
                    }
                }
            }
        }
    }

    private void register() {
        for (long customer = Population.FIRST_CUSTOMER; customer < Population.FIRST_CUSTOMER
                + CUSTOMERS; customer++) {
            beans.getBean(Customers.class)
                    .register(
                            new Registration(customer, Population.CHANNEL, "演示客户" + customer, "0", "DEMO" + customer));
            beans.getBean(Wallets.class).credit(customer, Money.of("90000.00"), "opening " + customer);
        }
    }

    /** In one transaction, so that orders have the same numbers wherever a life ended. */
    private void customersAct(LocalDate day) {
        String key = "of " + day;
        if (jdbc.sql("SELECT COUNT(*) FROM fund_order WHERE request_key LIKE CONCAT('% ', ?)").param(key)
                .query(Integer.class).single() > 0) {
            return;
        }
        transactions.run(() -> {
            for (long number = Population.FIRST_CUSTOMER; number < Population.FIRST_CUSTOMER + CUSTOMERS; number++) {
                Customer customer = new Customer(number, Population.CHANNEL);
                RandomGenerator random = Seeds.of(7, day.toEpochDay(), number);
                String fund = DemoFund.ALL.get(random.nextInt(DemoFund.ALL.size())).fundCode();
                Units units = Units.ofHundredths(1 + random.nextInt(2_000_00));
                switch (random.nextInt(4)) {
                    case 0 -> beans.getBean(Orders.class).redeem(customer, "redemption " + key, fund, units);
                    case 1 -> beans.getBean(InstantRedemptions.class).redeem(customer, "instant " + key, fund, units);
                    default -> beans.getBean(Orders.class).subscribe(customer, "subscription " + key, fund,
                            Money.ofCents(100_00 + random.nextInt(3_000_00)));
                }
            }
        });
    }
}
