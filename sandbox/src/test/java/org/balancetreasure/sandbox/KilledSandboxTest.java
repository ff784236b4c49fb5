package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole platform in a process of its own: killed (SIGKILL) at random instants and started again, and on another
 * host.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledSandboxTest {

    private static final int KILLS = 3;
    private static final Path FOLDER = Path.of("target", "killed-sandbox").toAbsolutePath();

    @BeforeAll
    static void anUndisturbedRun() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        assertThat(toTheEnd("undisturbed")).isZero();
    }

    @AfterAll
    static void clear() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @Test
    void aRunThatIsKilledAgainAndAgainEndsWithTheBooksOfAnUndisturbedOne() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("kill.seed=" + seed);
        Random random = new Random(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            startAndKill("killed", random.nextInt(2_500));
        }
        assertThat(toTheEnd("killed")).isZero();

        assertThat(Files.readString(FOLDER.resolve("killed.json")))
                .isEqualTo(Files.readString(FOLDER.resolve("undisturbed.json")))
                .contains("\"digest\"");
        assertHappened(new JsonMapper().readTree(Files.readString(FOLDER.resolve("undisturbed.json"))));
    }

    /**
     * In Egypt %d has other digits, in California a day begins later and an hour of spring is missing. There partners
     * have a server, with keys and signed manifests.
     */
    @Test
    void aRunBySftpInAnotherTimeZoneAndLanguageWritesTheSameBytes() throws Exception {
        assertThat(toTheEnd("elsewhere", List.of("-Duser.timezone=America/Los_Angeles", "-Duser.language=ar",
                "-Duser.country=EG"), "--sftp")).isZero();

        Map<String, String> files = filesOf("undisturbed/exchange", "/in/", "/out/", "/orders/", "/received/");
        assertThat(files.keySet()).anyMatch(name -> name.endsWith("_01.TXT"))
                .anyMatch(name -> name.endsWith("_03.TXT")).anyMatch(name -> name.endsWith("_33.TXT"))
                .anyMatch(name -> name.endsWith("_04.TXT"));
        assertThat(filesOf("elsewhere/sftp/partners", "/in/", "/out/", "/orders/", "/received/")).isEqualTo(files);
        assertThat(filesOf("elsewhere/exchange", "/in/", "/out/", "/sent/"))
                .isEqualTo(filesOf("undisturbed/exchange", "/in/", "/sent/"));
        assertThat(filesOf("elsewhere/sftp/server", "/in/")).isEmpty();
        assertThat(Files.readString(FOLDER.resolve("elsewhere.json")))
                .isEqualTo(Files.readString(FOLDER.resolve("undisturbed.json")));
    }

    /** Everything that was exchanged and lies in some folders, by its path; without what proves it. */
    private static Map<String, String> filesOf(String folder, String... folders) throws IOException {
        Path exchange = FOLDER.resolve(folder);
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.walk(exchange)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (Stream.of(folders).anyMatch(path.toString()::contains) && !path.toString().contains(".sha256")) {
                    files.put(exchange.relativize(path).toString(),
                            Files.readString(path, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }

    /** The run that is compared has everything in it that customers do. */
    private static void assertHappened(JsonNode summary) {
        for (String kind : List.of("orders", "confirmed", "productOrders", "planOrders", "sweepOrders",
                "instantRedemptions", "debits")) {
            assertThat(summary.at("/days").valueStream().mapToLong(day -> day.get(kind).asLong()).sum()).as(kind)
                    .isPositive();
        }
        assertThat(summary.at("/days").valueStream().flatMap(day -> day.get("refused").propertyStream()))
                .as("reasons of refusals").isNotEmpty();
    }

    private static int toTheEnd(String name) throws IOException, InterruptedException {
        return toTheEnd(name, List.of());
    }

    private static int toTheEnd(String name, List<String> host, String... options)
            throws IOException, InterruptedException {
        Process process = start(name, host, options).redirectOutput(FOLDER.resolve(name + ".log").toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        if (process.exitValue() != 0) {
            System.out.println(Files.readString(FOLDER.resolve(name + ".log")));
        }
        return process.exitValue();
    }

    /** Kills some time after the platform has begun to live through days. */
    private static void startAndKill(String name, int millis) throws IOException, InterruptedException {
        Process process = start(name, List.of()).start();
        try (BufferedReader lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("day ")) {
                line = lines.readLine();
            }
            // Not a wait for something to become true: the instant of the kill is what is random here.
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
    }

    private static ProcessBuilder start(String name, List<String> host, String... options) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(host);
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Sandbox.class.getName()));
        // A weekend, a month's end with pay day, and enough trading days that orders are confirmed.
        command.addAll(List.of("--from", "2013-07-04", "--until", "2013-07-11", "--customers", "60", "--seed", "7",
                "--port", "0",
                "--data-dir", FOLDER.resolve(name).toString(), "--summary", FOLDER.resolve(name + ".json").toString(),
                "--exit"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
