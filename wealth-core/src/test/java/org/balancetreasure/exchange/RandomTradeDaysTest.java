package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Money;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;

/** Random orders and decisions over some days, with kills, beside a model that only adds and subtracts. */
@CoreTest
@Import(TradeScene.class)
class RandomTradeDaysTest {

    private static final int CUSTOMERS = 6;
    private static final int DAYS = 6;
    private static final long FIRST_CUSTOMER = 10_001;
    private static final String OPENING_CENTS = "10000.00";

    private final TradeScene scene;
    private final Fixture fixture;
    private final TradingCalendar calendar;
    private final Map<Long, Long> wallets = new TreeMap<>();
    private final Map<Long, Long> units = new TreeMap<>();
    private final List<Long> opened = new ArrayList<>();

    RandomTradeDaysTest(TradeScene scene, Fixture fixture, TradingCalendar calendar) {
        this.scene = scene;
        this.fixture = fixture;
        this.calendar = calendar;
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void aNewPartner() {
        scene.newPartner();
        fixture.moneyMarketFund(TradeScene.T, ResidueRule.REDISTRIBUTED);
    }

    @ParameterizedTest(name = "seed {0}, version {1}")
    @CsvSource({"1, V20", "2, V21", "3, V22", "4, V21", "5, V22"})
    void whatTheAgentDecidesIsWhatCustomersHave(long seed, FormatVersion version) {
        Random random = new Random(seed);
        scene.filesOfVersion(version);
        for (long id = FIRST_CUSTOMER; id < FIRST_CUSTOMER + CUSTOMERS; id++) {
            fixture.customerWithWallet(id, OPENING_CENTS);
            wallets.put(id, Money.of(OPENING_CENTS).cents());
            units.put(id, 0L);
        }
        LocalDate tradeDate = LocalDate.parse(TradeScene.T);
        for (int day = 0; day < DAYS; day++) {
            LocalDate headerDate = calendar.confirmDate(tradeDate);
            scene.clock.set(tradeDate + "T09:30:00");
            order(random);
            scene.close(tradeDate.toString(), headerDate.toString());
            LocalDate sending = tradeDate;
            withKills(random, killed -> scene.orderFiles.send(TradeScene.TA, sending, killed));
            decide(random, tradeDate.toString(), headerDate.toString());
            withKills(random, killed -> scene.confirmationFiles.book(TradeScene.TA, sending, killed));
            check("seed " + seed + ", " + tradeDate);
            tradeDate = headerDate;
        }
        assertThat(scene.breakTypes()).isEmpty();
    }

    private void order(Random random) {
        int orders = random.nextInt(10);
        for (int i = 0; i < orders; i++) {
            long id = FIRST_CUSTOMER + random.nextInt(CUSTOMERS);
            Customer customer = new Customer(id, Fixture.CHANNEL);
            long free = random.nextBoolean() ? scene.available(id) : 0;
            if (free > 0) {
                scene.subscribe(customer, Money.ofCents(1 + random.nextLong(free)).toString());
            } else if (freeUnits(id) > 0) {
                scene.redeem(customer, Money.ofCents(1 + random.nextLong(freeUnits(id))).toString());
            }
        }
    }

    /** The agent refuses an account or an order now and then, and the model follows. */
    private void decide(Random random, String date, String headerDate) {
        List<String> index = new ArrayList<>();
        List<String> sent = Answers.sentIndex(date);
        if (sent.contains(FileNames.data(Answers.DISTRIBUTOR, Answers.TA, LocalDate.parse(date), "01"))) {
            List<Consumer<FundRecord>> accounts = new ArrayList<>();
            for (Map<String, String> opening : Answers.sent(date, "01")) {
                boolean refused = random.nextInt(4) == 0;
                long id = customer(opening);
                if (!refused) {
                    opened.add(id);
                }
                accounts.add(scene.answers.account(opening, headerDate, refused ? "0010" : "0000",
                        refused ? "" : "ZZ" + id));
            }
            index.add(write(headerDate, "02", accounts));
        }
        if (sent.contains(FileNames.data(Answers.DISTRIBUTOR, Answers.TA, LocalDate.parse(date), "03"))) {
            List<Consumer<FundRecord>> confirmations = new ArrayList<>();
            for (Map<String, String> order : Answers.sent(date, "03")) {
                confirmations.add(decide(random, order, headerDate));
            }
            index.add(write(headerDate, "04", confirmations));
        }
        scene.answers.index("OFI", headerDate, index.toArray(String[]::new));
    }

    private Consumer<FundRecord> decide(Random random, Map<String, String> order, String headerDate) {
        long id = customer(order);
        boolean subscription = String.valueOf(order.get("BusinessCode")).equals("022");
        if (!opened.contains(id) || random.nextInt(5) == 0) {
            return scene.answers.confirmed(order, headerDate, opened.contains(id) ? "0010" : "0009", 0, true);
        }
        long ordered = Long.parseLong(String.valueOf(order.get(subscription ? "ApplicationAmount" : "ApplicationVol")));
        long confirmed = random.nextInt(4) == 0 ? random.nextLong(ordered + 1) : ordered;
        wallets.merge(id, subscription ? -confirmed : confirmed, Long::sum);
        units.merge(id, subscription ? confirmed : -confirmed, Long::sum);
        return scene.answers.confirmed(order, headerDate, "0000", confirmed, true);
    }

    private String write(String headerDate, String type, List<Consumer<FundRecord>> records) {
        String name = FileNames.data(Answers.TA, Answers.DISTRIBUTOR, LocalDate.parse(headerDate), type);
        return scene.answers.write(name, headerDate, type, records);
    }

    private void check(String when) {
        for (long id = FIRST_CUSTOMER; id < FIRST_CUSTOMER + CUSTOMERS; id++) {
            assertThat(fixture.wallet(id)).as("wallet of %d, %s", id, when)
                    .isEqualTo(Money.ofCents(wallets.getOrDefault(id, 0L)).toString());
            assertThat(fixture.units(Fixture.FUND, id)).as("units of %d, %s", id, when)
                    .isEqualTo(Money.ofCents(units.getOrDefault(id, 0L)).toString());
            assertThat(scene.available(id)).as("nothing is held of %d, %s", id, when)
                    .isEqualTo(wallets.getOrDefault(id, 0L));
        }
    }

    private long freeUnits(long id) {
        return scene.jdbc.sql("SELECT balance - held FROM account WHERE purpose = 'UNITS' AND owner_id = ?").param(id)
                .query(Long.class).optional().orElse(0L);
    }

    private static long customer(Map<String, String> record) {
        return TransactionAccount.customerId(String.valueOf(record.get("TransactionAccountID"))).orElseThrow();
    }

    private void withKills(Random random, Consumer<Transactions> step) {
        int kills = random.nextInt(3);
        for (int kill = 0; kill < kills; kill++) {
            int last = random.nextInt(4) + 1;
            AtomicInteger commits = new AtomicInteger();
            Transactions dying = scene.transactions.checkedBy(() -> {
                if (commits.incrementAndGet() >= last) {
                    throw new Killed();
                }
            });
            try {
                step.accept(dying);
            } catch (Killed e) {
                assertThat(commits).hasValue(last);
            }
        }
        step.accept(scene.transactions);
    }
}
