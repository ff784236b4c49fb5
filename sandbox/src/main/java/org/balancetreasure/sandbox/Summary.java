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
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.balancetreasure.sandbox.DayFigures.Breaks;
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

    /**
     * Prints the total.
     *
     * @return whether every day was proved and closed, every invariant held, and all money was settled and found again,
     *         unless a script of faults keeps something open
     */
    boolean end() {
        List<DayFigures> all = asKnownNow();
        DayActivity activity = all.stream().map(DayFigures::activity).reduce(DayActivity.none(), DayActivity::plus);
        long confirmed = all.stream().mapToLong(DayFigures::confirmed).sum();
        long breaks = all.stream().mapToLong(day -> day.breaks().size()).sum();
        long failed = all.stream().mapToLong(DayFigures::failed).sum();
        long checked = all.stream().mapToLong(DayFigures::checked).sum();
        BigDecimal income = BigDecimal
                .valueOf(all.stream().flatMap(day -> day.funds().stream()).mapToLong(FundFigures::income).sum());
        BigDecimal residue = BigDecimal
                .valueOf(all.stream().flatMap(day -> day.funds().stream()).mapToLong(FundFigures::residue).sum());
        out.printf(Locale.ROOT,
                "%d days, %d of them trading days: %,d orders, %,d confirmed, income %s, residue %s, %,d breaks, "
                        + "%,d checks of invariants, %d failed%n",
                all.size(), all.stream().filter(DayFigures::tradingDay).count(), activity.orders(),
                confirmed, DayFigures.grouped(income), DayFigures.grouped(residue), breaks, checked, failed);
        out.printf(Locale.ROOT,
                "%,d orders of products; %,d of plans; %,d of sweeps over %s; %,d redemptions at once over %s; "
                        + "%,d payments, %,d of them filled%n",
                activity.ofProducts(), activity.planned(), activity.swept(), grouped(activity.sweptCents()),
                activity.instants(),
                grouped(activity.instantCents()), activity.debits(), activity.filled());
        out.println("refused: " + (activity.refused().isEmpty()
                ? "none"
                : activity.refused().entrySet().stream().map(code -> code.getKey() + " " + code.getValue())
                        .collect(Collectors.joining(", "))));
        LineFigures.read(jdbc).forEach(line -> out.println(line.line()));
        SettlementFigures settlement = SettlementFigures.read(jdbc, options.until());
        out.println(settlement.line());
        boolean complete = !all.isEmpty() && all.getLast().date().equals(options.until());
        return failed == 0 && complete && all.stream().allMatch(day -> day.checked() > 0)
                && settlement.closed() == all.size() && (Files.exists(options.faults()) || settlement.isSettled());
    }

    private static String grouped(long cents) {
        return DayFigures.grouped(BigDecimal.valueOf(cents));
    }

    private List<DayFigures> asKnownNow() {
        Map<LocalDate, Breaks> breaks = Breaks.of(jdbc);
        return days.stream().map(day -> day.with(breaks.getOrDefault(day.date(), Breaks.NONE))).toList();
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
        json.put("days", asKnownNow().stream().map(DayFigures::toJson).toList());
        json.put("advanceLines", LineFigures.read(jdbc).stream().map(LineFigures::toJson).toList());
        json.put("settlement", SettlementFigures.read(jdbc, options.until()).toJson());
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
