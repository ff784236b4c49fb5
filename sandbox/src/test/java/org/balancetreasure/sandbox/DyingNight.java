package org.balancetreasure.sandbox;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.night.AnotherNight;
import org.balancetreasure.night.BatchJobs;
import org.balancetreasure.night.Night;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.sandbox.transferagent.TransferAgent;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The night of a few hundred holders from Wednesday's cut-off to Monday, as a process that can kill itself (SIGKILL)
 * just before or just after its n-th commit. Started again, it goes on where its clock stood.
 */
final class DyingNight {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-07");
    private static final int LANES = 4;
    private static final int HOLDERS = 240;
    private static final String REDEMPTIONS = "2026-01-08T10:00";
    private static final List<String> MOMENTS = List.of("2026-01-07T15:00", "2026-01-08T00:00", REDEMPTIONS,
            "2026-01-08T15:00",
            "2026-01-09T00:00", "2026-01-09T15:00", "2026-01-10T00:00", "2026-01-11T00:00", "2026-01-12T00:00");
    private static final Duration DEAD_RUNNER_IS_NOTICED = Duration.ofSeconds(60);

    private DyingNight() {}

    /**
     * Lanes run beside each other, so that several steps are under way when it dies.
     *
     * @param arguments url, user, password, exchange directory, commit to die at, when, which are counted
     */
    public static void main(String[] arguments) {
        live(new DatabaseSettings(arguments[0], arguments[1], arguments[2]), Path.of(arguments[3]), LANES,
                new Commits(Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]),
                        Commits.Counted.valueOf(arguments[6])));
        // The threads of pools that are closing are not waited for.
        System.exit(0);
    }

    /** From wherever the clock of this database stands to the end. */
    static void live(DatabaseSettings settings, Path exchange, int lanes, Commits commits) {
        Database.createIfMissing(settings);
        SpringApplicationBuilder application = new SpringApplicationBuilder(BatchJobs.class, Fixture.class)
                .properties("spring.config.name=batch-jobs")
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(commits));
        try (var pool = Database.pool(settings, "clock", 2)) {
            Database.migrate(pool);
            SimulatedClock clock = new SimulatedClock(pool, FIRST.atTime(10, 0));
            try (var context = AnotherNight.start(application, settings, clock, exchange, "--night.scheduled=false",
                    "--spring.quartz.auto-startup=false", "--income.range-size=20", "--night.lanes=" + lanes,
                    "--night.retry-first=0s")) {
                if (JdbcClient.create(pool).sql("SELECT COUNT(*) FROM fund").query(Integer.class).single() == 0) {
                    customersOrder(context.getBean(Fixture.class), context.getBean(Orders.class),
                            context.getBean(Transactions.class));
                }
                TransferAgent agent = SteadyAgent.of(Fixture.TRANSFER_AGENT, List.of(Fixture.FUND_CODE), FIRST,
                        exchange,
                        context.getBean(TradingCalendar.class), java.util.Map.of());
                Night night = context.getBean(Night.class);
                await().atMost(DEAD_RUNNER_IS_NOTICED).until(night::tick, Night.Tick::runner);
                commits.arm();
                for (LocalDateTime moment : MOMENTS.stream().map(LocalDateTime::parse).toList()) {
                    if (!moment.isBefore(clock.now())) {
                        clock.moveTo(moment);
                        if (moment.equals(LocalDateTime.parse(REDEMPTIONS))) {
                            customersRedeem(JdbcClient.create(pool), context.getBean(Orders.class),
                                    context.getBean(Transactions.class));
                        }
                        untilNothingMoves(agent, night, clock);
                    }
                }
            }
        }
    }

    private static void untilNothingMoves(TransferAgent agent, Night night, SimulatedClock clock) {
        Night.Tick before;
        Night.Tick after = night.tick();
        do {
            before = after;
            agent.answer(clock.now());
            after = night.tick();
        } while (!after.equals(before));
    }

    private static void customersOrder(Fixture fixture, Orders orders, Transactions transactions) {
        Random random = new Random(7);
        fixture.moneyMarketFund(FIRST.toString(), ResidueRule.REDISTRIBUTED);
        for (long customer = 20_001; customer <= 20_000 + HOLDERS; customer++) {
            fixture.customerWithWallet(customer, "90000.00");
            Customer who = new Customer(customer, Fixture.CHANNEL);
            Money amount = Money.ofCents(1 + random.nextInt(9_000_000));
            transactions.run(() -> orders.subscribe(who, "first", Fixture.FUND_CODE, amount));
        }
    }

    /**
     * Every third customer, the half; in one transaction, so that orders have the same numbers wherever a life ended.
     */
    private static void customersRedeem(JdbcClient jdbc, Orders orders, Transactions transactions) {
        if (jdbc.sql("SELECT COUNT(*) FROM fund_order WHERE kind = 'REDEMPTION'").query(Integer.class).single() > 0) {
            return;
        }
        transactions.run(() -> {
            for (long customer = 20_001; customer <= 20_000 + HOLDERS; customer += 3) {
                long units = jdbc.sql("SELECT balance FROM account WHERE purpose = 'UNITS' AND owner_id = ?")
                        .param(customer).query(Long.class).single();
                orders.redeem(new Customer(customer, Fixture.CHANNEL), "second", Fixture.FUND_CODE,
                        Units.ofHundredths((units + 1) / 2));
            }
        });
    }
}
