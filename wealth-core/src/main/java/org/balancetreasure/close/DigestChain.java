package org.balancetreasure.close;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.balancetreasure.sql.BooksVerification.Wrong;
import org.balancetreasure.sql.Invariants;
import org.balancetreasure.transport.Ed25519;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Walks the chain of closes from the first to the last and makes every digest again from the rows. It reads only, takes
 * no lock, and needs the memory of one day's sections. A difference is named by day, table, and the accounts of the
 * section it lies in.
 */
public final class DigestChain {

    private static final String CLOSES = "day_close";
    private static final String SECTIONS = "day_digest_section";

    /**
     * What a walk found.
     *
     * @param wrong what is not as it was closed, by day
     * @param rowCount rows that were digested
     * @param last the last close; null if no date is closed
     * @param unsigned closes without a signature
     */
    public record Result(List<Wrong> wrong, long rowCount, @Nullable DayClose last, long unsigned) {}

    /**
     * A digest that somebody has kept outside the database, from a printed trial balance or an export.
     *
     * @param digest hexadecimal
     */
    public record Anchor(LocalDate businessDate, String digest) {}

    private final JdbcTemplate jdbc;
    private final Map<String, PublicKey> keys;
    private final LongConsumer progress;
    private final List<Wrong> wrong = new ArrayList<>();
    private final Map<String, Long> digested = new TreeMap<>();

