package org.balancetreasure.benchmarks.reconciliation;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.balancetreasure.benchmarks.Progress;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.reconciliation.statements.StatementMatching.Taken;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lines of our ledger for the wallet reserve, which our books have moved already, and the lines of the bank's statement
 * of the same day, in an order of its own. One in a thousand differs, of each kind as many; of few lines, one of each
 * kind.
 */
final class BothSides {

    static final LocalDate DAY = LocalDate.of(2013, 7, 11);

    static final String BANK = "BENCH";
    static final int ACCOUNT = 1;
    static final String ACCOUNT_NO = "6200001";
    private static final int LOADED_AT_ONCE = 100_000;
    /** Coprime to every number of lines that a person asks for, so that it puts them into another order. */
    private static final long STEP = 7_368_787;
    private static final String AMOUNT = "(100 + MOD(n * 7919, 5000000))";

    private final JdbcTemplate jdbc;
    private final BankAccount account;
    private final int count;
    private long statementId;

    private BothSides(JdbcTemplate jdbc, BankAccount account, int count) {
        this.jdbc = jdbc;
        this.account = account;
        this.count = count;
    }

    /** The bank with our account, and the kinds of differences as rows; once. */
    static void begin(JdbcTemplate jdbc) {
        jdbc.update("INSERT INTO party VALUES (21, 'BANK', '基准银行', 'Benchmark bank')");
        jdbc.update("INSERT INTO partner (partner_code, party_id) VALUES (?, 21)", BANK);
        jdbc.update("INSERT INTO bank (bank_code, bic) VALUES (?, 'BNCHCNBJXXX')", BANK);
        jdbc.update("""
                INSERT INTO bank_terms (bank_code, valid_from, calendar, cut_off, day_end, statement_by, batch_booking,
                  reversals, yearly_numbers, release_limit)
                VALUES (?, '2013-07-01', 'CN', '17:00', '20:00', '21:00', FALSE, 'AS_WRITTEN', TRUE, NULL)
                """, BANK);
        jdbc.update("""
                INSERT INTO bank_account (account_id, bank_code, purpose, owner_id, account_no, name, asset_id, valid_from)
                VALUES (?, ?, 'WALLET_RESERVE', 1, ?, 'Wallet reserve', 156, '2013-07-01'),
                  (2, ?, 'ADVANCE_FUNDING', 21, '6200002', 'Benchmark bank', 156, '2013-07-01')
                """, ACCOUNT, BANK, ACCOUNT_NO, BANK);
    }

    static BothSides of(JdbcTemplate jdbc, Banks banks, int count) {
        return new BothSides(jdbc, banks.account(ACCOUNT), count);
    }

    int count() {
        return count;
    }

    long statementId() {
        return statementId;
    }

    Taken taken() {
        return new Taken(statementId, account, DAY, DAY, "benchmark");
    }

    /** Every such line differs. At most a thousand differ, because a file lists no more breaks than that. */
    private int every() {
        return Math.max(Math.clamp(count / Planted.values().length, 2, 1_000), count / 1_000);
    }

    /** How many differences of a kind there are. */
    private int planted(Planted kind) {
        int all = count / every();
        int kinds = Planted.values().length;
        return all / kinds + (kind.ordinal() < all % kinds ? 1 : 0);
    }

    int planted() {
        return count / every();
    }

