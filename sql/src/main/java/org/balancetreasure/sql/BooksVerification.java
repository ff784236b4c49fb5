package org.balancetreasure.sql;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.balancetreasure.sql.Invariants.Bounds;
import org.balancetreasure.sql.Invariants.Invariant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves the whole history of the books, as if nothing of it had been proved before: what a night's proof takes from
 * the proof before may have been changed since. It asks the invariants of the night by range, a day or so many owners
 * at once, and then as the next night would. It reads only, and costs the history.
 */
public final class BooksVerification {

    /** So many owners' figures fit in memory. */
    private static final int OWNERS_AT_ONCE = 1_000_000;
    /** Rows of these say how to read figures, and are none. */
    private static final Set<String> NO_FIGURES = Set.of("asset", "fund", "gate", "party", "trading_day",
            "transfer_agent",
            "proved_books", "proved_balance");

    /** Told after each query how far the verification is. */
    public interface Progress {

        /** @param asked so many of {@code all} queries */
        void asked(int asked, int all);
    }

    /**
     * Figures that contradict each other.
     *
     * @param day the business day, or null if it is a balance that follows from all days
     * @param tables those of which one is wrong
     * @param row the figures, with the account or whose they are
     */
    public record Wrong(String invariant, @Nullable LocalDate day, List<String> tables,
            Map<String, @Nullable Object> row) {

        /** One line: the day, the invariant, its tables, and the figures by the names of their columns. */
        @Override
        public String toString() {
            return (day == null ? "all days" : day.toString()) + "  " + invariant + "  " + String.join(", ", tables)
                    + "  "
                    + row.entrySet().stream().map(cell -> cell.getKey() + "=" + cell.getValue())
                            .collect(Collectors.joining(" "));
        }
    }

    private record Question(Invariant invariant, Bounds bounds, @Nullable LocalDate day) {}

    private final DataSource dataSource;

    private BooksVerification(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @return what is wrong, by day; empty if the books hold. Of one range and invariant the first few rows */
    public static List<Wrong> verify(DataSource dataSource, Progress progress) {
        return new BooksVerification(dataSource).verify(progress);
    }

    private List<Wrong> verify(Progress progress) {
        List<Question> questions = questions();
        List<Wrong> wrong = new ArrayList<>();
        // A row of an instant belongs to the night of either of two days, and is told once.
        Set<String> told = new HashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            Invariant invariant = question.invariant();
            for (Map<String, @Nullable Object> row : invariant.ask(dataSource, question.bounds())) {
                if (told.add(invariant.name() + row)) {
                    wrong.add(new Wrong(invariant.name(), question.day(),
                            invariant.tables().stream().filter(table -> !NO_FIGURES.contains(table)).toList(), row));
                }
            }
            progress.asked(i + 1, questions.size());
        }
        return wrong;
    }

    private List<Question> questions() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        List<LocalDate> days = days(jdbc);
        List<Bounds> owners = owners(jdbc);
        LocalDate proved = jdbc.query("SELECT proved_through FROM proved_books",
                row -> row.next() ? row.getObject(1, LocalDate.class) : null);
        List<Question> questions = new ArrayList<>();
        for (Invariant invariant : Invariants.all()) {
            if (invariant.isByDay()) {
                LocalDate before = Invariants.BEGINNING;
                for (LocalDate day : days) {
                    questions.add(new Question(invariant, Bounds.days(before, day), day));
                    before = day;
                }
                questions.add(new Question(invariant, Bounds.since(before), null));
            } else if (invariant.isByOwner()) {
                owners.forEach(range -> questions.add(new Question(invariant, range, null)));
            } else {
                questions.add(new Question(invariant, Bounds.since(Invariants.BEGINNING), null));
            }
            if (proved != null) {
                questions.add(new Question(invariant, Bounds.since(proved), null));
            }
        }
        return questions;
    }

    /** From the first day of the books to the open one. */
    private static List<LocalDate> days(JdbcTemplate jdbc) {
        LocalDate first = jdbc.queryForObject("""
                SELECT MIN(day) FROM (
                  SELECT MIN(booking_date) AS day FROM transfer
                  UNION ALL SELECT MIN(trade_date) FROM fund_order
                  UNION ALL SELECT MIN(booking_date) FROM income_run
                  UNION ALL SELECT MIN(booking_date) FROM house_balance) days
                """, LocalDate.class);
        LocalDate open = jdbc.queryForObject("SELECT MAX(open_date) FROM gate WHERE kind = 'DAY'", LocalDate.class);
        return first == null || open == null || first.isAfter(open)
                ? List.of()
                : first.datesUntil(open.plusDays(1)).toList();
    }

    private static List<Bounds> owners(JdbcTemplate jdbc) {
        List<Bounds> ranges = new ArrayList<>();
        long lower = 0;
        while (true) {
            Long upper = jdbc.query(
                    "SELECT customer_id FROM customer WHERE customer_id >= ? ORDER BY customer_id LIMIT 1 OFFSET ?",
                    row -> row.next() ? row.getLong(1) : null, lower, OWNERS_AT_ONCE - 1);
            ranges.add(Bounds.owners(lower, Objects.requireNonNullElse(upper, Long.MAX_VALUE)));
            if (upper == null) {
                return ranges;
            }
            lower = upper + 1;
        }
    }
}
