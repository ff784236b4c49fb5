package org.balancetreasure.transport;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The files that one index announces to a partner for one day. */
public interface OutboundBatch {

    /**
     * What was written.
     *
     * @param files the index last
     * @param leftOut rows that the files go without
     * @param takenAlong rows of earlier days that had been set aside and are in the files now
     */
    record Written(List<RegisteredFile> files, List<SetAside.Row> leftOut, List<SetAside.Row> takenAlong) {}

    /** The stream of the index. */
    String stream();

    /** Types of the data files. */
    Set<String> fileTypes();

    /** Writes all files of a day into {@code directory}, the same bytes each time. */
    Written write(String partnerCode, LocalDate headerDate, Path directory);
}
