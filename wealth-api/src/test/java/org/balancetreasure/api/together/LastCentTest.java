package org.balancetreasure.api.together;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.money.Money;
import org.balancetreasure.sweep.SweepRun;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many requests at once for what is too little for all: never more is granted than there is, and nothing is refused
 * while there is room for it. The invariants are checked after each test.
 */
@ApiTest
@Import(BusyDay.class)
class LastCentTest {

    private static final String FUND = Fixture.FUND_CODE;
    private static final long FIRST_CUSTOMER = 10_001;
    private static final int SENDERS = 20;

    private final BusyDay day;
    private final Callers callers;
    private final JdbcClient jdbc;
    private final List<Reply> replies = new CopyOnWriteArrayList<>();

    LastCentTest(BusyDay day, Callers callers, JdbcClient jdbc) {
        this.day = day;
        this.callers = callers;
        this.jdbc = jdbc;
    }

    @Test
    void oneHoldingIsRedeemedAtOnceAndOrdinarilyToWhatIsLessThanARequest() throws Exception {
        day.dawns("100000.00");
        Caller customer = callers.customer(day.holder(FIRST_CUSTOMER, "0.00", "100.00"));
        day.begins();

        BusyDay.assertSwept(race(2, (thread, key) -> thread % 2 == 0
                ? customer.redeemAtOnce(key, FUND, "7.01")
                : customer.redeem(key, FUND, "7.01")));

        // 14 are 98.14 of 100.00; the days that are posted meanwhile bring no more than a cent each.
        assertThat(granted()).isEqualTo(14);
        assertRefused("INSUFFICIENT_UNITS");
        String rest = jdbc.sql("""
                SELECT balance - held FROM account WHERE asset_id = ? AND purpose = 'UNITS' AND owner_id = ?
                """).params(BusyDay.FUND, FIRST_CUSTOMER).query(Long.class).optional().map(Money::ofCents)
                .map(Money::toString).orElseThrow();
        assertThat(customer.redeemAtOnce("rest", FUND, rest).status()).isEqualTo(201);
        assertThat(customer.redeemAtOnce("more", FUND, "0.01").at("/code")).isEqualTo("INSUFFICIENT_UNITS");
    }

    @Test
    void theLimitOfOneCustomerIsUsedToTheLastCent() throws Exception {
        day.dawns("100000.00");
        Caller customer = callers.customer(day.holder(FIRST_CUSTOMER, "0.00", "50000.00"));
        day.begins();

        BusyDay.assertSwept(race(2, (thread, key) -> customer.redeemAtOnce(key, FUND, "701.00")));

        assertThat(granted()).isEqualTo(14);
        assertRefused("INSTANT_LIMIT");
        assertThat(customer.redeemAtOnce("rest", FUND, "186.00").status()).isEqualTo(201);
        assertThat(customer.redeemAtOnce("more", FUND, "0.01").at("/code")).isEqualTo("INSTANT_LIMIT");
    }

    @Test
    void theLineOfABankIsUsedToTheLastCent() throws Exception {
        day.dawns("1000.00");
        Caller[] customers = holders("0.00", "1000.00");
        day.begins();

        BusyDay.assertSwept(race(8, (thread, key) -> customers[thread].redeemAtOnce(key, FUND, "7.01")));

        assertThat(granted()).isEqualTo(142);
        assertRefused("LINE_USED_UP");
        assertThat(customers[0].redeemAtOnce("rest", FUND, "4.58").status()).isEqualTo(201);
        assertThat(customers[1].redeemAtOnce("more", FUND, "0.01").at("/code")).isEqualTo("LINE_USED_UP");
    }

    @Test
    void theQuotaOfATradeDateIsUsedToTheLastCent() throws Exception {
        day.dawns("1000.00");
        jdbc.sql("UPDATE fund SET daily_quota = 100000").update();
        Caller[] customers = holders("1000.00", "1.00");
        day.begins();

        SweepRun sweep = race(8, (thread, key) -> customers[thread].subscribe(key, FUND, "7.01"));

        // Each of the swept has 30.03 above the floor: whoever is left out would have needed more than is left.
        assertThat(sweep.amount()).isEqualTo(sweep.customers() * 30_03);
        long left = 1000_00 - granted() * 7_01 - sweep.amount();
        assertThat(left).as("left of the quota").isBetween(0L, 7_00L);
        assertRefused("DAILY_QUOTA");
        if (left > 0) {
            assertThat(customers[0].subscribe("rest", FUND, Money.ofCents(left).toString()).status()).isEqualTo(201);
        }
        assertThat(customers[1].subscribe("more", FUND, "0.01").at("/code")).isEqualTo("DAILY_QUOTA");
    }

    private interface Send {
        Reply send(int thread, String key);
    }

    private SweepRun race(int requestsEach, Send send) throws Exception {
        return day.goesOn(SENDERS, SENDERS * requestsEach, (thread, answered) -> {
            for (int i = 0; i < requestsEach; i++) {
                String key = "request " + thread + " " + i;
                replies.add(BusyDay.answered(() -> send.send(thread, key)));
                answered.run();
            }
        });
    }

    private Caller[] holders(String wallet, String units) {
        Caller[] holders = new Caller[SENDERS];
        for (int i = 0; i < SENDERS; i++) {
            holders[i] = callers.customer(day.holder(FIRST_CUSTOMER + i, wallet, units));
        }
        return holders;
    }

    private long granted() {
        return replies.stream().filter(reply -> reply.status() == 201).count();
    }

    private void assertRefused(String code) {
        assertThat(replies.stream().filter(reply -> reply.status() != 201)).isNotEmpty()
                .allMatch(reply -> reply.at("/code").equals(code));
    }
}
