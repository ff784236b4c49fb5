package org.balancetreasure.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.requests.RequestKey;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Fixture.WeightedFund;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each endpoint, asked by everybody who may and may not. */
@ApiTest
class AccessTest {

    private static final String ORDER = "998202601050000000000001";
    private static final String ORDER_BODY = "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"1.00\"}";

    private static final String AT_ONCE = "{\"fundCode\": \"000198\", \"units\": \"1.00\"}";
    private static final String PLAN = """
            {"fundCode": "000198", "kind": "SUBSCRIPTION", "amount": "1.00", "frequency": "MONTHLY", "day": 31}""";

    private static final String PRODUCT_ORDER_BODY = "{\"productCode\": \"BALANCE\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"1.00\"}";
    private static final String RULE = "{\"productCode\": \"BALANCE\", \"floor\": \"50.00\", \"consent\": true}";

    private static final String REASON = "{\"reason\": \"as agreed\"}";
    private static final String QUOTE = "{\"lastDay\": \"2026-01-05\", \"incomePer10k\": \"1.0\", \"reason\": \"by mail\"}";
    private static final String SEND_AGAIN = "{\"way\": \"SEND_AGAIN\", \"reason\": \"their register was late\"}";

    private static final String LINE = """
            {"bankId": "23", "fundCode": "000198", "priority": 3, "granted": "1000.00", "warningAt": "1.00", "slots": 4,
             "takeIncome": false, "licenceType": "1", "licenceNo": "23", "reason": "as agreed"}""";
    private static final Map<String, String> LINE_BODIES = Map.of("/v1/advance-lines", LINE,
            "/v1/customers", """
                    {"customerId": "20001", "name": "张三", "certificateType": "0", "certificateNo": "4711"}""",
            "/v1/wallet/credits", "{\"customerId\": \"10001\", \"amount\": \"1.00\", \"reference\": \"payment\"}",
            "/v1/advance-lines/2/warning-level", "{\"warningAt\": \"2.00\", \"reason\": \"as agreed\"}",
            "/v1/file-resends", "{\"partner\": \"ZZ\", \"stream\": \"OFI\", \"headerDate\": \"2026-01-05\"}",
            "/v1/advance-lines/2/priority", "{\"priority\": 4, \"reason\": \"as agreed\"}");

    /** What is sent where a body is needed. */
    private static final Map<String, String> BODIES = Map.of("/v1/orders", ORDER_BODY, "/v1/plans", PLAN,
            "/v1/wallet/debits", "{\"amount\": \"1.00\"}",
            "/v1/product-orders", PRODUCT_ORDER_BODY, "/v1/sweep-rule", RULE,
            "/v1/instant-redemptions", AT_ONCE,
            "/v1/advance-lines/2/suspension", REASON, "/v1/advance-lines/2/resumption", REASON,
            "/v1/advance-lines/2/granted", "{\"granted\": \"2000.00\", \"reason\": \"more\"}");

    private static final String AGENT_TERMS = """
            {"validFrom": "2026-01-07", "fileVersion": "22", "readiness": "INDEX", "confirmationStream": "OFI", \
            "quoteStream": "OFJ", "yieldUnit": "PERCENT"}""";
    private static final String BANK_TERMS = """
            {"validFrom": "2026-01-07", "calendar": "CN", "cutOff": "17:00", "dayEnd": "20:00", "statementBy": "21:00", \
            "batchBooking": true, "reversals": "AS_WRITTEN", "yearlyNumbers": true}""";
    private static final String FUND_LIMITS = """
            {"minimumSubscription": "1.00", "minimumLaterSubscription": "0.01", "minimumRedemption": "0.01", \
            "minimumHolding": "0.00", "instantLimit": "10000.00"}""";
    private static final String NAMES = "\"nameZh\": \"新\", \"nameEn\": \"New\", \"reason\": \"as agreed\"}";

    /** Proposals of settings. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("/v1/transfer-agents",
                    "{\"code\": \"YY\", \"distributorCode\": \"998\", \"terms\": " + AGENT_TERMS + ", " + NAMES),
            Map.entry("/v1/transfer-agents/ZZ/terms", "{\"reason\": \"as agreed\", \"terms\": " + AGENT_TERMS + "}"),
            Map.entry("/v1/transfer-agents/ZZ/settlement-terms", """
                    {"validFrom": "2026-01-07", "netting": "NET", "settlementAccount": "1", "collectionAccount": "2", \
                    "reserveAccount": "3", "summaries": "25", "reason": "as agreed"}"""),
            Map.entry("/v1/banks",
                    "{\"code\": \"LAKE\", \"bic\": \"LAKECNBJXXX\", \"terms\": " + BANK_TERMS + ", " + NAMES),
            Map.entry("/v1/banks/RIVER/terms", "{\"reason\": \"as agreed\", \"terms\": " + BANK_TERMS + "}"),
            Map.entry("/v1/bank-accounts", """
                    {"bank": "RIVER", "purpose": "FEES", "accountNo": "6003", "name": "Ours", "validFrom": "2026-01-07", \
                    "reason": "as agreed"}"""),
            Map.entry("/v1/bank-accounts/1/end", "{\"lastDay\": \"2026-01-07\", \"reason\": \"as agreed\"}"),
            Map.entry("/v1/funds", """
                    {"fundCode": "990301", "transferAgent": "ZZ", "shareClass": "0", "firstIncomeDay": "2026-01-07", \
                    "carry": "DAILY", "residueRule": "RETAINED", "quotePattern": "EACH_DAY", "pricing": "CONSTANT_NAV", \
                    "limits":\s""" + FUND_LIMITS + ", " + NAMES),
            Map.entry("/v1/funds/000198/limits", "{\"reason\": \"as agreed\", \"limits\": " + FUND_LIMITS + "}"),
            Map.entry("/v1/funds/000198/settlement-days", """
                    {"validFrom": "2026-01-07", "subscriptionDays": 1, "redemptionDays": 2, "reason": "as agreed"}"""),
            Map.entry("/v1/funds/000198/income-authority", """
                    {"validFrom": "2026-01-07", "authority": "AGENT", "reason": "as agreed"}"""),
            Map.entry("/v1/channels", "{\"channel\": \"purse\", " + NAMES),
            Map.entry("/v1/channels/demo/products", """
                    {"productCode": "BEST", "allocation": "BEST_YIELD", "funds": [{"fundCode": "000198", "weight": 1}],
                     "nameZh": "优选", "nameEn": "Best", "reason": "as agreed"}"""),
            Map.entry("/v1/calendar-years",
                    """
                    {"year": 2027, "holidays": ["2027-01-01"], "makeUpDays": [], "exchangeClosed": [], "reason": "as agreed"}"""),
            Map.entry("/v1/channels/demo/payout", """
                    {"validFrom": "2026-01-07", "ownMoneyLimit": "100000.00", "reason": "as agreed"}"""),
            Map.entry("/v1/channels/demo/funds/000198", "{\"soldFrom\": \"2026-01-07\", \"reason\": \"as agreed\"}"));

    /** What is sent where a body is needed, by the end of the path. */
    private static final Map<String, String> OF_STAFF = Map.of("refusal", REASON, "release", REASON, "bulk-approvals",
            "{\"approvalIds\": [\"1\"], \"contentHash\": \"00\"}", "journals", """
                    {"asset": "CNY", "fromPurpose": "LOSSES", "fromOwnerId": "1", "toPurpose": "WALLET", "toOwnerId": "10001",
                     "amount": "1.00", "reference": "complaint", "reason": "as agreed"}""",
            "approve", "{\"perBreak\": \"1.00\", \"perDay\": \"2.00\", \"reason\": \"as agreed\"}", "proposals",
            "{\"breakIds\": [\"999\"], \"way\": \"ACCEPT\", \"reason\": \"as agreed\"}", "owner",
            "{\"owner\": \"wang\"}", "unmaskings", "{\"customerIds\": [\"10001\"], \"reason\": \"as agreed\"}",
            "reopenings",
            "{\"step\": \"QUOTE\", \"subject\": \"ZZ\", \"reason\": \"as agreed\"}");

