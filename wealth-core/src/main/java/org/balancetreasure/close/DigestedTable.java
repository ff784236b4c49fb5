package org.balancetreasure.close;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A table whose rows belong to days, and how the rows of a day are read. The order of rows and columns is part of the
 * formula of a digest, so it never changes once a version of the formula is in use.
 *
 * @param columns all that do not change once they are booked, in the order of the digest
 * @param rows table and condition; it names a day as after one date and through another
 * @param part what the rows of a section have in common, each an expression
 * @param position by which rows lie within a part: a number that people know an account by
 * @param last decides between rows of one position
 */
record DigestedTable(String name, List<String> columns, Rows rows, List<String> part, String position,
        List<String> last) {

    /** FROM and WHERE of the rows of a day; of a table that is read in pieces, of each piece in order. */
    interface Rows {

        List<String> of(LocalDate after, LocalDate through, JdbcTemplate jdbc);
    }

    /** Rows with a column that says on which business date they were booked. */
    static Rows booked(String table, String column) {
        return (after, through, jdbc) -> List.of("FROM " + table + " t WHERE " + within("t." + column, after, through));
    }

    /** Rows of income runs that belong to the books of a day. */
    static Rows ofRuns(String table) {
        return (after, through, jdbc) -> List.of("FROM income_run r JOIN " + table + " t ON t.fund_id = r.fund_id"
                + " AND t.income_date = r.income_date AND t.sequence = r.sequence WHERE "
                + within("r.booking_date", after, through));
    }

    /** Rows of bank statements that were booked on a day. */
    static Rows ofStatements(String table) {
        return (after, through, jdbc) -> List.of("FROM bank_statement s JOIN " + table
                + " t ON t.statement_id = s.statement_id WHERE " + within("s.booking_date", after, through));
    }

    /** As {@link #ofRuns}, a run at a time, in the order in which they lie: a million rows need no sorting then. */
    static Rows runByRun(String table) {
        return (after, through, jdbc) -> jdbc.query("""
                SELECT fund_id, income_date, sequence FROM income_run
                WHERE booking_date > ? AND booking_date <= ? ORDER BY fund_id, income_date, sequence
                """,
                (run, number) -> "FROM " + table + " t WHERE t.fund_id = " + run.getInt(1) + " AND t.income_date = "
                        + literal(run.getObject(2, LocalDate.class)) + " AND t.sequence = " + run.getInt(3),
                after, through);
    }

    private static String within(String column, LocalDate after, LocalDate through) {
        return column + " > " + literal(after) + " AND " + column + " <= " + literal(through);
    }

    /** A date can be nothing else: nobody's text gets into a statement. */
    private static String literal(LocalDate date) {
        return "'" + date + "'";
    }

    /** The rows of a day: part, position, then all columns. */
    List<String> statements(LocalDate after, LocalDate through, JdbcTemplate jdbc) {
        String selected = String.join(", ", Stream.of(
                Stream.of("CONCAT_WS('/', " + String.join(", ", part) + ")", position),
                columns.stream().map(column -> "t." + column)).flatMap(Function.identity()).toList());
        String order = String.join(", ",
                Stream.of(part, List.of(position), last).flatMap(List::stream).toList());
        return rows.of(after, through, jdbc).stream()
                .map(piece -> String.join(" ", "SELECT", selected, piece, "ORDER BY", order)).toList();
    }
}
