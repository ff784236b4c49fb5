package org.balancetreasure.fundfiles;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file is not of the format, so none of it may be used. The message is written for the partner's staff: file, line,
 * field, what was expected and what was found.
 */
public final class RejectedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long line;
    private final @Nullable String field;
    private final String expected;
    private final String found;

    RejectedFileException(Path file, long line, @Nullable String field, String expected, String found) {
        super(file.getFileName() + ", line " + line + (field == null ? "" : ", field " + field) + ": expected "
                + expected
                + ", found " + found);
        this.file = file;
        this.line = line;
        this.field = field;
        this.expected = expected;
        this.found = found;
    }

    public Path file() {
        return file;
    }

    /** The line at fault, from 1; the first record of a file with n fields is on line n + 12. */
    public long line() {
        return line;
    }

    /** The field at fault, with its coding; null when the line as a whole is wrong. */
    public @Nullable String field() {
        return field;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
