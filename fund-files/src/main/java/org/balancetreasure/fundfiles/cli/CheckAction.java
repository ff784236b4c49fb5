package org.balancetreasure.fundfiles.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.balancetreasure.fundfiles.FileNames;
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
            String note = note(FileNames.requireNameOf(file, index));
            out.printf(Locale.ROOT, "accepted: %s, index of %s, version %s, %d files%s%n", file.getFileName(),
                    index.date(),
                    index.version().code(), index.fileNames().size(), note);
        } else {
            FileSummary summary = FundFile.check(file, progress.of(file));
            progress.clear();
            String note = note(FileNames.requireNameOf(file, summary.header()));
            out.printf(Locale.ROOT, "accepted: %s, type %s %s of %s, version %s, %d records, sha256 %s%s%n",
                    file.getFileName(),
                    summary.header().fileType(), summary.layout().description(), summary.header().date(),
                    summary.header().version().code(), summary.recordCount(), summary.sha256(), note);
        }
    }

    private static String note(boolean compared) {
        return compared ? "" : " (not compared with a name)";
    }
}
