package org.balancetreasure.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The figures of a calendar day, read from the books.
 *
 * @param activity what customers did
 * @param confirmed confirmations of the day
 * @param breaks opened about the day, each by its type and what it is about
 * @param checked invariants that were asked at the close, {@code failed} those that did not hold
 */
record DayFigures(LocalDate date, boolean tradingDay, DayActivity activity, long confirmed, List<String> breaks,
        long checked, long failed, List<FundFigures> funds) {

    private static final String LINE = "%-14s %6s %6s %6s %8s %7s %9s  %-6s %18s %8s %14s %8s %8s %6s %10s";

    /**
     * One fund's day. Amounts in hundredths.
     *
     * @param sevenDayYield percent
     */
    record FundFigures(String fund, @Nullable BigDecimal quote, @Nullable BigDecimal sevenDayYield, long holders,
            BigDecimal baseUnits,
            long income, long residue, BigDecimal closingUnits) {

        Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("fund", fund);
            json.put("quote", quote == null ? "" : plain(quote, 4));
            json.put("sevenDayYield", sevenDayYield == null ? "" : plain(sevenDayYield, 3));
            json.put("holders", holders);
            json.put("baseUnits", hundredths(baseUnits));
            json.put("income", hundredths(BigDecimal.valueOf(income)));
            json.put("residue", hundredths(BigDecimal.valueOf(residue)));
            json.put("closingUnits", hundredths(closingUnits));
            return json;
        }
    }

    /**
     * About one day.
     *
     * @param opened by type and subject, in their order
     * @param failed invariants that do not hold
     */
    record Breaks(List<String> opened, long failed) {

        static final Breaks NONE = new Breaks(List.of(), 0);

        private Breaks and(String name, boolean fails) {
            return new Breaks(Stream.concat(opened.stream(), Stream.of(name)).toList(), failed + (fails ? 1 : 0));
        }

        /** As they stand now, by the day they are about. */
        static Map<LocalDate, Breaks> of(JdbcClient jdbc) {
            Map<LocalDate, Breaks> breaks = new HashMap<>();
            jdbc.sql("""
                    SELECT business_date, CONCAT(type, ' ', subject) AS name, type = 'INVARIANT' AND state = 'OPEN'
                    FROM reconciliation_break ORDER BY business_date, name
                    """).query(row -> {
                breaks.merge(row.getObject(1, LocalDate.class), Breaks.NONE.and(row.getString(2), row.getBoolean(3)),
                        (earlier, one) -> earlier.and(one.opened().getFirst(), one.failed() > 0));
            });
            return breaks;
        }
    }

    /** The same day with the breaks that are known by now: some are opened later than the day is shown. */
    DayFigures with(Breaks now) {
        return new DayFigures(date, tradingDay, activity, confirmed, now.opened(), checked, now.failed(), funds);
    }

    static DayFigures read(JdbcClient jdbc, LocalDate day, Set<LocalDate> tradingDays) {
        long confirmed = count(jdbc, "SELECT COUNT(*) FROM confirmation WHERE confirm_date = ? AND booked", day);
        Breaks breaks = Breaks.of(jdbc).getOrDefault(day, Breaks.NONE);
        long checked = count(jdbc,
                "SELECT COALESCE(MAX(rows_done), 0) FROM night_step WHERE step = 'PROVE' AND business_date = ?", day);
        List<FundFigures> funds = jdbc.sql("""
                SELECT f.fund_code, q.income_per_10k, q.seven_day_yield, COALESCE(r.holders, 0), COALESCE(r.base_sum, 0),
                  COALESCE((SELECT SUM(posted_income) FROM income_range g
                            WHERE g.fund_id = f.fund_id AND g.income_date = r.income_date AND g.sequence = 0), 0) AS income,
                  COALESCE(r.residue, 0), f.carry = 'DAILY'
                FROM fund f
                LEFT JOIN income_run r ON r.fund_id = f.fund_id AND r.income_date = :day AND r.sequence = 0
                LEFT JOIN quote q ON q.fund_id = f.fund_id AND q.last_day = :day AND q.version = r.quote_version
                ORDER BY f.fund_code
                """).param("day", day).query((row, number) -> new FundFigures(row.getString(1), row.getBigDecimal(2),
                row.getBigDecimal(3), row.getLong(4), row.getBigDecimal(5), row.getLong(6), row.getLong(7),
                // What accrues is not units yet.
                row.getBoolean(8) ? row.getBigDecimal(5).add(row.getBigDecimal(6)) : row.getBigDecimal(5))).list();
        return new DayFigures(day, tradingDays.contains(day), DayActivity.read(jdbc, day), confirmed,
                breaks.opened(), checked, breaks.failed(), funds);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", date.toString());
        json.put("tradingDay", tradingDay);
        json.put("orders", activity.orders());
        json.put("confirmed", confirmed);
        json.putAll(activity.toJson());
        json.put("breaks", breaks);
        // Not Map.of, whose order differs from process to process: the same days make the same bytes.
        Map<String, Object> invariants = new LinkedHashMap<>();
        invariants.put("checked", checked);
        invariants.put("failed", failed);
        json.put("invariants", invariants);
        json.put("funds", funds.stream().map(FundFigures::toJson).toList());
        return json;
    }

    static String header() {
        return String.format(Locale.ROOT, LINE, "day", "orders", "plans", "swept", "at once", "refused",
                "confirmed", "fund", "units at close", "quote",
                "income", "residue", "7-day %", "breaks", "invariants");
    }

    /** One line a fund; the day's counts stand on the first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (FundFigures fund : funds) {
            boolean first = lines.isEmpty();
            lines.add(String.format(Locale.ROOT, LINE,
                    first ? date + (tradingDay ? " " + shortName(date) : " -  ") : "",
                    first ? activity.orders() : "", first ? activity.planned() : "", first ? activity.swept() : "",
                    first ? activity.instants() : "", first ? activity.refusals() : "", first ? confirmed : "",
                    fund.fund(), grouped(fund.closingUnits()),
                    fund.quote() == null ? "" : plain(fund.quote(), 4), grouped(BigDecimal.valueOf(fund.income())),
                    grouped(BigDecimal.valueOf(fund.residue())),
                    fund.sevenDayYield() == null ? "" : plain(fund.sevenDayYield(), 3), first ? breaks.size() : "",
                    first ? failed == 0 ? checked + " hold" : failed + " FAIL" : "").stripTrailing());
        }
        return lines;
    }

    private static String shortName(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH);
    }

    private static long count(JdbcClient jdbc, String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    static String hundredths(BigDecimal value) {
        return value.movePointLeft(2).setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    static String grouped(BigDecimal valueInHundredths) {
        return String.format(Locale.ROOT, "%,.2f", valueInHundredths.movePointLeft(2));
    }

    private static String plain(BigDecimal value, int decimals) {
        BigDecimal exact = value.stripTrailingZeros();
        return exact.setScale(Math.max(decimals, exact.scale()), RoundingMode.UNNECESSARY).toPlainString();
    }
}