    /** The lines of both sides, as if nothing had ever been matched. */
    void load(Progress progress) {
        empty(jdbc);
        progress.begin("Writing the lines of both sides");
        jdbc.update("""
                INSERT INTO payment_message (message_id, bank_code, execution_date, number, created_at, sent_at, payments,
                  control_sum)
                VALUES ('BENCH-1', ?, ?, 1, ?, ?, 1, 1)
                """, BANK, DAY, DAY.atStartOfDay(), DAY.atStartOfDay());
        jdbc.update("""
                INSERT INTO bank_statement (account_id, bank_code, statement_date, number, message_id, statement_ref,
                  file_name, opening, closing, line_count, booking_date, taken_in_at)
                VALUES (?, ?, ?, 1, 'M', 'S', 'benchmark', 0, 0, ?, ?, ?)
                """, ACCOUNT, BANK, DAY, count, DAY, DAY.atTime(21, 30));
        statementId = number("SELECT MAX(statement_id) FROM bank_statement");
        for (int done = 0; done < count; done += LOADED_AT_ONCE) {
            int until = Math.min(count, done + LOADED_AT_ONCE);
            jdbc.update("""
                    INSERT INTO payment (end_to_end_id, business_key, attempt, kind, debtor_account, creditor_account, amount,
                      due_date, claim_purpose, claim_owner, state, message_id, group_number, bank_status, created_at)
                    SELECT %2$s, %2$s, 1, 'PROCEEDS', ?, 2, %3$s, ?, 'CASH_IN_TRANSIT', 1, IF(%1$s = 'F', 'FAILED', 'SENT'),
                      'BENCH-1', 1, IF(%1$s = 'F', 'RJCT', 'ACSC'), ?
                    FROM (%4$s) numbers WHERE %1$s IN ('F', 'S')
                    """.formatted(letter(), reference(), AMOUNT, numbers(done, until)), ACCOUNT, DAY,
                    DAY.atStartOfDay());
            jdbc.update("""
                    INSERT INTO cash_item (account_id, reference, business_key, amount, due_date, payment_id, ended_on, ended_as)
                    SELECT ?, r, r, IF(k IN ('F', 'S'), -a, a), ?, p.payment_id, IF(k = 'F', ?, NULL), IF(k = 'F', 'DROPPED', NULL)
                    FROM (SELECT n, %1$s AS k, %2$s AS r, %3$s AS a FROM (%4$s) numbers) l
                    LEFT JOIN payment p ON p.end_to_end_id = l.r
                    WHERE k <> 'U' ORDER BY n
                    """.formatted(letter(), reference(), AMOUNT, numbers(done, until)), ACCOUNT, DAY,
                    DAY);
            progress.rows(until, 2L * count);
        }
        for (int done = 0; done < count; done += LOADED_AT_ONCE) {
            int until = Math.min(count, done + LOADED_AT_ONCE);
            // The bank's order: every line once, far from where ours is.
            jdbc.update("""
                    INSERT INTO statement_line (statement_id, entry_number, detail_number, amount, reversal, end_to_end_id,
                      bank_reference, transaction_code)
                    SELECT ?, m + 1, t, IF(k = 'A', a + 1, IF(k IN ('D', 'F'), -a, a)), FALSE, IF(k = 'I', NULL, r),
                      CONCAT('B', m), 'PMNT/RCDT/DMCT'
                    FROM (SELECT m, n, %1$s AS k, %2$s AS r, %3$s AS a FROM
                      (SELECT n AS m, MOD(n * %5$s, %6$s) AS n FROM (%4$s) numbers) l) l
                    JOIN (SELECT 1 AS t UNION ALL SELECT 2) times ON t = 1 OR k = 'T'
                    WHERE k NOT IN ('M', 'S') ORDER BY m, t
                    """.formatted(letter(), reference(), AMOUNT, numbers(done, until), STEP, count),
                    statementId);
            progress.rows((long) count + until, 2L * count);
        }
        jdbc.query("ANALYZE TABLE cash_item, statement_line, payment", _ -> {});
    }

    /** Payments that are due, and may go to the bank in one message. */
    static void pay(JdbcTemplate jdbc, int payments) {
        for (int done = 0; done < payments; done += LOADED_AT_ONCE) {
            jdbc.update("""
                    INSERT INTO payment (end_to_end_id, business_key, attempt, kind, debtor_account, creditor_account, amount,
                      due_date, claim_purpose, claim_owner, state, created_at)
                    SELECT CONCAT('PRO-20130711-', n), CONCAT('PRO-20130711-', n), 1, 'PROCEEDS', ?, 2, %1$s, ?, 'TA_COLLECTION',
                      11, 'CREATED', ?
                    FROM (%2$s) numbers ORDER BY n
                    """.formatted(AMOUNT, numbers(done, Math.min(payments, done + LOADED_AT_ONCE))), ACCOUNT, DAY,
                    DAY.atStartOfDay());
        }
        jdbc.update("""
                INSERT INTO cash_item (account_id, reference, business_key, amount, due_date, payment_id, counter_purpose,
                  counter_owner)
                SELECT debtor_account, end_to_end_id, business_key, -amount, due_date, payment_id, claim_purpose, claim_owner
                FROM payment ORDER BY payment_id
                """);
        jdbc.query("ANALYZE TABLE payment, cash_item", _ -> {});
    }

