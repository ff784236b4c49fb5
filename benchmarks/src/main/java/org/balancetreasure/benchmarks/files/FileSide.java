package org.balancetreasure.benchmarks.files;

import java.io.IOException;
import java.nio.file.Path;

/** A library that writes and reads files of confirmations. */
interface FileSide {

    String name();

    /** Writes a file of so many rows. */
    void write(Path file, Confirmations rows, int count) throws IOException;

    /**
     * Reads a whole file and takes the fields that a business needs out of each row.
     *
     * @return a sum over them, which both sides must agree on and no compiler can leave out
     */
    long read(Path file) throws IOException;

    /** What a text adds to the sum. */
    static long worth(Object value) {
        return value.toString().length();
    }
}
