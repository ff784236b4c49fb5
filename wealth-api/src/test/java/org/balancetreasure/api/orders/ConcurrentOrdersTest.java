package org.balancetreasure.api.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that meet: real threads, real port, real locks. The invariants are checked after each test. */
@ApiTest
class ConcurrentOrdersTest {

    private static final LocalDate T = LocalDate.parse("2026-01-05");

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final Gates gates;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    ConcurrentOrdersTest(Fixture fixture, Callers callers, TestClock clock, Gates gates, Transactions transactions,
            JdbcClient jdbc) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.gates = gates;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFundOnSale() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T14:59:59");
    }

    @Test
    void twentySendersOfOneRequestHaveOneEffectAndOneAnswer() throws Exception {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        CountDownLatch start = new CountDownLatch(1);

        List<Reply> replies = together(20, sender -> () -> {
            start.await();
            return answered(() -> customer.subscribe("one", Fixture.FUND_CODE, "5.00"));
        }, start);

        assertThat(replies).extracting(Reply::status).containsOnly(201);
        assertThat(replies).extracting(Reply::body).containsOnly(replies.getFirst().body());
        assertThat(replies.stream().filter(reply -> reply.header("Idempotency-Replayed").isEmpty())).hasSize(1);
        assertThat(customer.get("/v1/orders").json().at("/items").size()).isEqualTo(1);
        assertThat(customer.get("/v1/wallet").at("/held")).isEqualTo("5.00");
    }

    @Test
    void twentyOrdersOnOneWalletTakeNoMoreThanItHas() throws Exception {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        CountDownLatch start = new CountDownLatch(1);

        List<Reply> replies = together(20, sender -> () -> {
            start.await();
            return customer.subscribe("order " + sender, Fixture.FUND_CODE, "15.00");
        }, start);

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(6);
        assertThat(replies.stream().filter(reply -> reply.status() == 422)).hasSize(14)
                .allMatch(reply -> reply.at("/code").equals("INSUFFICIENT_BALANCE"));
        assertThat(customer.get("/v1/wallet").at("/available")).isEqualTo("10.00");
    }

    @Test
    void ordersAndCancellationsThatRaceTheCutOffAreInTheFileOrInTheNext() throws Exception {
        int customers = 8;
        int ordersEach = 40;
        for (int i = 0; i < customers; i++) {
            fixture.customerWithWallet(10_001 + i, "1000.00");
        }
        CountDownLatch start = new CountDownLatch(1);
        List<Reply> replies = new ArrayList<>();
        Map<Long, String> atTheClose = new TreeMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(customers)) {
            List<Future<List<Reply>>> senders = new ArrayList<>();
            for (int i = 0; i < customers; i++) {
                Caller customer = callers.customer(10_001 + i, "demo");
                senders.add(threads.submit(() -> {
                    start.await();
                    return ordersAndCancellations(customer, ordersEach);
                }));
            }
            start.countDown();
            await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5))
                    .until(() -> ordersOf(T).size() >= customers * ordersEach / 8);

            clock.set("2026-01-05T15:00:00");
            transactions.run(() -> gates.closeTrading(Fixture.TRANSFER_AGENT, T));
            atTheClose.putAll(ordersOf(T));

            for (Future<List<Reply>> sender : senders) {
                replies.addAll(sender.get());
            }
        }

        // What was in T when its gate had closed is all there ever is in T, and nobody changed it afterwards.
        assertThat(ordersOf(T)).isEqualTo(atTheClose);
        Map<Long, String> next = ordersOf(LocalDate.parse("2026-01-06"));
        assertThat(atTheClose.size() + next.size()).isEqualTo(customers * ordersEach);
        assertThat(next).as("orders after the cut-off").isNotEmpty();
        // Each answer said which of the two it is.
        assertThat(replies.stream().filter(reply -> reply.status() == 201)
                .filter(reply -> reply.at("/tradeDate").equals("2026-01-05"))).hasSize(atTheClose.size());
        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize((int) (atTheClose.values().stream()
                .filter("CANCELLED"::equals).count()
                + next.values().stream().filter("CANCELLED"::equals).count()));
        assertThat(replies).extracting(Reply::status).isSubsetOf(200, 201, 409);
    }

    /** Every second order is taken back at once. */
    private static List<Reply> ordersAndCancellations(Caller customer, int orders) {
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            String key = "order " + i;
            Reply order = answered(() -> customer.subscribe(key, Fixture.FUND_CODE, "1.00"));
            replies.add(order);
            if (i % 2 == 0) {
                replies.add(customer.cancel("cancellation " + i, order.at("/orderNumber")));
            }
        }
        return replies;
    }

    private Map<Long, String> ordersOf(LocalDate tradeDate) {
        Map<Long, String> states = new TreeMap<>();
        jdbc.sql("SELECT order_id, state FROM fund_order WHERE trade_date = ?").param(tradeDate)
                .query(row -> {
                    states.put(row.getLong(1), row.getString(2));
                });
        return states;
    }

    /** As an app does: on 409 REQUEST_UNDER_WAY the same request again. */
    private static Reply answered(Callable<Reply> request) {
        return await().atMost(Duration.ofSeconds(20)).pollDelay(Duration.ZERO).until(request,
                reply -> !reply.at("/code").equals("REQUEST_UNDER_WAY"));
    }

    private interface Sender {
        Callable<Reply> request(int number);
    }

    private static List<Reply> together(int count, Sender sender, CountDownLatch start) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<Reply>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sent.add(threads.submit(sender.request(i)));
            }
            start.countDown();
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : sent) {
                replies.add(reply.get());
            }
            return replies;
        }
    }
}
