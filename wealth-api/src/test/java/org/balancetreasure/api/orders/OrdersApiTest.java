package org.balancetreasure.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ApiTest
class OrdersApiTest {

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final Orders orders;
    private final Transactions transactions;

    OrdersApiTest(Fixture fixture, Callers callers, TestClock clock, Orders orders, Transactions transactions) {
        this.orders = orders;
        this.transactions = transactions;
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
    }

    @BeforeEach
    void aFundOnSale() {
        fixture.moneyMarketFund("2026-02-09", ResidueRule.REDISTRIBUTED);
        clock.set("2026-02-12T14:59:59");
    }

    @Test
    void promisesTheDatesOfASubscriptionBeforeALongHoliday() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        clock.set("2026-02-12T15:00:00");

        Reply reply = customer.subscribe("a", Fixture.FUND_CODE, "60.00");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("Location")).isEqualTo("/v1/orders/" + reply.at("/orderNumber"));
        assertThat(reply.at("/orderNumber")).startsWith("99820260213").hasSize(24);
        assertThat(reply.at("/fundCode")).isEqualTo("000198");
        assertThat(reply.at("/kind")).isEqualTo("SUBSCRIPTION");
        assertThat(reply.at("/amount")).isEqualTo("60.00");
        assertThat(reply.json().has("units")).isFalse();
        assertThat(reply.at("/state")).isEqualTo("ACCEPTED");
        assertThat(reply.at("/origin")).isEqualTo("CUSTOMER");
        assertThat(reply.at("/acceptedAt")).isEqualTo("2026-02-12T15:00:00+08:00");
        assertThat(reply.at("/cutOff")).isEqualTo("2026-02-13T15:00:00+08:00");
        assertThat(reply.at("/tradeDate")).isEqualTo("2026-02-13");
        assertThat(reply.at("/confirmDate")).isEqualTo("2026-02-24");
        assertThat(reply.at("/firstIncomeDate")).isEqualTo("2026-02-24");
        assertThat(reply.at("/firstIncomeShown")).isEqualTo("2026-02-25");
        assertThat(reply.json().has("lastIncomeDate")).isFalse();
        assertThat(customer.get("/v1/wallet").json().toString())
                .isEqualTo("{\"balance\":\"100.00\",\"held\":\"60.00\",\"available\":\"40.00\"}");
        assertThat(customer.get("/v1/orders/" + reply.at("/orderNumber")).json()).isEqualTo(reply.json());
    }

    @Test
    void tellsWhatIsToHappenWithADayUntilItIsKnownAndSaysWhatIsLate() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        clock.set("2026-02-13T14:59:59");
        String order = customer.subscribe("a", Fixture.FUND_CODE, "60.00").at("/orderNumber");

        assertThat(events(customer, order)).containsExactly("ACCEPTED DONE 2026-02-13", "SENT EXPECTED 2026-02-13",
                "CONFIRMED EXPECTED 2026-02-24", "FIRST_INCOME EXPECTED 2026-02-25");
        Reply first = customer.get("/v1/orders/" + order + "/events");
        assertThat(first.at("/items/0/at")).isEqualTo("2026-02-13T14:59:59+08:00");
        assertThat(first.at("/items/2/amount")).isEqualTo("60.00");
        assertThat(first.at("/items/2/text")).isEqualTo("The fund company confirms");

        clock.set("2026-02-24T23:59:59");
        assertThat(events(customer, order)).containsExactly("ACCEPTED DONE 2026-02-13", "SENT LATE 2026-02-13",
                "CONFIRMED EXPECTED 2026-02-24", "FIRST_INCOME EXPECTED 2026-02-25");
        clock.set("2026-02-26T00:00:00");
        assertThat(events(customer, order)).containsExactly("ACCEPTED DONE 2026-02-13", "SENT LATE 2026-02-13",
                "CONFIRMED LATE 2026-02-24", "FIRST_INCOME LATE 2026-02-25");
        assertThat(customer.get("/v1/orders/998202602130000000999999/events").status()).isEqualTo(404);
    }

    @Test
    void aCancelledOrderEndsWithItsCancellation() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        clock.set("2026-02-13T10:00:00");
        String order = customer.subscribe("a", Fixture.FUND_CODE, "60.00").at("/orderNumber");
        clock.set("2026-02-13T11:30:00");
        customer.cancel("b", order);

        assertThat(events(customer, order)).containsExactly("ACCEPTED DONE 2026-02-13", "CANCELLED DONE 2026-02-13");
        assertThat(customer.get("/v1/orders/" + order + "/events").at("/items/1/at"))
                .isEqualTo("2026-02-13T11:30:00+08:00");
    }

    @Test
    void aRefusalOfTheTransferAgentIsSaidInWords() {
        Customer holder = fixture.customerWithWallet(10_001, "100.00");
        Caller customer = callers.customer(holder);
        String number = customer.subscribe("a", Fixture.FUND_CODE, "60.00").at("/orderNumber");
        transactions.run(() -> {
            orders.markSent(Fixture.TRANSFER_AGENT, LocalDate.parse("2026-02-12"));
            orders.reject(Objects.requireNonNull(orders.find(holder, number)), "0002");
        });

        Reply events = customer.get("/v1/orders/" + number + "/events");

        assertThat(events.json().at("/items").size()).isEqualTo(2);
        assertThat(events.at("/items/1/kind")).isEqualTo("REJECTED");
        assertThat(events.at("/items/1/returnCode")).isEqualTo("0002");
        assertThat(events.at("/items/1/text")).isEqualTo("Refused by the fund company: the account is frozen");
    }

    private static List<String> events(Caller customer, String order) {
        return customer.get("/v1/orders/" + order + "/events").json().at("/items").valueStream()
                .map(event -> String.join(" ", event.get("kind").asString(), event.get("state").asString(),
                        event.get("on").asString()))
                .toList();
    }

    @Test
    void promisesTheDatesOfARedemptionBeforeALongHoliday() {
        Caller customer = callers.customer(fixture.holder(10_001, Fixture.FUND, "50.00", "2026-02-10"));
        clock.set("2026-02-13T14:59:59");

        Reply reply = customer.redeem("a", Fixture.FUND_CODE, "50");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("/units")).isEqualTo("50.00");
        assertThat(reply.at("/lastIncomeDate")).isEqualTo("2026-02-23");
        assertThat(reply.at("/paidOn")).isEqualTo("2026-02-24");
        assertThat(reply.json().has("firstIncomeDate")).isFalse();
        assertThat(customer.redeem("b", Fixture.FUND_CODE, "0.01").at("/code")).isEqualTo("INSUFFICIENT_UNITS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-30T15:00", "2026-12-31T10:00", "2026-12-31T15:00", "2027-01-04T10:00"})
    void refusesWithACodeWhatLiesBeyondTheTradingCalendar(String now) {
        Caller customer = callers.customer(fixture.holder(10_001, Fixture.FUND, "50.00", "2026-02-10"));
        fixture.credit(10_001, "100.00");
        clock.set(now);

        for (Reply reply : List.of(customer.subscribe("a", Fixture.FUND_CODE, "60.00"),
                customer.redeem("b", Fixture.FUND_CODE, "1.00"),
                customer.post("/v1/instant-redemptions", "c", """
                        {"fundCode": "000198", "units": "1.00"}"""),
                customer.get("/v1/funds/000198/limits"))) {
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.at("/code")).isEqualTo("BEYOND_CALENDAR");
            assertThat(reply.at("/figures/lastTradingDay")).isEqualTo("2026-12-31");
        }
        assertThat(customer.get("/v1/wallet").at("/available")).isEqualTo("100.00");
        assertThat(customer.get("/v1/holdings").status()).isEqualTo(200);
    }

    @Test
    void takesAnOrderWhoseConfirmationIsOnTheLastTradingDay() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        clock.set("2026-12-30T14:59:59");
        Reply reply = customer.subscribe("a", Fixture.FUND_CODE, "60.00");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("/confirmDate")).isEqualTo("2026-12-31");
        assertThat(customer.cancel("b", reply.at("/orderNumber")).status())
                .isEqualTo(200);
    }

    @Test
    void listsOnlyTheOrdersThatAreAskedFor() {
        Caller customer = callers.customer(fixture.holder(10_001, Fixture.FUND, "50.00", "2026-02-10"));
        fixture.customerWithWallet(10_001, "100.00");
        clock.set("2026-02-11T10:00");
        String first = customer.subscribe("a", Fixture.FUND_CODE, "1.00").at("/orderNumber");
        String second = customer.redeem("b", Fixture.FUND_CODE, "2.00").at("/orderNumber");
        clock.set("2026-02-12T10:00");
        String third = customer.subscribe("c", Fixture.FUND_CODE, "3.00").at("/orderNumber");
        customer.cancel("d", third);

        assertThat(numbers(customer, "")).containsExactly(third, second, first);
        assertThat(numbers(customer, "?kind=SUBSCRIPTION")).containsExactly(third, first);
        assertThat(numbers(customer, "?state=ACCEPTED")).containsExactly(second, first);
        assertThat(numbers(customer, "?from=2026-02-12")).containsExactly(third);
        assertThat(numbers(customer, "?to=2026-02-11&kind=REDEMPTION")).containsExactly(second);
        assertThat(numbers(customer, "?from=2026-02-11&to=2026-02-12&limit=1")).containsExactly(third);
        assertThat(customer.get("/v1/orders?from=2026-02-12&to=2026-02-11").at("/rule")).isEqualTo("DATE_RANGE");
        assertThat(customer.get("/v1/orders?state=LOST").at("/rule")).isEqualTo("ONE_OF");
        assertThat(customer.get("/v1/wallet/entries?kind=WALLET_CREDIT").json().at("/items")).hasSize(1);
        assertThat(customer.get("/v1/wallet/entries?kind=CARRY").json().at("/items")).isEmpty();
        assertThat(customer.get("/v1/wallet/entries?from=2026-02-12").json().at("/items")).isEmpty();
        assertThat(customer.post("/v1/wallet/debits", "e", "{\"amount\": \"1.00\"}").status()).isEqualTo(201);
        assertThat(customer.get("/v1/wallet/debits?to=2026-02-12").json().at("/items")).hasSize(1);
        assertThat(customer.get("/v1/wallet/debits?to=2026-02-11").json().at("/items")).isEmpty();
        assertThat(customer.get("/v1/instant-redemptions?state=PAID&from=2026-02-12").json().at("/items")).isEmpty();
    }

    private static List<String> numbers(Caller customer, String query) {
        return customer.get("/v1/orders" + query).json().at("/items").valueStream()
                .map(order -> order.get("orderNumber").asString()).toList();
    }

    @Test
    void answersTheSameRequestTheSameHoweverItIsWritten() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        Reply first = customer.subscribe("key with spaces & ~", Fixture.FUND_CODE, "60.00");
        clock.set("2026-02-12T16:00:00");

        Reply again = customer.post("/v1/orders", "key with spaces & ~",
                "{\"amount\":\"60\",\n\n\"kind\":\"SUBSCRIPTION\",\"fundCode\":\"000198\"}", "Content-Type",
                "application/json", "Accept-Language", "zh-CN");

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(customer.get("/v1/wallet").at("/held")).isEqualTo("60.00");
    }

    @Test
    void refusesAKeyThatNamesAnotherRequest() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        Reply first = customer.subscribe("a", Fixture.FUND_CODE, "60.00");

        for (Reply other : new Reply[]{customer.subscribe("a", Fixture.FUND_CODE, "60.01"),
                customer.redeem("a", Fixture.FUND_CODE, "60.00"), customer.cancel("a", first.at("/orderNumber"))}) {
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.at("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
        // Another customer's keys are another's.
        Caller another = callers.customer(fixture.customerWithWallet(10_002, "100.00"));
        assertThat(another.subscribe("a", Fixture.FUND_CODE, "1.00").status()).isEqualTo(201);
    }

    @Test
    void refusesWithFiguresAndRepeatsTheRefusalAlsoWhenTheReasonIsGone() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "40.00"));

        Reply refused = customer.subscribe("a", Fixture.FUND_CODE, "40.01");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.at("/code")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(refused.at("/detail")).isEqualTo("The wallet has 40.00 available, less than 40.01.");
        assertThat(refused.at("/figures/available")).isEqualTo("40.00");
        fixture.customerWithWallet(10_001, "100.00");
        Reply again = customer.subscribe("a", Fixture.FUND_CODE, "40.01");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(customer.subscribe("b", "999999", "1.00").at("/code")).isEqualTo("UNKNOWN_FUND");
        assertThat(customer.subscribe("b", "999999", "1.00").status()).isEqualTo(422);
    }

    @Test
    void takesAnOrderBackOnceAndNotAfterTheCutOff() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        String first = customer.subscribe("a", Fixture.FUND_CODE, "60.00").at("/orderNumber");
        String second = customer.subscribe("b", Fixture.FUND_CODE, "40.00").at("/orderNumber");

        Reply cancelled = customer.cancel("c", first);
        Reply again = customer.cancel("c", first);
        Reply twice = customer.cancel("d", first);
        clock.set("2026-02-12T15:00:00");
        Reply late = customer.cancel("e", second);

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.at("/state")).isEqualTo("CANCELLED");
        assertThat(cancelled.header("Location")).isEmpty();
        assertThat(again.body()).isEqualTo(cancelled.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.at("/code")).isEqualTo("NOT_CANCELLABLE");
        assertThat(late.at("/figures/cutOff")).matches("\\d{4}-\\d\\d-\\d\\dT15:00\\+08:00");
        assertThat(late.at("/detail")).contains("it is accepted").doesNotContain("ACCEPTED");
        assertThat(customer.get("/v1/wallet").at("/held")).isEqualTo("40.00");
        assertThat(customer.cancel("f", "998202602120000000000099").status()).isEqualTo(404);
        assertThat(customer.cancel("f", "998202602120000000000099").at("/code")).isEqualTo("UNKNOWN_ORDER");
    }

    @Test
    void listsOnesOwnOrdersNewestFirstByPage() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        Caller another = callers.customer(fixture.customerWithWallet(10_002, "100.00"));
        for (int i = 1; i <= 5; i++) {
            customer.subscribe("a" + i, Fixture.FUND_CODE, i + ".00");
            another.subscribe("a" + i, Fixture.FUND_CODE, "9.00");
        }

        Reply first = customer.get("/v1/orders?limit=2");
        Reply second = customer.get("/v1/orders?limit=2&cursor=" + first.at("/next"));
        Reply last = customer.get("/v1/orders?limit=2&cursor=" + second.at("/next"));

        assertThat(first.json().at("/items").valueStream().map(order -> order.get("amount").asString()))
                .containsExactly("5.00", "4.00");
        assertThat(second.json().at("/items").valueStream().map(order -> order.get("amount").asString()))
                .containsExactly("3.00", "2.00");
        assertThat(last.json().at("/items").valueStream().map(order -> order.get("amount").asString()))
                .containsExactly("1.00");
        assertThat(last.json().get("next").isNull()).isTrue();
        assertThat(customer.get("/v1/orders?limit=5").json().get("next").isNull()).isTrue();
    }
}
