package org.balancetreasure.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for on the command line.
 *
 * @param holders of the fund whose income is posted
 * @param sizes numbers of holders at which the cost of one is compared, ascending
 * @param records of each file that both sides write and read
 * @param largeRecords of the file that is written and checked in a small heap; 0 leaves it out
 * @param payments of the instructions that are written
 * @param entries of the statement that is read
 * @param requests of customers in each round
 * @param growthHolders of the fund whose days get more and more history behind them
 * @param history numbers of days of history, ascending
 * @param rounds of which the median counts
 * @param json null for none
 */
public record Options(Suite suite, int holders, List<Integer> sizes, int records, int largeRecords, int payments,
        int entries, int requests, int growthHolders, List<Integer> history, int rounds, Path dataDir,
        @Nullable Path json) {

    /** Which benchmarks run. */
    public enum Suite {
        INCOME, FILES, BANK_FILES, RECONCILE, RECONCILE_VS_FLOOR, BANK_STEPS, ORDERS, INSTANT, SWEEP, VERIFY, GROWTH, ALL;

        /** As it is typed. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean includes(Suite other) {
            return this == ALL || this == other;
        }
    }

    /** The command line is not one that the help describes; the message says why. */
    static final class WrongUsage extends Exception {
        private static final long serialVersionUID = 1L;

        WrongUsage(String message) {
            super(message);
        }
    }

    static final String HELP = """
            bin/benchmark [income|files|bank-files|reconcile|reconcile-vs-floor|bank-steps|orders|instant|sweep|verify|growth|
                           all] [options]

            Measures income posting beside its floor (the bare statements) and a chunk-oriented peer, and the reading
            and writing of fund data exchange files beside rdf-file-core, and of the files of banks beside bare StAX,
            and orders and instant redemptions through HTTP and the sweep of wallets beside their bare statements, the
            close of a day and the walk of all closes beside bare reading, and a night and its proof beside the same
            with less history behind it; prints a table. Default: all.

              --holders N        holders of the fund whose income is posted, and wallets swept; default 1000000
              --sizes N,N,…      compare the cost per holder at these numbers; default 10000, 100000, the number of
                                 holders and three times it; 0 for none
              --records N        04 records per file; default 200000
              --large-records N  04 records written and checked with a heap of 64 MB; default 5000000; 0 for none
              --payments N       payments in the instructions for a bank; default 100000
              --entries N        entries in the statement of a bank, and as many of ours; default 1000000
              --requests N       requests of customers in each round; default 20000
              --growth-holders N holders whose days get more and more history behind them; default 100000
              --history N,N,…    days of history; default 30, 400, 1000
              --rounds N         rounds of which the median counts; default 5
              --data-dir DIR     for the database and the files, emptied afterwards; default benchmarks/target/data
              --json FILE        write the results there as JSON, too
              --help             this text

            The database is an embedded MariaDB with durable settings, unless DB_URL, DB_USER and DB_PASSWORD name a
            server: there a database of its own, benchmark, is dropped and made anew.
            """;

    private static final int HOLDERS = 1_000_000;

    /** @throws WrongUsage for anything the help does not describe */
    static Options parse(List<String> arguments, Path dataDirByDefault) throws WrongUsage {
        Suite suite = null;
        int holders = HOLDERS;
        List<Integer> sizes = null;
        int records = 200_000;
        int largeRecords = 5_000_000;
        int payments = 100_000;
        int entries = 1_000_000;
        int requests = 20_000;
        int growthHolders = 100_000;
        List<Integer> history = List.of(30, 400, 1_000);
        int rounds = 5;
        Path dataDir = dataDirByDefault;
        Path json = null;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (!argument.startsWith("-")) {
                if (suite != null) {
                    throw new WrongUsage("one of the suites is enough, but '" + argument + "' follows");
                }
                suite = suite(argument);
                continue;
            }
            switch (argument) {
                case "--holders" -> holders = number(argument, value(argument, rest), 1, 50_000_000);
                case "--sizes" -> sizes = sizes(argument, value(argument, rest));
                case "--records" -> records = number(argument, value(argument, rest), 1, 99_999_999);
                case "--large-records" -> largeRecords = number(argument, value(argument, rest), 0, 99_999_999);
                case "--payments" -> payments = number(argument, value(argument, rest), 1, 10_000_000);
                case "--entries" -> entries = number(argument, value(argument, rest), 1, 20_000_000);
                case "--requests" -> requests = number(argument, value(argument, rest), 100, 10_000_000);
                case "--growth-holders" -> growthHolders = number(argument, value(argument, rest), 1, 1_000_000);
                case "--history" -> history = sizes(argument, value(argument, rest));
                case "--rounds" -> rounds = number(argument, value(argument, rest), 1, 1_000);
                case "--data-dir" -> dataDir = Path.of(value(argument, rest));
                case "--json" -> json = Path.of(value(argument, rest));
                default -> throw new WrongUsage("unknown option " + argument);
            }
        }
        return new Options(suite == null ? Suite.ALL : suite, holders,
                sizes == null ? usualSizes(holders) : sizes, records, largeRecords, payments, entries, requests,
                growthHolders,
                history, rounds, dataDir, json);
    }

    private static Suite suite(String name) throws WrongUsage {
        return Stream.of(Suite.values()).filter(suite -> suite.word().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new WrongUsage(
                                "'" + name
                                        + "' is none of income, files, bank-files, reconcile, "
                                        + "reconcile-vs-floor, bank-steps, orders, instant, sweep, verify, growth, all"));
    }

    private static String value(String argument, Iterator<String> rest) throws WrongUsage {
        if (!rest.hasNext()) {
            throw new WrongUsage(argument + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, String value, int min, int max) throws WrongUsage {
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new WrongUsage(option + " takes a number from " + min + " to " + max + ", not '" + value + "'");
    }

    private static List<Integer> sizes(String option, String value) throws WrongUsage {
        if (value.equals("0")) {
            return List.of();
        }
        TreeSet<Integer> sizes = new TreeSet<>();
        for (String size : value.split(",", -1)) {
            sizes.add(number(option, size, 1, 50_000_000));
        }
        return List.copyOf(sizes);
    }

    private static List<Integer> usualSizes(int holders) {
        int largest = Math.min(50_000_000, 3 * holders);
        return Stream.of(10_000, 100_000, holders, largest).filter(size -> size <= largest)
                .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), ArrayList::new));
    }
}
