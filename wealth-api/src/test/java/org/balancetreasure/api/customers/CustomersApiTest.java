package org.balancetreasure.api.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers are registered by the operator's own system. */
@ApiTest
class CustomersApiTest {

    private static final String ZHANG = """
            {"customerId": "20001", "name": "张三丰", "certificateType": "0", "certificateNo": "110101199003077758"}""";

    private final Fixture fixture;
    private final Callers callers;
    private final Customers customers;
    private final TestClock clock;
    private final JdbcClient jdbc;

    CustomersApiTest(Fixture fixture, Callers callers, Customers customers, TestClock clock, JdbcClient jdbc) {
        this.fixture = fixture;
        this.callers = callers;
        this.customers = customers;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFund() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00");
    }

    @Test
    void aRegisteredCustomerIsPaidInAndOrdersAtOnce() {
        Caller system = callers.operator("demo");

        Reply registered = system.post("/v1/customers", "a", ZHANG);
        system.post("/v1/wallet/credits", "b", """
                {"customerId": "20001", "amount": "100.00", "reference": "payment 1"}""");

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.header("Location")).isEqualTo("/v1/customers/20001");
        assertThat(registered.body()).isEqualTo("""
                {"customerId":"20001","channel":"demo","registeredAt":"2026-01-05T10:00:00+08:00"}""");
        assertThat(customers.registration(20_001))
                .isEqualTo(new Registration(20_001, "demo", "张三丰", "0", "110101199003077758"));
        assertThat(callers.customer(20_001, "demo").subscribe("c", Fixture.FUND_CODE, "60.00").status()).isEqualTo(201);
    }

    @Test
    void aRegistrationIsDoneOnceHoweverOftenItIsSent() {
        Caller system = callers.operator("demo");
        Reply first = system.post("/v1/customers", "a", ZHANG);
        clock.set("2026-01-05T11:00:00");

        Reply again = system.post("/v1/customers", "a", ZHANG);
        Reply withAnotherKey = system.post("/v1/customers", "b", ZHANG);
        Reply another = system.post("/v1/customers", "c", ZHANG.replace("丰", "疯"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo("/v1/customers/20001");
        assertThat(withAnotherKey.status()).isEqualTo(200);
        assertThat(withAnotherKey.body()).isEqualTo(first.body());
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.at("/code")).isEqualTo("CUSTOMER_EXISTS");
        assertThat(another.body()).doesNotContain("张", "疯");
        assertThat(system.post("/v1/customers", "a", ZHANG.replace("20001", "20002")).at("/code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(customers.registration(20_001).name()).isEqualTo("张三丰");
    }

    @Test
    void ofManyWhoRegisterOneNumberAtTheSameMomentOneDoes() throws Exception {
        Caller system = callers.operator("demo");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var replies = IntStream.range(0, 16).mapToObj(i -> threads
                    .submit(() -> system.post("/v1/customers", "key " + i, ZHANG.replace("三丰", "三" + i)).status()))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (var reply : replies) {
                statuses.add(reply.get());
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM customer").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void personalDataAreShownMaskedAndStandNowhereInClear() {
        Caller system = callers.operator("demo");
        system.post("/v1/customers", "a", ZHANG);

        Reply shown = system.get("/v1/customers/20001");

        assertThat(shown.body()).isEqualTo("""
                {"customerId":"20001","channel":"demo","name":"张**","certificateType":"0",\
                "certificateNo":"**************7758","registeredAt":"2026-01-05T10:00:00+08:00"}""");
        assertThat(jdbc.sql("SELECT answer FROM idempotency").query(String.class).list())
                .singleElement().asString().doesNotContain("张", "7758");
        system.post("/v1/customers", "b", """
                {"customerId": "20002", "name": "李", "certificateType": "0", "certificateNo": "12345"}""");
        assertThat(system.get("/v1/customers/20002").at("/name")).as("of one character nothing is left").isEqualTo("*");
        assertThat(system.get("/v1/customers/20002").at("/certificateNo")).isEqualTo("****5");
    }

    @Test
    void aSystemSeesAndRegistersCustomersOfItsChannelOnly() {
        jdbc.sql("INSERT INTO channel VALUES ('other', '另一', 'Other')").update();
        callers.operator("demo").post("/v1/customers", "a", ZHANG);
        Caller other = callers.operator("other");

        assertThat(other.get("/v1/customers/20001").status()).isEqualTo(404);
        assertThat(other.get("/v1/customers/29999").at("/code"))
                .isEqualTo(other.get("/v1/customers/20001").at("/code"));
        assertThat(other.post("/v1/customers", "a", ZHANG).at("/code")).as("the same key is another system's")
                .isEqualTo("CUSTOMER_EXISTS");
        assertThat(other.post("/v1/wallet/credits", "b", """
                {"customerId": "20001", "amount": "1.00", "reference": "r"}""").at("/code"))
                .isEqualTo("CUSTOMER_NOT_REGISTERED");
        assertThat(other.post("/v1/customers", "c", ZHANG.replace("20001", "20002")).at("/channel"))
                .isEqualTo("other");
    }

    @Test
    void whatCanNotBeSentToATransferAgentIsRefusedByItsField() {
        Caller system = callers.operator("demo");
        Map.of("\"customerId\": \"20001\"", Map.of("\"customerId\": \"9999\"", "customerId CUSTOMER_ID",
                "\"customerId\": \"020001\"", "customerId CUSTOMER_ID", "\"customerId\": \"123456789012345678\"",
                "customerId CUSTOMER_ID", "\"customerId\": 20001", "customerId JSON_TYPE"),
                "张三丰", Map.of("", "name TEXT_LENGTH", "三".repeat(61), "name FILE_TEXT", "x".repeat(121),
                        "name TEXT_LENGTH"),
                "\"certificateType\": \"0\"", Map.of("\"certificateType\": \"00\"", "certificateType TEXT_LENGTH",
                        "\"certificateType\": \"证\"", "certificateType FILE_TEXT", "\"certificateType\": null",
                        "certificateType REQUIRED"),
                "110101199003077758", Map.of("1".repeat(31), "certificateNo TEXT_LENGTH"))
                .forEach((right, wrongs) -> wrongs.forEach((wrong, expected) -> {
                    Reply reply = system.post("/v1/customers", "a", ZHANG.replace(right, wrong));
                    assertThat(reply.status()).as(wrong).isEqualTo(400);
                    assertThat(reply.at("/field") + " " + reply.at("/rule")).as(wrong).isEqualTo(expected);
                }));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM customer").query(Long.class).single()).isZero();
        assertThat(system.get("/v1/customers/abc").status()).isEqualTo(404);
    }
}
