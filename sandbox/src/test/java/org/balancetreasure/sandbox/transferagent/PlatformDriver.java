package org.balancetreasure.sandbox.transferagent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.junit.jupiter.api.Assertions;

/** The other side of the agent in its tests: sends applications of trading days, reads the answers. */
final class PlatformDriver {

    static final String DISTRIBUTOR = "998";
    static final String TA = "ZZ";
    static final NavigableSet<LocalDate> TRADING_DAYS = tradingDays();

    private final Path directory;
    private final FormatVersion version;
    private final Map<Long, String> taAccounts = new HashMap<>();
    private int lastOrder;

    PlatformDriver(Path directory, FormatVersion version) {
        this.directory = directory;
        this.version = version;
    }

    Path outbox() {
        return directory.resolve(TA).resolve("out");
    }

    Path inbox() {
        return directory.resolve(TA).resolve("in");
    }

    Day on(LocalDate tradeDate) {
        return new Day(tradeDate);
    }

    /** An index without files for each trading day of a span that has none yet. */
    void sendsNothingElse(LocalDate first, LocalDate last) {
        for (LocalDate day : TRADING_DAYS.subSet(first, true, last, true)) {
            if (!Files.exists(outbox().resolve(FileNames.index("OFI", DISTRIBUTOR, TA, day)))) {
                on(day).send();
            }
        }
    }

    /** The transfers of a calendar day; a day that says nothing of them has none. */
    Transfers transfersOf(LocalDate day) {
        return new Transfers(day);
    }

