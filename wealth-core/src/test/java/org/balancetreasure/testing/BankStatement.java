package org.balancetreasure.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.bankfiles.Balance;
import org.balancetreasure.bankfiles.Batch;
import org.balancetreasure.bankfiles.EntryDetail;
import org.balancetreasure.bankfiles.EntryStatus;
import org.balancetreasure.bankfiles.Party;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.bankfiles.Statement;
import org.balancetreasure.bankfiles.StatementEntry;
import org.balancetreasure.bankfiles.StatementWriter;
import org.balancetreasure.money.Money;
import org.jspecify.annotations.Nullable;

/** A statement as a bank writes it: entry by entry, then into its file. */
public final class BankStatement {

    private static final String PAYMENT = "PMNT/ICDT/ESCT";

    private record Entry(StatementEntry entry, @Nullable Batch batch, List<EntryDetail> details) {}

    private final String accountNo;
    private final LocalDate day;
    private final long number;
    private final long opening;
    private final List<Entry> entries = new ArrayList<>();
    private ReversalReading reading = ReversalReading.AS_WRITTEN;
    private String id;
    private String messageId;
    private long closing;

    /** @param opening yuan, like {@code 120000.00} */
    public BankStatement(String accountNo, String day, long number, String opening) {
        this.accountNo = accountNo;
        this.day = LocalDate.parse(day);
        this.number = number;
        this.opening = Money.of(opening).cents();
        this.closing = this.opening;
        this.id = "S-" + accountNo + "-" + day;
        this.messageId = "M-" + accountNo + "-" + day;
    }

    public BankStatement reversals(ReversalReading how) {
        reading = how;
        return this;
    }

    public BankStatement named(String statementId, String fileMessageId) {
        id = statementId;
        messageId = fileMessageId;
        return this;
    }

    /** One payment, by its EndToEndId; negative: money out. */
    public BankStatement single(String endToEndId, String yuan) {
        return add(yuan, PAYMENT, false, null, List.of(detail(yuan, endToEndId, null)));
    }

    /** A batch as one sum: its payments are not listed. */
    public BankStatement batch(String groupId, @Nullable Long payments, String yuan) {
        long cents = Money.of(yuan).cents();
        return add(yuan, PAYMENT, false, new Batch(null, groupId, payments, cents), List.of());
    }

    /** A batch with its payments; each is an EndToEndId and yuan. */
    public BankStatement listed(String groupId, String... payments) {
        List<EntryDetail> details = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < payments.length; i += 2) {
            details.add(detail(payments[i + 1], payments[i], null));
            sum += Money.of(payments[i + 1]).cents();
        }
        return add(Money.ofCents(sum).toString(), PAYMENT, false,
                new Batch(null, groupId, (long) details.size(), sum), details);
    }

    /** A batch whose payments are named without their amounts. */
    public BankStatement namedOnly(String groupId, String yuan, String... endToEndIds) {
        List<EntryDetail> details = new ArrayList<>();
        for (String endToEndId : endToEndIds) {
            details.add(new EntryDetail(null, null, false, references(endToEndId, null), Party.UNKNOWN, Party.UNKNOWN,
                    null, null));
        }
        return add(yuan, PAYMENT, false, new Batch(null, groupId, (long) details.size(), Money.of(yuan).cents()),
                details);
    }

    /** A payment came back. */
    public BankStatement returned(String endToEndId, String yuan, String reason) {
        return add(yuan, "PMNT/RCDT/RRTN", false, null, List.of(detail(yuan, endToEndId, reason)));
    }

    /** The bank takes an entry back. */
    public BankStatement reversed(String endToEndId, String yuan) {
        return add(yuan, PAYMENT, true, null, List.of(detail(yuan, endToEndId, null)));
    }

    /** An entry without details. */
    public BankStatement bare(String yuan, String transactionCode) {
        return add(yuan, transactionCode, false, null, List.of());
    }

    /** Money from or to a named account, without a reference of ours. */
    public BankStatement nameless(String yuan, String partyAccount) {
        Party party = new Party("Somebody", partyAccount, null);
        return add(yuan, PAYMENT, false, null, List.of(new EntryDetail(Money.of(yuan).cents(), null, false,
                EntryDetail.References.NONE, party, party, null, null)));
    }

    /** One payment that is named by the bank's own reference alone. */
    public BankStatement byBankReference(String bankReference, String yuan) {
        return add(yuan, PAYMENT, false, null, List.of(new EntryDetail(Money.of(yuan).cents(), null, false,
                references(null, bankReference), Party.UNKNOWN, Party.UNKNOWN, null, null)));
    }

    private BankStatement add(String yuan, String code, boolean reversal, @Nullable Batch batch,
            List<EntryDetail> details) {
        long cents = Money.of(yuan).cents();
        closing += cents;
        entries.add(new Entry(new StatementEntry(null, cents, reversal, EntryStatus.BOOK, day, day,
                "B" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + entries.size(), code), batch, details));
        return this;
    }

    private static EntryDetail detail(String yuan, @Nullable String endToEndId, @Nullable String returnReason) {
        return new EntryDetail(Money.of(yuan).cents(), null, false, references(endToEndId, null), Party.UNKNOWN,
                Party.UNKNOWN, null, returnReason);
    }

    private static EntryDetail.References references(@Nullable String endToEndId, @Nullable String bankReference) {
        return new EntryDetail.References(null, null, endToEndId, endToEndId, bankReference);
    }

    /** Writes it into a folder under its name; entries on one page. */
    public void into(Path folder) {
        into(folder, 1);
    }

    /** Over so many pages; the first has all entries. */
    public void into(Path folder, int pages) {
        Path file = folder
                .resolve("camt.053_" + accountNo + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + ".xml");
        LocalDateTime created = day.atTime(21, 0);
        try (StatementWriter out = StatementWriter.create(file, messageId, created, reading)) {
            for (int page = 1; page <= pages; page++) {
                Balance begin = new Balance(page == 1 ? "OPBD" : "ITBD", page == 1 ? opening : closing, day);
                Balance end = new Balance(page == pages ? "CLBD" : "ITBD", closing, day);
                out.statement(new Statement(id, number, null, accountNo, "CNY", page, page == pages, begin, end,
                        List.of(begin, end)), created, null);
                for (Entry entry : page == 1 ? entries : List.<Entry>of()) {
                    out.entry(entry.entry(), entry.batch());
                    for (EntryDetail detail : entry.details()) {
                        out.detail(detail);
                    }
                }
            }
            out.commit();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
