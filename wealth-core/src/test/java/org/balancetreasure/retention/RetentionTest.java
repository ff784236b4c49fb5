package org.balancetreasure.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.requests.Answer;
import org.balancetreasure.requests.Outcome;
import org.balancetreasure.requests.RequestKey;
import org.balancetreasure.requests.Requests;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class RetentionTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-15");

    private final Retention retention;
    private final Requests requests;
    private final Fixture fixture;
    private final TestClock clock;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final Path exchange;

    RetentionTest(Retention retention, Requests requests, Fixture fixture, TestClock clock, Transactions transactions,
            JdbcClient jdbc, @Value("${exchange.directory}") Path exchange) {
        this.retention = retention;
        this.requests = requests;
        this.fixture = fixture;
        this.clock = clock;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.exchange = exchange;
    }

    @Test
    void anAnswerIsKeptUnderItsKeyForThirtyDays() {
        ask("2026-02-12T23:59", "old");
        ask("2026-02-13T00:00", "young");
        retention.apply(DAY, transactions);

        assertThat(jdbc.sql("SELECT request_key FROM idempotency").query(String.class).list()).containsExactly("young");
        assertThat(ask("2026-03-15T10:00", "young")).isInstanceOf(Outcome.Again.class);
    }

    private Outcome ask(String at, String key) {
        clock.set(at);
        return requests.once(new RequestKey(10_001, "house", key), new byte[32], () -> 1,
                asker -> new Answer(200, "{}"));
    }

    @ParameterizedTest
    @CsvSource({"in/OFD_ZZ_998_20250314_04.TXT, in/2025", "in/OFD_ZZ_998_20250314_04.TXT.ok, in/2025",
            "in/OFI_ZZ_998_20241231.TXT, in/2024", "out/OFD_998_ZZ_20250314_03.TXT, out/2025",
            "sent/OFD_998_ZZ_20250314_03.TXT, sent/2025"})
    void aFileIsArchivedAYearAfterItsHeaderDate(String file, String year) throws IOException {
        fixture.moneyMarketFund("2025-01-01", ResidueRule.RETAINED);
        Path old = write(file);
        Path young = write(file.replaceAll("_202[45]\\d{4}", "_20250315"));
        Path other = write("in/readme.txt");
        retention.apply(DAY, transactions);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(other).exists();
        Path archived = exchange.resolve("ZZ/archive").resolve(year).resolve(old.getFileName());
        assertThat(archived).hasContent(file);
        Files.delete(archived);
        Files.delete(young);
        Files.delete(other);
    }

    private Path write(String file) throws IOException {
        Path path = exchange.resolve("ZZ").resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, file);
    }

    @Test
    void incomeEntriesOfAMonthLieInAPartitionThatWasMadeAhead() {
        retention.apply(DAY, transactions);
        assertThat(retention.apply(DAY, transactions)).as("what is made is made").isZero();

        assertThat(jdbc.sql("""
                SELECT partition_name FROM information_schema.partitions
                WHERE table_schema = DATABASE() AND table_name = 'income_entry' ORDER BY partition_ordinal_position
                """).query(String.class).list()).containsSubsequence("p202603", "p202604", "p202605", "p202606",
                "later");
        jdbc.sql("INSERT INTO income_entry VALUES (1001, '2026-05-31', 10001, 0, 100, 1)").update();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM income_entry PARTITION (p202605)").query(Long.class).single())
                .isEqualTo(1);
        jdbc.sql("ALTER TABLE income_entry TRUNCATE PARTITION p202605").update();
    }
}
