package org.balancetreasure.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The books prove themselves: each file of {@code sql/invariants} is one query that must return no row, and says in its
 * first line what its rows would mean. A query takes the figures proved at the end of {@code :after} and what was
 * booked since; after {@link #BEGINNING} there are no proved figures, and the same query proves the whole history.
 */
public final class Invariants {

    /** Before every day of the books. */
    public static final LocalDate BEGINNING = LocalDate.of(1000, 2, 1);
    /** After every day of the books; months before the last that the database knows, so that it can add some. */
    private static final LocalDate END = LocalDate.of(9999, 1, 1);

    private static final int ROWS_SHOWN = 5;
    /** Side by side: a proof is as fast as the machine, and needs no more connections than this. */
    private static final int AT_ONCE = 2;

    private static final Pattern TABLE = Pattern.compile("(?:FROM|JOIN)\\s+([a-z_]+)");
    private static final Pattern PART_OF_QUERY = Pattern.compile("([a-z_]+)(?: \\([a-z_, ]+\\))? AS \\(\\n");

    /** Read once a process: the files are part of the program. */
    private static final class Files {
        static final List<Invariant> ALL = list();
    }

    /**
     * What a query looks at.
     *
     * @param after the business date whose figures are proved
     * @param through the last day of a history that is looked at by days, inclusive
     * @param lower the first owner of a history that is looked at by owners
     * @param upper the last of them, inclusive
     */
    public record Bounds(LocalDate after, LocalDate through, long lower, long upper) {

        /** All that is not proved at the end of {@code day}. */
        public static Bounds since(LocalDate day) {
            return new Bounds(day, END, 0, Long.MAX_VALUE);
        }

        /** The days after one through another, as if nothing of them were proved. */
        static Bounds days(LocalDate after, LocalDate through) {
            return new Bounds(after, through, 0, Long.MAX_VALUE);
        }

        /** The whole history of a range of owners. */
        static Bounds owners(long lower, long upper) {
            return new Bounds(BEGINNING, END, lower, upper);
        }

        private Map<String, Object> parameters() {
            return Map.of("after", after, "through", through, "lower", lower, "upper", upper);
        }
    }

    /**
     * One query.
     *
     * @param name the file's name without its ending
     */
    public record Invariant(String name, String query) {

        /** Whether each day can be looked at on its own. */
        boolean isByDay() {
            return query.contains(":through");
        }

        /** Whether each owner can be looked at on its own. */
        boolean isByOwner() {
            return query.contains(":lower");
        }

        /** The tables whose figures it compares, by name. */
        public List<String> tables() {
            TreeSet<String> tables = new TreeSet<>();
            String text = query.replaceAll("(?m)^--.*$", "");
            for (Matcher found = TABLE.matcher(text); found.find();) {
                tables.add(found.group(1));
            }
            for (Matcher part = PART_OF_QUERY.matcher(text); part.find();) {
                tables.remove(part.group(1));
            }
            return List.copyOf(tables);
        }

        /** The rows that contradict it, at most {@value Invariants#ROWS_SHOWN}. */
        public List<Map<String, @Nullable Object>> ask(DataSource dataSource, Bounds bounds) {
            JdbcTemplate jdbc = new JdbcTemplate(dataSource);
            jdbc.setMaxRows(ROWS_SHOWN);
            return new NamedParameterJdbcTemplate(jdbc).queryForList(query, bounds.parameters());
        }
    }

    /**
     * A query that returned rows.
     *
     * @param rows the first of them
     */
    public record Failure(String name, List<Map<String, @Nullable Object>> rows) {}

    /** @param checked how many were asked */
    public record Result(int checked, List<Failure> failed) {}

    private Invariants() {}

    /** All invariants, by name. */
    public static List<Invariant> all() {
        return Files.ALL;
    }

    private static List<Invariant> list() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver(Invariants.class.getClassLoader())
                    .getResources("classpath*:sql/invariants/*.sql");
            return Arrays.stream(files).map(Invariants::read).sorted(Comparator.comparing(Invariant::name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The invariants can't be listed", e);
        }
    }

    /** Asks all of them about the whole history, as {@link #check(DataSource, LocalDate)}. */
    public static Result check(DataSource dataSource) {
        return check(dataSource, BEGINNING);
    }

    /**
     * Asks all of them, on two connections. The books are as they are at the moment of each query.
     *
     * @param after the business date whose figures are proved; {@link #BEGINNING} if none are
     */
    public static Result check(DataSource dataSource, LocalDate after) {
        List<Failure> failed = new ArrayList<>();
        List<Invariant> all = all();
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<List<Map<String, @Nullable Object>>>> answers = all.stream()
                    .map(invariant -> executor.submit(() -> invariant.ask(dataSource, Bounds.since(after)))).toList();
            for (int i = 0; i < answers.size(); i++) {
                List<Map<String, @Nullable Object>> rows = answers.get(i).get();
                if (!rows.isEmpty()) {
                    failed.add(new Failure(all.get(i).name(), rows));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the invariants were asked", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("An invariant could not be asked", e);
        }
        return new Result(all.size(), failed);
    }

    private static Invariant read(Resource file) {
        try {
            String name = Objects.requireNonNull(file.getFilename()).replace(".sql", "");
            String text = file.getContentAsString(StandardCharsets.UTF_8).strip();
            return new Invariant(name, text.endsWith(";") ? text.substring(0, text.length() - 1) : text);
        } catch (IOException e) {
            throw new UncheckedIOException("The invariant " + file + " can't be read", e);
        }
    }
}
