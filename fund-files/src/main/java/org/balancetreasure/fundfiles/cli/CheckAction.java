package org.balancetreasure.fundfiles.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.balancetreasure.fundfiles.FileSummary;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;

/** {@code check}: one line for an accepted file; a rejection goes up as it is. */
final class CheckAction implements FundFileCommand.FileAction {

    private final PrintStream out;
    private final Progress progress;

    CheckAction(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    @Override
    public void on(Path file) throws IOException, RejectedFileException {
        if (IndexFile.isIndex(file)) {
            IndexFile index = IndexFile.read(file);
            out.printf(Locale.ROOT, "accepted: %s, index of %s, version %s, %d files%n", file.getFileName(),
                    index.date(),
                    index.version().code(), index.fileNames().size());
        } else {
            FileSummary summary = FundFile.check(file, progress.of(file));
            progress.clear();
            out.printf(Locale.ROOT, "accepted: %s, type %s %s of %s, version %s, %d records, sha256 %s%n",
                    file.getFileName(),
                    summary.header().fileType(), summary.layout().description(), summary.header().date(),
                    summary.header().version().code(), summary.recordCount(), summary.sha256());
        }
    }
}
