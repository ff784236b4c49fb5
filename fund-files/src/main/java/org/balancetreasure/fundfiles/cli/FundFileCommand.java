package org.balancetreasure.fundfiles.cli;

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
import org.balancetreasure.fundfiles.RejectedFileException;

/**
 * Reads its arguments, goes through the files and turns what happened into a status: 0 all files accepted, 1 a file
 * rejected or unreadable (the reason is on standard error), 2 wrong usage.
 */
public final class FundFileCommand {

    static final int ACCEPTED = 0;
    static final int REJECTED = 1;
    static final int WRONG_USAGE = 2;

    private static final String STANDARD_INPUT = "-";
    private static final int SHOWN_RECORDS = 3;

    private static final String HELP = """
            Usage: fund-file check FILE...
                   fund-file show [--records N] FILE...
                   fund-file csv FILE...

            Reads the fund data exchange files (JR/T 0017, GB/T 39595) in the versions 2.0, 2.1 and 2.2:
            data files (OFD) and index files (OFI and its sisters).

              check  says for each file whether it is accepted, and if not, where and why
              show   prints the header and the first records (%s, or N) with the names of the fields
              csv    prints all records as CSV in UTF-8, a line of field names first

            A file is accepted or rejected whole: a rejected one shows no record. Its name, if it is one of the
            industry, must agree with its header. FILE may be - for standard input, or a pipe.
            Status: 0 all files accepted, 1 a file rejected or unreadable (the reason is on standard
            error), 2 wrong usage.
            """.formatted(SHOWN_RECORDS);

    private final InputStream input;
    private final PrintStream out;
    private final PrintStream err;
    private final Progress progress;

    FundFileCommand(InputStream input, PrintStream out, PrintStream err, boolean progress) {
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
            status = new FundFileCommand(System.in, out, err, Boolean.getBoolean("fund-file.progress"))
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
        return switch (command) {
            case "check" -> eachFile(rest, new CheckAction(out, progress));
            case "csv" -> eachFile(rest, new CsvAction(out, progress));
            case "show" -> show(rest);
            default -> wrongUsage("there is no command '" + command + "'");
        };
    }

    private int show(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("--records")) {
            return eachFile(arguments, new ShowAction(out, progress, SHOWN_RECORDS));
        }
        if (arguments.size() < 2 || !arguments.get(1).matches("[0-9]{1,9}")) {
            return wrongUsage("--records wants a number");
        }
        return eachFile(arguments.subList(2, arguments.size()),
                new ShowAction(out, progress, Integer.parseInt(arguments.get(1))));
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
                err.println("fund-file: the output cannot be written any more");
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
        err.println("fund-file: " + what + "\nTry 'fund-file --help'.");
        return WRONG_USAGE;
    }
}
