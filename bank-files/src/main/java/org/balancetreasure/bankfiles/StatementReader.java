package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a file (camt.053.001.08) that has been checked whole: balances, booked entries, summary, batches
 * and details agree. Statements, entries and details come one after the other in constant memory. Only booked entries
 * come; pending ones and information move nothing.
 *
 * <p>What needs another file is the caller's: that the account is ours, that MsgId and Id are new, that the number is
 * one more than the last, and that the opening balance is the last closing one.
 */
public final class StatementReader implements AutoCloseable {

    private final CheckedFile file;
    private final StatementParser parser;

    private StatementReader(CheckedFile file, StatementParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Checks a whole file and leaves it open for its entries to be pulled.
     *
     * @param reading what the direction of a reversal means at this bank
     * @throws RejectedFileException when it is not of the format, or anything in it does not agree
     */
    public static StatementReader open(Path path, ReversalReading reading) throws IOException, RejectedFileException {
        return open(path, reading, _ -> {});
    }

    /** As {@link #open(Path, ReversalReading)}; reports the number of checked bytes from time to time. */
    public static StatementReader open(Path path, ReversalReading reading, LongConsumer progress)
            throws IOException, RejectedFileException {
        CheckedFile file = CheckedFile.open(path);
        boolean accepted = false;
        try {
            try (XmlCursor cursor = file.cursor(MessageType.STATEMENT, progress)) {
                StatementParser check = new StatementParser(cursor, reading);
                while (check.nextStatement() != null) {
                    // The parser checks what it passes.
                }
                file.checked(new FileSummary(MessageType.STATEMENT, check.messageId(), check.booked(), cursor.bytes(),
                        cursor.sha256()));
            }
            StatementReader reader = new StatementReader(file,
                    new StatementParser(file.again(MessageType.STATEMENT), reading));
            accepted = true;
            return reader;
        } finally {
            if (!accepted) {
                file.close();
            }
        }
    }

    public FileSummary summary() {
        return file.summary();
    }

    /**
     * The next statement, or null after the last; what is left of the one before is passed over.
     *
     * @throws IOException also when the file was changed after its check
     */
    public @Nullable Statement nextStatement() throws IOException {
        try {
            Statement statement = parser.nextStatement();
            if (statement == null) {
                file.readAgain();
            }
            return statement;
        } catch (RejectedFileException e) {
            throw file.changed(e);
        }
    }

    /**
     * The next booked entry of the statement, or null after its last.
     *
     * @throws IOException also when the file was changed after its check
     */
    public @Nullable StatementEntry nextEntry() throws IOException {
        try {
            StatementEntry entry = parser.nextEntry();
            while (entry != null && entry.status() != EntryStatus.BOOK) {
                entry = parser.nextEntry();
            }
            return entry;
        } catch (RejectedFileException e) {
            throw file.changed(e);
        }
    }

    /**
     * The next detail of the entry, or null after its last.
     *
     * @throws IOException also when the file was changed after its check
     */
    public @Nullable EntryDetail nextDetail() throws IOException {
        try {
            return parser.nextDetail();
        } catch (RejectedFileException e) {
            throw file.changed(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
