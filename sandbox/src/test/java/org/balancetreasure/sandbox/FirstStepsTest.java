package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.balancetreasure.sandbox.RunningSandbox.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.util.FileSystemUtils;

/** What a newcomer does with the sandbox in a first quarter of an hour, and what nobody else can do with it. */
@Execution(ExecutionMode.CONCURRENT)
class FirstStepsTest {

    private static final Path FOLDER = Path.of("target", "first-steps").toAbsolutePath();
    private static final String[] RUN = {"--from", "2013-07-01", "--days", "10", "--customers", "20"};
    /** The midnight after the last day of the run. */
    private static final String AFTER_THE_RUN = "2013-07-11T00:00:00+08:00";

    @BeforeAll
    @AfterAll
    static void clear() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @Test
    void anOrderMadeByHandIsConfirmedWhileTheDaysRunAndAfterThem() throws Exception {
        Path folder = FOLDER.resolve("narrative");
        try (RunningSandbox sandbox = RunningSandbox.start(folder, RUN)) {
            servesWhileTheDaysRun(sandbox);
            servesAfterTheDays(sandbox);
            sandbox.kill();
        }
        try (RunningSandbox again = RunningSandbox.start(folder, RUN)) {
            goesOnWhereItWasMovedByHand(again);
            again.end();
            assertThat(again.printed()).anyMatch(line -> line.startsWith("Stopping."));
        }
        ByteArrayOutputStream verdict = new ByteArrayOutputStream();
        assertThat(VerifyBooks.run(List.of("--data-dir", folder.toString()),
                new PrintStream(verdict, true, StandardCharsets.UTF_8), System.err))
                .as(verdict.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static void servesWhileTheDaysRun(RunningSandbox sandbox) {
        String customer = sandbox.tokens().get("CUSTOMER");
        assertThat(sandbox.printed()).as("no day is over yet").noneMatch(line -> line.startsWith("2013-07-01"));
        assertThat(sandbox.get(sandbox.tokens().get("OPERATOR"), "/v1/clock").at("/state")).isEqualTo("RUNNING_DAYS");
        assertThat(sandbox.get(customer, "/v1/wallet").at("/available")).isEqualTo("10000.00");

        Reply order = sandbox.post(customer, "/v1/orders", subscription("1000.00"));
        assertThat(order.status()).isEqualTo(201);
        // Waits for the days that pass.
        Reply moved = sandbox.move(order.at("/confirmDate") + "T00:00:00+08:00");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(sandbox.get(customer, "/v1/orders/" + order.at("/orderNumber")).at("/state")).isEqualTo("CONFIRMED");
        assertThat(sandbox.move(AFTER_THE_RUN).status()).isEqualTo(200);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                sandbox.get(sandbox.tokens().get("OPERATOR"), "/v1/clock").at("/state")).isEqualTo("STANDING"));
        assertThat(sandbox.printed()).anyMatch(line -> line.startsWith("10 days, ") && line.endsWith(" 0 failed"));
    }

