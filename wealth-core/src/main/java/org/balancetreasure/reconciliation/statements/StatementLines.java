package org.balancetreasure.reconciliation.statements;

import java.io.IOException;
import java.util.regex.Pattern;
import org.balancetreasure.bankfiles.Batch;
import org.balancetreasure.bankfiles.EntryDetail;
import org.balancetreasure.bankfiles.Party;
import org.balancetreasure.bankfiles.StatementEntry;
import org.balancetreasure.bankfiles.StatementReader;
import org.balancetreasure.reconciliation.statements.StatementMapper.NewLine;
import org.balancetreasure.reconciliation.statements.StatementMapper.OpenGroup;
import org.balancetreasure.transport.Batches;
import org.jspecify.annotations.Nullable;

/**
 * Makes lines of the entries of one statement, in the caller's transaction and in constant memory. Details are never
 * counted beside their entry: an entry is its details, or one line.
 */
final class StatementLines {

    private static final int LINES_AT_ONCE = 500;
    private static final int ID_MAX = 35;
    private static final int ACCOUNT_MAX = 34;
    private static final int NAME_MAX = 140;
    /** Ours have no other characters, so what has others matches nothing. */
    private static final Pattern COULD_BE_OURS = Pattern.compile("[\\x20-\\x7e]{1,35}");

    private final StatementMapper mapper;
    private final long statementId;
    private final int accountId;
    private final Batches<NewLine> lines;
    private int entries;

    StatementLines(StatementMapper mapper, long statementId, int accountId) {
        this.mapper = mapper;
        this.statementId = statementId;
        this.accountId = accountId;
        this.lines = new Batches<>(LINES_AT_ONCE, mapper::insertLines);
    }

    /** Takes all entries of a page. */
    void read(StatementReader in) throws IOException {
        for (StatementEntry entry = in.nextEntry(); entry != null; entry = in.nextEntry()) {
            entries++;
            read(in, entry);
        }
        lines.flush();
    }

    private void read(StatementReader in, StatementEntry entry) throws IOException {
        int details = 0;
        boolean sumOnly = false;
        EntryDetail last = null;
        for (EntryDetail detail = in.nextDetail(); detail != null; detail = in.nextDetail()) {
            details++;
            last = detail;
            Long amount = detail.amount();
            sumOnly |= amount == null || detail.wholeBatch();
            if (!sumOnly && amount != null) {
                lines.add(line(entry, details, amount, detail));
            }
        }
        if (sumOnly || last == null) {
            if (details > 1) {
                lines.flush();
                mapper.deleteEntry(statementId, entries);
            }
            addWhole(line(entry, 0, entry.amount(), last), last);
        }
    }

    /** A batch that is booked as a sum is its payments, if they add up to it; else it is one line. */
    private void addWhole(NewLine line, @Nullable EntryDetail detail) {
        String groupId = line.groupId();
        Batch batch = detail == null ? null : detail.batch();
        int end = groupId == null ? -1 : groupId.lastIndexOf('-');
        if (groupId == null || end < 1 || !groupId.substring(end + 1).matches("\\d{1,5}")) {
            lines.add(line);
            return;
        }
        String messageId = groupId.substring(0, end);
        int group = Integer.parseInt(groupId.substring(end + 1));
        OpenGroup open = mapper.openItems(accountId, messageId, group);
        Long said = batch == null ? null : batch.transactions();
        if (open.items() > 0 && open.sum() == line.amount() && (said == null || said == open.items())) {
            mapper.expand(line, accountId, messageId, group);
        } else {
            lines.add(line);
        }
    }

    private NewLine line(StatementEntry entry, int detailNumber, long amount, @Nullable EntryDetail detail) {
        EntryDetail.References names = detail == null ? EntryDetail.References.NONE : detail.references();
        Batch batch = detail == null ? null : detail.batch();
        boolean whole = detailNumber == 0;
        String group = names.paymentInformationId();
        if (group == null && batch != null) {
            group = batch.paymentInformationId();
        }
        String bankReference = whole || names.bankReference() == null ? entry.bankReference() : names.bankReference();
        Party party = detail == null || whole ? Party.UNKNOWN : amount < 0 ? detail.creditor() : detail.debtor();
        return new NewLine(statementId, entries, detailNumber, amount, entry.reversal(),
                whole && detail != null && detail.wholeBatch()
                        ? null
                        : ours(detail == null ? null : names.endToEndId()),
                ours(group), ours(bankReference), start(entry.transactionCode(), ID_MAX),
                start(party.account(), ACCOUNT_MAX), start(party.name(), NAME_MAX),
                detail == null ? null : start(detail.returnReason(), ID_MAX));
    }

    private static @Nullable String ours(@Nullable String id) {
        return id != null && COULD_BE_OURS.matcher(id).matches() ? id : null;
    }

    private static @Nullable String start(@Nullable String text, int length) {
        if (text == null || text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, length));
    }
}
