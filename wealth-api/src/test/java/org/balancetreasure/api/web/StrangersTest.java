package org.balancetreasure.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/** Whatever somebody sends is answered with what was asked for or with a problem, and is no event in the log. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class StrangersTest {

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final int port;
    private int loggedBefore;

    StrangersTest(Fixture fixture, Callers callers, TestClock clock, Environment environment) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.port = environment.getRequiredProperty("local.server.port", Integer.class);
    }

    private Caller customer() {
        return callers.customer(10_001, "demo");
    }

    @BeforeEach
    void aFundAndACustomer(CapturedOutput log) {
        loggedBefore = log.getAll().length();
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00");
        fixture.customerWithWallet(10_001, "100.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "de, fr, es, it, pt, nl, pl, sv, da, fi, zh-CN;q=0.1 | 此处", "zh-Hant-TW, en;q=0.9 | 此处",
            "de, fr, es, it, pt, nl, pl, sv, da, fi, el | There", "en;q=0.5, zh;q=0.4 | There", "*, zh;q=0.9 | There",
            "zh;q=0, en | There", "x;q=many | There", "zh;;q | There", "------ | There", "zh-cn | 此处"})
    void everyLanguageGetsAnAnswer(String asked, String begins) {
        Reply reply = customer().get("/v1/funds/1", "Accept-Language", asked);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.at("/detail")).startsWith(begins);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Accept-Language", "Idempotency-Key", "Content-Type", "Authorization",
            "If-Match"})
    void aHeaderWithOtherThanAsciiIsNamed(String header, CapturedOutput log) throws IOException {
        for (String value : List.of("中文", "\u00e9", "zh-CN\u00a0", "\ud83d\ude00")) {
            String answer = raw(
                    "POST /v1/orders HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n" + header
                            + ": " + value + "\r\n\r\n{}");
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "INVALID_FIELD",
                    header, "HEADER_TEXT");
        }
        assertNothingLogged(log);
    }

    @Test
    void headersThatNobodyReadsMayHaveAnyText() throws IOException {
        assertThat(raw(
                "GET /v1/wallet HTTP/1.1\r\nHost: a\r\nConnection: close\r\nUser-Agent: 钱包\r\nCookie: ;;=é\r\n\r\n"))
                .startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "zh-CN", "en-US", "ja", "ar"})
    void datesAreIsoInEveryLanguage(String language) {
        for (String date : List.of("1/5/26", "05.01.26", "26/1/5", "2026/1/5", "2026-1-5", "20260105",
                "2026-01-05T00:00",
                "%2B2026-01-05", "+12026-01-05", "2026-02-30", "2026-01-05%20", "0000-00-00")) {
            assertInvalid(customer().get("/v1/funds/000198/quotes?from=" + date, "Accept-Language", language), "from",
                    "DATE");
        }
        assertThat(customer().get("/v1/funds/000198/quotes?from=2026-01-05&to=2026-01-05", "Accept-Language", language)
                .status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x2", "%2B2", "%232", "02", "2.0", "2e0", "-2", "２", "2%20", "99999999999999999999",
            "1_0"})
    void numbersArePlainDigits(String number) {
        assertInvalid(customer().get("/v1/orders?limit=" + number), "limit", "INTEGER");
    }

    @ParameterizedTest
    @CsvSource({"/v1/orders?limti=5, limti, UNKNOWN", "/v1/wallet?verbose, verbose, UNKNOWN",
            "/v1/orders?limit=5&limit=6, limit, ONCE", "/v1/orders?cursor=%00, cursor, TEXT_CHARACTERS",
            "/v1/orders?cursor=a%00b, cursor, TEXT_CHARACTERS",
            "/v1/orders?cursor=a%E2%80%8Bb, cursor, TEXT_CHARACTERS",
            "/v1/orders?cursor=, cursor, TEXT_LENGTH", "/v1/orders?%E2%80%8B=1, ?, UNKNOWN"})
    void parametersThatNobodyKnowsAreNamed(String path, String field, String rule) {
        assertInvalid(customer().get(path), field, rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/orders?cursor=%ff", "/v1/orders?%00=1", "/v1/orders?limit=%zz", "/v1/orders?=5"})
    void parametersThatCantBeReadAreNoDefect(String path, CapturedOutput log) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                + callers.tokenOf(10_001, "demo") + "\r\n\r\n")).startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
        assertNothingLogged(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/funds/000198%20", "/v1/funds/000198%00", "/v1/funds/%EF%BC%90", "/v1/nothing", "//",
            "/error",
            "/.well-known/oauth-protected-resource", "/.well-known/openid-configuration", "/favicon.ico", "/login",
            "/v1/orders/998202601050000000000001%20", "/v1/plans/%2B1", "/v1/plans/0x1", "/actuator/env", "/actuator"})
    void whatIsNoneOfOursIsNotFoundOrNotRead(String path, CapturedOutput log) {
        Reply reply = customer().get(path);
        assertThat(reply.status()).as(reply.body()).isIn(400, 404);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertNothingLogged(log);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "payee | a\\u0000b | TEXT_CHARACTERS", "payee | a\\ud800b | TEXT_CHARACTERS",
            "payee | a\\udc00 | TEXT_CHARACTERS",
            "payee | a\\u200bb | TEXT_CHARACTERS", "payee | \\ufeffa | TEXT_CHARACTERS",
            "payee | a\\u202eb | TEXT_CHARACTERS",
            "payee | a\\nb | TEXT_CHARACTERS", "reference | a\\u2028b | TEXT_CHARACTERS",
            "payee | \\u3000 | TEXT_LENGTH"})
    void textsHaveOnlyWhatPeopleCanSee(String field, String text, String rule) {
        assertInvalid(
                customer().post("/v1/wallet/debits", "a",
                        "{\"amount\": \"1.00\", \"" + field + "\": \"" + text + "\"}"),
                field, rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "POST | /v1/product-orders | {'productCode': 'BALANCE ', 'kind': 'SUBSCRIPTION', 'amount': '1.00'} | productCode | CODE",
            "POST | /v1/product-orders | {'productCode': '', 'kind': 'SUBSCRIPTION', 'amount': '1.00'} | productCode | CODE",
            "POST | /v1/orders | {'fundCode': '000198 ', 'kind': 'SUBSCRIPTION', 'amount': '1.00'} | fundCode | FUND_CODE",
            "POST | /v1/orders | {'fundCode': '000198', 'kind': 'SUBSCRIPTION ', 'amount': '1.00'} | kind | ONE_OF",
            "POST | /v1/orders | {'fundCode': '000198', 'kind': 'subscription', 'amount': '1.00'} | kind | ONE_OF",
            "PUT | /v1/sweep-rule | {'productCode': 'BALANCE ', 'floor': '1.00', 'consent': true} | productCode | CODE",
            "POST | /v1/plans | {'productCode': ' BALANCE', 'kind': 'SUBSCRIPTION', 'amount': '1.00', 'frequency': 'WEEKLY', 'day': 1} | productCode | CODE",
            "POST | /v1/plans | {'fundCode': '000198', 'kind': 'SUBSCRIPTION', 'amount': '1.00', 'frequency': 'WEEKLY', 'day': 1, 'firstDate': '+12026-01-05'} | firstDate | DATE"})
    void codesAreReadExactly(String method, String path, String body, String field, String rule) {
        String json = body.replace('\'', '"');
        assertInvalid(method.equals("POST") ? customer().post(path, "a", json) : customer().put(path, "a", json), field,
                rule);
    }

    @Test
    void whatReadsNoBodyRefusesFields() {
        String path = "/v1/sweep-rule/pause";
        assertInvalid(customer().post(path, "a", "{\"reason\": \"why\"}"), "reason", "UNKNOWN");
        assertThat(customer().post(path, "a", "[]").at("/code")).isEqualTo("MALFORMED_REQUEST");
        assertThat(customer().post(path, "a", "{").at("/code")).isEqualTo("MALFORMED_REQUEST");
        assertThat(customer().post(path, "a", "a=b", "Content-Type", "application/x-www-form-urlencoded").status())
                .isEqualTo(415);
        assertThat(customer().post(path, "b", "{}").at("/code")).isEqualTo("NO_SWEEP_RULE");
        assertThat(customer().post(path, "c", "").at("/code")).isEqualTo("NO_SWEEP_RULE");
    }

    @Test
    void aBodyThatIsCompressedIsNotRead() {
        Reply reply = customer().post("/v1/orders", "a", "x", "Content-Type", "application/json", "Content-Encoding",
                "gzip");
        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.at("/code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @CsvSource({"Accept, application/json;q=5, 406", "Accept, nonsense, 406", "Accept, text/html, 406",
            "Content-Type, nonsense, 415", "Content-Type, application/json;charset=gbk, 415", "Range, bytes=9-1, 201",
            "If-Modified-Since, yesterday, 201", "Expect, miracles, 417", "Origin, https://evil.example, 201"})
    void oddHeadersAreAnsweredAsThemselves(String header, String value, int status, CapturedOutput log)
            throws IOException {
        String order = "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"1.00\"}";
        String answer = raw("POST /v1/orders HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                + callers.tokenOf(10_001, "demo") + "\r\nIdempotency-Key: a\r\nContent-Length: " + order.length()
                + "\r\n"
                + (header.equals("Content-Type") ? "" : "Content-Type: application/json\r\n") + header + ": " + value
                + "\r\n\r\n" + order);
        assertThat(answer).startsWith("HTTP/1.1 " + (status == 417 ? 400 : status)).contains(
                status == 201 ? "orderNumber" : "application/problem+json").doesNotContain("evil.example");
        assertNothingLogged(log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "FOO", "PATCH", "DELETE", "CONNECT", "get"})
    void oddMethodsAreRefusedAsProblems(String method, CapturedOutput log) throws IOException {
        String answer = raw(method + " /v1/wallet HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                + callers.tokenOf(10_001, "demo") + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
        assertNothingLogged(log);
    }

    @Test
    void theHostThatACallerNamesComesBackNowhere() throws IOException {
        for (String path : List.of("/v1/wallet", "/v1/openapi", "/v1/openapi.yaml", "/v1/docs",
                "/v1/swagger-ui/index.html",
                "/v1/openapi/swagger-config", "/.well-known/oauth-protected-resource", "/actuator/health")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                    + "Forwarded: host=evil.example\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n")).as(path)
                    .startsWith("HTTP/1.1 ").doesNotContain("evil.example");
        }
    }

    @Test
    void onlyTheDocumentationMayRunScriptsAndOnlyItsOwn() {
        assertThat(callers.nobody().get("/v1/swagger-ui/index.html").header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
        assertThat(customer().get("/v1/wallet").header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }

    /** Bytes at random places of requests that are sound. */
    @Test
    void noiseNeverMakesADefect(CapturedOutput log) throws IOException {
        long seed = Long.getLong("doors.seed", 20261130);
        System.out.println("doors.seed=" + seed);
        Random random = new Random(seed);
        String token = callers.tokenOf(10_001, "demo");
        List<String> sound = List.of(
                "GET /v1/orders?limit=5 HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\nAccept-Language: zh-CN\r\nConnection: close\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n",
                "GET /v1/funds/000198/quotes?from=2026-01-01&to=2026-01-05 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n",
                "POST /v1/wallet/debits HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\nContent-Length: 35\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n{\"amount\": \"0.01\", \"payee\": \"Shop\"}");
        for (int i = 0; i < 600; i++) {
            byte[] request = sound.get(i % sound.size()).getBytes(StandardCharsets.ISO_8859_1);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int lengthAt = sound.get(i % sound.size()).indexOf("Content-Length: 35");
                int place = random.nextInt(request.length);
                // Without its end a request never comes, and nobody is answered.
                if (request[place] >= ' ' && (place < lengthAt || place >= lengthAt + 18)) {
                    request[place] = (byte) random.nextInt(256);
                }
            }
            String answer = raw(request);
            // A first line without a version is HTTP 0.9, whose answers have no head.
            assertThat(answer).as(new String(request, StandardCharsets.ISO_8859_1))
                    .matches("(?s)(HTTP/1.1 (2|4)|\\{\"title\":\"Bad Request\").*");
            assertThat(answer.contains("application/problem+json")).as(answer)
                    .isEqualTo(answer.startsWith("HTTP/1.1 4"));
        }
        assertNothingLogged(log);
    }

    private void assertNothingLogged(CapturedOutput log) {
        assertThat(log.getAll().substring(loggedBefore)).doesNotContain("Exception", "\tat ", " WARN ", " ERROR ");
    }

    private void assertInvalid(Reply reply, String field, String rule) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.at("/code")).as(reply.body()).isEqualTo("INVALID_FIELD");
        assertThat(reply.at("/field")).as(reply.body()).isEqualTo(field);
        assertThat(reply.at("/rule")).as(reply.body()).isEqualTo(rule);
    }

    private String raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.UTF_8));
    }

    private String raw(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
