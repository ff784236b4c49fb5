package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The payment instructions of a file (pain.001.001.09) that has been checked whole: counts and sums of the file and of
 * each group agree with its payments. Groups and payments come one after the other, in constant memory but for the
 * identifiers of groups.
 */
public final class CreditTransferReader implements AutoCloseable {

    private final CheckedFile file;
    private final GroupHeader header;
    private final CreditTransferParser parser;

    private CreditTransferReader(CheckedFile file, GroupHeader header, CreditTransferParser parser) {
        this.file = file;
        this.header = header;
        this.parser = parser;
    }

    /**
     * Checks a whole file and leaves it open for its payments to be pulled.
     *
     * @throws RejectedFileException when it is not of the format, or counts or sums do not agree
     */
    public static CreditTransferReader open(Path path) throws IOException, RejectedFileException {
        return open(path, _ -> {});
    }

    /** As {@link #open(Path)}; reports the number of checked bytes from time to time. */
    public static CreditTransferReader open(Path path, LongConsumer progress)
            throws IOException, RejectedFileException {
        CheckedFile file = CheckedFile.open(path);
        boolean accepted = false;
        try {
            GroupHeader header;
            try (XmlCursor cursor = file.cursor(MessageType.CREDIT_TRANSFER, progress)) {
                CreditTransferParser check = new CreditTransferParser(cursor);
                while (check.nextGroup() != null) {
                    // The parser checks what it passes.
                }
                header = check.header();
                file.checked(new FileSummary(MessageType.CREDIT_TRANSFER, header.messageId(), header.transactions(),
                        cursor.bytes(), cursor.sha256()));
            }
            CreditTransferReader reader = new CreditTransferReader(file, header,
                    new CreditTransferParser(file.again(MessageType.CREDIT_TRANSFER)));
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

    /** The head, with the count and the sum of the payments themselves. */
    public GroupHeader header() {
        return header;
    }

    /**
     * The next group, or null after the last; what is left of the group before it is passed over. Its count and sum are
     * what it says of itself, 0 where it says nothing.
     *
     * @throws IOException also when the file was changed after its check
     */
    public @Nullable PaymentInformation nextGroup() throws IOException {
        try {
            PaymentInformation group = parser.nextGroup();
            if (group == null) {
                file.readAgain();
            }
            return group;
        } catch (RejectedFileException e) {
            throw file.changed(e);
        }
    }

    /**
     * The next payment of the group, or null after its last.
     *
     * @throws IOException also when the file was changed after its check
     */
    public @Nullable CreditTransfer nextTransfer() throws IOException {
        try {
            return parser.nextTransfer();
        } catch (RejectedFileException e) {
            throw file.changed(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
