package org.balancetreasure.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.money.Money;
import org.balancetreasure.testing.Fixture;

/** The transfer agent's side of the test: it reads what came, and writes the answers that a test words. */
final class Answers {

    static final Path ROOT = Path.of("target", "test-exchange");
    static final String TA = Fixture.TRANSFER_AGENT;
    static final String DISTRIBUTOR = "998";

    private final FormatVersion version;
    private int serial;

    Answers(FormatVersion version) {
        this.version = version;
    }

    static Path out() {
        return ROOT.resolve(TA).resolve("out");
    }

    static Path in() {
        return ROOT.resolve(TA).resolve("in");
    }

    /** Empty directories, as of a new partner. */
    static void clear() {
        try {
            if (Files.exists(ROOT)) {
                try (var paths = Files.walk(ROOT)) {
                    for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Files.createDirectories(in());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records of a file that we sent, decoded: the fields that are set. */
    static List<Map<String, String>> sent(String date, String type) {
        return records(out().resolve(FileNames.data(DISTRIBUTOR, TA, LocalDate.parse(date), type)));
    }

    static List<Map<String, String>> records(Path file) {
        List<Map<String, String>> records = new ArrayList<>();
        try {
            FundFile.read(file, record -> {
                Map<String, String> fields = new java.util.TreeMap<>();
                record.layout().fields().forEach(field -> fields.put(field.name(), record.text(field)));
                records.add(fields);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RejectedFileException e) {
            throw new AssertionError(e);
        }
        return records;
    }

    static List<String> sentIndex(String date) {
        return sentIndex("OFI", date);
    }

    static List<String> sentIndex(String stream, String date) {
        try {
            return IndexFile.read(out().resolve(FileNames.index(stream, DISTRIBUTOR, TA, LocalDate.parse(date))))
                    .fileNames();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RejectedFileException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Writes a data file of the agent, without an index.
     *
     * @return its name
     */
    @SafeVarargs
    final String write(String date, String type, Consumer<FundRecord>... records) {
        return write(FileNames.data(TA, DISTRIBUTOR, LocalDate.parse(date), type), date, type, List.of(records));
    }

    /** 04 with these rows, whole as its marker says. */
    @SafeVarargs
    final void marked(String date, Consumer<FundRecord>... confirmations) {
        String name = write(date, "04", confirmations);
        try {
            Files.createFile(in().resolve(name + ".ok"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String write(String name, String date, String type, List<Consumer<FundRecord>> records) {
        FileHeader header = FileHeader.of(version, TA, DISTRIBUTOR, LocalDate.parse(date), type);
        try (FundFileWriter writer = FundFileWriter.create(in().resolve(name), header)) {
            for (Consumer<FundRecord> fill : records) {
                FundRecord record = writer.newRecord();
                fill.accept(record);
                writer.write(record);
            }
            writer.commit();
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void index(String stream, String date, String... names) {
        LocalDate day = LocalDate.parse(date);
        try {
            new IndexFile(version, TA, DISTRIBUTOR, day, List.of(names))
                    .write(in().resolve(FileNames.index(stream, TA, DISTRIBUTOR, day)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A 101. */
    Consumer<FundRecord> account(Map<String, String> application, String date, String returnCode, String taAccountId) {
        String taSerialNo = nextSerial(date);
        return record -> record.set("AppSheetSerialNo", application.get("AppSheetSerialNo"))
                .setDate("TransactionCfmDate", LocalDate.parse(date)).set("ReturnCode", returnCode)
                .set("TransactionAccountID", application.get("TransactionAccountID"))
                .set("DistributorCode", DISTRIBUTOR).set("BusinessCode", "101").set("TAAccountID", taAccountId)
                .set("TASerialNO", taSerialNo);
    }

    /** The confirmation of an order as it was ordered, at a unit value of 1.0000. */
    Consumer<FundRecord> confirmed(Map<String, String> application, String date) {
        long cents = Math.max(Long.parseLong(application.get("ApplicationAmount")),
                Long.parseLong(application.get("ApplicationVol")));
        return confirmed(application, date, "0000", cents, true);
    }

    Consumer<FundRecord> confirmed(Map<String, String> application, String date, String returnCode, long hundredths,
            boolean finished) {
        String taSerialNo = nextSerial(date);
        return record -> record.set("AppSheetSerialNo", application.get("AppSheetSerialNo"))
                .setDate("TransactionCfmDate", LocalDate.parse(date)).set("CurrencyType", "156")
                .setNumber("ConfirmedVol", hundredths).setNumber("ConfirmedAmount", hundredths)
                .set("FundCode", application.get("FundCode")).set("ReturnCode", returnCode)
                .set("TransactionAccountID", application.get("TransactionAccountID"))
                .set("DistributorCode", DISTRIBUTOR)
                .set("BusinessCode", "1" + application.get("BusinessCode").substring(1))
                .set("TASerialNO", taSerialNo).set("BusinessFinishFlag", finished ? "1" : "0")
                .set("ShareClass", "0");
    }

    /** A 198 on a record of 33. */
    Consumer<FundRecord> transferred(Map<String, String> application, String date, String returnCode) {
        String taSerialNo = nextSerial(date);
        String units = returnCode.equals("0000") ? application.get("ApplicationVol") : "0";
        return record -> {
            for (String field : List.of("AppSheetSerialNo", "FundCode", "ShareClass", "TransactionAccountID",
                    "TAAccountID", "DistributorCode", "TargetDistributorCode", "TargetTransactionAccountID",
                    "TargetTAAccountID", "TakeIncomeFlag")) {
                record.set(field, application.get(field));
            }
            record.setDate("TransactionCfmDate", LocalDate.parse(date)).set("BusinessCode", "198")
                    .set("ReturnCode", returnCode).setNumber("ConfirmedVol", Long.parseLong(units))
                    .set("TASerialNO", taSerialNo).set("BusinessFinishFlag", "1");
        };
    }

    /** What the fund side decides by itself: 142, 144, 145. */
    Consumer<FundRecord> decided(String businessCode, long customerId, String date, String units) {
        String taSerialNo = nextSerial(date);
        long hundredths = Money.of(units).cents();
        return record -> record.setDate("TransactionCfmDate", LocalDate.parse(date))
                .setNumber("ConfirmedVol", hundredths).setNumber("ConfirmedAmount", hundredths)
                .set("FundCode", Fixture.FUND_CODE).set("ReturnCode", "0000")
                .set("TransactionAccountID", TransactionAccount.of(customerId)).set("DistributorCode", DISTRIBUTOR)
                .set("BusinessCode", businessCode).set("TASerialNO", taSerialNo).set("BusinessFinishFlag", "1");
    }

    /** A lot of a row, which a file may list under it. */
    static Consumer<FundRecord> detail(Consumer<FundRecord> row, int lot, long hundredths) {
        return row.andThen(record -> {
            boolean money = record.number("ConfirmedAmount") != 0;
            record.set("TASerialNO", record.text("TASerialNO") + lot).set("DetailFlag", "1")
                    .setNumber("ConfirmedVol", hundredths).setNumber("ConfirmedAmount", money ? hundredths : 0)
                    .setDate("OriginalCfmDate", LocalDate.parse("2025-12-01").plusDays(lot));
        });
    }

    static Consumer<FundRecord> quote(String day, String incomePer10k, String yield) {
        java.math.BigDecimal income = new java.math.BigDecimal(incomePer10k);
        return record -> record.set("FundCode", Fixture.FUND_CODE).set("FundStatus", "0").set("FundType", "04")
                .setDate("UpdateDate", LocalDate.parse(day)).setDecimal("FundIncome", income.abs())
                .set("FundIncomeFlag", income.signum() < 0 ? "1" : "0")
                .setDecimal("Yield", new java.math.BigDecimal(yield)).set("YieldFlag", "0");
    }

    static Consumer<FundRecord> holding(long customerId, String units) {
        return holding(customerId, units, "0.00");
    }

    static Consumer<FundRecord> holding(long customerId, String units, String accrued) {
        return record -> record.setNumber("TotalVolOfDistributorInTA", Money.of(units).cents())
                .set("FundCode", Fixture.FUND_CODE).set("TransactionAccountID", TransactionAccount.of(customerId))
                .set("DistributorCode", DISTRIBUTOR).set("DetailFlag", "0")
                .setNumber("UndistributeMonetaryIncome", Math.abs(Money.of(accrued).cents()))
                .set("UndistributeMonetaryIncomeFlag", accrued.startsWith("-") ? "1" : "0");
    }

    static Consumer<FundRecord> income(long customerId, String day, String base, String income) {
        return record -> record.setNumber("BasisforCalculatingDividend", Money.of(base).cents())
                .setNumber("ConfirmedAmount", Money.of(income).cents())
                .setDate("RegistrationDate", LocalDate.parse(day)).set("FundCode", Fixture.FUND_CODE)
                .set("TransactionAccountID", TransactionAccount.of(customerId)).set("DistributorCode", DISTRIBUTOR)
                .set("BusinessCode", "143").set("DividendType", "2");
    }

    private String nextSerial(String date) {
        return TA + date.replace("-", "") + "%08d".formatted(++serial);
    }
}
