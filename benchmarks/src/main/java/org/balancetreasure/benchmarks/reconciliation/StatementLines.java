package org.balancetreasure.benchmarks.reconciliation;

import java.time.LocalDate;
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
 * Lines of our ledger for an account of the wallet reserve, of payments in that moved our books at once, and the lines
 * of the bank's statement of the same day, in an order of its own. One in a thousand differs, of each kind as many.
 */
final class StatementLines {

    static final LocalDate DAY = LocalDate.of(2013, 7, 11);

    private static final String BANK = "BENCH";
    private static final int ACCOUNT = 1;
    private static final String ACCOUNT_NO = "6200001";
    private static final int LOADED_AT_ONCE = 100_000;
    /** Coprime to every number of lines that a person asks for, so that it puts them into another order. */
    private static final long STEP = 7_368_787;

    private final JdbcTemplate jdbc;
    private final BankAccount account;
    private final int count;
    private long statementId;

    private StatementLines(JdbcTemplate jdbc, BankAccount account, int count) {
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
                  (2, ?, 'TA_COLLECTION', 1, '6200002', 'Another', 156, '2013-07-01')
                """, ACCOUNT, BANK, ACCOUNT_NO, BANK);
    }

    static StatementLines of(JdbcTemplate jdbc, Banks banks, int count) {
        return new StatementLines(jdbc, banks.account(ACCOUNT), count);
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

    /** How many differences of a kind there are: all kinds alike, and one in a thousand lines together. */
    int planted(Planted kind) {
        int all = count / Planted.EVERY;
        int kinds = Planted.values().length;
        return all / kinds + (kind.ordinal() < all % kinds ? 1 : 0);
    }

    /** The lines of both sides, as if nothing had ever been matched. */
    void load(Progress progress) {
        for (String table : new String[]{"cash_match", "statement_line", "bank_statement", "cash_item", "payment",
                "payment_message", "transfer", "reconciliation_break", "account_balance"}) {
            jdbc.execute("SET STATEMENT foreign_key_checks = 0 FOR TRUNCATE TABLE " + table);
        }
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
        statementId = Objects
                .requireNonNull(jdbc.queryForObject("SELECT MAX(statement_id) FROM bank_statement", Long.class));
        for (int done = 0; done < count; done += LOADED_AT_ONCE) {
            int until = Math.min(count, done + LOADED_AT_ONCE);
            jdbc.update("""
                    INSERT INTO payment (end_to_end_id, business_key, attempt, kind, debtor_account, creditor_account, amount,
                      due_date, claim_purpose, claim_owner, state, message_id, group_number, bank_status, created_at)
                    SELECT %2$s, %2$s, 1, 'PROCEEDS', ?, 2, %3$s, ?, 'CASH_IN_TRANSIT', 1, IF(%1$s = 'F', 'FAILED', 'SENT'),
                      'BENCH-1', 1, IF(%1$s = 'F', 'RJCT', 'ACSC'), ?
                    FROM (%4$s) numbers WHERE %1$s IN ('F', 'S')
                    """.formatted(LETTER.formatted(letters()), reference(), AMOUNT, numbers(done, until)), ACCOUNT, DAY,
                    DAY.atStartOfDay());
            jdbc.update("""
                    INSERT INTO cash_item (account_id, reference, business_key, amount, due_date, payment_id, ended_on, ended_as)
                    SELECT ?, r, r, IF(k IN ('F', 'S'), -a, a), ?, p.payment_id, IF(k = 'F', ?, NULL), IF(k = 'F', 'DROPPED', NULL)
                    FROM (SELECT n, %1$s AS k, %2$s AS r, %3$s AS a FROM (%4$s) numbers) l
                    LEFT JOIN payment p ON p.end_to_end_id = l.r
                    WHERE k <> 'U' ORDER BY n
                    """.formatted(LETTER.formatted(letters()), reference(), AMOUNT, numbers(done, until)), ACCOUNT, DAY,
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
                    """.formatted(LETTER.formatted(letters()), reference(), AMOUNT, numbers(done, until), STEP, count),
                    statementId);
            progress.rows((long) count + until, 2L * count);
        }
        jdbc.query("ANALYZE TABLE cash_item, statement_line, payment", _ -> {});
    }

    /** Which letter a line has: of every thousand lines, the last differs; the kinds take turns. */
    private static final String LETTER = "IF(MOD(n, 1000) = 999, SUBSTRING('%s', 1 + MOD(n DIV 1000, 8), 1), 'X')";
    private static final String AMOUNT = "(100 + MOD(n * 7919, 5000000))";

    private static String letters() {
        return Stream.of(Planted.values()).map(Planted::letter).collect(Collectors.joining());
    }

    private static String reference() {
        return "CONCAT('WCR-20130711-', " + LETTER.formatted(letters()) + ", '-', n)";
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

    /**
     * Holds the breaks against what was planted: each difference has its breaks, and there is no other break.
     *
     * @return the differences found
     */
    int requireFound() {
        Map<BreakType, Integer> expected = new TreeMap<>();
        for (Planted kind : Planted.values()) {
            kind.breaks().forEach(type -> expected.merge(type, planted(kind), Integer::sum));
        }
        expected.values().removeIf(number -> number == 0);
        Map<BreakType, Integer> found = new TreeMap<>();
        jdbc.query("SELECT type, COUNT(*) FROM reconciliation_break GROUP BY type", row -> {
            found.put(BreakType.valueOf(row.getString(1)), row.getInt(2));
        });
        if (!found.equals(expected)) {
            throw new IllegalStateException("Planted were " + expected + ", found were " + found);
        }
        return Stream.of(Planted.values()).mapToInt(this::planted).sum();
    }
}