    /** Who may call an endpoint. */
    private enum Who {
        CUSTOMERS(Scope.WALLET), CUSTOMERS_AND_READ(Scope.WALLET, Scope.FINANCE_READ), READ(Scope.FINANCE_READ), //
        OPERATE(Scope.FINANCE_OPERATE), APPROVE(Scope.FINANCE_APPROVE), AUDIT(Scope.AUDIT_READ), OPERATOR(
                Scope.OPERATOR);

        final Set<Scope> scopes;

        Who(Scope... scopes) {
            this.scopes = Set.of(scopes);
        }

        boolean customers() {
            return scopes.contains(Scope.WALLET);
        }

        /** The scopes of staff with which it opens. */
        List<Scope> staff() {
            return scopes.stream().filter(scope -> scope != Scope.WALLET && scope != Scope.OPERATOR).toList();
        }
    }

    /** Every endpoint of the application; a test below fails when one is missing here. */
    private static final Map<String, Who> ENDPOINTS = new TreeMap<>(Map.ofEntries(
            Map.entry("POST /v1/customers", Who.OPERATOR),
            Map.entry("GET /v1/customers/{customerId}", Who.OPERATOR),
            Map.entry("POST /v1/wallet/credits", Who.OPERATOR),
            Map.entry("GET /v1/trading-days", Who.CUSTOMERS_AND_READ),
            Map.entry("GET /v1/funds", Who.CUSTOMERS_AND_READ),
            Map.entry("GET /v1/funds/{fundCode}", Who.CUSTOMERS_AND_READ),
            Map.entry("GET /v1/funds/{fundCode}/quotes", Who.CUSTOMERS_AND_READ),
            Map.entry("POST /v1/funds/{fundCode}/quotes", Who.OPERATE),
            Map.entry("GET /v1/approvals", Who.READ),
            Map.entry("GET /v1/approvals/{approvalId}", Who.READ),
            Map.entry("POST /v1/approvals/{approvalId}/approval", Who.APPROVE),
            Map.entry("POST /v1/approvals/{approvalId}/withdrawal", Who.OPERATE),
            Map.entry("POST /v1/file-resends", Who.OPERATE),
            Map.entry("GET /v1/file-resends/{resendId}", Who.READ),
            Map.entry("GET /v1/funds/{fundCode}/limits", Who.CUSTOMERS),
            Map.entry("POST /v1/orders", Who.CUSTOMERS),
            Map.entry("GET /v1/orders", Who.CUSTOMERS),
            Map.entry("GET /v1/orders/{orderNumber}", Who.CUSTOMERS),
            Map.entry("POST /v1/orders/{orderNumber}/cancellation", Who.CUSTOMERS),
            Map.entry("GET /v1/holdings", Who.CUSTOMERS),
            Map.entry("GET /v1/orders/{orderNumber}/events", Who.CUSTOMERS),
            Map.entry("GET /v1/summary", Who.CUSTOMERS),
            Map.entry("GET /v1/holdings/{fundCode}/income", Who.CUSTOMERS),
            Map.entry("GET /v1/products", Who.CUSTOMERS),
            Map.entry("GET /v1/product-holdings", Who.CUSTOMERS),
            Map.entry("POST /v1/product-orders", Who.CUSTOMERS),
            Map.entry("GET /v1/sweep-rule", Who.CUSTOMERS),
            Map.entry("PUT /v1/sweep-rule", Who.CUSTOMERS),
            Map.entry("POST /v1/sweep-rule/pause", Who.CUSTOMERS),
            Map.entry("POST /v1/sweep-rule/resumption", Who.CUSTOMERS),
            Map.entry("GET /v1/sweep-rule/preview", Who.CUSTOMERS),
            Map.entry("GET /v1/sweep-rule/changes", Who.CUSTOMERS),
            Map.entry("GET /v1/wallet", Who.CUSTOMERS),
            Map.entry("POST /v1/wallet/debits", Who.CUSTOMERS),
            Map.entry("GET /v1/wallet/debits", Who.CUSTOMERS),
            Map.entry("GET /v1/wallet/entries", Who.CUSTOMERS),
            Map.entry("POST /v1/plans", Who.CUSTOMERS),
            Map.entry("GET /v1/plans", Who.CUSTOMERS),
            Map.entry("GET /v1/plans/{planId}", Who.CUSTOMERS),
            Map.entry("GET /v1/plans/{planId}/dates", Who.CUSTOMERS),
            Map.entry("GET /v1/plans/{planId}/changes", Who.CUSTOMERS),
            Map.entry("POST /v1/plans/{planId}/pause", Who.CUSTOMERS),
            Map.entry("POST /v1/plans/{planId}/resumption", Who.CUSTOMERS),
            Map.entry("POST /v1/plans/{planId}/end", Who.CUSTOMERS),
            Map.entry("POST /v1/instant-redemptions", Who.CUSTOMERS),
            Map.entry("GET /v1/instant-redemptions", Who.CUSTOMERS),
            Map.entry("GET /v1/instant-redemptions/{number}", Who.CUSTOMERS),
            Map.entry("GET /v1/instant-redemptions/quote", Who.CUSTOMERS),
            Map.entry("GET /v1/advance-lines", Who.READ),
            Map.entry("GET /v1/advance-lines/{lineId}", Who.READ),
            Map.entry("GET /v1/advance-lines/{lineId}/changes", Who.READ),
            Map.entry("POST /v1/advance-lines/{lineId}/suspension", Who.OPERATE),
            Map.entry("POST /v1/advance-lines/{lineId}/resumption", Who.OPERATE),
            Map.entry("PUT /v1/advance-lines/{lineId}/granted", Who.OPERATE),
            Map.entry("POST /v1/advance-lines", Who.OPERATE),
            Map.entry("PUT /v1/advance-lines/{lineId}/warning-level", Who.OPERATE),
            Map.entry("PUT /v1/advance-lines/{lineId}/priority", Who.OPERATE),
            Map.entry("GET /v1/refused-instant-redemptions", Who.READ),
            Map.entry("GET /v1/refused-instant-redemptions/{refusedNumber}", Who.READ),
            Map.entry("POST /v1/refused-instant-redemptions/{refusedNumber}/resolution", Who.OPERATE),
            Map.entry("GET /v1/audit", Who.AUDIT),
            Map.entry("GET /v1/sweep-runs", Who.READ),
            Map.entry("GET /v1/sweep-runs/{date}", Who.READ),
            Map.entry("GET /v1/closes", Who.READ),
            Map.entry("GET /v1/closes/{date}", Who.READ),
            Map.entry("GET /v1/closes/{date}/journal.csv", Who.READ),
            Map.entry("GET /v1/nights", Who.READ),
            Map.entry("GET /v1/nights/{date}", Who.READ),
            Map.entry("GET /v1/settlements", Who.READ),
            Map.entry("GET /v1/settlements/{transferAgent}/{date}", Who.READ),
            Map.entry("GET /v1/obligations/{obligationId}/items", Who.READ),
            Map.entry("GET /v1/payments", Who.READ),
            Map.entry("GET /v1/payments/{paymentId}", Who.READ),
            Map.entry("GET /v1/bank-statements", Who.READ),
            Map.entry("GET /v1/bank-statements/{statementId}/lines", Who.READ),
            Map.entry("POST /v1/nights/{date}/reopenings", Who.OPERATE),
            Map.entry("POST /v1/payments/{paymentId}/release", Who.OPERATE),
            Map.entry("POST /v1/approvals/{approvalId}/refusal", Who.APPROVE),
            Map.entry("POST /v1/bulk-approvals", Who.APPROVE),
            Map.entry("POST /v1/journals", Who.OPERATE),
            Map.entry("POST /v1/unmaskings", Who.OPERATE),
            Map.entry("GET /v1/unmaskings/{approvalId}", Who.READ),
            Map.entry("GET /v1/write-off-limits", Who.READ),
            Map.entry("PUT /v1/write-off-limits/{role}", Who.OPERATE),
            Map.entry("GET /v1/breaks/ageing", Who.READ),
            Map.entry("GET /v1/breaks/{breakId}", Who.READ),
            Map.entry("POST /v1/breaks/{breakId}/resolution", Who.OPERATE),
            Map.entry("POST /v1/breaks/proposals", Who.OPERATE),
            Map.entry("PUT /v1/breaks/{breakId}/owner", Who.OPERATE),
            Map.entry("GET /v1/transfer-agents", Who.READ),
            Map.entry("GET /v1/transfer-agents/{transferAgent}", Who.READ),
            Map.entry("POST /v1/transfer-agents", Who.OPERATE),
            Map.entry("POST /v1/transfer-agents/{transferAgent}/terms", Who.OPERATE),
            Map.entry("POST /v1/transfer-agents/{transferAgent}/settlement-terms", Who.OPERATE),
            Map.entry("GET /v1/banks", Who.READ),
            Map.entry("GET /v1/banks/{bank}", Who.READ),
            Map.entry("POST /v1/banks", Who.OPERATE),
            Map.entry("POST /v1/banks/{bank}/terms", Who.OPERATE),
            Map.entry("GET /v1/bank-accounts", Who.READ),
            Map.entry("POST /v1/bank-accounts", Who.OPERATE),
            Map.entry("POST /v1/bank-accounts/{accountId}/end", Who.OPERATE),
            Map.entry("POST /v1/funds", Who.OPERATE),
            Map.entry("GET /v1/funds/{fundCode}/settings", Who.READ),
            Map.entry("PUT /v1/funds/{fundCode}/limits", Who.OPERATE),
            Map.entry("POST /v1/funds/{fundCode}/settlement-days", Who.OPERATE),
            Map.entry("POST /v1/funds/{fundCode}/income-authority", Who.OPERATE),
            Map.entry("GET /v1/channels", Who.READ),
            Map.entry("POST /v1/channels", Who.OPERATE),
            Map.entry("GET /v1/channels/{channel}/products", Who.READ),
            Map.entry("POST /v1/channels/{channel}/products", Who.OPERATE),
            Map.entry("POST /v1/calendar-years", Who.OPERATE),
            Map.entry("PUT /v1/channels/{channel}/funds/{fundCode}", Who.OPERATE),
            Map.entry("POST /v1/channels/{channel}/payout", Who.OPERATE),
            Map.entry("GET /v1/breaks", Who.READ)));