    /** An index of transfers without files for each calendar day of a span that has none yet. */
    void transfersNothingElse(LocalDate first, LocalDate last) {
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (!Files.exists(outbox().resolve(FileNames.index("OFT", DISTRIBUTOR, TA, day)))) {
                transfersOf(day).send();
            }
        }
    }

    /** What is transferred on one calendar day. */
    final class Transfers {

        private final LocalDate day;
        private final List<Consumer<FundRecord>> transfers = new ArrayList<>();

        private Transfers(LocalDate day) {
            this.day = day;
        }

        Transfers moves(long transferor, long transferee, String fundCode, String units) {
            return moves(cells -> transfer(cells, transferor, transferee, fundCode, units));
        }

        Transfers movesWithIncome(long transferor, long transferee, String fundCode, String units) {
            return moves(cells -> {
                transfer(cells, transferor, transferee, fundCode, units);
                cells.set("TakeIncomeFlag", "1");
            });
        }

        Transfers moves(Consumer<FundRecord> transfer) {
            transfers.add(transfer);
            return this;
        }

        void transfer(FundRecord cells, long transferor, long transferee, String fundCode, String units) {
            common(cells, day, transferor, "098");
            cells.set("FundCode", fundCode);
            cells.set("ShareClass", "0");
            cells.setDecimal("ApplicationVol", new BigDecimal(units));
            cells.set("TAAccountID", taAccounts.getOrDefault(transferor, ""));
            cells.set("TargetTransactionAccountID", account(transferee));
            cells.set("TargetTAAccountID", taAccounts.getOrDefault(transferee, ""));
            cells.set("TargetDistributorCode", DISTRIBUTOR);
            cells.set("TakeIncomeFlag", "0");
        }

        void send() {
            try {
                List<String> names = new ArrayList<>();
                write(day, "33", transfers, names);
                announce("OFT", day, names);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void common(FundRecord cells, LocalDate day, long customer, String businessCode) {
        lastOrder++;
        cells.set("AppSheetSerialNo", DISTRIBUTOR + day.format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%013d", lastOrder));
        cells.set("BusinessCode", businessCode);
        cells.set("TransactionAccountID", account(customer));
        cells.set("DistributorCode", DISTRIBUTOR);
        cells.set("BranchCode", DISTRIBUTOR);
        cells.setDate("TransactionDate", day);
        cells.set("TransactionTime", "101500");
        cells.set("IndividualOrInstitution", "1");
    }

    private void write(LocalDate day, String fileType, List<Consumer<FundRecord>> rows, List<String> names)
            throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        Files.createDirectories(outbox());
        String name = FileNames.data(DISTRIBUTOR, TA, day, fileType);
        FileHeader header = FileHeader.of(version, DISTRIBUTOR, TA, day, fileType);
        try (FundFileWriter writer = FundFileWriter.create(outbox().resolve(name), header)) {
            for (Consumer<FundRecord> row : rows) {
                FundRecord cells = writer.newRecord();
                row.accept(cells);
                writer.write(cells);
            }
            writer.commit();
        }
        names.add(name);
    }

    private void announce(String stream, LocalDate day, List<String> names) throws IOException {
        Files.createDirectories(outbox());
        new IndexFile(version, DISTRIBUTOR, TA, day, names)
                .write(outbox().resolve(FileNames.index(stream, DISTRIBUTOR, TA, day)));
    }

    /** What is applied for on one trading day. */
    final class Day {

        private final LocalDate tradeDate;
        private final List<Consumer<FundRecord>> accounts = new ArrayList<>();
        private final List<Consumer<FundRecord>> orders = new ArrayList<>();

        private Day(LocalDate tradeDate) {
            this.tradeDate = tradeDate;
        }

        Day opensInstitution(long bank) {
            opens(bank);
            Consumer<FundRecord> opening = accounts.removeLast();
            accounts.add(opening.andThen(cells -> cells.set("IndividualOrInstitution", "0")));
            return this;
        }

        Day opens(long customer, String certificateNo) {
            if (!certificateNo.contains("REFUSE")) {
                taAccounts.putIfAbsent(customer, String.format("ZZ%010d", taAccounts.size() + 1));
            }
            accounts.add(cells -> {
                common(cells, tradeDate, customer, "001");
                cells.set("CertificateType", "0");
                cells.set("CertificateNo", certificateNo);
                cells.set("InvestorName", "测试" + customer);
            });
            return this;
        }

        Day opens(long customer) {
            return opens(customer, "TEST" + customer);
        }

        Day subscribes(long customer, String fundCode, String amount) {
            orders.add(cells -> {
                order(cells, customer, "022", fundCode);
                cells.setDecimal("ApplicationAmount", new BigDecimal(amount));
            });
            return this;
        }

        Day redeems(long customer, String fundCode, String units) {
            orders.add(cells -> {
                order(cells, customer, "024", fundCode);
                cells.setDecimal("ApplicationVol", new BigDecimal(units));
            });
            return this;
        }

        Day orders(Consumer<FundRecord> order) {
            orders.add(order);
            return this;
        }

        void order(FundRecord cells, long customer, String businessCode, String fundCode) {
            common(cells, tradeDate, customer, businessCode);
            cells.set("FundCode", fundCode);
            cells.set("ShareClass", "0");
            cells.set("LargeRedemptionFlag", "1");
            cells.set("CurrencyType", "156");
            cells.set("ChargeType", "0");
        }

        /** With it go the calendar days through the next trading day's eve, as days without transfers. */
        void send() {
            try {
                transfersNothingElse(tradeDate, Objects.requireNonNull(TRADING_DAYS.higher(tradeDate)).minusDays(1));
                List<String> names = new ArrayList<>();
                write(tradeDate, "01", accounts, names);
                write(tradeDate, "03", orders, names);
                announce("OFI", tradeDate, names);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String account(long customer) {
        return String.format("%017d", customer);
    }

    boolean received(String fileType, LocalDate headerDate) {
        return Files.exists(inbox().resolve(FileNames.data(TA, DISTRIBUTOR, headerDate, fileType)));
    }

    /** The rows of an answer, each as {@code toRow} sees it. */
    <T> List<T> answer(String fileType, LocalDate headerDate, Function<FundRecord, T> toRow) {
        List<T> rows = new ArrayList<>();
        try {
            FundFile.read(inbox().resolve(FileNames.data(TA, DISTRIBUTOR, headerDate, fileType)),
                    cells -> rows.add(toRow.apply(cells)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RejectedFileException e) {
            return Assertions.fail(e);
        }
        return rows;
    }

    /** Fields of an answer, row by row, blank-separated. */
    List<String> answer(String fileType, LocalDate headerDate, String... fields) {
        return answer(fileType, headerDate, cells -> {
            List<String> values = new ArrayList<>();
            for (String field : fields) {
                boolean decimal = field.contains("Vol") || field.contains("Amount") || field.contains("Basis")
                        || field.contains("Income") && !field.endsWith("Flag") || field.equals("Yield");
                values.add(decimal ? cells.decimal(field).toPlainString() : cells.text(field));
            }
            return String.join(" ", values);
        });
    }

    List<String> index(String stream, LocalDate headerDate) {
        try {
            return IndexFile.read(inbox().resolve(FileNames.index(stream, TA, DISTRIBUTOR, headerDate))).fileNames();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RejectedFileException e) {
            return Assertions.fail(e);
        }
    }

    /** The bytes of all answers, by name. */
    Map<String, String> answers() {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(inbox())) {
            for (Path file : files.toList()) {
                contents.put(String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /** The published quotes of fund 000198, 2013-07-01 to 2014-08-31. */
    static Map<LocalDate, DayQuote> publishedQuotes() {
        Map<LocalDate, DayQuote> quotes = new TreeMap<>();
        for (String line : resource("/sql/seed/demo/quotes_000198.csv").subList(1, 428)) {
            String[] cells = line.split(",", -1);
            quotes.put(LocalDate.parse(cells[0]), new DayQuote(new BigDecimal(cells[1]), new BigDecimal(cells[2])));
        }
        return quotes;
    }

    /** The same quote on each day of a span. */
    static Map<LocalDate, DayQuote> steadyQuotes(LocalDate first, LocalDate last, String incomePer10k) {
        Map<LocalDate, DayQuote> quotes = new TreeMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            quotes.put(day, new DayQuote(new BigDecimal(incomePer10k), new BigDecimal("3.700")));
        }
        return quotes;
    }

    private static NavigableSet<LocalDate> tradingDays() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (String line : resource("/sql/seed/R__trading_days.sql")) {
            Matcher date = Pattern.compile("'(\\d{4}-\\d{2}-\\d{2})'").matcher(line);
            while (date.find()) {
                days.add(LocalDate.parse(date.group(1)));
            }
        }
        return days;
    }

    static List<String> resource(String path) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PlatformDriver.class.getResourceAsStream(path), path),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
