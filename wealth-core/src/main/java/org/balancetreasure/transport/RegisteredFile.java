package org.balancetreasure.transport;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file that is on record.
 *
 * @param fileType of a data file; the stream of an index
 * @param reason why it was rejected
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameBytes only
public record RegisteredFile(String partnerCode, String fileName, Direction direction, String fileType,
        LocalDate headerDate,
        byte[] sha256, long recordCount, State state, @Nullable String reason) {

    /** One of ours that lies under {@code path}, about to be sent. */
    public static RegisteredFile intended(String partnerCode, Path path, String fileType, LocalDate headerDate,
            long recordCount) {
        return new RegisteredFile(partnerCode, String.valueOf(path.getFileName()), Direction.OUT, fileType, headerDate,
                Sha256.of(path), recordCount, State.INTENDED, null);
    }

    enum Direction {
        OUT, IN
    }

    /** Ours are intended, then sent; a partner's are used or rejected. */
    public enum State {
        INTENDED, SENT, USED, REJECTED
    }

    boolean sameBytes(byte[] other) {
        return Arrays.equals(sha256, other);
    }
}
