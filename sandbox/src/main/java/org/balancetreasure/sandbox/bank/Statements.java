package org.balancetreasure.sandbox.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.balancetreasure.bankfiles.Balance;
import org.balancetreasure.bankfiles.Batch;
import org.balancetreasure.bankfiles.EntryStatus;
import org.balancetreasure.bankfiles.Statement;
import org.balancetreasure.bankfiles.StatementEntry;
import org.balancetreasure.bankfiles.StatementWriter;
import org.balancetreasure.bankfiles.StatementWriter.Summary;
import org.balancetreasure.sandbox.partner.Deliveries;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.jspecify.annotations.Nullable;

/** The statements (camt.053) of a bank: one for each account of the platform and working day, numbered by year. */
final class Statements {

    static final String TYPE = "camt.053";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final long TOO_HIGH_CENTS = 100;

    private final BankSettings bank;
    private final Deliveries deliveries;
    private final Map<String, LocalDate> lastDay = new HashMap<>();
    private final Map<String, Long> lastNumber = new HashMap<>();
    private LocalDate referencesOf = LocalDate.MIN;
    private int references;

    Statements(BankSettings bank, Deliveries deliveries) {
        this.bank = bank;
        this.deliveries = deliveries;
    }

    private record Entry(StatementEntry entry, @Nullable Batch batch, List<Booking> bookings) {}

    /** All that a statement says. */
    private record Content(String account, long number, LocalDate day, LocalDateTime created, long opening,
            List<Entry> entries, int countedTooMany) {

        Content with(Kind kind) {
            return switch (kind) {
                case ROWS_REORDERED -> new Content(account, number, day, created, opening, entries.reversed(), 0);
                case WRONG_DATE -> new Content(account, number, day.minusDays(1), created, opening,
                        entries.stream().map(Content::dayBefore).toList(), 0);
                case WRONG_COUNT -> new Content(account, number, day, created, opening, entries, 1);
                case WRONG_OPENING_BALANCE -> new Content(account, number, day, created, opening + TOO_HIGH_CENTS,
                        entries, 0);
                default -> this;
            };
        }

        private static Entry dayBefore(Entry entry) {
            StatementEntry right = entry.entry;
            LocalDate day = Objects.requireNonNull(right.bookingDate()).minusDays(1);
            return new Entry(new StatementEntry(right.reference(), right.amount(), right.reversal(), right.status(),
                    day, day, right.bankReference(), right.transactionCode()), entry.batch, entry.bookings);
        }
    }

    void write(BankAccount account, LocalDate day, LocalDateTime created, long opening, List<Booking> bookings)
            throws IOException {
        String number = account.number();
        LocalDate before = lastDay.put(number, day);
        long next = before == null || before.getYear() != day.getYear() ? 1 : lastNumber.getOrDefault(number, 0L) + 1;
        lastNumber.put(number, next);
        Content content = new Content(number, next, day, created, opening, entries(day, bookings), 0);
        deliveries.deliver(day, TYPE, "camt.053_" + number + "_" + day.format(DAY) + ".xml",
                target -> write(target, content), kind -> target -> {
                    write(target, content.with(kind));
                    if (kind == Kind.FILE_CHANGED) {
                        comment(target);
                    }
                });
    }

    /** A bank that keeps to the wish for one entry books a group as a batch. */
    private List<Entry> entries(LocalDate day, List<Booking> bookings) {
        Map<Object, List<Booking>> together = new LinkedHashMap<>();
        for (Booking booking : bookings) {
            Group group = booking.group();
            boolean batch = group != null && group.info.batchBooking() && bank.batchBooking();
            together.computeIfAbsent(batch ? Objects.requireNonNull(group) : new Object(),
                    key -> new ArrayList<>()).add(booking);
        }
        List<Entry> entries = new ArrayList<>();
        together.forEach((key, parts) -> {
            long cents = parts.stream().mapToLong(Booking::cents).sum();
            boolean returned = parts.getFirst().isReturn();
            StatementEntry entry = new StatementEntry(null, cents, returned, EntryStatus.BOOK, day, day, reference(day),
                    returned ? "PMNT/ICDT/RRTN" : cents < 0 ? "PMNT/ICDT/DMCT" : "PMNT/RCDT/DMCT");
            entries.add(new Entry(entry, key instanceof Group group
                    ? new Batch(group.message.header.messageId(), group.info.id(), (long) parts.size(), cents)
                    : null, parts));
        });
        return entries;
    }

    private String reference(LocalDate day) {
        references = day.equals(referencesOf) ? references + 1 : 1;
        referencesOf = day;
        return bank.code() + day.format(DAY) + String.format(Locale.ROOT, "%06d", references);
    }

    private void write(Path target, Content content) throws IOException {
        long credits = content.entries.stream().filter(entry -> entry.entry.amount() > 0).count();
        long creditSum = content.entries.stream().mapToLong(entry -> Math.max(0, entry.entry.amount())).sum();
        long debitSum = content.entries.stream().mapToLong(entry -> Math.max(0, -entry.entry.amount())).sum();
        String id = content.account + "-" + content.day.getYear() + "-" + content.number;
        Balance opening = new Balance("OPBD", content.opening, content.day);
        Balance closing = new Balance("CLBD", content.opening + creditSum - debitSum, content.day);
        try (StatementWriter out = StatementWriter.create(target, bank.code() + "-" + id, content.created,
                bank.reversals())) {
            out.statement(Statement.of(id, content.number, content.account, "CNY", opening, closing), content.created,
                    new Summary(credits + content.countedTooMany, creditSum, content.entries.size() - credits,
                            debitSum));
            for (Entry entry : content.entries) {
                out.entry(entry.entry, entry.batch);
                for (Booking booking : entry.bookings) {
                    out.detail(booking.detail());
                }
            }
            out.commit();
        }
    }

    /** Other bytes of the same meaning. */
    static void comment(Path file) throws IOException {
        Files.writeString(file, "<!-- sent again -->\n", StandardOpenOption.APPEND);
    }
}
