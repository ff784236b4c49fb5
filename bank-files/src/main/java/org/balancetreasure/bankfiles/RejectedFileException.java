package org.balancetreasure.bankfiles;

import java.nio.file.Path;

/**
 * A file is not a message that may be used, so none of it is. The message is written for the bank's staff: file, line,
 * path of the element, what was expected and what was found.
 */
public final class RejectedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long line;
    private final String path;
    private final String expected;
    private final String found;

    RejectedFileException(Path file, long line, String path, String expected, String found) {
        super(file.getFileName() + ", line " + line + (path.isEmpty() ? "" : ", " + path) + ": expected " + expected
                + ", found " + found);
        this.file = file;
        this.line = line;
        this.path = path;
        this.expected = expected;
        this.found = found;
    }

    public Path file() {
        return file;
    }

    /** The line at fault, from 1; a file may well have only one. */
    public long line() {
        return line;
    }

    /** The element at fault, counted where it comes more than once; empty before the first. */
    public String path() {
        return path;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
