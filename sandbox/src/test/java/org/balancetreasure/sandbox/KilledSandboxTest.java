package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole platform in a process of its own, killed (SIGKILL) at random instants and started again. */
class KilledSandboxTest {

    private static final int KILLS = 3;
    private static final Path FOLDER = Path.of("target", "killed-sandbox").toAbsolutePath();

    @Test
    void aRunThatIsKilledAgainAndAgainEndsWithTheBooksOfAnUndisturbedOne() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("kill.seed=" + seed);
        Random random = new Random(seed);
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);

        assertThat(toTheEnd("undisturbed")).isZero();
        for (int kill = 1; kill <= KILLS; kill++) {
            startAndKill("killed", random.nextInt(2_500));
        }
        assertThat(toTheEnd("killed")).isZero();

        assertThat(Files.readString(FOLDER.resolve("killed.json")))
                .isEqualTo(Files.readString(FOLDER.resolve("undisturbed.json")))
                .contains("\"digest\"");
        assertHappened(new JsonMapper().readTree(Files.readString(FOLDER.resolve("undisturbed.json"))));
        FileSystemUtils.deleteRecursively(FOLDER);
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
        Process process = start(name).redirectOutput(FOLDER.resolve(name + ".log").toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        if (process.exitValue() != 0) {
            System.out.println(Files.readString(FOLDER.resolve(name + ".log")));
        }
        return process.exitValue();
    }

    /** Kills some time after the platform has begun to live through days. */
    private static void startAndKill(String name, int millis) throws IOException, InterruptedException {
        Process process = start(name).start();
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

    private static ProcessBuilder start(String name) {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m",
                        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        Sandbox.class.getName()));
        // A weekend, a month's end with pay day, and enough trading days that orders are confirmed.
        command.addAll(List.of("--from", "2013-07-04", "--until", "2013-07-11", "--customers", "60", "--seed", "7",
                "--port", "0",
                "--data-dir", FOLDER.resolve(name).toString(), "--summary", FOLDER.resolve(name + ".json").toString(),
                "--exit"));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
