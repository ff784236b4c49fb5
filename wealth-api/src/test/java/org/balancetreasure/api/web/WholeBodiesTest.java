package org.balancetreasure.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.core.env.Environment;

/** Bodies that come late, slowly, in pieces or not at all. */
@ApiTest
class WholeBodiesTest {

    private static final String ORDER = "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"1.00\"}";

    private static final List<String> INCOMPLETE = List.of("Content-Length: 10000\r\n\r\n",
            "Content-Length: 10000\r\n\r\n{\"fundCode\":", "Transfer-Encoding: chunked\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n5\r\n{");

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final RequestThreads threads;
    private final int threadsMax;
    private final int port;

    WholeBodiesTest(Fixture fixture, Callers callers, TestClock clock, RequestThreads threads,
            TomcatServerProperties tomcat, Environment environment) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.threads = threads;
        this.threadsMax = tomcat.getThreads().getMax();
        this.port = environment.getRequiredProperty("local.server.port", Integer.class);
    }

    @BeforeEach
    void aFundAndACustomer() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00");
        fixture.customerWithWallet(10_001, "100.00");
    }

    @Test
    void whoseBodyDoesNotComeHoldsNoThread() throws IOException {
        String token = callers.tokenOf(10_001, "demo");
        List<SocketChannel> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < threadsMax + 52; i++) {
                String rest = INCOMPLETE.get(i % INCOMPLETE.size());
                // Some show a token: that makes no difference.
                String head = "POST /v1/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + (i % 8 < 4 ? "" : "Authorization: Bearer " + token + "\r\nIdempotency-Key: " + i + "\r\n");
                SocketChannel stranger = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                stranger.write(ByteBuffer.wrap((head + rest).getBytes(StandardCharsets.US_ASCII)));
                strangers.add(stranger);
            }
            await().until(() -> threads.threads().getActiveCount() == 0);
            assertThat(callers.customer(10_001, "demo").subscribe("a", Fixture.FUND_CODE, "1.00").status())
                    .isEqualTo(201);
            for (SocketChannel stranger : strangers) {
                assertThat(answer(stranger.socket())).startsWith("HTTP/1.1 408").contains("REQUEST_TIMEOUT")
                        .containsIgnoringCase("Connection: close");
            }
        } finally {
            for (SocketChannel stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whoGoesBeforeTheBodyIsThereIsNoEvent(CapturedOutput log) throws IOException {
        int before = log.getAll().length();
        for (int i = 0; i < 20; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                write(socket, "POST /v1/orders HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n{");
                // Half of them are gone with a reset.
                socket.setSoLinger(i % 2 == 0, 0);
            }
        }
        assertThat(callers.customer(10_001, "demo").subscribe("a", Fixture.FUND_CODE, "1.00").status()).isEqualTo(201);
        await().during(Duration.ofMillis(500)).until(() -> threads.threads().getActiveCount() == 0);
        assertThat(log.getAll().substring(before)).doesNotContain("Exception", "Answered");
    }

    @Test
    void aBodyThatComesByteByByteIsARequestLikeOthers() throws IOException {
        String token = callers.tokenOf(10_001, "demo");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            write(socket,
                    "POST /v1/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n"
                            + "Authorization: Bearer " + token + "\r\nIdempotency-Key: a\r\nContent-Length: "
                            + ORDER.length()
                            + "\r\n\r\n");
            await().until(() -> threads.threads().getActiveCount() == 0);
            for (char character : ORDER.toCharArray()) {
                write(socket, String.valueOf(character));
            }
            assertThat(answer(socket)).startsWith("HTTP/1.1 201").contains("orderNumber");
        }
    }

    @Test
    void aBodyInChunksIsARequestLikeOthers() throws IOException {
        String token = callers.tokenOf(10_001, "demo");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            write(socket,
                    "POST /v1/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n"
                            + "Authorization: Bearer " + token
                            + "\r\nIdempotency-Key: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (String part : List.of(ORDER.substring(0, 7), ORDER.substring(7))) {
                write(socket, Integer.toHexString(part.length()) + "\r\n" + part + "\r\n");
            }
            write(socket, "0\r\n\r\n");
            assertThat(answer(socket)).startsWith("HTTP/1.1 201").contains("orderNumber");
        }
    }

    @Test
    void aConnectionServesOneRequestAfterTheOtherWithBodiesThatComeLate() throws IOException {
        String token = callers.tokenOf(10_001, "demo");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            for (int i = 0; i < 5; i++) {
                write(socket, "POST /v1/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + (i == 4 ? "Connection: close\r\n" : "") + "Authorization: Bearer " + token
                        + "\r\nIdempotency-Key: " + i + "\r\nContent-Length: " + ORDER.length() + "\r\n\r\n");
                await().until(() -> threads.threads().getActiveCount() == 0);
                write(socket, ORDER);
            }
            assertThat(answer(socket).split("HTTP/1.1 201", -1)).hasSize(6);
        }
        assertThat(callers.customer(10_001, "demo").get("/v1/orders").json().at("/items")).hasSize(5);
    }

    @Test
    void aBodyThatIsTooLongIsReadAndRefused() {
        Caller customer = callers.customer(10_001, "demo");
        for (int bytes : new int[]{16 * 1024 + 1, 1 << 20}) {
            Reply reply = customer.post("/v1/orders", "a", " ".repeat(bytes));
            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.at("/code")).isEqualTo("CONTENT_TOO_LARGE");
        }
        assertThat(customer.post("/v1/orders", "a", ORDER + " ".repeat(16 * 1024 - ORDER.length())).status())
                .isEqualTo(201);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