    private DigestChain(DataSource dataSource, Collection<PublicKey> keys, LongConsumer progress) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.keys = keys.stream().collect(Collectors.toMap(ClosingKey::id, key -> key, (one, same) -> one));
        this.progress = progress;
    }

    /**
     * @param keys public keys that may have signed; without any, no signature is checked
     * @param anchors digests that must be those of their dates
     * @param progress told after each day how many rows were digested so far
     */
    public static Result verify(DataSource dataSource, Collection<PublicKey> keys, Collection<Anchor> anchors,
            LongConsumer progress) {
        return new DigestChain(dataSource, keys, progress).verify(anchors);
    }

    private Result verify(Collection<Anchor> anchors) {
        List<DayClose> closes = closes(jdbc);
        DayClose previous = null;
        for (DayClose close : closes) {
            verify(close, previous);
            previous = close;
            progress.accept(rowCount());
        }
        verifyReach(previous);
        verifyThatNothingLiesOutside(previous);
        for (Anchor anchor : anchors) {
            if (closes.stream().noneMatch(close -> close.businessDate().equals(anchor.businessDate())
                    && close.digest().equals(anchor.digest()))) {
                wrong("digest_as_kept_elsewhere", anchor.businessDate(), CLOSES, Map.of("kept", anchor.digest()));
            }
        }
        return new Result(List.copyOf(wrong), rowCount(), previous,
                closes.stream().filter(close -> close.signature() == null).count());
    }

    /** All of them, oldest first. */
    static List<DayClose> closes(JdbcTemplate jdbc) {
        return jdbc.query(CloseMapper.CLOSE + "ORDER BY business_date",
                (row, number) -> new DayClose(row.getObject(1, LocalDate.class), row.getInt(2), row.getLong(3),
                        row.getString(4), row.getString(5), row.getString(6), row.getString(7),
                        row.getObject(8, LocalDateTime.class)));
    }

    private long rowCount() {
        return digested.values().stream().mapToLong(Long::longValue).sum();
    }

    private void verify(DayClose close, @Nullable DayClose previous) {
        LocalDate day = close.businessDate();
        if (previous != null && !previous.businessDate().plusDays(1).equals(day)) {
            wrong("closes_follow_each_other", day, CLOSES, Map.of("close_before", previous.businessDate()));
        }
        if (!close.previousDigest().equals(previous == null ? Formula.NONE_BEFORE : previous.digest())) {
            wrong("digest_of_the_day_before", day, CLOSES, Map.of("previous_digest", close.previousDigest()));
        }
        if (!Formula.isKnown(close.formula())) {
            wrong("formula_is_known", day, CLOSES, Map.of("formula", close.formula()));
            return;
        }
        Formula formula = Formula.of(close.formula());
        List<Section> stored = sections(jdbc, day);
        String digest = formula.digest(day, close.closedAt(), close.rowCount(), previous, stored);
        if (!digest.equals(close.digest())
                || stored.stream().mapToLong(Section::rowCount).sum() != close.rowCount()) {
            wrong("digest_of_the_day", day, CLOSES + ", " + SECTIONS,
                    Map.of("digest", close.digest(), "computed", digest));
        }
        verifySignature(close);
        LocalDate after = previous == null ? Invariants.BEGINNING : previous.businessDate();
        TreeSet<String> unknown = stored.stream().map(Section::tableName)
                .collect(Collectors.toCollection(TreeSet::new));
        for (DigestedTable table : formula.tables()) {
            unknown.remove(table.name());
            verify(table, day, after,
                    stored.stream().filter(section -> section.tableName().equals(table.name())).toList());
        }
        unknown.forEach(table -> wrong("sections_are_of_the_formula", day, SECTIONS, Map.of("table_name", table)));
    }

    static List<Section> sections(JdbcTemplate jdbc, LocalDate day) {
        return jdbc.query("""
                SELECT shard, table_name, section_no, part, first_position, last_position, row_count, LOWER(HEX(digest))
                FROM day_digest_section WHERE business_date = ? ORDER BY shard, table_name, section_no
                """,
                (row, number) -> new Section(row.getInt(1), row.getString(2), row.getInt(3), row.getString(4),
                        row.getLong(5), row.getLong(6), row.getLong(7), row.getString(8)),
                day);
    }

    private void verifySignature(DayClose close) {
        if (keys.isEmpty() || close.signature() == null) {
            return;
        }
        PublicKey key = keys.get(close.keyId());
        if (key == null || !Ed25519.isSigned(key, close.signedText(), HexFormat.of().parseHex(close.signature()))) {
            wrong("signature", close.businessDate(), CLOSES, Map.of("key_id", String.valueOf(close.keyId()), "known",
                    key != null));
        }
    }

    /** Rows go to the sections that the close stored, so a row too many or too few is seen in its own section only. */
    private void verify(DigestedTable table, LocalDate day, LocalDate after, List<Section> stored) {
        Map<String, List<Section>> byPart = stored.stream()
                .collect(Collectors.groupingBy(Section::part, LinkedHashMap::new, Collectors.toList()));
        List<@Nullable Section> expected = new ArrayList<>();
        List<Section> found = new ArrayList<>();
        SectionReader.read(jdbc, table, after, day, new AsStored(byPart, expected), found::add);
        for (int i = 0; i < found.size(); i++) {
            Section section = found.get(i);
            Section was = expected.get(i);
            digested.merge(table.name(), section.rowCount(), Math::addExact);
            if (was == null || !was.digest().equals(section.digest()) || was.rowCount() != section.rowCount()
                    || was.lastPosition() != section.lastPosition()
                    || was.firstPosition() != section.firstPosition()) {
                wrong(table, day, was, section);
            }
        }
        Set<@Nullable Section> met = new HashSet<>(expected);
        stored.stream().filter(section -> !met.contains(section))
                .forEach(section -> wrong(table, day, section, null));
    }

    /** Begins a section where the close began one. */
    private static final class AsStored implements SectionReader.Cut {

        private final Map<String, List<Section>> byPart;
        private final List<@Nullable Section> expected;
        private List<Section> ofPart = List.of();
        private int index;

        /** @param expected the stored section for each that is begun; null for a part that has none */
        AsStored(Map<String, List<Section>> byPart, List<@Nullable Section> expected) {
            this.byPart = byPart;
            this.expected = expected;
        }

        @Override
        public boolean beginsAt(boolean samePart, byte[] part, long position, boolean samePosition, long rows) {
            int before = index;
            if (!samePart) {
                ofPart = byPart.getOrDefault(new String(part, StandardCharsets.UTF_8), List.of());
                index = 0;
            }
            while (index + 1 < ofPart.size() && ofPart.get(index + 1).firstPosition() <= position) {
                index++;
            }
            boolean begins = !samePart || index > before;
            if (begins) {
                expected.add(ofPart.isEmpty() ? null : ofPart.get(index));
            }
            return begins;
        }
    }

    /** The head must be signed, and every date that is over is closed, or is being worked on by a step of the night. */
    private void verifyReach(@Nullable DayClose last) {
        if (!keys.isEmpty() && last != null && last.signature() == null) {
            wrong("signature", last.businessDate(), CLOSES, Map.of("signature", "none"));
        }
        LocalDate open = jdbc.queryForObject("SELECT MAX(open_date) FROM gate WHERE kind = 'DAY'", LocalDate.class);
        LocalDate firstProved = jdbc.queryForObject(
                "SELECT MIN(business_date) FROM night_step WHERE step = 'PROVE'", LocalDate.class);
        LocalDate next = last == null ? firstProved : last.businessDate().plusDays(1);
        if (open == null || next == null) {
            return;
        }
        List<@Nullable LocalDate> underWay = jdbc.queryForList(
                "SELECT business_date FROM night_step WHERE step = 'CLOSE_BOOKS' AND state <> 'COMPLETED'",
                LocalDate.class);
        LocalDate done = jdbc.queryForObject(
                "SELECT MAX(business_date) FROM night_step WHERE step = 'CLOSE_BOOKS' AND state = 'COMPLETED'",
                LocalDate.class);
        LocalDate end = done != null && !done.isBefore(open) ? done.plusDays(1) : open;
        next.datesUntil(end.isBefore(next) ? next : end).filter(day -> !underWay.contains(day))
                .forEach(day -> wrong("days_that_are_over_are_closed", day, CLOSES, Map.of("open_day", open)));
    }

    /** Rows that belong to no day of the chain and to none after it. */
    private void verifyThatNothingLiesOutside(@Nullable DayClose last) {
        jdbc.query("""
                SELECT DISTINCT s.business_date FROM day_digest_section s
                LEFT JOIN day_close c ON c.business_date = s.business_date WHERE c.business_date IS NULL
                """, (row, number) -> row.getObject(1, LocalDate.class))
                .forEach(day -> wrong("sections_have_their_close", day, SECTIONS, Map.of()));
        jdbc.query("""
                SELECT DISTINCT g.fund_id, g.income_date, g.sequence FROM income_range g
                LEFT JOIN income_run r ON r.fund_id = g.fund_id AND r.income_date = g.income_date AND r.sequence = g.sequence
                WHERE r.fund_id IS NULL
                """, (row, number) -> row.getString(1) + "/" + row.getString(2) + "/" + row.getString(3))
                .forEach(run -> wrong("ranges_have_their_run", null, "income_range", Map.of("run", run)));
        if (last != null) {
            verifyEntries(last.businessDate());
        }
    }

    /** Counting is a tenth of looking for the run of each entry, so that is done only if there are too many. */
    private void verifyEntries(LocalDate through) {
        long closed = Objects.requireNonNull(jdbc.queryForObject("""
                SELECT (SELECT COUNT(*) FROM income_entry WHERE income_date <= ?)
                  - (SELECT COALESCE(SUM(g.posted_holders), 0) FROM income_run r
                     JOIN income_range g ON g.fund_id = r.fund_id AND g.income_date = r.income_date AND g.sequence = r.sequence
                     WHERE r.booking_date > ? AND r.income_date <= ? AND r.quote_version IS NOT NULL)
                """, Long.class, through, through, through));
        if (closed == digested.getOrDefault("income_entry", 0L)) {
            return;
        }
        jdbc.query("""
                SELECT e.fund_id, e.income_date, e.sequence, MIN(e.holder_id), MAX(e.holder_id), COUNT(*)
                FROM income_entry e
                LEFT JOIN income_run r ON r.fund_id = e.fund_id AND r.income_date = e.income_date AND r.sequence = e.sequence
                WHERE e.income_date <= ? AND r.fund_id IS NULL
                GROUP BY e.fund_id, e.income_date, e.sequence
                """, (row, number) -> {
            Map<String, @Nullable Object> figures = new LinkedHashMap<>();
            figures.put("fund_id", row.getInt(1));
            figures.put("sequence", row.getInt(3));
            figures.put("holder_id", row.getLong(4) + ".." + row.getLong(5));
            figures.put("rows", row.getLong(6));
            wrong("entries_have_their_run", row.getObject(2, LocalDate.class), "income_entry", figures);
            return null;
        }, through);
    }

    private void wrong(DigestedTable table, LocalDate day, @Nullable Section was, @Nullable Section now) {
        Section named = Objects.requireNonNull(was == null ? now : was);
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        String[] values = named.part().split("/", table.part().size());
        for (int i = 0; i < values.length; i++) {
            figures.put(column(table.part().get(i)), values[i]);
        }
        long first = now == null ? named.firstPosition() : Math.min(named.firstPosition(), now.firstPosition());
        long last = now == null ? named.lastPosition() : Math.max(named.lastPosition(), now.lastPosition());
        figures.put(column(table.position()), first == last ? first : first + ".." + last);
        figures.put("rows", was == null ? 0 : was.rowCount());
        figures.put("found", now == null ? 0 : now.rowCount());
        wrong("rows_as_they_were_closed", day, table.name(), figures);
    }

    private static String column(String expression) {
        return expression.substring(expression.indexOf('.') + 1);
    }

    private void wrong(String what, @Nullable LocalDate day, String tables, Map<String, ?> figures) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(figures);
        wrong.add(new Wrong(what, day, List.of(tables.split(", ")), row));
    }
}
