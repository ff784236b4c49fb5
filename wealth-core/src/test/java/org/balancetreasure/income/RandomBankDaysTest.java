package org.balancetreasure.income;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.money.Units;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

/**
 * Days on which customers come, go and redeem at once, banks redeem what they got, quotes come late, cover several days
 * and are corrected: beside a model that sums up what every holder moved and earned.
 */
@CoreTest
@Import(IncomeScene.class)
class RandomBankDaysTest {

    private static final int FUND = IncomeScene.FUND;
    private static final LocalDate FIRST = LocalDate.parse("2013-07-20");
    private static final int DAYS = 22;

    /** What moved on an account of a holder, or was earned. */
    private record Entry(long holder, LocalDate date, long amount) {}

    private record Quoted(LocalDate first, LocalDate last, LocalDate arrives) {}

    private final IncomeScene scene;
    private final BankHoldings holdings;
    private final DataSource dataSource;
    private final List<Entry> units = new ArrayList<>();
    private final List<Entry> accrued = new ArrayList<>();
    private final List<Entry> incomes = new ArrayList<>();
    private final Map<LocalDate, Map<Long, Long>> bases = new TreeMap<>();
    private final List<Quoted> expected = new ArrayList<>();
    private Random random = new Random();
    private Carry carry = Carry.DAILY;
    private ResidueRule rule = ResidueRule.RETAINED;
    private LocalDate next = FIRST;
    private long[] banks = {};