    private static void servesAfterTheDays(RunningSandbox sandbox) {
        Map<String, String> tokens = sandbox.tokens();
        assertThat(tokens).containsOnlyKeys("API", "CUSTOMER", "NEWCOMER", "OPERATOR", "STAFF", "APPROVER", "AUDITOR",
                "HOLDER");
        assertThat(sandbox.get(tokens.get("HOLDER"), "/v1/holdings").at("/items/0/totalIncome")).isNotEqualTo("0.00");
        String customer = tokens.get("NEWCOMER");
        assertThat(sandbox.get(customer, "/v1/wallet").at("/code")).isEqualTo("UNKNOWN_CUSTOMER");
        // Registered by hand: nothing of the run knows this customer, and the agents have no account.
        assertThat(sandbox
                .post(tokens.get("OPERATOR"), "/v1/customers",
                        """
                {"customerId": "88000001", "name": "张三", "certificateType": "0", "certificateNo": "110101199003077758"}""")
                .status()).isEqualTo(201);
        assertThat(sandbox.post(tokens.get("OPERATOR"), "/v1/wallet/credits", """
                {"customerId": "88000001", "amount": "5000.00", "reference": "first payment"}""").status())
                .isEqualTo(201);
        Reply order = sandbox.post(customer, "/v1/orders", subscription("4000.00"));
        assertThat(order.at("/state")).isEqualTo("ACCEPTED");
        Reply cutOff = sandbox.move("NEXT_CUT_OFF");
        assertThat(cutOff.at("/from")).isEqualTo(AFTER_THE_RUN);
        assertThat(cutOff.at("/to")).isEqualTo(order.at("/cutOff")).endsWith("T15:00:00+08:00");
        assertThat(sandbox.get(customer, "/v1/orders/" + order.at("/orderNumber")).at("/state")).isEqualTo("SENT");
        Reply night = sandbox.move("NEXT_NIGHT");
        assertThat(night.at("/to")).isEqualTo(order.at("/confirmDate") + "T00:00:00+08:00");
        assertThat(night.at("/nights")).isEqualTo("1");
        assertThat(new BigDecimal(night.at("/confirmations"))).isPositive();
        assertThat(night.at("/breaks")).isEqualTo("0");
        assertThat(sandbox.get(customer, "/v1/orders/" + order.at("/orderNumber")).at("/state")).isEqualTo("CONFIRMED");
        assertThat(sandbox.get(customer, "/v1/holdings").at("/items/0/units")).isEqualTo("4000.00");

        Reply firstIncome = sandbox.post(tokens.get("OPERATOR"), "/v1/clock", "twice", "{\"to\": \"NEXT_NIGHT\"}");
        Reply again = sandbox.post(tokens.get("OPERATOR"), "/v1/clock", "twice", "{\"to\": \"NEXT_NIGHT\"}");
        assertThat(firstIncome.at("/to")).startsWith(order.at("/firstIncomeShown"));
        assertThat(again.body()).as("the same request leads to the same night").isEqualTo(firstIncome.body());
        assertThat(again.http().headers().firstValue("Idempotency-Replayed")).contains("true");
        Reply holdings = sandbox.get(customer, "/v1/holdings");
        assertThat(holdings.at("/items/0/lastIncome/date")).isEqualTo(order.at("/firstIncomeDate"));
        assertThat(new BigDecimal(holdings.at("/items/0/totalIncome"))).isPositive();
        Reply summary = sandbox.get(customer, "/v1/summary");
        assertThat(summary.at("/lastIncome/date")).isEqualTo(order.at("/firstIncomeDate"));
        assertThat(new BigDecimal(summary.at("/total")))
                .isEqualTo(new BigDecimal("5000.00").add(new BigDecimal(summary.at("/totalIncome"))));
        String tradeDate = order.at("/tradeDate");
        assertThat(sandbox.get(customer, "/v1/orders/" + order.at("/orderNumber") + "/events").body().at("/items")
                .valueStream().map(event -> event.get("kind").asString() + " " + event.get("state").asString() + " "
                        + event.get("on").asString()))
                .containsExactly("ACCEPTED DONE " + order.at("/acceptedAt").substring(0, 10), "SENT DONE " + tradeDate,
                        "CONFIRMED DONE " + order.at("/confirmDate"),
                        "FIRST_INCOME DONE " + order.at("/firstIncomeShown"));

        Reply atOnce = sandbox.post(customer, "/v1/instant-redemptions",
                "{\"fundCode\": \"000198\", \"units\": \"100.00\"}");
        assertThat(atOnce.at("/state")).isEqualTo("PAID");
        assertThat(sandbox.get(customer, "/v1/wallet").at("/available")).isEqualTo("1100.00");
        sandbox.move("NEXT_NIGHT");
        assertThat(sandbox.get(customer, "/v1/instant-redemptions/" + atOnce.at("/number")).at("/state"))
                .as("by file 34").isEqualTo("CONFIRMED");
    }

