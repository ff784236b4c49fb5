package org.balancetreasure.sandbox.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.balancetreasure.bankfiles.CreditTransfer;
import org.balancetreasure.bankfiles.CreditTransferWriter;
import org.balancetreasure.bankfiles.EntryDetail;
import org.balancetreasure.bankfiles.GroupHeader;
import org.balancetreasure.bankfiles.Party;
import org.balancetreasure.bankfiles.PaymentInformation;
import org.balancetreasure.bankfiles.PaymentStatus;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.bankfiles.Statement;
import org.balancetreasure.bankfiles.StatementEntry;
import org.balancetreasure.bankfiles.StatementReader;
import org.balancetreasure.bankfiles.StatusReason;
import org.balancetreasure.bankfiles.StatusReport;
import org.balancetreasure.sandbox.bank.BankAccount.Whose;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.sandbox.partner.PaymentOrder;
import org.junit.jupiter.api.Assertions;

/**
 * The platform's side of two banks, in the words of the tests. RIVER books batches and gives a return its own
 * direction; HILL books each payment and gives it that of the payment. The week begins on Mon 2013-07-08.
 */
final class BankScene {

    static final String SETTLEMENT = "6201";
    static final String FEES = "6202";
    static final String RESERVE = "7301";
    static final String AGENT = "6211";
    static final String CLOSED = "6299";
    static final LocalDate MONDAY = LocalDate.parse("2013-07-08");
    static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final Map<String, String> BICS = Map.of("RIVER", "RIVRCNBJXXX", "HILL", "HILLCNSHXXX");

    private final Path directory;
    private final Faults faults;
    private Clearing clearing;

    BankScene(Path directory, Faults faults) {
        this.directory = directory;
        this.faults = faults;
        clearing = clearing();
    }

    private Clearing clearing() {
        return new Clearing(
                List.of(new BankSettings("RIVER", BICS.get("RIVER"), List.of(
                        new BankAccount(SETTLEMENT, "Settlement", Whose.PLATFORM),
                        new BankAccount(FEES, "Fees", Whose.PLATFORM),
                        new BankAccount(AGENT, "Agent", Whose.TRANSFER_AGENT),
                        new BankAccount(CLOSED, "Gone", Whose.OTHER, 0, MONDAY)), MONDAY, workingDays(),
                        LocalTime.of(17, 0), true, ReversalReading.AS_WRITTEN),
                        new BankSettings("HILL", BICS.get("HILL"),
                                List.of(new BankAccount(RESERVE, "Reserve", Whose.PLATFORM)), MONDAY, workingDays(),
                                LocalTime.of(17, 0), false, ReversalReading.OF_ORIGINAL)),
                directory, faults);
    }

