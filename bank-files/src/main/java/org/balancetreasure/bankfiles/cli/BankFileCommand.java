package org.balancetreasure.bankfiles.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.ReversalReading;

/**
 * Reads its arguments, goes through the files and turns what happened into a status: 0 all files accepted, 1 a file
 * rejected or unreadable (the reason is on standard error), 2 wrong usage.
 */
public final class BankFileCommand {

    static final int ACCEPTED = 0;
    static final int REJECTED = 1;
    static final int WRONG_USAGE = 2;

    private static final String STANDARD_INPUT = "-";
    private static final int SHOWN_RECORDS = 3;

    private static final String HELP = """
            Usage: bank-file check [--reversals READING] FILE...
                   bank-file show [--records N] [--reversals READING] FILE...
                   bank-file csv [--reversals READING] FILE...

            Reads the messages between customers and banks (ISO 20022): payment instructions pain.001.001.09,
            their status pain.002.001.10 and statements camt.053.001.08.

              check  says for each file whether it is accepted, and if not, where and why
              show   prints the header and the first records (%s, or N)
              csv    prints all records as CSV in UTF-8, a line of field names first

            A file is accepted or rejected whole: a rejected one shows no record. FILE may be - for standard input,
            or a pipe. READING says what the direction of a reversal in a statement means: as-written (of the
            reversal itself, as ISO 20022 has it; the default) or of-original (of the entry that is reversed).
            Status: 0 all files accepted, 1 a file rejected or unreadable (the reason is on standard
            error), 2 wrong usage.
            """.formatted(SHOWN_RECORDS);

    private final InputStream input;
    private final PrintStream out;
    private final PrintStream err;
    private final Progress progress;

    BankFileCommand(InputStream input, PrintStream out, PrintStream err, boolean progress) {
        this.input = input;
        this.out = out;
        this.err = err;
        this.progress = new Progress(err, progress);
    }

    /** Runs the command on the process's own streams, in UTF-8 whatever the locale says. */
    @SuppressWarnings("SystemExitOutsideMain") // this is main; the status is what scripts look at
    static void main(String[] args) {
        int status;
        try (PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16), false,
                StandardCharsets.UTF_8);
                PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true,
                        StandardCharsets.UTF_8)) {
            status = new BankFileCommand(System.in, out, err, Boolean.getBoolean("bank-file.progress"))
                    .run(List.of(args));
        }
        System.exit(status);
    }

    int run(List<String> arguments) {
        if (arguments.stream().anyMatch(a -> a.equals("--help") || a.equals("-h"))) {
            out.print(HELP);
            return ACCEPTED;
        }
        if (arguments.isEmpty()) {
            return wrongUsage("a command is missing");
        }
        String command = arguments.getFirst();
        List<String> rest = arguments.subList(1, arguments.size());
        ReversalReading reading = ReversalReading.AS_WRITTEN;
        int records = SHOWN_RECORDS;
        while (!rest.isEmpty() && rest.getFirst().startsWith("--")) {
            String option = rest.getFirst();
            String value = rest.size() < 2 ? "" : rest.get(1);
            switch (option) {
                case "--reversals" -> {
                    if (!value.equals("as-written") && !value.equals("of-original")) {
                        return wrongUsage("--reversals wants as-written or of-original");
                    }
                    reading = ReversalReading.valueOf(value.replace('-', '_').toUpperCase(Locale.ROOT));
                }
                case "--records" -> {
                    if (!command.equals("show") || !value.matches("[0-9]{1,9}")) {
                        return wrongUsage("--records wants a number, and is an option of show");
                    }
                    records = Integer.parseInt(value);
                }
                default -> {
                    return wrongUsage("there is no option '" + option + "'");
                }
            }
            rest = rest.subList(2, rest.size());
        }
        return switch (command) {
            case "check" -> eachFile(rest, new CheckAction(out, progress, reading));
            case "csv" -> eachFile(rest, new CsvAction(out, progress, reading));
            case "show" -> eachFile(rest, new ShowAction(out, progress, reading, records));
            default -> wrongUsage("there is no command '" + command + "'");
        };
    }

    /** What a command does with one file. */
    interface FileAction {
        void on(Path file) throws IOException, RejectedFileException;
    }

    private int eachFile(List<String> names, FileAction action) {
        if (names.isEmpty()) {
            return wrongUsage("a file is missing");
        }
        for (String name : names) {
            if (name.startsWith("-") && !name.equals(STANDARD_INPUT)) {
                return wrongUsage("there is no option '" + name + "' here");
            }
        }
        int status = ACCEPTED;
        for (String name : names) {
            status = Math.max(status, oneFile(name, action));
            if (out.checkError()) {
                err.println("bank-file: the output cannot be written any more");
                return REJECTED;
            }
        }
        return status;
    }

    private int oneFile(String name, FileAction action) {
        try {
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                return unreadable(name, "is a folder");
            }
            if (name.equals(STANDARD_INPUT)) {
                try (KeptPipe kept = KeptPipe.of(input, "standard-input")) {
                    action.on(kept.file());
                }
            } else if (Files.exists(file) && !Files.isRegularFile(file)) {
                try (KeptPipe kept = KeptPipe.of(file)) {
                    action.on(kept.file());
                }
            } else {
                action.on(file);
            }
            return ACCEPTED;
        } catch (RejectedFileException e) {
            progress.clear();
            err.println("rejected: " + e.getMessage());
            return REJECTED;
        } catch (NoSuchFileException e) {
            return unreadable(name, "there is no such file");
        } catch (AccessDeniedException e) {
            return unreadable(name, "permission denied");
        } catch (InvalidPathException | IOException e) {
            return unreadable(name, String.valueOf(e.getMessage()));
        }
    }

    private int unreadable(String name, String why) {
        progress.clear();
        err.println("cannot read " + name + ": " + why);
        return REJECTED;
    }

    private int wrongUsage(String what) {
        err.println("bank-file: " + what + "\nTry 'bank-file --help'.");
        return WRONG_USAGE;
    }
}