    private static void goesOnWhereItWasMovedByHand(RunningSandbox sandbox) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                sandbox.get(sandbox.tokens().get("OPERATOR"), "/v1/clock").at("/state")).isEqualTo("STANDING"));
        Reply stands = sandbox.get(sandbox.tokens().get("OPERATOR"), "/v1/clock");
        assertThat(stands.at("/now")).isGreaterThan(AFTER_THE_RUN);
        // Over a month's end, with plans, sweeps and the carry of income.
        Reply moved = sandbox.move("2013-08-02T10:30:00+08:00");
        assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
        assertThat(sandbox.get(sandbox.tokens().get("OPERATOR"), "/v1/clock").at("/businessDate"))
                .isEqualTo("2013-08-02");
        assertThat(sandbox.get(sandbox.tokens().get("STAFF"), "/v1/nights/2013-08-01").body()
                .at("/steps").valueStream().map(step -> step.get("state").asString())).contains("COMPLETED")
                .doesNotContain("FAILED");
    }

    @Test
    void theClockGoesForwardByBoundedStepsAndForTheOperatorOnly() throws Exception {
        try (RunningSandbox sandbox = RunningSandbox.start(FOLDER.resolve("clock"), "--days", "1", "--customers",
                "1")) {
            Map<String, String> tokens = sandbox.tokens();
            for (String who : List.of("CUSTOMER", "STAFF", "APPROVER", "AUDITOR")) {
                assertThat(sandbox.get(tokens.get(who), "/v1/clock").status()).as(who).isEqualTo(403);
                Reply refused = sandbox.post(tokens.get(who), "/v1/clock", "{\"to\": \"NEXT_NIGHT\"}");
                assertThat(refused.status()).as(who).isEqualTo(403);
                assertThat(refused.at("/code")).isEqualTo("FORBIDDEN");
            }
            assertThat(sandbox.get(null, "/v1/clock").status()).isEqualTo(401);
            assertThat(sandbox.post(null, "/v1/clock", "{\"to\": \"NEXT_NIGHT\"}").status()).isEqualTo(401);
            assertThat(sandbox.move("2013-07-02T00:00:00+08:00").status()).as("the end of the run").isEqualTo(200);

            assertNotMoved(sandbox.move("2013-07-01T23:59:59+08:00"), 422, "FORWARD_ONLY");
            assertNotMoved(sandbox.move("2013-08-02T00:00:00.001+08:00"), 422, "DISTANCE");
            assertNotMoved(sandbox.move("2014-09-01T00:00:01+08:00"), 422, "QUOTES_END");
            for (String noGoal : List.of("", "next_night", "2013-07-03", "2013-07-03T00:00:00", "tomorrow")) {
                assertNotMoved(sandbox.move(noGoal), 400, "CLOCK_GOAL");
            }
            assertThat(sandbox.post(tokens.get("OPERATOR"), "/v1/clock", "{}").at("/rule")).isEqualTo("REQUIRED");
            assertThat(sandbox.post(tokens.get("OPERATOR"), "/v1/clock", "{\"by\": 1}").at("/rule"))
                    .isEqualTo("UNKNOWN");
            assertThat(sandbox.move("2013-07-01T18:00:00Z").at("/to")).as("a moment in another zone")
                    .isEqualTo("2013-07-02T02:00:00+08:00");
            assertThat(sandbox.get(tokens.get("OPERATOR"), "/v1/openapi").at("/paths/~1v1~1clock/post/operationId"))
                    .isEqualTo("createClock");
            sandbox.end();
        }
        assertClosedToOthers(FOLDER.resolve("clock"));
    }

    private static void assertNotMoved(Reply reply, int status, String rule) {
        assertThat(reply.status()).as(rule).isEqualTo(status);
        assertThat(reply.http().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(reply.at("/field")).isEqualTo("to");
        assertThat(reply.at("/rule")).isEqualTo(rule);
        assertThat(reply.at("/detail")).isNotBlank().doesNotContain("{");
    }

    @Test
    void theOperatorScriptsFaultsOfDaysToComeAndTheyHappen() throws Exception {
        Path folder = FOLDER.resolve("faults");
        try (RunningSandbox sandbox = RunningSandbox.start(folder, "--days", "1", "--customers", "1")) {
            String operator = sandbox.tokens().get("OPERATOR");
            assertThat(sandbox.move("2013-07-02T00:00:00+08:00").status()).as("the end of the run").isEqualTo(200);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(
                    () -> assertThat(sandbox.get(operator, "/v1/clock").at("/state")).isEqualTo("STANDING"));
            assertThat(sandbox.get(sandbox.tokens().get("STAFF"), "/v1/faults").status()).isEqualTo(403);
            assertThat(sandbox.post(operator, "/v1/faults", fault("NOBODY", "2013-07-03", "FILE_LATE")).at("/rule"))
                    .isEqualTo("FAULT_PARTNER");
            Reply today = sandbox.post(operator, "/v1/faults", fault("HILL", "2013-07-02", "FILE_LATE"));
            assertThat(today.status()).isEqualTo(422);
            assertThat(today.at("/rule")).isEqualTo("FAULT_DAY");
            assertThat(today.at("/detail")).contains("2013-07-02").doesNotContain("{");
            assertThat(sandbox.post(operator, "/v1/faults", fault("HILL", "2013-07-03", "FILE_EATEN")).status())
                    .isEqualTo(400);

            Reply late = sandbox.post(operator, "/v1/faults", fault("HILL", "2013-07-03", "FILE_LATE"));
            assertThat(late.status()).as(late.body().toString()).isEqualTo(201);
            assertThat(sandbox.get(operator, "/v1/faults").body()).hasSize(1);
            assertThat(sandbox.get(operator, "/v1/faults").at("/0/kind")).isEqualTo("FILE_LATE");
            Path statement = folder.resolve("exchange").resolve("HILL").resolve("in")
                    .resolve("camt.053_" + DemoBanks.RESERVE + "_20130703.xml");
            assertThat(sandbox.move("2013-07-03T22:00:00+08:00").status()).isEqualTo(200);
            assertThat(statement).doesNotExist();
            assertThat(sandbox.move("NEXT_NIGHT").status()).isEqualTo(200);
            assertThat(statement).exists();
        }
    }

    private static String fault(String partner, String day, String kind) {
        return "{\"partner\": \"" + partner + "\", \"day\": \"" + day + "\", \"kind\": \"" + kind + "\"}";
    }

    @Test
    void listensOnLoopbackOnlyAndItsFilesAreItsOwners() throws Exception {
        Path folder = FOLDER.resolve("doors");
        // As an older version left them.
        Files.createDirectories(folder.resolve("exchange"));
        Files.writeString(folder.resolve("personal-data.key"), "A".repeat(43) + "=");
        Files.writeString(folder.resolve("tokens"), "");
        try (RunningSandbox sandbox = RunningSandbox.start(folder, "--days", "1", "--customers", "1")) {
            int port = sandbox.address().getPort();
            assertThat(sandbox.address().getHost()).isEqualTo("127.0.0.1");
            for (InetAddress address : othersAddresses()) {
                assertThatThrownBy(() -> new Socket(address, port).close()).as(address.toString())
                        .isInstanceOf(ConnectException.class);
            }
            assertClosedToOthers(folder);
        }
    }

    /** Those of this host by which others reach it. */
    private static List<InetAddress> othersAddresses() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()).toList();
    }

    /** Each file is closed itself or lies in a folder that is; public keys are public. */
    private static void assertClosedToOthers(Path folder) throws IOException {
        List<String> open = new ArrayList<>();
        try (var paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                if (!mode.equals(Files.isDirectory(path) ? "rwx------" : "rw-------")) {
                    open.add(folder.relativize(path).toString());
                }
            }
        }
        assertThat(open).containsExactlyInAnyOrder("issuer.pem", "closing-key.pem.pub");
    }

    private static String subscription(String amount) {
        return "{\"fundCode\": \"000198\", \"kind\": \"SUBSCRIPTION\", \"amount\": \"" + amount + "\"}";
    }
}
