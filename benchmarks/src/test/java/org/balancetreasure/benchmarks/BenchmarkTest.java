package org.balancetreasure.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs everything at small sizes, so that the benchmark works when somebody needs it. */
class BenchmarkTest {

    /** Data of a server must lie outside the temporary folder, or it is deleted while it is in use. */
    private static final Path DATA = Path.of("target", "benchmark-test");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void measuresEverythingAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Path json = folder.resolve("results.json");

        int status = run("all", "--holders", "2000", "--sizes", "500,2000", "--records", "500", "--large-records",
                "1000", "--payments", "300", "--entries", "700", "--requests", "200", "--rounds", "1",
                "--growth-holders", "500", "--history", "3,40",
                "--data-dir", DATA.toString(), "--json", json.toString());

        assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
        JsonNode results = JsonMapper.builder().build().readTree(Files.readString(json)).get("results");
        assertThat(results.valueStream().map(result -> result.get("name").asString())).contains("income-vs-floor",
                "income-vs-chunk", "sweep-vs-floor", "income-at-500", "income-at-2000", "files-write-vs-rdf",
                "files-read-vs-rdf",
                "files-large-write", "files-large-check", "bank-files-write", "bank-files-read",
                "bank-files-large-write", "bank-files-large-read", "reconcile-at-175", "reconcile-at-700",
                "reconcile-vs-floor", "instruct-step", "statement-step", "orders-vs-floor", "orders-one-fund-vs-twenty",
                "orders-p99-vs-floor",
                "verify-close", "verify-vs-reading", "growth-proof", "growth-night", "instant-vs-floor",
                "instant-one-fund-vs-twenty",
                "instant-p99-vs-floor");
        assertThat(results.valueStream()).allSatisfy(result -> assertThat(result.get("ours").asLong()).isPositive());
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("income-vs-floor", "innodb_flush_log_at_trx_commit",
                "sync_binlog", "cpu");
        try (var left = Files.list(DATA)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void answersWrongUsageWithStatusTwoAndWhereHelpIs() throws Exception {
        assertThat(run("quickly")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'quickly'", "--help");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void explainsItself() throws Exception {
        assertThat(run("--help")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains(
                "income|files|bank-files|reconcile|reconcile-vs-floor|bank-steps|orders|instant|sweep|verify|growth|",
                "--holders",
                "--json");
    }

    private int run(String... arguments) throws Exception {
        return Benchmark.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
