package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The messages that are exchanged with banks, in the version that we use. */
public enum MessageType {
    /** Payment instructions, to the bank. */
    CREDIT_TRANSFER("pain.001.001.09", "CstmrCdtTrfInitn"),
    /** What became of instructions, from the bank. */
    STATUS_REPORT("pain.002.001.10", "CstmrPmtStsRpt"),
    /** What was booked on an account, from the bank. */
    STATEMENT("camt.053.001.08", "BkToCstmrStmt");

    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";

    private final String id;
    private final String element;

    MessageType(String id, String element) {
        this.id = id;
        this.element = element;
    }

    /** As the standard names it: {@code pain.001.001.09}. */
    public String id() {
        return id;
    }

    /** The element of the message within its document. */
    String element() {
        return element;
    }

    String namespace() {
        return NAMESPACE + id;
    }

    static @Nullable MessageType ofNamespace(@Nullable String namespace) {
        for (MessageType type : values()) {
            if (type.namespace().equals(namespace)) {
                return type;
            }
        }
        return null;
    }

    /**
     * The type that the first element of a file says; nothing else of the file is looked at.
     *
     * @throws RejectedFileException when it is no such message
     */
    public static MessageType of(Path file) throws IOException, RejectedFileException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                XmlCursor cursor = new XmlCursor(file, channel, null, _ -> {})) {
            return cursor.type();
        }
    }
}
