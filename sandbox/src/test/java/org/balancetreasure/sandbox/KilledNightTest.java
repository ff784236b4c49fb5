package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.balancetreasure.sandbox.Commits.Counted;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.Invariants;
import org.balancetreasure.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * The night killed (SIGKILL) before and after commits all over it, also within the passes of income, and started again.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledNightTest {

    private static final int KILLS = 8;
    private static final int KILLED_STATUS = 128 + 9;
    private static final Path FOLDER = Path.of("target", "killed-night").toAbsolutePath();

    private final DatabaseSettings undisturbed = database("undisturbed_test");
    private final DatabaseSettings killed = database("killed_test");

    @Test
    void aNightThatIsKilledAgainAndAgainEndsAsAnUndisturbedOne() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("kill.seed=" + seed);
        Random random = new Random(seed);
        Database.drop(undisturbed);
        Database.drop(killed);
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);

        Commits counted = new Commits(0, 0, Counted.OURS);
        DyingNight.live(undisturbed, FOLDER.resolve("undisturbed"), 1, counted);
        assertThat(counted.count()).as("commits of the undisturbed run").isGreaterThan(10 * KILLS);

        int gap = counted.count() / (KILLS + 1);
        int kills = 0;
        int status = KILLED_STATUS;
        // Lives of half to one and a half of the gap: the kills are spread over the whole night.
        while (kills < KILLS && status == KILLED_STATUS) {
            status = life(gap / 2 + random.nextInt(gap), random.nextBoolean() ? Commits.BEFORE : 0,
                    random.nextInt(4) > 0 ? Counted.OURS : Counted.ALL);
            kills += status == KILLED_STATUS ? 1 : 0;
        }
        assertThat(status).isIn(0, KILLED_STATUS);
        assertThat(life(0, 0, Counted.ALL)).isZero();
        assertThat(kills).isGreaterThan(KILLS / 2);

        assertThat(books(killed)).isEqualTo(books(undisturbed));
        assertThat(ExchangedFiles.of(FOLDER.resolve("killed")))
                .isEqualTo(ExchangedFiles.of(FOLDER.resolve("undisturbed")));
        Database.drop(undisturbed);
        Database.drop(killed);
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    private static DatabaseSettings database(String suffix) {
        DatabaseSettings settings = TestDatabase.settings();
        return settings.withDatabase(settings.database().replaceFirst("test$", suffix));
    }

    /**
     * Runs the night in a process of its own until it ends or dies.
     *
     * @return its exit status
     */
    private int life(int commits, int micros, Counted counted) throws IOException, InterruptedException {
        Path log = FOLDER.resolve("life.log");
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                DyingNight.class.getName(), killed.url(), killed.user(), killed.password(),
                FOLDER.resolve("killed").toString(), Integer.toString(commits), Integer.toString(micros),
                counted.name())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(log);
        if (process.exitValue() == KILLED_STATUS) {
            System.out.println(said.lines().filter(line -> line.startsWith("killed ")).findFirst().orElse(said));
        } else if (process.exitValue() != 0) {
            System.out.println(said);
        }
        return process.exitValue();
    }

    /** Everything that people would look at, by business keys, and that the books hold. */
    private static Map<String, Object> books(DatabaseSettings settings) {
        try (var pool = Database.pool(settings, "books", 2)) {
            assertThat(Invariants.check(pool).failed()).isEmpty();
            JdbcClient jdbc = JdbcClient.create(pool);
            Map<String, Object> books = new TreeMap<>();
            books.put("digest", Digest.of(pool));
            for (String query : List.of(
                    "SELECT step, business_date, subject, state FROM night_step ORDER BY step, business_date, subject",
                    "SELECT type, business_date, subject FROM reconciliation_break ORDER BY type, business_date, subject",
                    "SELECT fund_id, income_date, sequence, state, holders, base_sum, amount, cut_sum, extra_cents, "
                            + "threshold_remainder, threshold_holder FROM income_run ORDER BY income_date, sequence",
                    // Whether an income day without holders ran before or after they came is for the lanes to decide,
                    // and with it how the days after are cut into ranges; what they add up to is not.
                    "SELECT fund_id, income_date, sequence, SUM(holders), SUM(base_sum), SUM(cut_sum), SUM(extra_cents), "
                            + "SUM(posted_holders), SUM(posted_income) FROM income_range "
                            + "GROUP BY fund_id, income_date, sequence HAVING SUM(holders) > 0 ORDER BY income_date, sequence",
                    "SELECT * FROM house_balance WHERE debits <> 0 OR credits <> 0 "
                            + "ORDER BY booking_date, asset_id, purpose, owner_id",
                    "SELECT partner_code, file_name, HEX(sha256), state FROM exchanged_file ORDER BY 1, 2",
                    "SELECT ta_code, ta_serial_no, customer_id, confirmed_units, booked FROM confirmation ORDER BY ta_serial_no",
                    "SELECT COUNT(*) FROM register_row", "SELECT COUNT(*) FROM register_income")) {
                books.put(query, jdbc.sql(query).query().listOfRows());
            }
            return books;
        }
    }
}
