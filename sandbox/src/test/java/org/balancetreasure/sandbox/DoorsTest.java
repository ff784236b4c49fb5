package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** What strangers and careless callers try, against the sandbox as a person has it. */
@Isolated("it compares times")
class DoorsTest {

    private static final Path FOLDER = Path.of("target", "doors").toAbsolutePath();
    private static final int STRANGERS_OF_EACH_KIND = 500;
    private static final int ROUNDS = 3;
    private static final int REQUESTS = 1_200;

    private static RunningSandbox sandbox;

    @BeforeAll
    static void aSandboxAfterItsDays() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        sandbox = RunningSandbox.start(FOLDER, "--from", "2013-07-01", "--days", "2", "--customers", "10");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> sandbox.get(token("OPERATOR"), "/v1/clock").at("/state").equals("STANDING"));
    }

    @AfterAll
    static void end() throws Exception {
        sandbox.end();
        assertThat(String.join("\n", sandbox.printed())).as("its log").doesNotContain("Exception", "\tat ");
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    private static String token(String name) {
        return String.valueOf(sandbox.tokens().get(name));
    }

    /**
     * Rounds with and without strangers take turns, so that both see the same machine. What else goes on there only
     * adds to a figure, so the least of each is nearest to what the strangers cost.
     */
    @Test
    void strangersKeepNobodyWaiting() throws Exception {
        p99Micros();
        List<Long> quiet = new ArrayList<>();
        List<Long> besieged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            quiet.add(p99Micros());
            try (Strangers strangers = Strangers.at(sandbox.address(), STRANGERS_OF_EACH_KIND)) {
                besieged.add(p99Micros());
            }
        }
        System.out.printf("p99 of a wallet: %s us alone, %s us beside %d strangers%n", quiet, besieged,
                2 * STRANGERS_OF_EACH_KIND);
        assertThat(Collections.min(besieged)).isLessThanOrEqualTo(2 * Collections.min(quiet));
    }

    private static long p99Micros() {
        long[] micros = new long[REQUESTS];
        String token = token("CUSTOMER");
        for (int i = 0; i < REQUESTS; i++) {
            long began = System.nanoTime();
            assertThat(sandbox.get(token, "/v1/wallet").status()).isEqualTo(200);
            micros[i] = (System.nanoTime() - began) / 1_000;
        }
        Arrays.sort(micros);
        return micros[REQUESTS * 99 / 100 - 1];
    }

    @Test
    void onlyThisMachineReachesIt() throws Exception {
        int port = sandbox.address().getPort();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    try (Socket socket = new Socket()) {
                        assertThat(connects(socket, new InetSocketAddress(address, port))).as(address.toString())
                                .isFalse();
                    }
                }
            }
        }
    }

    private static boolean connects(Socket socket, InetSocketAddress address) {
        try {
            socket.connect(address, 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void plansThatAreBegunAtOnceAreNoMoreThanTheMost() throws Exception {
        String plan = "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"1.00\", \"frequency\": \"MONTHLY\", \"day\": 31}";
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String key = "plan " + i;
            requests.add(() -> sandbox.post(token("CUSTOMER"), "/v1/plans", key, plan).status());
        }
        int begun = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> status : threads.invokeAll(requests)) {
                begun += status.get() == 201 ? 1 : 0;
            }
        }
        assertThat(begun).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GET /v1/orders?limit=0x2 | | 400 | INTEGER", "GET /v1/orders?limit=%2B2 | | 400 | INTEGER",
            "GET /v1/orders?limit=%232 | | 400 | INTEGER", "GET /v1/orders?limti=2 | | 400 | UNKNOWN",
            "GET /v1/orders?from=1/5/13 | Accept-Language: en-US | 400 | DATE",
            "GET /v1/funds/000198%20 | | 404 | NOT_FOUND", "GET /v1/orders?cursor=%00 | | 400 | TEXT_CHARACTERS",
            "GET /v1/wallet | Accept-Language: 中文 | 400 | HEADER_TEXT",
            "GET /v1/wallet | Accept: é | 400 | HEADER_TEXT",
            "POST /v1/orders | Idempotency-Key: 键 | 400 | HEADER_TEXT",
            "GET /v1/wallet | Accept: text/html | 406 | NOT_ACCEPTABLE",
            "PUT /v1/wallet | | 405 | METHOD_NOT_ALLOWED",
            "POST /v1/orders | Content-Type: text/plain | 415 | UNSUPPORTED",
            "GET /.well-known/oauth-protected-resource | Host: evil.example | 404 | NOT_FOUND",
            "GET /v1/wallet | Accept-Language: de,fr,es,it,pt,nl,pl,sv,da,fi,zh | 200 | balance",
            "HEAD /v1/wallet | | 200 | Content-Length", "HEAD /v1/openapi | | 200 | Content-Length"})
    void whateverIsSentHasItsAnswer(String line, String header, int status, String contains) throws IOException {
        String answer = raw(line + " HTTP/1.1\r\n" + (header != null && header.startsWith("Host") ? "" : "Host: a\r\n")
                + "Connection: close\r\nAuthorization: Bearer " + token("CUSTOMER") + "\r\n"
                + (header == null ? "" : header + "\r\n") + (line.startsWith("P") ? "Content-Length: 0\r\n" : "")
                + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains(contains).doesNotContain("evil.example");
        if (status >= 400) {
            assertThat(answer).contains("application/problem+json");
        }
    }

    @Test
    void whatIsTooLongSaysSo() throws IOException {
        assertThat(raw("GET /v1/wallet HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(10_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431").contains("HEADERS_TOO_LARGE");
        assertThat(raw("POST /v1/orders HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 20000\r\n\r\n"
                + " ".repeat(20_000))).startsWith("HTTP/1.1 413").contains("CONTENT_TOO_LARGE");
    }

    @Test
    void theHostThatACallerNamesComesBackNowhere() throws IOException {
        for (String path : List.of("/v1/wallet", "/v1/openapi", "/v1/openapi.yaml", "/v1/docs",
                "/v1/openapi/swagger-config",
                "/actuator/health")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")).as(path)
                    .startsWith("HTTP/1.1 ").doesNotContain("evil.example");
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", sandbox.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
