package org.balancetreasure.bankfiles.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.balancetreasure.bankfiles.CreditTransferReader;
import org.balancetreasure.bankfiles.FileSummary;
import org.balancetreasure.bankfiles.MessageType;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.bankfiles.StatementReader;
import org.balancetreasure.bankfiles.StatusReport;

/** {@code check}: one line for an accepted file; a rejection goes up as it is. */
final class CheckAction implements BankFileCommand.FileAction {

    private final PrintStream out;
    private final Progress progress;
    private final ReversalReading reading;

    CheckAction(PrintStream out, Progress progress, ReversalReading reading) {
        this.out = out;
        this.progress = progress;
        this.reading = reading;
    }

    @Override
    public void on(Path file) throws IOException, RejectedFileException {
        FileSummary summary = switch (MessageType.of(file)) {
            case CREDIT_TRANSFER -> {
                try (CreditTransferReader reader = CreditTransferReader.open(file, progress.of(file))) {
                    yield reader.summary();
                }
            }
            case STATUS_REPORT -> StatusReport.read(file, progress.of(file)).summary();
            case STATEMENT -> {
                try (StatementReader reader = StatementReader.open(file, reading, progress.of(file))) {
                    yield reader.summary();
                }
            }
        };
        progress.clear();
        out.printf(Locale.ROOT, "accepted: %s, %s %s, %d %s, sha256 %s%n", file.getFileName(), summary.type().id(),
                summary.messageId(), summary.records(), records(summary.type()), summary.sha256());
    }

    static String records(MessageType type) {
        return switch (type) {
            case CREDIT_TRANSFER -> "payments";
            case STATUS_REPORT -> "listed payments";
            case STATEMENT -> "booked entries";
        };
    }
}
