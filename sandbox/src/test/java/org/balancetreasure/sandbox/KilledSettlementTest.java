package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Settlement killed (SIGKILL) at random instants while its steps collect, confirm, reckon, instruct, follow, match,
 * release and close, and started again: the money that moved, and every file about it, are those of an undisturbed run.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledSettlementTest {

    /** More of them, over more days: {@code -Dkills=200}. */
    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final int DAYS = 5 + KILLS / 5;
    private static final int LANES = 4;
    private static final int KILLED_STATUS = 128 + 9;
    private static final int MICROS_MAX = 30_000;
    private static final Path FOLDER = Path.of("target", "killed-settlement").toAbsolutePath();

    /**
     * All that people would look at, by business keys. Not what lanes beside each other decide anew in each run: which
     * of two messages of an instant has the lower number, whether the last status of a payment was read before its
     * statement, and how income days without holders are cut into ranges. Nor numbers that the database gives, which
     * have gaps after a kill.
     */
    private static final List<String> QUERIES = List.of("""
            SELECT end_to_end_id, business_key, attempt, lot, kind, debtor_account, creditor_account, amount, due_date,
              claim_purpose, claim_owner, state, released, message_id, group_number, set_aside_on, reason, created_at,
              ended_at
            FROM payment ORDER BY end_to_end_id
            """, """
            SELECT message_id, bank_code, execution_date, created_at, sent_at, payments, control_sum, reports
            FROM payment_message ORDER BY message_id
            """, """
            SELECT i.account_id, i.reference, i.business_key, i.amount, i.due_date, p.end_to_end_id, i.counter_purpose,
              i.counter_owner, i.ended_on, i.ended_as
            FROM cash_item i LEFT JOIN payment p ON p.payment_id = i.payment_id ORDER BY i.account_id, i.reference
            """, """
            SELECT s.account_id, s.statement_date, s.number, s.message_id, s.statement_ref, s.file_name, s.opening,
              s.closing, s.line_count, s.booking_date, l.entry_number, l.detail_number, l.amount, l.end_to_end_id,
              l.group_id, l.bank_reference, l.outcome, m.matched_by, i.reference
            FROM bank_statement s LEFT JOIN statement_line l ON l.statement_id = s.statement_id
            LEFT JOIN cash_match m ON m.line_id = l.line_id LEFT JOIN cash_item i ON i.item_id = m.item_id
            ORDER BY s.account_id, s.statement_date, l.entry_number, l.detail_number
            """, """
            SELECT o.ta_code, o.settlement_date, o.due_date, o.fund_id, o.kind, o.party_id, o.amount, o.items, o.reference,
              o.closed, i.item, i.customer_id, i.amount
            FROM obligation o LEFT JOIN obligation_item i ON i.obligation_id = o.obligation_id
            ORDER BY o.ta_code, o.settlement_date, o.due_date, o.fund_id, o.kind, o.party_id, o.reference, i.item
            """, """
            SELECT * FROM proceeds ORDER BY 1, 2, 3
            """, "SELECT * FROM settlement ORDER BY ta_code, settlement_date",
            "SELECT * FROM settlement_summary ORDER BY 1, 2, 3, 4, 5, 6, 7",
            "SELECT ta_code, ta_serial_no, customer_id, confirmed_amount, confirmed_units, booked, booked_on"
                    + " FROM confirmation ORDER BY ta_code, ta_serial_no",
            "SELECT business_date, formula, closed_at FROM day_close ORDER BY business_date",
            "SELECT * FROM trial_balance ORDER BY business_date, asset_id, purpose, owner_id",
            // The digests of what bears no number of the database; of what does, the rows.
            """
            SELECT business_date, table_name, section_no, part, row_count,
              IF(table_name IN ('transfer', 'confirmation', 'bank_statement', 'statement_line'), NULL, HEX(digest))
            FROM day_digest_section WHERE table_name <> 'income_range' ORDER BY 1, 2, 3
            """, "SELECT partner_code, file_name, HEX(sha256), state FROM exchanged_file ORDER BY 1, 2",
            "SELECT type, business_date, subject, state FROM reconciliation_break ORDER BY 1, 2, 3",
            "SELECT step, business_date, subject, state FROM night_step ORDER BY 1, 2, 3");

    @Test
    void aSettlementThatIsKilledAgainAndAgainEndsAsAnUndisturbedOne() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("kill.seed=" + seed);
        Random random = new Random(seed);
        DatabaseSettings undisturbed = database("undisturbed");
        DatabaseSettings killed = database("killed");
        Database.drop(undisturbed);
        Database.drop(killed);
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);

        Life whole = life("undisturbed", 1, 0, 0);
        assertThat(whole.status()).as(whole.said()).isZero();
        int commits = Integer.parseInt(whole.said().replaceFirst("(?s).*lived through (\\d+) commits.*", "$1"));
        int gap = commits / (KILLS + 1);
        System.out.println(commits + " commits of settling steps, a kill after every " + gap);
        assertThat(gap).isGreaterThan(3);

        List<String> kills = new ArrayList<>();
        // Lives of half to one and a half of the gap: the kills are spread over all days. Not all can be reached, since
        // what was under way is repeated.
        for (boolean dies = true; dies && kills.size() < KILLS;) {
            Life life = life("killed", LANES, gap / 2 + 1 + random.nextInt(gap),
                    random.nextInt(3) == 0 ? Commits.BEFORE : random.nextInt(3) == 0 ? 0 : random.nextInt(MICROS_MAX));
            dies = life.status() == KILLED_STATUS;
            assertThat(life.status()).as(life.said()).isIn(0, KILLED_STATUS);
            life.said().lines().filter(line -> line.startsWith("killed ")).forEach(kills::add);
        }
        kills.forEach(System.out::println);
        Life end = life("killed", LANES, 0, 0);
        assertThat(end.status()).as(end.said()).isZero();
        assertThat(kills.size()).isGreaterThan(KILLS / 2);

        Map<String, List<String>> facts = facts(killed);
        facts(undisturbed).forEach(
                (query, rows) -> assertThat(facts.get(query)).as(query).containsExactlyElementsOf(rows));
        assertThat(ExchangedFiles.of(FOLDER.resolve("killed/exchange")))
                .isEqualTo(ExchangedFiles.of(FOLDER.resolve("undisturbed/exchange")));
        Database.drop(undisturbed);
        Database.drop(killed);
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    private static DatabaseSettings database(String name) {
        DatabaseSettings settings = TestDatabase.settings();
        return settings.withDatabase(settings.database().replaceFirst("test$", name + "_settlement_test"));
    }

    /** A process, and what it said. */
    private record Life(int status, String said) {}

    private static Life life(String name, int lanes, int commits, int micros)
            throws IOException, InterruptedException {
        DatabaseSettings settings = database(name);
        Path log = FOLDER.resolve("life.log");
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                DyingSettlement.class.getName(), settings.url(), settings.user(), settings.password(),
                FOLDER.resolve(name).toString(), Integer.toString(DAYS), Integer.toString(lanes),
                Integer.toString(commits), Integer.toString(micros))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
        return new Life(process.exitValue(), Files.readString(log));
    }

    /** What the books hold, with the digest of all balances and movements; and that they hold. */
    private static Map<String, List<String>> facts(DatabaseSettings settings) {
        try (var pool = Database.pool(settings, "books", 2)) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
            assertThat(VerifyBooks.verify(pool, List.of(), List.of(), out, out))
                    .as(() -> said.toString(StandardCharsets.UTF_8)).isZero();
            JdbcClient jdbc = JdbcClient.create(pool);
            Map<String, List<String>> facts = new TreeMap<>();
            facts.put("digest", List.of(Digest.of(pool)));
            for (String query : QUERIES) {
                facts.put(query, jdbc.sql(query).query().listOfRows().stream().map(Object::toString).toList());
            }
            SettlementFigures figures = SettlementFigures.read(jdbc, LocalDate.of(2100, 1, 1));
            assertThat(figures.openBreaks()).isZero();
            assertThat(figures.closed()).isEqualTo(DAYS);
            assertThat(figures.paid()).isPositive();
            return facts;
        }
    }
}
