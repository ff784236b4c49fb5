package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.balancetreasure.api.WealthApi;
import org.balancetreasure.api.access.Scope;
import org.balancetreasure.night.NightTest;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A new bank, transfer agent, fund and channel from their proposals over HTTP to the first units, beside agent ZZ. */
@NightTest
@Import(NightScene.class)
class OnboardingDaysTest {

    private static final String NAME = "https://sandbox.balancetreasure.example";
    private static final String NAMES = "\"nameZh\": \"新\", \"nameEn\": \"New\"";
    private static final String REASON = "\"reason\": \"Contract of 5 January\"}";

    private final NightScene scene;
    private final TestClock clock;
    private final Environment environment;
    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir
    private Path folder = Path.of("");
    private int requests;

    OnboardingDaysTest(NightScene scene, TestClock clock, Environment environment, JdbcClient jdbc) {
        this.scene = scene;
        this.clock = clock;
        this.environment = environment;
        this.jdbc = jdbc;
    }

    @Test
    void whatTwoPersonsOnboardForMondayIsRefusedOnFridayAndTakenSentAndConfirmedOnMonday() {
        scene.begins("2026-01-07");
        scene.answersFrom("YY", "990301", "2026-01-12");
        scene.clock("2026-01-08T10:00");
        Issuer issuer = Issuer.of(Issuer.keys(folder), NAME, folder, InstantSource.system());
        try (ConfigurableApplicationContext api = api(issuer)) {
            URI base = URI.create("http://127.0.0.1:" + api.getEnvironment().getProperty("local.server.port"));
            onboard(base, issuer);
            String customer = issuer.customerToken(20_001, "purse");
            String operator = issuer.operatorToken("purse");
            call(base, operator, "POST", "/v1/customers",
                    """
                    {"customerId": "20001", "name": "张三", "certificateType": "0", "certificateNo": "110101199001010011"}""");
            call(base, operator, "POST", "/v1/wallet/credits", """
                    {"customerId": "20001", "amount": "100.00", "reference": "salary"}""");
            scene.through("2026-01-08", "2026-01-08");
            scene.clock("2026-01-09T10:00");
            assertThat(subscribe(base, customer).at("/code").asString()).isEqualTo("CHANNEL_DOES_NOT_SELL");
            scene.through("2026-01-09", "2026-01-10");
            assertThat(steps("YY")).isEmpty();
            assertThat(steps("LAKE")).isEmpty();
            assertThat(NightScene.EXCHANGE.resolve("YY").resolve("out")).as("nothing is sent").isEmptyDirectory();

            scene.clock("2026-01-12T10:00");
            JsonNode order = subscribe(base, customer);
            assertThat(order.at("/tradeDate").asString()).as(order.toString()).isEqualTo("2026-01-12");
            assertThat(scene.at("2026-01-12T15:00")).contains("CLOSE 2026-01-12 YY", "SEND 2026-01-12 YY");
            assertThat(Files.exists(NightScene.EXCHANGE.resolve("YY/sent/OFI_998_YY_20260112.TXT"))).isTrue();
            String path = "/v1/orders/" + order.at("/orderNumber").asString();
            assertThat(call(base, customer, "GET", path, "").at("/state").asString()).isEqualTo("SENT");
            scene.at("2026-01-13T00:00");
            assertThat(call(base, customer, "GET", path, "").at("/state").asString()).isEqualTo("CONFIRMED");
            assertThat(call(base, customer, "GET", "/v1/holdings", "").at("/items/0/units").asString())
                    .isEqualTo("10.00");
        }
        assertThat(steps("YY")).containsExactly("2026-01-12 CLOSE", "2026-01-12 CONFIRM",
                "2026-01-12 CONFIRM_TRANSFER", "2026-01-12 QUOTE", "2026-01-12 REGISTER", "2026-01-12 SEND",
                "2026-01-12 TRANSFER");
        assertThat(steps("LAKE")).contains("2026-01-12 INSTRUCT", "2026-01-12 STATEMENT")
                .noneMatch(step -> step.compareTo("2026-01-12") < 0);
        assertThat(scene.open()).as("also of the first day").noneMatch(step -> step.contains("2026-01-12"));
    }

