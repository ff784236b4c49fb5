package org.balancetreasure.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.balancetreasure.sandbox.DayFigures.FundFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table of the days for people, and the same as JSON. All figures are read from the books, none is kept aside. */
final class Summary {

    private final Options options;
    private final JdbcClient jdbc;
    private final Set<LocalDate> tradingDays;
    private final PrintStream out;
    private final List<DayFigures> days = new ArrayList<>();

    Summary(Options options, JdbcClient jdbc, Set<LocalDate> tradingDays, PrintStream out) {
        this.options = options;
        this.jdbc = jdbc;
        this.tradingDays = tradingDays;
        this.out = out;
    }

    /** Prints the head of the table. */
    void begin() {
        out.println(DayFigures.header());
    }

    /** Reads and prints the days that have been proved and not been shown, also those of an earlier run. */
    void show() {
        LocalDate proved = jdbc
                .sql("SELECT MAX(business_date) FROM night_step WHERE step = 'PROVE' AND state = 'COMPLETED'")
                .query(LocalDate.class).optional().orElse(LocalDate.MIN);
        LocalDate next = days.isEmpty() ? options.from() : days.getLast().date().plusDays(1);
        for (; !next.isAfter(proved) && !next.isAfter(options.until()); next = next.plusDays(1)) {
            DayFigures figures = DayFigures.read(jdbc, next, tradingDays);
            days.add(figures);
            figures.lines().forEach(out::println);
        }
    }

    /** Prints the total. @return whether every day was proved, and every invariant held on it */
    boolean end() {
        long orders = days.stream().mapToLong(DayFigures::orders).sum();
        long confirmed = days.stream().mapToLong(DayFigures::confirmed).sum();
        long breaks = days.stream().mapToLong(DayFigures::breaks).sum();
        long failed = days.stream().mapToLong(DayFigures::failed).sum();
        long checked = days.stream().mapToLong(DayFigures::checked).sum();
        BigDecimal income = BigDecimal
                .valueOf(days.stream().flatMap(day -> day.funds().stream()).mapToLong(FundFigures::income).sum());
        BigDecimal residue = BigDecimal
                .valueOf(days.stream().flatMap(day -> day.funds().stream()).mapToLong(FundFigures::residue).sum());
        out.printf(Locale.ROOT,
                "%d days, %d of them trading days: %,d orders, %,d confirmed, income %s, residue %s, %,d breaks, "
                        + "%,d checks of invariants, %d failed%n",
                days.size(), days.stream().filter(DayFigures::tradingDay).count(), orders,
                confirmed, DayFigures.grouped(income), DayFigures.grouped(residue), breaks, checked, failed);
        boolean complete = !days.isEmpty() && days.getLast().date().equals(options.until());
        return failed == 0 && complete && days.stream().allMatch(day -> day.checked() > 0);
    }

    void write(DataSource dataSource) throws IOException {
        Path file = options.summary();
        if (file == null) {
            return;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", options.from().toString());
        json.put("until", options.until().toString());
        json.put("customers", options.customers());
        json.put("seed", options.seed());
        json.put("days", days.stream().map(DayFigures::toJson).toList());
        json.put("digest", Digest.of(dataSource));
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file,
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(json)
                        + "\n");
    }
}
