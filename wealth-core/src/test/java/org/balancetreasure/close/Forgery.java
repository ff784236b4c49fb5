package org.balancetreasure.close;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.balancetreasure.sql.BooksVerification.Wrong;
import org.balancetreasure.sql.Invariants;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What somebody may do to closed books who owns the database and has no key: at random, by the seed. Each act says
 * which day and table it changed, and which account.
 */
final class Forgery {

    /** Ways to forge. */
    enum Kind {
        CELL, DELETION, INSERTION, SWAP, CLOSE_CELL, SECTION_CELL, TRUNCATION, RECOMPUTATION, ENTRIES_WITHOUT_RUN
    }

    /**
     * What was done.
     *
     * @param day null where any day may be named
     * @param tables of which one is to be named
     * @param position account within the table; null where a row has none
     */
    record Done(String what, @Nullable LocalDate day, Set<String> tables, @Nullable Long position) {

        /** Whether one of what was found names day, table and account. */
        boolean isNamedBy(List<Wrong> found) {
            return found.stream().anyMatch(wrong -> (day == null || day.equals(wrong.day()))
                    && wrong.tables().stream().anyMatch(tables::contains)
                    && (position == null || wrong.row().values().stream().anyMatch(this::covers)));
        }

        private boolean covers(@Nullable Object figure) {
            String[] ends = String.valueOf(figure).split("\\.\\.", 2);
            if (!ends[0].matches("-?\\d+") || !ends[ends.length - 1].matches("-?\\d+")) {
                return false;
            }
            long account = Objects.requireNonNull(position);
            return Long.parseLong(ends[0]) <= account && account <= Long.parseLong(ends[ends.length - 1]);
        }
    }

    private static final int TRIES_MAX = 200;

    private final JdbcTemplate jdbc;
    private final Random random;
    private final List<LocalDate> closed;
    private final Map<String, List<Map<String, Object>>> columns = new HashMap<>();

    Forgery(JdbcTemplate jdbc, Random random) {
        this.jdbc = jdbc;
        this.random = random;
        this.closed = jdbc.query("SELECT business_date FROM day_close ORDER BY business_date",
                (row, number) -> row.getObject(1, LocalDate.class));
    }

    /** In the caller's transaction. What the database's own constraints refuse is tried again in another way. */
    Done plant(Kind kind) {
        for (int i = 0; i < TRIES_MAX; i++) {
            try {
                Done done = attempt(kind);
                if (done != null) {
                    return done;
                }
            } catch (DataAccessException refused) {
                // A constraint holds there: nothing was changed.
                continue;
            }
        }
        throw new IllegalStateException("Nothing could be forged: " + kind);
    }