    RandomBankDaysTest(IncomeScene scene, BankHoldings holdings, DataSource dataSource) {
        this.scene = scene;
        this.holdings = holdings;
        this.dataSource = dataSource;
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45, 46, 47, 48})
    void everyHolderAndBankHasWhatTheModelHas(long seed) {
        System.out.println("seed " + seed);
        random = new Random(seed);
        carry = seed % 2 == 0 ? Carry.DAILY : Carry.MONTHLY;
        rule = random.nextBoolean() ? ResidueRule.REDISTRIBUTED : ResidueRule.RETAINED;
        scene.fixture.fund(FUND, Fixture.FUND_CODE, FIRST.toString(), carry, rule);
        banks = new long[]{scene.bank(22), scene.bank(21)};
        for (long holder = 10_000; holder < 10_008; holder++) {
            scene.fixture.customer(holder);
            move(holder, 1 + random.nextInt(9_000_000), FIRST);
        }
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(DAYS)); day = day.plusDays(1)) {
            for (int i = random.nextInt(8); i > 0; i--) {
                somethingHappens(day);
            }
            scene.endDay(day.toString());
            quotesArrive(day);
            for (int i = random.nextInt(4); i > 0 && quoted(day); i--) {
                post();
            }
            if (random.nextInt(4) == 0) {
                correct();
            }
        }
        assertThat(bases.size()).as("days posted, seed %d", seed).isGreaterThan(5);
        TestDatabase.checkInvariants(dataSource);
    }

    private void somethingHappens(LocalDate day) {
        long holder = 10_000 + random.nextInt(8);
        long bank = banks[random.nextInt(2)];
        long balance = scene.ledger.balance(Account.units(FUND, holder)).balance();
        switch (random.nextInt(6)) {
            case 0 -> move(holder, 1 + random.nextInt(5_000_000), day.plusDays(1));
            case 1 -> move(holder, -part(balance), day.plusDays(1));
            case 2 -> move(bank, -part(holdings.units(FUND, bank)), day.plusDays(1 + random.nextInt(2)));
            default -> atOnce(holder, bank, part(balance), day);
        }
    }

    private void atOnce(long holder, long bank, long amount, LocalDate day) {
        if (amount > 0) {
            long taken = Math.max(0, sum(accrued, holder, LocalDate.MAX) + sum(incomes, holder, LocalDate.MAX)) / 3;
            long cents = carry == Carry.DAILY ? 0 : taken;
            scene.redeemAtOnce(holder, bank, Units.ofHundredths(amount).toString(), cents, day.toString());
            units.add(new Entry(holder, day, -amount));
            units.add(new Entry(bank, day, amount));
            accrued.add(new Entry(holder, day, -cents));
            accrued.add(new Entry(bank, day, cents));
        }
    }

    private void move(long holder, long amount, LocalDate date) {
        String text = Units.ofHundredths(Math.abs(amount)).toString();
        if (amount > 0) {
            scene.fixture.moveIn(FUND, holder, text, date.toString());
        } else if (amount < 0) {
            scene.fixture.moveOut(FUND, holder, text, date.toString());
        }
        units.add(new Entry(holder, date, amount));
    }

    private long part(long balance) {
        return balance <= 0 ? 0 : random.nextInt(3) == 0 ? balance : 1 + random.nextLong(balance);
    }

    private void quotesArrive(LocalDate day) {
        LocalDate first = expected.isEmpty() ? FIRST : expected.getLast().last().plusDays(1);
        if (!first.isAfter(day)) {
            LocalDate last = first.plusDays(random.nextInt(3) == 0 ? random.nextInt(3) : 0);
            LocalDate arrives = last.plusDays(random.nextInt(3) == 0 ? random.nextInt(5) : 0);
            expected.add(new Quoted(first, last, arrives.isBefore(day) ? day : arrives));
        }
        expected.stream().filter(quote -> quote.arrives().equals(day))
                .forEach(quote -> scene.quote(quote.first().toString(), quote.last().toString(), rate()));
    }

    private String rate() {
        return BigDecimal.valueOf(random.nextInt(5) == 0 ? 0 : random.nextInt(30_000) - 4_000, 4).toPlainString();
    }

    private boolean quoted(LocalDate day) {
        return !next.isAfter(day) && scene.quotes.covering(FUND, next) != null;
    }

    private void post() {
        LocalDate day = next;
        next = next.plusDays(1);
        IncomeRun run = scene.post(day.toString(), 1 + random.nextInt(4));
        if (run.hasEntries()) {
            Map<Long, Long> base = new TreeMap<>();
            holders().forEach(holder -> base.put(holder, sum(units, holder, day)
                    + (carry == Carry.DAILY ? sum(incomes, holder, LocalDate.MAX) : 0)));
            base.values().removeIf(amount -> amount == 0);
            bases.put(day, base);
            Map<Long, Long> income = IncomeModel.of(base, run.incomePer10k(), rule).incomes();
            assertThat(scene.bases(day.toString())).as("bases of %s", day).isEqualTo(base);
            assertThat(scene.incomes(day.toString())).as("incomes of %s", day).isEqualTo(income);
            income.forEach((holder, cents) -> incomes.add(new Entry(holder, day, cents)));
        }
        LocalDate first = day.plusDays(1);
        if (carry == Carry.MONTHLY && first.getDayOfMonth() == 1) {
            holders().forEach(holder -> {
                long carried = sum(accrued, holder, first) + sum(incomes, holder, LocalDate.MAX);
                units.add(new Entry(holder, first, carried));
                accrued.add(new Entry(holder, first, -carried));
            });
        }
        banksHoldWhatTheModelHas();
        if (random.nextInt(4) == 0) {
            TestDatabase.checkInvariants(dataSource);
        }
    }

    private void correct() {
        List<LocalDate> days = new ArrayList<>(bases.keySet());
        if (days.isEmpty()) {
            return;
        }
        LocalDate day = days.get(random.nextInt(days.size()));
        LocalDate first = expected.stream().filter(quote -> quote.last().equals(day)).findFirst().orElseThrow().first();
        String rate = rate();
        scene.quote(first.toString(), day.toString(), rate);
        scene.posting(3).correct(FUND, day, "quote corrected", scene.transactions, Runnable::run, Progress.SILENT);
        Map<Long, Long> income = IncomeModel.of(bases.get(day), new BigDecimal(rate), rule).incomes();
        assertThat(scene.incomes(day.toString())).as("incomes of %s, corrected to %s", day, rate).isEqualTo(income);
        incomes.removeIf(entry -> entry.date().equals(day));
        income.forEach((holder, cents) -> incomes.add(new Entry(holder, day, cents)));
        banksHoldWhatTheModelHas();
    }

    private void banksHoldWhatTheModelHas() {
        for (long bank : banks) {
            long earned = sum(incomes, bank, LocalDate.MAX);
            assertThat(holdings.units(FUND, bank))
                    .isEqualTo(sum(units, bank, LocalDate.MAX) + (carry == Carry.DAILY ? earned : 0));
            assertThat(holdings.accruedIncome(FUND, bank))
                    .isEqualTo(sum(accrued, bank, LocalDate.MAX) + (carry == Carry.DAILY ? 0 : earned));
        }
    }

    private List<Long> holders() {
        return units.stream().map(Entry::holder).distinct().toList();
    }

    private static long sum(List<Entry> entries, long holder, LocalDate through) {
        return entries.stream().filter(entry -> entry.holder() == holder && !entry.date().isAfter(through))
                .mapToLong(Entry::amount).sum();
    }
}
