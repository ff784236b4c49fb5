package org.balancetreasure.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that has happened to the platform, a line each: steps done, files sent, orders' states, movements, income,
 * breaks. The difference of two readings says what happened between them, and that nothing else did.
 */
final class Facts {

    private static final List<String> QUERIES = List.of("""
            SELECT CONCAT(step, ' ', business_date, ' ', subject) FROM night_step
            JOIN night_step_name USING (step) WHERE state = 'COMPLETED' ORDER BY business_date, place, subject
            """, """
            SELECT CONCAT(customer_id, ': ', kind, ' of ', trade_date, ' ', state)
            FROM fund_order ORDER BY trade_date, customer_id, kind
            """, """
            SELECT CONCAT(customer_id, ': instant ', FORMAT(units / 100, 2), ' of ', transfer_date, ' for ', trade_date, ' ', state)
            FROM instant_redemption ORDER BY instant_id
            """, """
            SELECT CONCAT(t.kind, ' ', FORMAT(amount / 100, 2), ' ', a.code, ' ', debit_purpose, ' ', debit_owner, ' > ',
              credit_purpose, ' ', credit_owner, ', effective ', effective_date, ', booked ', booking_date)
            FROM transfer t JOIN asset a ON a.asset_id = t.asset_id WHERE t.kind <> 'WALLET_CREDIT'
            ORDER BY effective_date, debit_owner + credit_owner, t.asset_id
            """, """
            SELECT CONCAT('income of ', income_date, ': ', holder_id, ' ', FORMAT(income / 100, 2), ' on ',
              FORMAT(base / 100, 2), IF(sequence = 0, '', CONCAT(', correction ', sequence)))
            FROM income_entry ORDER BY fund_id, income_date, sequence, holder_id
            """, """
            SELECT CONCAT('break ', type, ' ', business_date, ' ', partner, ' ', subject, ' ', state)
            FROM reconciliation_break ORDER BY business_date, type, subject
            """);

    private final JdbcClient jdbc;
    private final Path exchange;

    Facts(JdbcClient jdbc, Path exchange) {
        this.jdbc = jdbc;
        this.exchange = exchange;
    }

    List<String> all() {
        List<String> lines = new ArrayList<>();
        for (String query : QUERIES) {
            lines.addAll(jdbc.sql(query).query(String.class).list());
        }
        lines.addAll(sent());
        return lines;
    }

    /** The names of the files where the agents look, with the count that each carries. */
    private List<String> sent() {
        if (!Files.exists(exchange)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(exchange)) {
            return files.filter(file -> file.getNameCount() > 1 && file.getParent().endsWith("out"))
                    .map(file -> "sent " + file.getFileName() + " of " + count(file)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String count(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            if (lines.getFirst().equals("OFDCFIDX")) {
                return lines.get(5) + " files";
            }
            int fields = Integer.parseInt(lines.get(9));
            return Integer.parseInt(lines.get(10 + fields)) + " records";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
