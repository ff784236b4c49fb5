package org.balancetreasure.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not exactly an order is refused with the field at fault, and leaves nothing. */
@ApiTest
class BadRequestsTest {

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;

    BadRequestsTest(Fixture fixture, Callers callers, TestClock clock) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
    }

    private Caller customer() {
        return callers.customer(10_001, "demo");
    }

    @BeforeEach
    void aFundAndACustomer() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00");
        fixture.customerWithWallet(10_001, "100.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            // amounts
            "amount   | AMOUNT   | 'amount': '1.001'", "amount | AMOUNT | 'amount': '1e2'",
            "amount   | AMOUNT   | 'amount': '-1.00'", "amount | AMOUNT | 'amount': '+1.00'",
            "amount   | AMOUNT   | 'amount': '10000000000000.00'",
            "amount | AMOUNT | 'amount': '99999999999999999999999'",
            "amount   | AMOUNT   | 'amount': ''", "amount | AMOUNT | 'amount': ' 1.00'",
            "amount | AMOUNT | 'amount': '1.'",
            "amount   | AMOUNT   | 'amount': '.5'", "amount | AMOUNT | 'amount': '01.00'",
            "amount | AMOUNT | 'amount': '1,000.00'",
            "amount   | AMOUNT   | 'amount': '１.00'", "amount | AMOUNT | 'amount': 'NaN'",
            "amount | POSITIVE | 'amount': '0.00'",
            "amount   | JSON_TYPE | 'amount': 1.00", "amount | JSON_TYPE | 'amount': 1",
            "amount | JSON_TYPE | 'amount': true",
            "amount   | JSON_TYPE | 'amount': ['1.00']", "amount | JSON_TYPE | 'amount': {'yuan': '1.00'}",
            "amount   | REQUIRED | 'amount': null",
            // fields
            "units    | NOT_WITH_THIS_KIND | 'amount': '1.00', 'units': '1.00'",
            "customerId | UNKNOWN | 'amount': '1.00', 'customerId': 10002",
            "acceptedAt | UNKNOWN | 'amount': '1.00', 'acceptedAt': '2020-01-01T00:00:00+08:00'"})
    void namesTheFieldAtFault(String field, String rule, String fields) {
        assertInvalid(customer().post("/v1/orders", "a",
                ("{'fundCode': '000198', 'kind': 'SUBSCRIPTION', " + fields + "}").replace('\'', '"')), field, rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "fundCode | REQUIRED  | {'kind': 'SUBSCRIPTION', 'amount': '1.00'}",
            "fundCode | FUND_CODE | {'fundCode': '198', 'kind': 'SUBSCRIPTION', 'amount': '1.00'}",
            "fundCode | JSON_TYPE | {'fundCode': 198, 'kind': 'SUBSCRIPTION', 'amount': '1.00'}",
            "kind     | REQUIRED  | {'fundCode': '000198', 'amount': '1.00'}",
            "kind     | ONE_OF    | {'fundCode': '000198', 'kind': 'GIFT', 'amount': '1.00'}",
            "kind     | ONE_OF    | {'fundCode': '000198', 'kind': 0, 'amount': '1.00'}",
            "kind     | ONE_OF    | {'fundCode': '000198', 'kind': '', 'amount': '1.00'}",
            "amount   | NOT_WITH_THIS_KIND | {'fundCode': '000198', 'kind': 'REDEMPTION', 'amount': '1.00'}",
            "units    | REQUIRED  | {'fundCode': '000198', 'kind': 'REDEMPTION'}"})
    void namesTheFieldOfTheWholeAtFault(String field, String rule, String body) {
        assertInvalid(customer().post("/v1/orders", "a", body.replace('\'', '"')), field, rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "day   | 3.7   | JSON_TYPE", "day | 3.0 | JSON_TYPE", "day | '3' | JSON_TYPE", "day | '' | JSON_TYPE",
            "day   | ' '   | JSON_TYPE", "day | true | JSON_TYPE", "day | 99999999999 | JSON_TYPE",
            "dates | '5'   | JSON_TYPE", "dates | 5.5 | JSON_TYPE", "dates | '' | JSON_TYPE",
            "dates | false | JSON_TYPE", "dates | [5] | JSON_TYPE",
            "firstDate | '' | DATE", "firstDate | ' ' | DATE", "firstDate | 20500 | DATE", "firstDate | 20500.0 | DATE",
            "firstDate | true | DATE", "firstDate | [2026, 1, 5] | DATE", "firstDate | {} | DATE",
            "firstDate | '2026-01-05T00:00:00Z' | DATE", "firstDate | '05.01.2026' | DATE"})
    void neverGuessesWhatANumberOrADateWasMeantToBe(String field, String value, String rule) {
        String plan = "{'fundCode': '000198', 'kind': 'SUBSCRIPTION', 'amount': '1.00', 'frequency': 'WEEKLY', %s'%s': %s}"
                .formatted(field.equals("day") ? "" : "'day': 3, ", field, value);
        assertInvalid(customer().post("/v1/plans", "a", plan.replace('\'', '"')), field, rule);
    }

    /** That somebody agreed is a fact at law: nothing but true is taken for it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"consent | 1", "consent | 'true'", "consent | ''",
            "consent | 1.0", "autoRedeem | 'true'", "autoRedeem | 0", "autoRedeem | ''", "onCredit | 'TRUE'",
            "onCredit | 1"})
    void neverGuessesYesOrNo(String field, String value) {
        String rule = "{'fundCode': '000198', 'floor': '1.00', %s'%s': %s}"
                .formatted(field.equals("consent") ? "" : "'consent': true, ", field, value);
        assertInvalid(customer().put("/v1/sweep-rule", "a", rule.replace('\'', '"')), field, "JSON_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "\"text\"", "17", "{} {}",
            "{\"amount\": \"1.00\", \"amount\": \"2.00\"}",
            "{'fundCode': '000198'}", "<order/>", "\u0000"})
    void refusesWhatIsNoJsonObject(String body) {
        Reply reply = customer().post("/v1/orders", "a", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.at("/code")).isEqualTo("MALFORMED_REQUEST");
        assertThat(reply.body()).doesNotContain("jackson", "Exception", "org.");
        assertNothingHappened();
    }

    @Test
    void needsAKeyForEachWrite() {
        String order = "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"1.00\"}";
        assertInvalid(customer().post("/v1/orders", null, order), "Idempotency-Key", "REQUIRED");
        assertInvalid(customer().post("/v1/orders", "", order), "Idempotency-Key", "IDEMPOTENCY_KEY");
        assertInvalid(customer().post("/v1/orders", "a".repeat(81), order), "Idempotency-Key", "IDEMPOTENCY_KEY");
        assertInvalid(customer().post("/v1/orders", null, order, "Idempotency-Key", "a", "Idempotency-Key", "b",
                "Content-Type", "application/json"), "Idempotency-Key", "IDEMPOTENCY_KEY");
        assertInvalid(customer().post("/v1/orders/998202601050000000000001/cancellation", null, ""),
                "Idempotency-Key", "REQUIRED");
        assertThat(customer().post("/v1/orders", "~".repeat(80), order).status()).isEqualTo(201);
    }

    @Test
    void answersWhatHttpItselfRefusesAsProblemsToo() {
        Reply method = customer().send(customer().request("/v1/wallet").DELETE());
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("GET");
        assertProblem(method, "METHOD_NOT_ALLOWED");
        assertProblem(customer().get("/v1/nothing"), "NOT_FOUND");
        assertProblem(customer().get("/v1/funds/123456"), "NOT_FOUND");
        assertProblem(customer().get("/v1/wallet", "Accept", "text/html"), "NOT_ACCEPTABLE");
        Reply type = customer().post("/v1/orders", "a", "fundCode=000198", "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(type.status()).isEqualTo(415);
        assertProblem(type, "UNSUPPORTED_MEDIA_TYPE");
        // Without a boundary nothing can take it apart, and nothing tries.
        Reply form = customer().post("/v1/orders", "a", "fundCode=000198", "Content-Type", "multipart/form-data");
        assertThat(form.status()).isEqualTo(415);
        assertProblem(form, "UNSUPPORTED_MEDIA_TYPE");
        // Refused by the firewall before any controller is asked.
        Reply path = customer().get("/v1//orders");
        assertThat(path.status()).isEqualTo(400);
        assertProblem(path, "MALFORMED_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({"/v1/orders?limit=0, limit, LIMIT", "/v1/orders?limit=101, limit, LIMIT",
            "/v1/orders?limit=x, limit, INTEGER", "/v1/orders?cursor=!, cursor, CURSOR",
            "/v1/orders?cursor=LTE, cursor, CURSOR", "/v1/orders?cursor=YWJj, cursor, CURSOR",
            "/v1/funds/000198/quotes?from=2026-13-01, from, DATE", "/v1/funds/000198/quotes?from=today, from, DATE",
            "/v1/funds/000198/quotes?from=2026-01-02&to=2026-01-01, to, DATE_RANGE",
            "/v1/holdings/000198/income?from=2025-01-01&to=2026-02-05, to, DATE_RANGE",
            "/v1/holdings/000198/income?from=-999999999-01-01&to=2026-02-05, from, DATE"})
    void namesTheParameterAtFault(String path, String field, String rule) {
        assertInvalid(customer().get(path), field, rule);
    }

    @Test
    void answersInTheLanguageThatIsAskedFor() {
        assertThat(customer().get("/v1/funds/1", "Accept-Language", "zh-CN").at("/detail"))
                .isEqualTo("此处没有该令牌可以查看的内容。");
        assertThat(customer().get("/v1/funds/1", "Accept-Language", "fr, zh-Hans;q=0.5").at("/detail"))
                .startsWith("此处");
        assertThat(customer().get("/v1/funds/1", "Accept-Language", "fr").at("/detail")).startsWith("There is nothing");
        assertThat(callers.nobody().get("/v1/wallet", "Accept-Language", "zh").at("/detail")).startsWith("请携带");
        assertThat(customer().get("/v1/wallet/entries", "Accept-Language", "zh-CN").at("/items/0/text"))
                .isEqualTo("转入");
    }

    private void assertInvalid(Reply reply, String field, String rule) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertProblem(reply, "INVALID_FIELD");
        assertThat(reply.at("/field")).isEqualTo(field);
        assertThat(reply.at("/rule")).isEqualTo(rule);
        assertThat(reply.at("/detail")).startsWith(field);
        assertNothingHappened();
    }

    private static void assertProblem(Reply reply, String code) {
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.at("/code")).isEqualTo(code);
        assertThat(reply.json().get("status").asInt()).isEqualTo(reply.status());
    }

    private void assertNothingHappened() {
        assertThat(customer().get("/v1/orders").json().at("/items").size()).isZero();
        assertThat(customer().get("/v1/wallet").at("/held")).isEqualTo("0.00");
    }
}
