package org.balancetreasure.api.together;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.sweep.SweepRun;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked twenty times is done once. The invariants are checked after the test. */
@ApiTest
@Import(BusyDay.class)
class RepeatedRequestsTest {

    private static final long FIRST_CUSTOMER = 10_001;
    private static final int CUSTOMERS = 50;
    private static final int SENDERS = 20;
    private static final long SEED = 20_260_106;

    private final BusyDay day;
    private final Callers callers;
    private final JdbcClient jdbc;

    RepeatedRequestsTest(BusyDay day, Callers callers, JdbcClient jdbc) {
        this.day = day;
        this.callers = callers;
        this.jdbc = jdbc;
    }

    /** One of the 500. */
    private record Request(String name, Callable<Reply> sending) {}

    /** What came back for one of them, over all who sent it. */
    private static final class Answers {
        private final Set<String> different = ConcurrentHashMap.newKeySet();
        private final AtomicInteger all = new AtomicInteger();
        private final AtomicInteger firsts = new AtomicInteger();

        void add(Reply reply) {
            different.add(reply.status() + " " + reply.body());
            all.incrementAndGet();
            if (reply.header("Idempotency-Replayed").isEmpty()) {
                firsts.incrementAndGet();
            }
        }
    }

    @Test
    void fiveHundredRequestsSentTwentyTimesHaveFiveHundredEffects() throws Exception {
        System.out.println("seed " + SEED);
        day.dawns("100000.00");
        jdbc.sql("UPDATE fund SET daily_quota = 100000000").update();
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(day.holder(FIRST_CUSTOMER + i, "1000.00", "1000.00"));
        }
        day.begins();
        List<Request> requests = new ArrayList<>();
        for (Customer customer : customers) {
            requests.addAll(requestsOf(customer));
            if (customer.customerId() % 2 == 0) {
                day.keepsOnly(customer, "500.00");
            }
        }
        assertThat(requests).hasSize(500);
        Map<String, Answers> answers = new ConcurrentHashMap<>();

        SweepRun sweep = day.goesOn(SENDERS, SENDERS * requests.size(), (thread, answered) -> {
            for (Request request : inAnOrderOfOnesOwn(requests, thread)) {
                answers.computeIfAbsent(request.name(), name -> new Answers())
                        .add(BusyDay.answered(request.sending()));
                answered.run();
            }
        });

        BusyDay.assertSwept(sweep);
        assertThat(answers).hasSize(500);
        answers.forEach((name, given) -> {
            assertThat(given.all).as(name).hasValue(SENDERS);
            assertThat(given.different).as(name).hasSize(1).allMatch(answer -> answer.startsWith("20"));
            assertThat(given.firsts).as("first answers of %s", name).hasValue(1);
        });
        assertThat(effects()).isEqualTo(Map.of("SUBSCRIPTION ACCEPTED", 200L, "SUBSCRIPTION CANCELLED", 100L,
                "REDEMPTION ACCEPTED", 100L, "INSTANT PAID", 100L));
        assertThat(walletsOfCustomers()).isEqualTo(CUSTOMERS * 1000_00 + paidAtOnce());
    }

    /** Ten requests; what is cancelled was ordered before. */
    private List<Request> requestsOf(Customer customer) {
        Caller caller = callers.customer(customer);
        String fund = Fixture.FUND_CODE;
        List<Request> requests = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            String amount = i + ".01";
            add(requests, customer, "subscription " + i, key -> caller.subscribe(key, fund, amount));
        }
        for (int i = 1; i <= 2; i++) {
            String units = i + ".02";
            add(requests, customer, "redemption " + i, key -> caller.redeem(key, fund, units));
            add(requests, customer, "instant " + i, key -> caller.redeemAtOnce(key, fund, units));
            String number = caller.subscribe("to be cancelled " + i, fund, "10.00").at("/orderNumber");
            add(requests, customer, "cancellation " + i, key -> caller.cancel(key, number));
        }
        return requests;
    }

    private interface Send {
        Reply under(String key);
    }

    private static void add(List<Request> requests, Customer customer, String key, Send send) {
        requests.add(new Request(customer.customerId() + " " + key, () -> send.under(key)));
    }

    /** Mixed in small parts only, so that the senders meet at the same requests. */
    private static List<Request> inAnOrderOfOnesOwn(List<Request> requests, int thread) {
        List<Request> order = new ArrayList<>(requests);
        Collections.shuffle(order, new Random(SEED));
        Random random = new Random(SEED + 1 + thread);
        for (int from = 0; from < order.size(); from += 20) {
            Collections.shuffle(order.subList(from, Math.min(from + 20, order.size())), random);
        }
        return order;
    }

    /** Without what the sweep ordered. */
    private Map<String, Long> effects() {
        Map<String, Long> effects = new TreeMap<>();
        jdbc.sql("""
                SELECT CONCAT(kind, ' ', state) AS effect, COUNT(*) AS times FROM fund_order
                WHERE origin <> 'SWEEP' GROUP BY kind, state
                UNION ALL
                SELECT CONCAT('INSTANT ', state), COUNT(*) FROM instant_redemption GROUP BY state
                """).query(row -> {
            effects.put(row.getString("effect"), row.getLong("times"));
        });
        return effects;
    }

    private long walletsOfCustomers() {
        return jdbc.sql("SELECT CAST(SUM(balance) AS SIGNED) FROM account WHERE purpose = 'WALLET' AND owner_id < ?")
                .param(FIRST_CUSTOMER + CUSTOMERS).query(Long.class).single();
    }

    /** 1.02 and 2.02 to each. */
    private static long paidAtOnce() {
        return CUSTOMERS * (1_02 + 2_02);
    }
}