    private void onboard(URI base, Issuer issuer) {
        decide(base, issuer, "POST", "/v1/banks", "{\"code\": \"LAKE\", \"bic\": \"LAKECNBJXXX\", " + NAMES + """
                , "terms": {"validFrom": "2026-01-12", "calendar": "CN", "cutOff": "17:00", "dayEnd": "20:00", \
                "statementBy": "21:00", "batchBooking": true, "reversals": "AS_WRITTEN", "yearlyNumbers": true},\s"""
                + REASON);
        decide(base, issuer, "POST", "/v1/transfer-agents", "{\"code\": \"YY\", \"distributorCode\": \"998\", " + NAMES
                + """
                        , "terms": {"validFrom": "2026-01-12", "fileVersion": "21", "readiness": "INDEX", \
                        "confirmationStream": "OFI", "quoteStream": "OFJ", "yieldUnit": "PERCENT"},\s"""
                + REASON);
        decide(base, issuer, "POST", "/v1/bank-accounts", """
                {"bank": "LAKE", "purpose": "TA_COLLECTION", "owner": "YY", "accountNo": "6001", "name": "New", \
                "validFrom": "2026-01-12",\s""" + REASON);
        decide(base, issuer, "POST", "/v1/funds", """
                {"fundCode": "990301", "transferAgent": "YY", "shareClass": "0", "firstIncomeDay": "2026-01-12", \
                "carry": "DAILY", "residueRule": "REDISTRIBUTED", "quotePattern": "EACH_DAY", "pricing": "CONSTANT_NAV", \
                "limits": {"minimumSubscription": "1.00", "minimumLaterSubscription": "0.01", "minimumRedemption": "0.01", \
                "minimumHolding": "0.00", "instantLimit": "10000.00"},\s""" + NAMES + ", " + REASON);
        decide(base, issuer, "POST", "/v1/channels", "{\"channel\": \"purse\", " + NAMES + ", " + REASON);
        decide(base, issuer, "PUT", "/v1/channels/purse/funds/990301", "{\"soldFrom\": \"2026-01-12\", " + REASON);
    }

    /** Li proposes, wang approves what was shown. */
    private void decide(URI base, Issuer issuer, String method, String path, String body) {
        JsonNode proposed = call(base, issuer.staffToken("li", Scope.FINANCE_OPERATE), method, path, body);
        assertThat(proposed.at("/state").asString()).as(proposed.toString()).isEqualTo("PROPOSED");
        JsonNode approved = call(base, issuer.staffToken("wang", Scope.FINANCE_APPROVE), "POST",
                "/v1/approvals/" + proposed.at("/approvalId").asString() + "/approval",
                "{\"contentHash\": \"" + proposed.at("/contentHash").asString() + "\"}");
        assertThat(approved.at("/state").asString()).as(approved.toString()).isEqualTo("APPROVED");
    }

    private JsonNode subscribe(URI base, String customer) {
        return call(base, customer, "POST", "/v1/orders",
                "{\"fundCode\": \"990301\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"10.00\"}");
    }

    private JsonNode call(URI base, String token, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token);
        if (method.equals("GET")) {
            request.GET();
        } else {
            request.method(method, BodyPublishers.ofString(body)).header("Content-Type", "application/json")
                    .header("Idempotency-Key", "request " + ++requests);
        }
        try {
            return json.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** By day and step. */
    private List<String> steps(String subject) {
        return jdbc.sql("""
                SELECT CONCAT(business_date, ' ', step) FROM night_step WHERE subject = ? ORDER BY business_date, step
                """).param(subject).query(String.class).list();
    }

    /** The application that serves HTTP, on the same database and the same clock. */
    private ConfigurableApplicationContext api(Issuer issuer) {
        DatabaseSettings database = TestDatabase.settings();
        Map<String, Object> settings = Map.of(DatabaseSettings.URL, database.url(), DatabaseSettings.USER,
                database.user(), DatabaseSettings.PASSWORD, database.password(), "server.address", "127.0.0.1",
                "server.port", "0", "exchange.directory", NightScene.EXCHANGE, "personal-data.key",
                Objects.requireNonNull(environment.getProperty("personal-data.key")), "treasure.jwt.issuer",
                NAME, "treasure.jwt.public-key-location", issuer.publicKeyFile().toUri());
        return WealthApi.application()
                .initializers(context -> ((GenericApplicationContext) context).registerBean("instantSource",
                        InstantSource.class, () -> clock))
                .run(settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }
}
