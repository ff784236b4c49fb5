package org.balancetreasure.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.balancetreasure.bankfiles.EntryDetail.References;
import org.balancetreasure.bankfiles.Samples.Read;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is read again, value by value, whatever it was; each failure names its seed. */
class RoundTripTest {

    private static final String ID = "ABCxyz019-?:().,'+/ ";
    private static final String TEXT = "张三𠮷é<>&\"'A z0;]=";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("file.xml");
    }

    private static String id(Random random, int number) {
        StringBuilder id = new StringBuilder("N").append(number);
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            char c = ID.charAt(random.nextInt(ID.length()));
            id.append(c == '/' && id.charAt(id.length() - 1) == '/' ? 'x' : c);
        }
        return id.append('e').toString();
    }

    private static String text(Random random) {
        int[] characters = TEXT.codePoints().toArray();
        StringBuilder text = new StringBuilder("T");
        int length = random.nextInt(100);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.append('.').toString();
    }

    private static Party party(Random random) {
        String[] accounts = {"6222021234567890123", "GB82WEST12345698765432", "A-1"};
        String[] banks = {"102100099996", "ICBKCNBJ", "ICBKCNBJXXX", "12345"};
        return new Party(text(random), accounts[random.nextInt(accounts.length)],
                banks[random.nextInt(banks.length)]);
    }

    /** Small and large amounts alike. */
    private static long amount(Random random) {
        return 1 + (random.nextLong(1L << (1 + random.nextInt(45))));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void instructions(long seed) throws Exception {
        Random random = new Random(seed);
        for (int run = 0; run < 5; run++) {
            String currency = List.of("CNY", "JPY", "KWD").get(random.nextInt(3));
            List<List<CreditTransfer>> written = new ArrayList<>();
            List<PaymentInformation> groups = new ArrayList<>();
            int number = 0;
            long count = 0;
            long sum = 0;
            for (int g = random.nextInt(1, 5); g > 0; g--) {
                List<CreditTransfer> payments = new ArrayList<>();
                long groupSum = 0;
                for (int p = random.nextInt(1, 30); p > 0; p--) {
                    CreditTransfer payment = new CreditTransfer(id(random, number), id(random, number++),
                            amount(random), party(random), random.nextBoolean() ? text(random) : null);
                    payments.add(payment);
                    groupSum += payment.amount();
                }
                written.add(payments);
                groups.add(new PaymentInformation(id(random, number++), random.nextBoolean(),
                        Samples.DAY.plusDays(random.nextInt(400)), party(random), currency, payments.size(),
                        groupSum));
                count += payments.size();
                sum += groupSum;
            }
            GroupHeader header = new GroupHeader(id(random, number), Samples.CREATED, text(random), currency, count,
                    sum);
            try (CreditTransferWriter writer = CreditTransferWriter.create(file(), header)) {
                for (int g = 0; g < groups.size(); g++) {
                    writer.group(groups.get(g));
                    for (CreditTransfer payment : written.get(g)) {
                        writer.write(payment);
                    }
                }
                writer.commit();
            }
            List<PaymentInformation> readGroups = new ArrayList<>();
            List<List<CreditTransfer>> read = new ArrayList<>();
            try (CreditTransferReader reader = CreditTransferReader.open(file())) {
                assertThat(reader.header()).as("seed %d", seed).isEqualTo(header);
                for (PaymentInformation group = reader.nextGroup(); group != null; group = reader.nextGroup()) {
                    readGroups.add(group);
                    List<CreditTransfer> payments = new ArrayList<>();
                    for (CreditTransfer next = reader.nextTransfer(); next != null; next = reader.nextTransfer()) {
                        payments.add(next);
                    }
                    read.add(payments);
                }
            }
            assertThat(readGroups).as("seed %d", seed).isEqualTo(groups);
            assertThat(read).as("seed %d", seed).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void statements(long seed) throws Exception {
        Random random = new Random(seed);
        for (int run = 0; run < 5; run++) {
            ReversalReading reading = ReversalReading.values()[random.nextInt(2)];
            List<Read> written = new ArrayList<>();
            long opening = amount(random) - amount(random);
            long credits = 0;
            long creditSum = 0;
            long debits = 0;
            long debitSum = 0;
            boolean reversed = false;
            for (int e = random.nextInt(0, 40); e > 0; e--) {
                // One reversal at most: two could close the balance in both readings, which is refused.
                boolean reversal = !reversed && random.nextInt(10) == 0;
                reversed |= reversal;
                Read entry = entry(random, reversal);
                written.add(entry);
                if (entry.entry().amount() > 0) {
                    credits++;
                    creditSum += entry.entry().amount();
                } else {
                    debits++;
                    debitSum -= entry.entry().amount();
                }
            }
            Balance open = new Balance(random.nextBoolean() ? "OPBD" : "PRCD", opening, Samples.DAY);
            Balance close = new Balance("CLBD", opening + creditSum - debitSum, Samples.DAY);
            Statement statement = new Statement(id(random, run), random.nextBoolean() ? 7L : null, null,
                    "6222021234567890123", "CNY", 1, true, open, close,
                    List.of(open, close, new Balance("CLAV", amount(random), Samples.DAY)));
            try (StatementWriter writer = StatementWriter.create(file(), "M", Samples.CREATED, reading)) {
                writer.statement(statement, Samples.CREATED, random.nextBoolean()
                        ? new StatementWriter.Summary(credits, creditSum, debits, debitSum)
                        : null);
                for (Read entry : written) {
                    Batch batch = entry.details().isEmpty() ? null : entry.details().getFirst().batch();
                    writer.entry(entry.entry(), batch);
                    for (EntryDetail detail : entry.details()) {
                        writer.detail(detail);
                    }
                    if (random.nextInt(5) == 0) {
                        writer.entry(new StatementEntry(null, amount(random), random.nextBoolean(), EntryStatus.PDNG,
                                null, null, null, "X"), null);
                    }
                }
                writer.commit();
            }
            assertThat(Samples.entries(file(), reading)).as("seed %d", seed).isEqualTo(written);
            try (StatementReader reader = StatementReader.open(file(), reading)) {
                assertThat(reader.nextStatement()).as("seed %d", seed).isEqualTo(statement);
            }
            if (written.isEmpty()) {
                continue;
            }
            // One cent more or less anywhere in the booked amounts is never accepted.
            String xml = Files.readString(file());
            int at = xml.indexOf("<Ntry>");
            Files.writeString(file(), xml.substring(0, at) + xml.substring(at).replaceFirst("\\.([0-9])([0-9])</Amt>",
                    ".$1" + "</Amt>").replaceFirst("\\.([0-9])</Amt>", ".$1" + (1 + random.nextInt(9)) + "</Amt>"));
            if (!Files.readString(file()).equals(xml)) {
                assertThat(accepts(file(), reading)).as("seed %d", seed).isFalse();
            }
        }
    }

    private static boolean accepts(Path file, ReversalReading reading) throws java.io.IOException {
        try (StatementReader reader = StatementReader.open(file, reading)) {
            return reader.summary().records() >= 0;
        } catch (RejectedFileException e) {
            return false;
        }
    }

    private static Read entry(Random random, boolean reversal) {
        int parts = random.nextInt(4);
        long sign = random.nextBoolean() ? 1 : -1;
        long sum = parts == 0 ? sign * amount(random) : 0;
        List<Long> amounts = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            amounts.add(sign * amount(random));
            sum += amounts.getLast();
        }
        Batch batch = parts > 0 && random.nextBoolean()
                ? new Batch("M-1", id(random, 1), (long) parts, random.nextBoolean() ? sum : null)
                : null;
        List<EntryDetail> details = new ArrayList<>();
        for (long amount : amounts) {
            details.add(new EntryDetail(amount, batch, false,
                    new References(null, maybe(random), maybe(random), maybe(random), maybe(random)), party(random),
                    random.nextBoolean() ? party(random) : Party.UNKNOWN, random.nextBoolean() ? text(random) : null,
                    random.nextInt(5) == 0 ? "AC04" : null));
        }
        return new Read(new StatementEntry(maybe(random), sum, reversal, EntryStatus.BOOK, Samples.DAY,
                random.nextBoolean() ? Samples.DAY.plusDays(1) : null, maybe(random),
                random.nextBoolean() ? "PMNT/ICDT/DMCT" : "own"), details);
    }

    private static @Nullable String maybe(Random random) {
        return random.nextBoolean() ? id(random, 3) : null;
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void reports(long seed) throws Exception {
        Random random = new Random(seed);
        StatusCode[] codes = {StatusCode.RJCT, StatusCode.PDNG, StatusCode.ACCP, StatusCode.ACSC};
        Map<String, StatusCode> written = new HashMap<>();
        int groups = random.nextInt(1, 5);
        try (StatusReportWriter writer = StatusReportWriter.create(file(), "ST", Samples.CREATED,
                Samples.header(1, 1), StatusCode.PART, List.of())) {
            for (int g = 0; g < groups; g++) {
                writer.group("G" + g, null, List.of());
                for (int p = random.nextInt(50); p > 0; p--) {
                    StatusCode code = codes[random.nextInt(codes.length)];
                    written.put(g + " " + p, code);
                    writer.payment("I", "P" + p, code, code == StatusCode.RJCT
                            ? List.of(new StatusReason("AC0" + (1 + random.nextInt(6)), text(random)))
                            : List.of());
                }
            }
            writer.commit();
        }
        StatusReport report = StatusReport.read(file());
        assertThat(report.summary().records()).isEqualTo(written.size());
        for (int g = 0; g < groups; g++) {
            for (int p = 1; p < 60; p++) {
                StatusCode code = written.get(g + " " + p);
                PaymentStatus status = report.status("G" + g, "P" + p).orElseThrow();
                assertThat(status.inferred()).as("seed %d", seed).isEqualTo(code == null);
                assertThat(status.code()).as("seed %d", seed).isEqualTo(code == null ? StatusCode.ACCP : code);
            }
        }
    }
}
