package org.balancetreasure.api.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.balancetreasure.api.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What never becomes a request of ours is answered as a problem too: sent byte by byte, as no client would. */
@ApiTest
class RawRequestsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final int port;

    RawRequestsTest(Environment environment) {
        this.port = environment.getRequiredProperty("local.server.port", Integer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "GET /v1/wallet?x={} HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /v1/wallet|x HTTP/1.1\r\nHost: a\r\n\r\n", "GET /v1/wallet HTTP/9.9\r\nHost: a\r\n\r\n",
            "GET /v1/wallet HTTP/1.1\r\n\r\n", "GET /v1/wallet HTTP/1.1\r\nHost: a_b{}\r\n\r\n",
            "GET /v1/%zz HTTP/1.1\r\nHost: a\r\n\r\n", "GET /v1/%00 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET http://[/v1 HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /v1/orders HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: wishful\r\n\r\n",
            "POST /v1/orders HTTP/1.1\r\nHost: a\r\nContent-Length: many\r\n\r\n"})
    void whatIsNoHttpIsAProblem(String request) throws IOException {
        assertMalformed(answer(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key: ", "Authorization: Bearer ", "Accept-Language: ", "X-Unknown: "})
    void aHeaderThatIsTooLongIsAProblem(String header) throws IOException {
        assertProblem(answer("POST /v1/orders HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n" + header
                + "a".repeat(9 * 1024) + "\r\n\r\n"), 431, "HEADERS_TOO_LARGE");
    }

    @Test
    void tooManyHeadersAreAProblem() throws IOException {
        assertProblem(answer("GET /v1/wallet HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(500) + "\r\n"), 431,
                "HEADERS_TOO_LARGE");
    }

    @Test
    void aTargetThatIsTooLongIsAProblem() throws IOException {
        assertProblem(answer("GET /v1/orders?cursor=" + "a".repeat(9 * 1024) + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414,
                "URI_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 3000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n{}",
            "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"})
    void aBodyThatCantBeReadIsAProblemAtOnce(String rest) throws IOException {
        String answer = answer("POST /v1/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + rest);
        assertThat(answer).startsWith("HTTP/1.1 4").containsIgnoringCase("Connection: close")
                .containsIgnoringCase("Content-Type: application/problem+json");
    }

    private static void assertMalformed(String answer) {
        assertThat(assertProblem(answer, 400, "MALFORMED_REQUEST").at("/detail").asString())
                .startsWith("The request can't be read");
    }

    private static JsonNode assertProblem(String answer, int status, String code) {
        String head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
        assertThat(head).as(answer).startsWith("HTTP/1.1 " + status).containsIgnoringCase(
                "Content-Type: application/problem+json");
        JsonNode problem = JSON.readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
        assertThat(problem.at("/code").asString()).isEqualTo(code);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(answer).doesNotContain("Tomcat", "Exception", "<");
        return problem;
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
