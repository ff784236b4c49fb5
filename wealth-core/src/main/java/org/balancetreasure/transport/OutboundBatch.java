package org.balancetreasure.transport;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.balancetreasure.partners.TransferAgent;

/** The files that one index announces to a transfer agent for one day. */
public interface OutboundBatch {

    /** The stream of the index. */
    String stream();

    /** Types of the data files. */
    Set<String> fileTypes();

    /**
     * Writes all files of a day into {@code directory}, the same bytes each time.
     *
     * @return what was written, the index last
     */
    List<RegisteredFile> write(TransferAgent agent, LocalDate headerDate, Path directory);
}
