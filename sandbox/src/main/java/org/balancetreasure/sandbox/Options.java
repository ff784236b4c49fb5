package org.balancetreasure.sandbox;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed.
 *
 * @param from the first calendar day
 * @param until the last calendar day; with it the run ends on the same day however often it was broken off
 * @param customers how many are registered at the start
 * @param seed of everything that customers do
 * @param dataDirectory database, files and keys; kept between runs
 * @param port of the API and the pages; 0 takes a free one
 * @param databasePort of the embedded database; 0 takes a free one
 * @param summary where the figures of the days go as JSON
 * @param faults the script of what partners do wrong; a file that is not there has nothing in it
 * @param sftp whether partners exchange files by a server instead of by directory
 * @param agentIncome the fund whose transfer agent is right about income; null: none
 * @param exit whether to end after the last day instead of serving the API
 */
record Options(LocalDate from, LocalDate until, int customers, long seed, Path dataDirectory, int port,
        int databasePort,
        @Nullable Path summary, Path faults, boolean sftp, @Nullable String agentIncome, boolean exit) {

    static final String USAGE = """
            Runs business days of four money-market funds at two transfer agents, end to end, and serves the API meanwhile and
            after them, on 127.0.0.1 only. docs/first-steps.md shows what to call; the tokens are in DIR/tokens. Fund
            000198 has its real quotes, the others follow their path with an offset. Customers order funds and products, redeem at
            once, pay, are swept, follow plans, and are refused what limits do not allow.

            usage: bin/sandbox [options]
              --from DATE       first calendar day, 2013-07-01 to 2014-08-31 (default 2013-07-01)
              --days N          how many calendar days, counted from --from (default 30)
              --until DATE      last calendar day, instead of --days
              --customers N     registered customers (default 10000)
              --seed N          of everything that customers do (default 1)
              --data-dir DIR    database, files, keys and tokens; a second start continues there (default data/sandbox)
              --port N          of API and pages (default 8080; 0 takes a free one); people sign in at the port above it
              --db-port N       of the embedded database (default 0: a free one)
              --summary FILE    writes the figures of each day as JSON
              --faults FILE     what partners do wrong, and when; lines partner,day,kind,target (default DIR/exchange/faults.csv)
              --sftp            partners exchange files by SFTP, with keys and signed manifests, instead of by directory
              --agent-income FUND  this fund credits what its transfer agent states in file 06 (000198, 990101, 990201 or 990202)
              --exit            end after the last day: status 0 only if every invariant holds on each day
              --help            this text
            An own server instead of the embedded database: DB_URL, DB_USER and DB_PASSWORD.
            """;

    /** The port of the issuer at which one signs in: the one above. 0 takes a free one. */
    int signOnPort() {
        return port == 0 ? 0 : port + 1;
    }

    private static final LocalDate FIRST_QUOTE = LocalDate.of(2013, 7, 1);
    /** The last day of the real quotes. */
    static final LocalDate LAST_QUOTE = LocalDate.of(2014, 8, 31);
    private static final int CUSTOMERS_MAX = 5_000_000;

    /** Wrong usage; the message names the option and the rule. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) throws UsageException {
        Deque<String> words = new ArrayDeque<>(arguments);
        LocalDate from = FIRST_QUOTE;
        @Nullable
        LocalDate until = null;
        int days = 0;
        int customers = 10_000;
        long seed = 1;
        Path data = Path.of("data", "sandbox");
        int port = 8080;
        int databasePort = 0;
        @Nullable
        Path summary = null;
        @Nullable
        Path faults = null;
        boolean sftp = false;
        @Nullable
        String agentIncome = null;
        boolean exit = false;
        while (!words.isEmpty()) {
            String option = words.pop();
            switch (option) {
                case "--from" -> from = date(option, words, FIRST_QUOTE, LAST_QUOTE);
                case "--until" -> until = date(option, words, FIRST_QUOTE, LAST_QUOTE);
                case "--days" -> days = (int) number(option, words, 1, 427);
                case "--customers" -> customers = (int) number(option, words, 1, CUSTOMERS_MAX);
                case "--seed" -> seed = number(option, words, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--data-dir" -> data = Path.of(value(option, words));
                case "--port" -> port = (int) number(option, words, 0, 65_534);
                case "--db-port" -> databasePort = (int) number(option, words, 0, 65_535);
                case "--summary" -> summary = Path.of(value(option, words));
                case "--faults" -> faults = Path.of(value(option, words));
                case "--sftp" -> sftp = true;
                case "--agent-income" -> agentIncome = fund(option, words);
                case "--exit" -> exit = true;
                default -> throw new UsageException("Unknown option " + option);
            }
        }
        if (until != null && days != 0) {
            throw new UsageException("--days and --until exclude each other");
        }
        LocalDate last = until != null ? until : from.plusDays((days == 0 ? 30 : days) - 1L);
        if (last.isBefore(from)) {
            throw new UsageException("--until " + last + " is before --from " + from);
        }
        if (last.isAfter(LAST_QUOTE)) {
            throw new UsageException("There are quotes through " + LAST_QUOTE + ", not for " + last
                    + ": fewer --days, or an earlier --from");
        }
        Path folder = data.toAbsolutePath().normalize();
        return new Options(from, last, customers, seed, folder, port, databasePort, summary,
                faults == null ? folder.resolve("exchange").resolve("faults.csv") : faults, sftp, agentIncome, exit);
    }

    private static String value(String option, Deque<String> words) throws UsageException {
        String value = words.poll();
        if (value == null || value.startsWith("--")) {
            throw new UsageException(option + " needs a value");
        }
        return value;
    }

    private static String fund(String option, Deque<String> words) throws UsageException {
        String value = value(option, words);
        if (DemoFund.ALL.stream().noneMatch(fund -> fund.fundCode().equals(value))) {
            throw new UsageException(option + " must be one of "
                    + DemoFund.ALL.stream().map(DemoFund::fundCode).toList() + ", not " + value);
        }
        return value;
    }

    private static LocalDate date(String option, Deque<String> words, LocalDate min, LocalDate max)
            throws UsageException {
        String value = value(option, words);
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.isBefore(min) || date.isAfter(max)) {
                throw new UsageException(option + " must be from " + min + " to " + max + ", not " + value);
            }
            return date;
        } catch (DateTimeException e) {
            throw new UsageException(option + " must be a date like 2013-07-01, not " + value);
        }
    }

    private static long number(String option, Deque<String> words, long min, long max) throws UsageException {
        String value = value(option, words);
        try {
            long number = Long.parseLong(value);
            if (number < min || number > max) {
                throw new UsageException(option + " must be from " + min + " to " + max + ", not " + value);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new UsageException(option + " must be a whole number, not " + value);
        }
    }
}