    private @Nullable Done attempt(Kind kind) {
        return switch (kind) {
            case CELL -> cell();
            case DELETION -> deletion();
            case INSERTION -> insertion();
            case SWAP -> swap();
            case CLOSE_CELL -> cellOf("day_close", any(closed));
            case SECTION_CELL -> cellOf("day_digest_section", any(closed));
            case TRUNCATION -> truncation();
            case RECOMPUTATION -> recomputation();
            case ENTRIES_WITHOUT_RUN -> entryWithoutRun();
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A row of a closed day: by its primary key, with its day and position. */
    private record Row(DigestedTable table, LocalDate day, long position, String where, Map<String, Object> values) {}

    private @Nullable Row anyRow(DigestedTable table) {
        LocalDate day = any(closed);
        int index = closed.indexOf(day);
        LocalDate after = index == 0 ? Invariants.BEGINNING : closed.get(index - 1);
        List<String> pieces = table.statements(after, day, jdbc);
        if (pieces.isEmpty()) {
            return null;
        }
        String piece = any(pieces);
        String from = piece.substring(piece.indexOf(" FROM "), piece.indexOf(" ORDER BY "));
        List<Map<String, Object>> rows = jdbc.queryForList(
                "SELECT t.*, " + table.position() + " AS forged_position" + from + " ORDER BY RAND("
                        + random.nextInt(1_000_000) + ") LIMIT 1");
        if (rows.isEmpty()) {
            return null;
        }
        Map<String, Object> values = rows.getFirst();
        long position = ((Number) values.remove("forged_position")).longValue();
        return new Row(table, day, position, where(table.name(), values), values);
    }

    private String where(String table, Map<String, Object> values) {
        return columns(table).stream().filter(column -> "PRI".equals(column.get("column_key")))
                .map(column -> column.get("column_name") + " = " + literal(values.get(column.get("column_name"))))
                .collect(Collectors.joining(" AND "));
    }

    private List<Map<String, Object>> columns(String table) {
        return columns.computeIfAbsent(table, name -> jdbc.queryForList("""
                SELECT column_name AS column_name, data_type AS data_type, column_key AS column_key,
                  is_nullable AS is_nullable, extra AS extra
                FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?
                ORDER BY ordinal_position
                """, name));
    }

    private static boolean isGenerated(Map<String, Object> column) {
        return String.valueOf(column.get("extra")).toUpperCase(java.util.Locale.ROOT).contains("GENERATED");
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case byte[] bytes -> "x'" + java.util.HexFormat.of().formatHex(bytes) + "'";
            case Boolean truth -> truth ? "1" : "0";
            case Number number -> number.toString();
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }

    private @Nullable Done cell() {
        DigestedTable table = any(Formula.CURRENT.tables());
        Row row = anyRow(table);
        if (row == null) {
            return null;
        }
        Map<String, Object> column = any(columns(table.name()));
        String name = String.valueOf(column.get("column_name"));
        if (isGenerated(column) || !table.columns().contains(name)) {
            return null;
        }
        String change = name + " = " + changed(column, row.values().get(name));
        return jdbc.update("UPDATE " + table.name() + " SET " + change + " WHERE " + row.where()) == 1
                ? new Done(table.name() + " " + change + " WHERE " + row.where(), row.day(), Set.of(table.name()),
                        row.position())
                : null;
    }

    /** Another value of the column, as SQL. */
    private String changed(Map<String, Object> column, @Nullable Object value) {
        if (value != null && "YES".equals(column.get("is_nullable")) && random.nextInt(4) == 0) {
            return "NULL";
        }
        String name = String.valueOf(column.get("column_name"));
        String number = random.nextBoolean() ? "1" : String.valueOf(1 + random.nextInt(1_000_000));
        String sign = random.nextBoolean() ? " + " : " - ";
        return switch (String.valueOf(column.get("data_type"))) {
            case "date" -> value == null ? "'2026-01-06'" : name + sign + "INTERVAL 1 DAY";
            case "datetime" -> value == null ? "'2026-01-06 01:02:03'" : name + sign + "INTERVAL 1000 MICROSECOND";
            case "tinyint", "smallint", "int", "bigint", "decimal" -> value == null ? number : name + sign + number;
            case "binary", "varbinary" -> value == null
                    ? "x'" + "ab".repeat(64) + "'"
                    : "x'" + flipped((byte[]) value) + "'";
            default -> value == null || value.toString().isEmpty()
                    ? "'1'"
                    : random.nextBoolean()
                            ? "LEFT(" + name + ", CHAR_LENGTH(" + name + ") - 1)"
                            : "CONCAT(" + name + ", 'X')";
        };
    }

    private String flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return java.util.HexFormat.of().formatHex(other);
    }

    private @Nullable Done deletion() {
        Row row = anyRow(any(Formula.CURRENT.tables()));
        return row != null && jdbc.update("DELETE FROM " + row.table().name() + " WHERE " + row.where()) == 1
                ? new Done("DELETE " + row.table().name() + " WHERE " + row.where(), row.day(),
                        Set.of(row.table().name()), row.position())
                : null;
    }

    /** A copy of a row under another key. */
    private @Nullable Done insertion() {
        DigestedTable table = any(Formula.CURRENT.tables());
        Row row = anyRow(table);
        if (row == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Map<String, Object> column : columns(table.name())) {
            String name = String.valueOf(column.get("column_name"));
            if (isGenerated(column) || String.valueOf(column.get("extra")).contains("auto_increment")) {
                continue;
            }
            names.add(name);
            boolean keyToChange = switch (name) {
                case "reference", "ta_serial_no" -> true;
                case "holder_id", "range_no", "owner_id" -> true;
                default -> false;
            };
            Object value = row.values().get(name);
            values.add(keyToChange
                    ? value instanceof Number number
                            ? String.valueOf(number.longValue() + 1 + random.nextInt(50))
                            : literal(value + "X")
                    : literal(value));
        }
        boolean moved = names.contains("holder_id") || names.contains("range_no") || names.contains("owner_id");
        return jdbc.update("INSERT INTO " + table.name() + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", values) + ")") == 1
                        ? new Done("INSERT " + table.name() + " beside " + row.where(), row.day(),
                                Set.of(table.name()), moved ? null : row.position())
                        : null;
    }

    /** Two rows of a day change what one column says: sums stay. */
    private @Nullable Done swap() {
        DigestedTable table = any(Formula.CURRENT.tables());
        Row one = anyRow(table);
        Row other = anyRow(table);
        if (one == null || other == null || one.where().equals(other.where())) {
            return null;
        }
        Map<String, Object> column = any(columns(table.name()));
        String name = String.valueOf(column.get("column_name"));
        if (isGenerated(column) || !table.columns().contains(name) || "PRI".equals(column.get("column_key"))
                || literal(one.values().get(name)).equals(literal(other.values().get(name)))) {
            return null;
        }
        jdbc.update("UPDATE " + table.name() + " SET " + name + " = " + literal(other.values().get(name)) + " WHERE "
                + one.where());
        jdbc.update("UPDATE " + table.name() + " SET " + name + " = " + literal(one.values().get(name)) + " WHERE "
                + other.where());
        return new Done("SWAP " + table.name() + "." + name + " of " + one.where() + " and " + other.where(), one.day(),
                Set.of(table.name()), one.position());
    }

    private @Nullable Done cellOf(String table, LocalDate day) {
        Map<String, Object> column = any(columns(table));
        String name = String.valueOf(column.get("column_name"));
        List<Map<String, Object>> rows = jdbc.queryForList("SELECT * FROM " + table + " WHERE business_date = ?"
                + " ORDER BY RAND(" + random.nextInt(1_000_000) + ") LIMIT 1", day);
        String change = name + " = " + changed(column, rows.getFirst().get(name));
        return jdbc.update("UPDATE " + table + " SET " + change + " WHERE " + where(table, rows.getFirst())) == 1
                ? new Done(table + " " + change + " of " + day, null, Set.of("day_close", "day_digest_section"), null)
                : null;
    }

    /** The last days are as if they had never been closed; with their steps of the night, or without. */
    private Done truncation() {
        LocalDate from = any(closed);
        for (String table : List.of("day_close", "day_digest_section", "trial_balance")) {
            jdbc.update("DELETE FROM " + table + " WHERE business_date >= ?", from);
        }
        if (random.nextBoolean()) {
            jdbc.update("DELETE FROM night_step WHERE step = 'CLOSE_BOOKS' AND business_date >= ?", from);
        }
        return new Done("TRUNCATE from " + from, from, Set.of("day_close"), null);
    }

    /** A cell changes, and all digests from its day on are made anew, as the platform makes them. */
    private @Nullable Done recomputation() {
        Done cell = cell();
        if (cell == null) {
            return null;
        }
        boolean withoutSignatures = random.nextBoolean();
        DayClose previous = null;
        LocalDate last = closed.getLast();
        for (LocalDate day : closed) {
            LocalDate after = previous == null ? Invariants.BEGINNING : previous.businessDate();
            List<Section> sections = new ArrayList<>();
            Formula.CURRENT.tables().forEach(table -> SectionReader.read(jdbc, table, after, day,
                    (samePart, part, position, samePosition, rows) -> !samePart
                            || rows >= Closes.SECTION_ROWS && !samePosition,
                    sections::add));
            DayClose was = DigestChain.closes(jdbc).stream().filter(close -> close.businessDate().equals(day))
                    .findFirst().orElseThrow();
            long rows = sections.stream().mapToLong(Section::rowCount).sum();
            DayClose now = new DayClose(day, was.formula(), rows,
                    previous == null ? Formula.NONE_BEFORE : previous.digest(),
                    Formula.CURRENT.digest(day, was.closedAt(), rows, previous, sections),
                    withoutSignatures ? null : was.signature(), withoutSignatures ? null : was.keyId(),
                    was.closedAt());
            jdbc.update("DELETE FROM day_digest_section WHERE business_date = ?", day);
            for (Section section : sections) {
                jdbc.update("INSERT INTO day_digest_section VALUES (?, ?, ?, ?, ?, ?, ?, ?, UNHEX(?))", day,
                        section.shard(), section.tableName(), section.number(), section.part(),
                        section.firstPosition(), section.lastPosition(), section.rowCount(), section.digest());
            }
            jdbc.update("""
                    UPDATE day_close SET row_count = ?, previous_digest = UNHEX(?), digest = UNHEX(?),
                      signature = UNHEX(?), key_id = ? WHERE business_date = ?
                    """, rows, now.previousDigest(), now.digest(), now.signature(), now.keyId(), day);
            previous = now;
        }
        // Whoever has no key can't sign the head: that is what is found.
        return new Done("RECOMPUTE after " + cell.what(), last, Set.of("day_close"), null);
    }

    private Done entryWithoutRun() {
        LocalDate day = any(closed);
        long holder = 10_001 + random.nextInt(100);
        jdbc.update(
                "INSERT INTO income_entry (fund_id, income_date, holder_id, sequence, base, income) VALUES (?, ?, ?, ?, 1, 1)",
                1001, random.nextBoolean() ? day : day.minusYears(1), holder, 7);
        return new Done("INSERT an entry of a run that is none", null, new TreeSet<>(Set.of("income_entry")), holder);
    }
}
