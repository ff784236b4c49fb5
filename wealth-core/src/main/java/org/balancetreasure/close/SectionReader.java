package org.balancetreasure.close;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the rows of a table that a day booked, in their order and one at a time, and makes the digests of its sections:
 * any number of rows needs the memory of one. A value is digested as the server writes it, in UTF-8.
 */
final class SectionReader {

    /** Says where a section begins. A section never ends within a position. */
    interface Cut {

        /**
         * @param samePart whether the row has the part of the row before
         * @param rows so many of the present section
         */
        boolean beginsAt(boolean samePart, byte[] part, long position, boolean samePosition, long rows);
    }

    private static final int FIRST_COLUMN = 3;

    private final JdbcTemplate jdbc;
    private final DigestedTable table;
    private final Cut cut;
    private final Consumer<Section> found;
    private final Fields fields = new Fields();
    private byte @Nullable [] part;
    private int number;
    private long first;
    private long last;
    private long rows;

    private SectionReader(JdbcTemplate jdbc, DigestedTable table, Cut cut, Consumer<Section> found) {
        this.jdbc = jdbc;
        this.table = table;
        this.cut = cut;
        this.found = found;
    }

    /** In the caller's transaction, or without one. Sections are numbered from 1. */
    static void read(JdbcTemplate jdbc, DigestedTable table, LocalDate after, LocalDate through, Cut cut,
            Consumer<Section> found) {
        SectionReader reader = new SectionReader(jdbc, table, cut, found);
        table.statements(after, through, jdbc).forEach(reader::read);
        reader.end();
    }

    private void read(String sql) {
        jdbc.execute((ConnectionCallback<@Nullable Object>) connection -> {
            read(connection, sql);
            return null;
        });
    }

    private void read(Connection connection, String sql) throws SQLException {
        // Not a prepared one: its values could come in the server's binary form.
        try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY)) {
            // Row by row, as the driver wants it said.
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet result = statement.executeQuery(sql)) {
                int end = FIRST_COLUMN + table.columns().size();
                while (result.next()) {
                    place(result.getBytes(1), result.getLong(2));
                    for (int column = FIRST_COLUMN; column < end; column++) {
                        fields.add(result.getBytes(column));
                    }
                }
            }
        }
    }

    private void place(byte[] partOfRow, long position) {
        boolean samePart = Arrays.equals(part, partOfRow);
        if (cut.beginsAt(samePart, partOfRow, position, samePart && position == last, rows)) {
            end();
            part = partOfRow;
            first = position;
        }
        last = position;
        rows++;
    }

    private void end() {
        if (rows > 0) {
            found.accept(new Section(Shard.ONLY, table.name(), ++number,
                    new String(Objects.requireNonNull(part), StandardCharsets.UTF_8), first, last, rows, fields.end()));
            rows = 0;
        }
    }
}