    /** What is open to everybody: the pages, and who is signed in on them. */
    private static final Set<String> OPEN = Set.of("GET /", "GET /wallet", "GET /wallet/**", "GET /finance",
            "GET /finance/**", "GET /v1/session");

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final JdbcClient jdbc;
    private final RequestMappingHandlerMapping mappings;

    AccessTest(Fixture fixture, Callers callers, TestClock clock, JdbcClient jdbc,
            RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.jdbc = jdbc;
        this.mappings = requestMappingHandlerMapping;
    }

    @BeforeEach
    void aFundAndACustomer() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00");
        fixture.customerWithWallet(10_001, "100.00");
        fixture.product(1, "BALANCE", "WEIGHT", new WeightedFund(Fixture.FUND, 1));
        // The day before is closed.
        jdbc.sql("""
                INSERT INTO day_close (business_date, formula, row_count, previous_digest, digest, closed_at)
                VALUES ('2026-01-04', 1, 0, REPEAT('0', 32), REPEAT('1', 32), '2026-01-05')
                """).update();
    }

    @Test
    void knowsEveryEndpoint() {
        List<String> found = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (ours(handler)) {
                mapping.getMethodsCondition().getMethods().forEach(method -> mapping.getPatternValues()
                        .forEach(path -> found.add(method + " " + path)));
            }
        });
        assertThat(found).containsAll(OPEN);
        found.removeAll(OPEN);
        assertThat(found).containsExactlyInAnyOrderElementsOf(ENDPOINTS.keySet());
    }

    private static boolean ours(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("org.balancetreasure.api");
    }

    @Test
    void answers401WithoutAValidToken() {
        Instant now = Instant.now();
        Instant later = Callers.inAnHour();
        TokenIssuer stranger = new TokenIssuer(TokenIssuer.newKeys(), Callers.ISSUER, Callers.AUDIENCE);
        Map<String, Caller> invalid = Map.of(
                "none", callers.nobody(),
                "no token at all", callers.with("abc"),
                "expired", callers.with(callers.issuer(Callers.ISSUER, Callers.AUDIENCE).customer(10_001, "demo",
                        now.minus(Duration.ofHours(2)), now.minus(Duration.ofHours(1)))),
                "another issuer", callers.with(
                        callers.issuer("https://other.example", Callers.AUDIENCE).customer(10_001, "demo", now, later)),
                "another audience",
                callers.with(callers.issuer(Callers.ISSUER, "shop").customer(10_001, "demo", now, later)),
                "another key", callers.with(stranger.customer(10_001, "demo", now, later)),
                "no channel",
                callers.with(
                        callers.issuer(Callers.ISSUER, Callers.AUDIENCE).customer(10_001, " ", now, later)));

        ENDPOINTS.keySet().forEach(endpoint -> invalid.forEach((kind, caller) -> {
            Reply reply = call(caller, endpoint);
            assertThat(reply.status()).as("%s with a token: %s", endpoint, kind).isEqualTo(401);
            assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
            assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(reply.at("/code")).isEqualTo("UNAUTHENTICATED");
        }));
    }

    @Test
    void answers403ToAScopeThatDoesNotReachTheEndpoint() {
        String otherScope = callers.issuer(Callers.ISSUER, Callers.AUDIENCE).sign("10001", "demo", "shop",
                Instant.now(), Callers.inAnHour());
        ENDPOINTS.forEach((endpoint, who) -> {
            assertForbidden(call(callers.with(otherScope), endpoint), endpoint);
            EnumSet.complementOf(EnumSet.copyOf(who.scopes))
                    .forEach(wrong -> assertForbidden(call(alone(wrong), endpoint), endpoint + " with " + wrong));
            if (who == Who.OPERATOR) {
                // A system acts for one channel, and for one that there is.
                assertForbidden(call(callers.operator(Customer.HOUSE), endpoint), endpoint);
                assertForbidden(call(callers.operator("nowhere"), endpoint), endpoint);
                assertForbidden(call(callers.operator("demo "), endpoint), endpoint);
            }
        });
    }

    /** With this scope and no other. */
    private Caller alone(Scope scope) {
        return switch (scope) {
            case WALLET -> callers.customer(10_001, "demo");
            case OPERATOR -> callers.operator("demo");
            default -> callers.finance("li", scope);
        };
    }

    @Test
    void showsWhatIsOfAllBrandsToTheHousesStaffOnly() {
        String ofABrand = callers.issuer(Callers.ISSUER, Callers.AUDIENCE).sign("li", "demo",
                "finance:read finance:operate finance:approve audit:read", Instant.now(), Callers.inAnHour());
        ENDPOINTS.keySet().forEach(endpoint -> assertForbidden(call(callers.with(ofABrand), endpoint), endpoint));
    }

    @Test
    void aBankOfTheHouseHasNoToken() {
        jdbc.sql("""
                INSERT INTO customer (customer_id, channel, name_encrypted, certificate_no_encrypted, registered_at)
                VALUES (90000000000000021, 'house', '', '', '2026-01-05')
                """).update();
        assertThat(callers.customer(90_000_000_000_000_021L, "house").get("/v1/wallet").at("/code"))
                .isEqualTo("UNKNOWN_CUSTOMER");
    }

    @Test
    void oneBrandNeverReadsAnother() {
        jdbc.sql("INSERT INTO channel VALUES ('other', '另一', 'Other')").update();
        jdbc.sql("INSERT INTO channel_fund (channel, fund_id) VALUES ('other', 1001)").update();
        jdbc.sql("UPDATE customer SET channel = 'other' WHERE customer_id = 10001").update();
        fixture.customerWithWallet(10_002, "7.00");
        Caller other = callers.customer(10_001, "other");
        Caller demo = callers.customer(10_002, "demo");
        String order = other.subscribe("a", Fixture.FUND_CODE, "60.00").at("/orderNumber");
        // Nor an answer that was given before.
        assertThat(callers.customer(10_001, "demo").subscribe("a", Fixture.FUND_CODE, "60.00").at("/code"))
                .isEqualTo("UNKNOWN_CUSTOMER");

        // The same key names another request: keys are of a customer of a channel.
        assertThat(demo.subscribe("a", Fixture.FUND_CODE, "1.00").status()).isEqualTo(201);
        assertThat(demo.get("/v1/orders/" + order).status()).isEqualTo(404);
        assertThat(demo.cancel("b", order).status()).isEqualTo(404);
        assertThat(demo.get("/v1/orders").json().at("/items").size()).isEqualTo(1);
        assertThat(callers.customer(10_001, "demo").get("/v1/orders/" + order).at("/code"))
                .isEqualTo("UNKNOWN_CUSTOMER");
        assertThat(callers.customer(10_002, "other").get("/v1/orders").at("/code")).isEqualTo("UNKNOWN_CUSTOMER");
        assertThat(other.get("/v1/orders/" + order).at("/state")).isEqualTo("ACCEPTED");
        assertThat(jdbc.sql("SELECT channel FROM fund_order WHERE customer_id = 10001").query(String.class).single())
                .isEqualTo("other");
    }

    @Test
    void oneBrandsProductsPlansRulesAndPaymentsAreNotThereForAnother() {
        jdbc.sql("INSERT INTO channel VALUES ('other', '另一', 'Other')").update();
        jdbc.sql("INSERT INTO channel_fund (channel, fund_id) VALUES ('other', 1001)").update();
        jdbc.sql("INSERT INTO product VALUES (2, 'other', 'OTHERS', '别家', 'Others', 'WEIGHT')").update();
        jdbc.sql("INSERT INTO product_fund VALUES (2, 1001, 1, 1)").update();
        jdbc.sql("UPDATE customer SET channel = 'other' WHERE customer_id = 10001").update();
        fixture.customerWithWallet(10_002, "7.00");
        fixture.moveIn(Fixture.FUND, 10_001, "12.34", "2026-01-05");
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "1000.00");
        Caller other = callers.customer(10_001, "other");
        Caller demo = callers.customer(10_002, "demo");

        assertThat(demo.get("/v1/products").body()).contains("BALANCE").doesNotContain("OTHERS");
        assertThat(other.get("/v1/products").body()).contains("OTHERS").doesNotContain("BALANCE");
        assertThat(other.get("/v1/product-holdings").body()).contains("12.34").doesNotContain("BALANCE");
        assertThat(demo.get("/v1/product-holdings").body()).doesNotContain("12.34").doesNotContain("OTHERS");
        assertThat(other.post("/v1/product-orders", "order", PRODUCT_ORDER_BODY).at("/code"))
                .isEqualTo("UNKNOWN_PRODUCT");
        assertThat(other.put("/v1/sweep-rule", "rule", RULE).at("/code")).isEqualTo("UNKNOWN_PRODUCT");
        assertThat(other.post("/v1/plans", "into", PLAN.replace("\"fundCode\": \"000198\"",
                "\"productCode\": \"BALANCE\"")).at("/code")).isEqualTo("UNKNOWN_PRODUCT");

        assertThat(other.put("/v1/sweep-rule", "its own", RULE.replace("BALANCE", "OTHERS")).status()).isEqualTo(200);
        assertThat(demo.get("/v1/sweep-rule").status()).isEqualTo(404);
        assertThat(demo.post("/v1/sweep-rule/pause", "pause", "").at("/code")).isEqualTo("NO_SWEEP_RULE");
        assertThat(itemsOf(demo, "/v1/sweep-rule/changes")).isZero();

        String plan = "/v1/plans/" + other.post("/v1/plans", "plan", PLAN).at("/planId");
        for (String path : List.of(plan, plan + "/dates", plan + "/changes")) {
            assertThat(demo.get(path).status()).as(path).isEqualTo(404);
            assertThat(other.get(path).status()).as(path).isEqualTo(200);
        }
        for (String change : List.of("/pause", "/resumption", "/end")) {
            assertThat(demo.post(plan + change, change, "").status()).as(change).isEqualTo(404);
        }
        assertThat(other.get(plan).at("/state")).isEqualTo("ON");
        assertThat(itemsOf(demo, "/v1/plans")).isZero();

        String number = other.post("/v1/instant-redemptions", "at once", AT_ONCE).at("/number");
        assertThat(other.get("/v1/instant-redemptions/" + number).status()).isEqualTo(200);
        assertThat(demo.get("/v1/instant-redemptions/" + number).status()).isEqualTo(404);
        assertThat(itemsOf(demo, "/v1/instant-redemptions")).isZero();

        assertThat(other.post("/v1/wallet/debits", "pay", "{\"amount\": \"1.00\"}").status()).isEqualTo(201);
        assertThat(itemsOf(other, "/v1/wallet/debits")).isEqualTo(1);
        assertThat(itemsOf(demo, "/v1/wallet/debits")).isZero();
    }

    private static int itemsOf(Caller caller, String path) {
        return caller.get(path).json().at("/items").size();
    }

    private static void assertForbidden(Reply reply, String endpoint) {
        assertThat(reply.status()).as(endpoint).isEqualTo(403);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.at("/code")).isEqualTo("FORBIDDEN");
    }

    /** Number 7 of each. */
    private void paymentAndStatement() {
        jdbc.sql("INSERT INTO partner (partner_code, party_id) VALUES ('RIVER', 21)").update();
        jdbc.sql("INSERT INTO bank (bank_code, bic) VALUES ('RIVER', 'RIVRCNBJXXX')").update();
        jdbc.sql("""
                INSERT INTO bank_account (account_id, bank_code, purpose, owner_id, account_no, name, asset_id, valid_from)
                VALUES (1, 'RIVER', 'SALES_SETTLEMENT', 1, '6200001', 'Settlement', 156, '2026-01-01'),
                  (2, 'RIVER', 'TA_COLLECTION', 11, '6200011', 'Collection', 156, '2026-01-01'),
                  (3, 'RIVER', 'WALLET_RESERVE', 1, '6200002', 'Reserve', 156, '2026-01-01')
                """).update();
        jdbc.sql("""
                INSERT INTO bank_terms (bank_code, valid_from, calendar, cut_off, day_end, statement_by, batch_booking,
                  reversals, yearly_numbers)
                VALUES ('RIVER', '2026-01-01', 'CN', '17:00', '20:00', '21:00', TRUE, 'AS_WRITTEN', TRUE)
                """).update();
        jdbc.sql("""
                INSERT INTO payment (payment_id, end_to_end_id, business_key, attempt, kind, debtor_account, creditor_account,
                  amount, due_date, claim_purpose, claim_owner, state, released, created_at)
                VALUES (7, 'NET', 'NET', 1, 'DELIVERY', 1, 2, 100, '2026-01-05', 'TA_COLLECTION', 11, 'CREATED', FALSE, '2026-01-05')
                """).update();
        jdbc.sql("""
                INSERT INTO bank_statement (statement_id, account_id, bank_code, statement_date, number, message_id,
                  statement_ref, file_name, opening, closing, line_count, booking_date, taken_in_at)
                VALUES (7, 1, 'RIVER', '2026-01-05', 1, 'M', 'S', 'F', 0, 0, 0, '2026-01-05', '2026-01-05')
                """).update();
        jdbc.sql("INSERT INTO account_balance VALUES (1, '2026-01-05', 1, 0, 0)").update();
    }

    @Test
    void letsEverybodyInWhoMay() {
        jdbc.sql(
                "INSERT INTO night_step (business_date, step, subject, state) VALUES ('2026-01-05', 'CLOSE', 'ZZ', 'WAITING')")
                .update();
        jdbc.sql(
                "INSERT INTO sweep_run (run_date, state, begun_at) VALUES ('2026-01-05', 'MISSED', '2026-01-05 15:00:00')")
                .update();
        jdbc.sql(
                "INSERT INTO night_step (business_date, step, subject, state) VALUES ('2026-01-05', 'QUOTE', 'ZZ', 'COMPLETED')")
                .update();
        jdbc.sql("""
                INSERT INTO reconciliation_break (type, business_date, partner, subject, ours, theirs, opened_at, due_date,
                  owner)
                VALUES ('FILE_REJECTED', '2026-01-05', 'ZZ', 'a file', 'a', 'b', '2026-01-05', '2026-01-05', 'operations')
                """).update();
        String breakId = jdbc.sql("SELECT MAX(break_id) FROM reconciliation_break").query(String.class).single();
        String order = callers.customer(10_001, "demo").subscribe("first", Fixture.FUND_CODE, "1.00")
                .at("/orderNumber");
        callers.customer(10_001, "demo").put("/v1/sweep-rule", "rule", RULE);
        fixture.moveIn(Fixture.FUND, 10_001, "10.00", "2026-01-05");
        fixture.advanceLine(1, 21, Fixture.FUND_CODE, 1, "1000.00");
        fixture.advanceLine(2, 22, Fixture.FUND_CODE, 2, "1000.00");
        fixture.party(23);
        String number = callers.customer(10_001, "demo").post("/v1/instant-redemptions", "at once", AT_ONCE)
                .at("/number");
        String refused = callers.customer(10_001, "demo").post("/v1/instant-redemptions", "refused", AT_ONCE)
                .at("/number");
        fixture.refuseTransfers("2026-01-05", "0010");
        callers.finance().post("/v1/advance-lines/2/suspension", "suspend", REASON);
        jdbc.sql("""
                INSERT INTO exchanged_file (partner_code, file_name, direction, file_type, header_date, sha256, record_count,
                  state, registered_at)
                VALUES ('ZZ', 'OFI_998_ZZ_20260105.TXT', 'OUT', 'OFI', '2026-01-05', '', 0, 'SENT', '2026-01-05')
                """).update();
        String resend = callers.finance().post("/v1/file-resends", "again",
                String.valueOf(LINE_BODIES.get("/v1/file-resends")))
                .at("/resendId");
        jdbc.sql(
                "INSERT INTO settlement (ta_code, settlement_date, netting, state) VALUES ('ZZ', '2026-01-05', 'NET', 'OPEN')")
                .update();
        jdbc.sql("""
                INSERT INTO obligation (obligation_id, ta_code, settlement_date, due_date, fund_id, kind, party_id, amount, items,
                  reference)
                VALUES (7, 'ZZ', '2026-01-05', '2026-01-05', 1001, 'SUBSCRIPTION', 11, 0, 0, 'NET-20260105-ZZ-CNY')
                """).update();
        paymentAndStatement();
        Reply unmasking = callers.finance("li").post("/v1/unmaskings", "unmask",
                String.valueOf(OF_STAFF.get("unmaskings")));
        callers.finance("wang").post("/v1/approvals/" + unmasking.at("/approvalId") + "/approval", "unmask",
                "{\"contentHash\": \"" + unmasking.at("/contentHash") + "\"}");
        AtomicInteger days = new AtomicInteger();
        ENDPOINTS.forEach((endpoint, who) -> {
            // Each its own, because one of them withdraws it, and a day has one proposal at a time.
            Reply approval = callers.finance().post("/v1/funds/000198/quotes", "for " + endpoint,
                    QUOTE.replace("2026-01-05",
                            LocalDate.parse("2026-01-06").plusDays(days.getAndIncrement()).toString()));
            // A plan of its own for each, because one of them ends it.
            String plan = endpoint.contains("{planId}")
                    ? callers.customer(10_001, "demo").post("/v1/plans", "for " + endpoint, PLAN).at("/planId")
                    : "";
            String asked = endpoint.replace("{orderNumber}", order).replace("{planId}", plan)
                    .replace("{number}", number).replace("{refusedNumber}", refused)
                    .replace("{approvalId}",
                            (endpoint.contains("/unmaskings/") ? unmasking : approval).at("/approvalId"))
                    .replace("{resendId}", resend).replace("{breakId}", breakId);
            if (who == Who.OPERATOR) {
                assertThat(call(callers.operator("demo"), asked).status()).as(endpoint).isBetween(200, 201);
                return;
            }
            if (who.customers()) {
                assertThat(call(callers.customer(10_001, "demo"), asked).status()).as(endpoint).isBetween(200, 201);
            }
            // Who approves has to repeat what was shown; that it does not is the answer here.
            who.staff().forEach(scope -> assertThat(call(callers.finance("li", scope), asked).status()).as(endpoint)
                    .isIn(who == Who.APPROVE || endpoint.endsWith("/withdrawal")
                            ? List.of(200, 409, 422)
                            : List.of(200, 201, 202, 207)));
        });
    }

    @Test
    void answers403ToATokenThatNamesNoCustomerOfItsChannel() {
        jdbc.sql("INSERT INTO channel VALUES ('other', '另一', 'Other')").update();
        List<Caller> strangers = List.of(callers.customer(10_001, "other"), callers.customer(10_999, "demo"),
                callers.customer(10_001, "c".repeat(17)), callers.customer(10_001, "demo "),
                callers.customer(10_001, Customer.HOUSE),
                callers.with(callers.issuer(Callers.ISSUER, Callers.AUDIENCE).sign("10001 OR 1=1", "demo", "wallet",
                        Instant.now(), Callers.inAnHour())),
                callers.with(callers.issuer(Callers.ISSUER, Callers.AUDIENCE).sign("99999999999999999999", "demo",
                        "wallet", Instant.now(), Callers.inAnHour())));
        ENDPOINTS.forEach((endpoint, who) -> {
            if (who.customers()) {
                for (Caller stranger : strangers) {
                    Reply reply = call(stranger, endpoint);
                    assertThat(reply.status()).as(endpoint).isEqualTo(403);
                    assertThat(reply.at("/code")).isEqualTo("UNKNOWN_CUSTOMER");
                }
            }
        });
        assertThat(jdbc.sql("SELECT COUNT(*) FROM idempotency").query(Long.class).single()).isZero();
    }

    @Test
    void answers404ToAnotherCustomersOrderAndChangesNothing() {
        fixture.customerWithWallet(10_002, "100.00");
        Caller owner = callers.customer(10_001, "demo");
        Caller another = callers.customer(10_002, "demo");
        String order = owner.subscribe("a", Fixture.FUND_CODE, "60.00").at("/orderNumber");

        assertThat(another.get("/v1/orders/" + order).status()).isEqualTo(404);
        Reply cancellation = another.cancel("a", order);
        assertThat(cancellation.status()).isEqualTo(404);
        // To somebody else it is the same as an order that is not there.
        assertThat(cancellation.at("/code")).isEqualTo(another.cancel("b", ORDER).at("/code"));
        assertThat(owner.get("/v1/orders/" + order).at("/state")).isEqualTo("ACCEPTED");
        assertThat(another.get("/v1/orders").json().at("/items").size()).isZero();
    }

    @Test
    void showsEachCustomerOnlyOnesOwn() {
        fixture.holder(10_002, Fixture.FUND, "500.00", "2026-01-05");
        fixture.customerWithWallet(10_002, "7.00");
        jdbc.sql(
                "INSERT INTO income_run (fund_id, income_date, sequence, income_per_10k, authority, effective_date, state) VALUES (1001, '2026-01-05', 0, 1.2, 'PLATFORM', '2026-01-06', 'PROVED')")
                .update();
        Caller customer = callers.customer(10_001, "demo");
        Caller another = callers.customer(10_002, "demo");

        assertThat(customer.get("/v1/holdings").json().at("/items").size()).isZero();
        assertThat(another.get("/v1/holdings").at("/items/0/units")).isEqualTo("500.00");
        assertThat(customer.get("/v1/wallet").at("/balance")).isEqualTo("100.00");
        assertThat(another.get("/v1/wallet").at("/balance")).isEqualTo("7.00");
        assertThat(customer.get("/v1/wallet/entries").body()).contains("100.00").doesNotContain("7.00");
        // A cursor taken from somebody else's list leads nowhere but into one's own.
        another.subscribe("a", Fixture.FUND_CODE, "1.00");
        another.subscribe("b", Fixture.FUND_CODE, "2.00");
        String cursor = another.get("/v1/orders?limit=1").at("/next");
        assertThat(customer.get("/v1/orders?cursor=" + cursor).json().at("/items").size()).isZero();
    }

    @Test
    void serverHealthDescriptionAndDocsAreOpenAndNothingElse() {
        Caller nobody = callers.nobody();
        assertThat(nobody.get("/actuator/health").at("/status")).isEqualTo("UP");
        assertThat(nobody.get("/actuator/health").json().has("components")).isFalse();
        assertThat(nobody.get("/v1/openapi").status()).isEqualTo(200);
        assertThat(nobody.get("/v1/docs").status()).isEqualTo(302);
        assertThat(nobody.get("/v1/swagger-ui/index.html").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator").status()).isEqualTo(404);
        assertThat(nobody.get("/actuator/env").status()).isEqualTo(404);
        assertThat(callers.finance().get("/actuator/env").status()).isEqualTo(404);
    }

    @Test
    void headIsGetWithoutItsBody() {
        List<Caller> everybody = List.of(callers.customer(10_001, "demo"), callers.finance(), callers.nobody());
        List<String> paths = new ArrayList<>(ENDPOINTS.keySet().stream().filter(one -> one.startsWith("GET "))
                .map(AccessTest::path).toList());
        paths.addAll(List.of("/v1/openapi", "/v1/openapi.yaml", "/v1/docs", "/v1/swagger-ui/index.html",
                "/actuator/health", "/actuator/env", "/v1/nothing"));
        Set<Integer> statuses = new TreeSet<>();
        for (Caller caller : everybody) {
            for (String path : paths) {
                Reply get = caller.get(path);
                Reply head = caller.head(path);
                statuses.add(get.status());
                assertThat(head.status()).as(path).isEqualTo(get.status());
                assertThat(head.body()).as(path).isEmpty();
                assertThat(headers(head)).as(path).isEqualTo(headers(get));
            }
        }
        assertThat(statuses).contains(200, 302, 401, 403, 404);
    }

    /** Without the time, and without the length, which is not known before the body is written. */
    private static Map<String, List<String>> headers(Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>(reply.http().headers().map());
        headers.keySet().removeAll(Set.of("date", "content-length", "transfer-encoding"));
        return headers;
    }

    @Test
    void optionsNamesTheMethodsToWhoMayCallAndNoPageOfAnotherOriginMay() {
        Caller customer = callers.customer(10_001, "demo");
        assertThat(List.of(customer.options("/v1/orders").header("Allow").split(", ?"))).contains("GET", "HEAD",
                "POST");
        assertThat(customer.options("/v1/nights").status()).isEqualTo(403);
        assertThat(callers.nobody().options("/v1/orders").status()).isEqualTo(401);
        assertThat(customer.options("/v1/nothing").status()).isEqualTo(404);
        assertThat(customer.send(customer.request("/v1/wallet").DELETE()).header("Allow")).contains("GET");

        for (Caller caller : List.of(customer, callers.nobody())) {
            Reply preflight = caller.options("/v1/orders", "Origin", "https://evil.example",
                    "Access-Control-Request-Method", "POST");
            assertThat(preflight.status()).isIn(401, 403);
            assertThat(preflight.http().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
            assertThat(preflight.header("Content-Type")).isEqualTo("application/problem+json");
        }
        Reply foreign = customer.get("/v1/wallet", "Origin", "https://evil.example");
        assertThat(foreign.http().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void aPathWithAnotherTextThanANumberNamesNothing() {
        for (String text : List.of("0", "01", "+1", "-1", "1.0", "0x1", "1e0", "%31%20", "%D9%A1", "9".repeat(19),
                "abc")) {
            for (String path : List.of("/v1/plans/" + text, "/v1/plans/" + text + "/dates",
                    "/v1/plans/" + text + "/changes")) {
                assertThat(callers.customer(10_001, "demo").get(path).at("/code")).as(path).isEqualTo("NOT_FOUND");
            }
            assertThat(callers.customer(10_001, "demo").post("/v1/plans/" + text + "/pause", text, "").at("/code"))
                    .as(text).isEqualTo("NOT_FOUND");
            for (String path : List.of("/v1/approvals/" + text, "/v1/file-resends/" + text)) {
                assertThat(callers.finance().get(path).at("/code")).as(path).isEqualTo("NOT_FOUND");
            }
        }
    }

    /** Each answer must be one that is described, whatever it is. */
    @Test
    void afterTheTradingCalendarHasEndedEachEndpointStillAnswersAsDescribed() {
        fixture.moveIn(Fixture.FUND, 10_001, "10.00", "2026-01-05");
        fixture.advanceLine(2, 22, Fixture.FUND_CODE, 2, "1000.00");
        callers.customer(10_001, "demo").put("/v1/sweep-rule", "rule", RULE);
        callers.customer(10_001, "demo").post("/v1/plans", "plan", PLAN);
        clock.set("2026-12-31T16:00:00");
        ENDPOINTS.forEach((endpoint, who) -> {
            Caller caller = who.customers() ? callers.customer(10_001, "demo") : alone(who.scopes.iterator().next());
            assertThat(call(caller, endpoint).status()).as(endpoint).isLessThan(500);
        });
    }

    @Test
    void sendsHeadersThatKeepAnswersOutOfCachesAndFrames() {
        Reply reply = callers.customer(10_001, "demo").get("/v1/wallet");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }

    private static Reply call(Caller caller, String endpoint) {
        String path = path(endpoint);
        String key = endpoint.substring(Math.max(0, endpoint.length() - RequestKey.LENGTH_MAX));
        return switch (endpoint.substring(0, endpoint.indexOf(' '))) {
            case "GET" -> caller.get(path);
            case "PUT" -> caller.put(path, key, body(path));
            default -> caller.post(path, key, body(path));
        };
    }

    private static String path(String endpoint) {
        return endpoint.substring(endpoint.indexOf(' ') + 1).replace("{fundCode}", Fixture.FUND_CODE)
                .replace("{orderNumber}", ORDER)
                .replace("/closes/{date}", "/closes/2026-01-04").replace("{date}", "2026-01-05")
                .replace("{planId}", "1").replace("{number}", ORDER)
                .replace("{refusedNumber}", ORDER).replace("{lineId}", "2").replace("{approvalId}", "1")
                .replace("{resendId}", "1").replace("{customerId}", "10001")
                .replace("{paymentId}", "7").replace("{statementId}", "7")
                .replace("{transferAgent}", Fixture.TRANSFER_AGENT).replace("{obligationId}", "7")
                .replace("{breakId}", "1").replace("{role}", "approve").replace("{bank}", "RIVER")
                .replace("{accountId}", "1").replace("{channel}", "demo")
                .replace("redemptions/quote", "redemptions/quote?fundCode=000198&units=1.00");
    }

    private static String body(String path) {
        if (path.endsWith("/quotes")) {
            return QUOTE;
        }
        if (SETTINGS.containsKey(path)) {
            return SETTINGS.get(path);
        }
        if (path.startsWith("/v1/approvals/") && path.endsWith("/approval")) {
            return "{\"contentHash\": \"00\"}";
        }
        if (path.startsWith("/v1/breaks/") && path.endsWith("/resolution")) {
            return "{\"way\": \"ACCEPT\", \"reason\": \"as agreed\"}";
        }
        String action = path.substring(path.lastIndexOf('/') + 1);
        if (OF_STAFF.containsKey(action)) {
            return OF_STAFF.get(action);
        }
        return path.endsWith("/resolution")
                ? SEND_AGAIN
                : BODIES.getOrDefault(path, LINE_BODIES.getOrDefault(path, ""));
    }
}
