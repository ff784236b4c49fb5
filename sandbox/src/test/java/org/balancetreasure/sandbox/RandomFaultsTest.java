package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.night.NightTest;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.sandbox.partner.Fault;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.wallets.Payee;
import org.balancetreasure.wallets.Wallets;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Days on which partners do wrong at random, several at once and one after the other. Persons resolve what does not
 * resolve itself. In the end nothing is open, every day is closed, and the books hold. {@code -Dfaults.days=90
 * -Dfaults.seed=…} runs as many days, or the same ones again.
 */
@NightTest
class RandomFaultsTest {

    private static final int DAYS = Integer.getInteger("faults.days", 8);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());
    /** By which everything has ended after the last fault. */
    private static final int RESOLVED_AFTER_DAYS_MAX = 30;
    private static final int CUSTOMERS = 6;
    private static final int FAULTS_OF_A_DAY_MAX = 2;
    /** Money that nobody has explained or that is between two accounts, and orders without an end. */
    private static final String STILL_ON_ITS_WAY = """
            SELECT CONCAT(purpose, ' of ', owner_id, ': ', SUM(cents)) FROM (
              SELECT debit_purpose AS purpose, debit_owner AS owner_id, amount AS cents FROM transfer WHERE asset_id = 156
              UNION ALL
              SELECT credit_purpose, credit_owner, -amount FROM transfer WHERE asset_id = 156
            ) moved
            WHERE purpose IN ('SUSPENSE', 'CASH_IN_TRANSIT', 'TA_COLLECTION', 'PROCEEDS_PAYABLE',
              'SUBSCRIPTIONS_PAYABLE', 'REDEMPTIONS_RECEIVABLE')
            GROUP BY purpose, owner_id HAVING SUM(cents) <> 0
            UNION ALL
            SELECT CONCAT(kind, ' ', order_id, ' of ', trade_date, ' ', state) FROM fund_order
            WHERE state NOT IN ('CONFIRMED', 'REJECTED', 'CANCELLED')
            UNION ALL
            SELECT CONCAT('instant redemption of ', transfer_date, ' ', state) FROM instant_redemption
            WHERE state <> 'CONFIRMED'
            """;
    private static final List<Kind> OF_FILES = List.of(Kind.FILE_LATE, Kind.FILE_MISSING, Kind.FILE_TRUNCATED,
            Kind.FILE_TWICE, Kind.FILE_CHANGED, Kind.ROWS_REORDERED, Kind.WRONG_DATE, Kind.WRONG_COUNT);
    private static final List<Kind> OF_AGENTS = List.of(Kind.UNKNOWN_ORDER, Kind.ORDER_UNCONFIRMED,
            Kind.HUGE_REDEMPTION, Kind.MONEY_SHORT);
    private static final List<Kind> OF_BANKS = List.of(Kind.STATEMENT_GAP, Kind.WRONG_OPENING_BALANCE,
            Kind.PAYMENT_RETURNED, Kind.STATUS_CONTRADICTS, Kind.BANK_DOWN);
    private static final List<String> FILES_OF_AGENTS = List.of("02", "04", "05", "06", "07", "09", "12", "25", "34",
            "35", "OFI", "OFJ", "OFK", "OFB");
    private static final List<String> FILES_OF_BANKS = List.of("camt.053", "pain.002");

    private final ApplicationContext beans;
    private final Orders orders;
    private final InstantRedemptions instants;
    private final Wallets wallets;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final FinanceStaff staff;
    private final RandomGenerator random = Seeds.of(SEED);
    private final List<Fault> script = new ArrayList<>();
    private int requests;

    RandomFaultsTest(ApplicationContext beans, Orders orders, InstantRedemptions instants, Wallets wallets,
            Transactions transactions, JdbcClient jdbc) {
        this.beans = beans;
        this.orders = orders;
        this.instants = instants;
        this.wallets = wallets;
        this.transactions = transactions;
        this.jdbc = jdbc;
        staff = new FinanceStaff(beans);
    }

    @Test
    void whateverPartnersDoWrongEndsResolvedWithEveryDayClosed() throws IOException {
        System.out.println(RandomFaultsTest.class.getSimpleName() + ": faults.days " + DAYS + ", faults.seed " + SEED);
        FaultyDays days = FaultyDays.begin(beans, CUSTOMERS);
        try {
            days.pass(() -> subscribeAll());
            days.pass(() -> {});
            LocalDate last = FaultyDays.FIRST.plusDays(DAYS);
            while (days.day().isBefore(last)) {
                doWrongOn(days, days.day().plusDays(1));
                days.pass(() -> customersAct(days.day()));
                staff.resolve(days.open(), days.day());
            }
            // Nobody orders any more, so in the end all money is where it belongs.
            while (!whatIsOpen(days).isEmpty()) {
                assertThat(days.day()).isBefore(last.plusDays(RESOLVED_AFTER_DAYS_MAX));
                days.pass(() -> {});
                staff.resolve(days.open(), days.day());
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    "seed " + SEED + ", on " + days.now() + ": " + e.getMessage() + "\n" + described(days), e);
        } finally {
            days.end();
        }
    }

    private void doWrongOn(FaultyDays days, LocalDate day) {
        int faults = random.nextInt(FAULTS_OF_A_DAY_MAX + 1);
        for (int i = 0; i < faults; i++) {
            boolean agent = random.nextBoolean();
            String partner = agent
                    ? pick(List.of(DemoFund.TIANHONG, DemoFund.HUAXIN))
                    : pick(List.of(DemoBanks.RIVER, DemoBanks.HILL));
            Fault fault = random.nextInt(3) > 0
                    ? new Fault(partner, day, pick(OF_FILES), pick(agent ? FILES_OF_AGENTS : FILES_OF_BANKS))
                    : new Fault(partner, day, pick(agent ? OF_AGENTS : OF_BANKS),
                            !agent && random.nextInt(4) == 0 ? "RJCT" : "");
            if (agent ? days.isTrading(day) : days.isWorking(day)) {
                script.add(fault);
                days.add(fault);
                System.out.println(fault);
            }
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void subscribeAll() {
        for (long customer = FaultyDays.FIRST_CUSTOMER; customer < FaultyDays.FIRST_CUSTOMER
                + CUSTOMERS; customer++) {
            for (DemoFund fund : DemoFund.ALL) {
                subscribe(customer, fund, 30_000_00);
            }
        }
    }

    /** Now more comes in, now more goes out. */
    private void customersAct(LocalDate day) {
        boolean in = random.nextBoolean();
        for (long customer = FaultyDays.FIRST_CUSTOMER; customer < FaultyDays.FIRST_CUSTOMER
                + CUSTOMERS; customer++) {
            DemoFund fund = pick(DemoFund.ALL);
            long cents = 100_00 + random.nextLong(1_900_00);
            switch (random.nextInt(6)) {
                case 0 -> subscribe(customer, fund, cents);
                case 1 -> redeem(customer, fund, cents);
                case 2 -> redeemAtOnce(customer, fund, cents);
                case 3 -> wallets.credit(customer, Money.ofCents(cents), "credit " + customer + " " + day);
                case 4 -> debit(customer, cents);
                default -> {
                    if (in) {
                        subscribe(customer, fund, cents);
                    } else {
                        redeem(customer, fund, cents);
                    }
                }
            }
        }
    }

    /** What is refused is refused. */
    private void subscribe(long customer, DemoFund fund, long cents) {
        transactions.call(() -> orders.subscribe(customer(customer), "request " + ++requests, fund.fundCode(),
                Money.ofCents(cents)));
    }

    private void redeem(long customer, DemoFund fund, long units) {
        transactions.call(() -> orders.redeem(customer(customer), "request " + ++requests, fund.fundCode(),
                Units.ofHundredths(units)));
    }

    private void redeemAtOnce(long customer, DemoFund fund, long units) {
        transactions.call(() -> instants.redeem(customer(customer), "request " + ++requests, fund.fundCode(),
                Units.ofHundredths(units)));
    }

    private void debit(long customer, long cents) {
        transactions.call(() -> wallets.debit(customer(customer), Money.ofCents(cents), Payee.NONE));
    }

    private static Customer customer(long customer) {
        return new Customer(customer, Population.CHANNEL);
    }

    private List<String> whatIsOpen(FaultyDays days) {
        List<String> open = new ArrayList<>();
        days.open().forEach(each -> open.add(each.toString()));
        days.heldUp().forEach(step -> open.add(step + " " + step.state() + " waits for " + step.waitsFor() + ", "
                + step.message()));
        LocalDate eve = days.day().minusDays(1);
        LocalDate closed = jdbc.sql("SELECT MAX(business_date) FROM day_close").query(LocalDate.class).single();
        if (!closed.equals(eve)) {
            open.add("days are closed through " + closed);
        }
        SettlementFigures settled = SettlementFigures.read(jdbc, eve);
        if (!settled.isSettled()) {
            open.add(settled.line());
        }
        open.addAll(jdbc.sql(STILL_ON_ITS_WAY).query(String.class).list());
        return open;
    }

    private String described(FaultyDays days) {
        return "open:\n" + String.join("\n", whatIsOpen(days)) + "\nfaults:\n"
                + script.stream().map(Object::toString).collect(Collectors.joining("\n")) + "\ndecided:\n"
                + String.join("\n", staff.done());
    }
}