    /** What transfer agents pay, so much under each reference; each moves our books when it is booked. */
    static void expect(JdbcTemplate jdbc, int items) {
        for (int done = 0; done < items; done += LOADED_AT_ONCE) {
            jdbc.update("""
                    INSERT INTO cash_item (account_id, reference, business_key, amount, due_date, counter_purpose, counter_owner)
                    SELECT ?, CONCAT('NET-20130711-', n), CONCAT('NET-20130711-', n), 100 + MOD(n, 50000), ?, 'TA_COLLECTION', 11
                    FROM (%s) numbers ORDER BY n
                    """.formatted(numbers(done, Math.min(items, done + LOADED_AT_ONCE))), ACCOUNT, DAY);
        }
        jdbc.query("ANALYZE TABLE cash_item", _ -> {});
    }

    static long expected(int place) {
        return 100 + place % 50_000;
    }

    static String expectedReference(int place) {
        return "NET-20130711-" + place;
    }

    /** No line, item, payment, transfer, break or used file is left. */
    static void empty(JdbcTemplate jdbc) {
        jdbc.execute((Connection connection) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET foreign_key_checks = 0");
                for (String table : List.of("cash_match", "statement_line", "bank_statement", "cash_item", "payment",
                        "payment_message", "transfer", "reconciliation_break", "account_balance", "exchanged_file")) {
                    statement.execute("TRUNCATE TABLE " + table);
                }
                statement.execute("SET foreign_key_checks = 1");
            }
            return 0;
        });
    }

    /** Which letter a line has: of so many lines the last differs, and the kinds take turns. */
    private String letter() {
        String letters = Stream.of(Planted.values()).map(Planted::letter).collect(Collectors.joining());
        return "IF(MOD(n, " + every() + ") = " + (every() - 1) + ", SUBSTRING('" + letters + "', 1 + MOD(n DIV "
                + every() + ", " + letters.length() + "), 1), 'X')";
    }

    private String reference() {
        return "CONCAT('WCR-20130711-', " + letter() + ", '-', n)";
    }

    static String numbers(int from, int to) {
        String digit = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                .concat(" UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)");
        return """
                SELECT n FROM (
                  SELECT %2$s + a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d AS n
                  FROM %1$s a CROSS JOIN %1$s b CROSS JOIN %1$s c CROSS JOIN %1$s d CROSS JOIN %1$s e) s
                WHERE n < %3$s
                """.formatted(digit, from, to);
    }

    /** Each difference has its breaks, there is no other break, and all other lines are matched. */
    void requireFound() {
        Map<BreakType, Integer> expected = new TreeMap<>();
        for (Planted kind : Planted.values()) {
            kind.breaks().forEach(type -> expected.merge(type, planted(kind), Integer::sum));
        }
        expected.values().removeIf(number -> number == 0);
        Map<BreakType, Integer> found = new TreeMap<>();
        jdbc.query("SELECT type, COUNT(*) FROM reconciliation_break GROUP BY type", row -> {
            found.put(BreakType.valueOf(row.getString(1)), row.getInt(2));
        });
        int wrong = number("""
                SELECT COUNT(*) FROM reconciliation_break
                WHERE CONCAT(subject, ' ', ours, ' ', theirs) NOT REGEXP 'WCR-20130711-[MUADTIFS]-'
                """);
        int agree = count - planted() + planted(Planted.BOOKED_TWICE);
        int matched = number("SELECT COUNT(*) FROM cash_match");
        if (!found.equals(expected) || wrong != 0 || matched != agree) {
            throw new IllegalStateException("Planted were " + expected + ", found were " + found + ", of which "
                    + wrong + " of lines that agree; of " + agree + " such lines " + matched + " are matched");
        }
    }

    private int number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Integer.class));
    }
}
