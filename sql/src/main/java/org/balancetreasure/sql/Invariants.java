package org.balancetreasure.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Checks the books. Each file of {@code sql/invariants} is one query that must return no row. Its first line says what
 * a row would mean.
 */
public final class Invariants {

    private static final int ROWS_SHOWN = 5;
    /** Side by side: a proof of a long history is as fast as the machine, and needs no more connections than this. */
    private static final int AT_ONCE = 2;

    /** Read once a process: the files are part of the program. */
    private static final class Files {
        static final List<Invariant> ALL = list();
    }

    /** One query. @param name the file's name without its ending */
    public record Invariant(String name, String query) {}

    /** A query that returned rows. @param rows the first of them */
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

    /**
     * Runs all queries, on two connections. Each query sees the books at its own moment, so call it when nothing else
     * writes.
     */
    public static Result check(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setMaxRows(ROWS_SHOWN);
        List<Failure> failed = new ArrayList<>();
        List<Invariant> all = all();
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<List<Map<String, @Nullable Object>>>> answers = all.stream()
                    .map(invariant -> executor.submit(() -> jdbc.queryForList(invariant.query()))).toList();
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