    private static NavigableSet<LocalDate> workingDays() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (LocalDate day = MONDAY.minusDays(7); day.isBefore(MONDAY.plusDays(200)); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days.add(day);
            }
        }
        return days;
    }

    void at(LocalDate day, String time) {
        clearing.answer(day.atTime(LocalTime.parse(time)));
    }

    /** Another process, which knows the files only. */
    void restarts() {
        clearing = clearing();
    }

    long balance(String account) {
        return clearing.balance(account);
    }

    /** A file of one group. */
    Pain001 from(String bank, String account, String messageId, LocalDate day) {
        return new Pain001(bank, account, messageId, day);
    }

    /** What the platform instructs. */
    final class Pain001 {

        private final String bank;
        private final String account;
        private final String messageId;
        private final LocalDate day;
        private final List<CreditTransfer> transfers = new ArrayList<>();

        private Pain001(String bank, String account, String messageId, LocalDate day) {
            this.bank = bank;
            this.account = account;
            this.messageId = messageId;
            this.day = day;
        }

        Pain001 pays(String endToEndId, long cents, String creditorBank, String creditor) {
            transfers.add(new CreditTransfer(endToEndId, endToEndId, cents,
                    new Party("Creditor", creditor, BICS.getOrDefault(creditorBank, creditorBank)), "text"));
            return this;
        }

        Path send() {
            return send("pain.001_" + messageId + ".xml", day.atTime(9, 0));
        }

        Path send(String name, LocalDateTime created) {
            try {
                Path out = Files.createDirectories(directory.resolve(bank).resolve("out"));
                long sum = transfers.stream().mapToLong(CreditTransfer::amount).sum();
                GroupHeader header = new GroupHeader(messageId, created, "Us", "CNY", transfers.size(), sum);
                try (CreditTransferWriter file = CreditTransferWriter.create(out.resolve(name), header)) {
                    file.group(new PaymentInformation(messageId + "-1", true, day,
                            new Party("Us", account, BICS.get(bank)), "CNY", transfers.size(), sum));
                    for (CreditTransfer transfer : transfers) {
                        file.write(transfer);
                    }
                    file.commit();
                }
                return out.resolve(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void orders(String bank, String name, PaymentOrder... orders) {
        try {
            PaymentOrder.write(directory.resolve(bank).resolve("orders").resolve(name), List.of(orders));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Money comes to an account from outside. */
    void comes(String bank, String account, LocalDate day, long cents) {
        orders(bank, "in-" + account + "-" + day + ".csv",
                new PaymentOrder(day, PaymentOrder.OUTSIDE, account, cents, "IN-" + day, "money"));
    }

    Path inbox(String bank) {
        return directory.resolve(bank).resolve("in");
    }

    boolean has(String bank, String name) {
        return Files.exists(inbox(bank).resolve(name));
    }

    static String statementName(String account, LocalDate day) {
        return "camt.053_" + account + "_" + day.toString().replace("-", "") + ".xml";
    }

    /**
     * A statement in lines: its number with opening and closing balance, then each entry with its details behind it.
     */
    List<String> statement(String bank, String account, LocalDate day) {
        ReversalReading reading = bank.equals("HILL") ? ReversalReading.OF_ORIGINAL : ReversalReading.AS_WRITTEN;
        List<String> lines = new ArrayList<>();
        try (StatementReader file = StatementReader.open(inbox(bank).resolve(statementName(account, day)), reading)) {
            for (Statement head = file.nextStatement(); head != null; head = file.nextStatement()) {
                lines.add(head.electronicSequence() + ": " + head.opening().amount() + " to "
                        + head.closing().amount());
                for (StatementEntry entry = file.nextEntry(); entry != null; entry = file.nextEntry()) {
                    StringBuilder line = new StringBuilder().append(entry.amount())
                            .append(entry.reversal() ? " reversal" : "");
                    for (EntryDetail detail = file.nextDetail(); detail != null; detail = file.nextDetail()) {
                        line.append(detail.batch() == null ? "" : " of batch " + detail.batch().paymentInformationId())
                                .append(" | ").append(detail.amount()).append(' ')
                                .append(detail.references().endToEndId())
                                .append(detail.returnReason() == null ? "" : " " + detail.returnReason());
                    }
                    lines.add(line.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RejectedFileException e) {
            return Assertions.fail(e);
        }
        return lines;
    }

    /** What a report says of a payment: the code and its reasons. */
    String status(String bank, String messageId, int number, String endToEndId) {
        StatusReport report = report(bank, messageId, number);
        PaymentStatus status = report.status(messageId + "-1", endToEndId).orElseThrow();
        return String.join(" ", Stream.concat(Stream.of(status.code().name()),
                status.reasons().stream().map(StatusReason::code)).toList());
    }

    StatusReport report(String bank, String messageId, int number) {
        try {
            return StatusReport.read(inbox(bank).resolve("pain.002_" + messageId + "_" + number + ".xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RejectedFileException e) {
            return Assertions.fail(e);
        }
    }

    /** All that the banks have written, by path. */
    Map<String, String> written() {
        Map<String, String> files = new TreeMap<>();
        for (String bank : BICS.keySet()) {
            try (Stream<Path> inbox = Files.list(inbox(bank))) {
                for (Path file : inbox.toList()) {
                    files.put(bank + " " + file.getFileName(), Files.readString(file, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
