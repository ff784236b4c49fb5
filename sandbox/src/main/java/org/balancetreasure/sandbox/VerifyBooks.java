package org.balancetreasure.sandbox;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.balancetreasure.sql.BooksVerification;
import org.balancetreasure.sql.BooksVerification.Wrong;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.EmbeddedDatabase;

/** The command {@code bin/verify-books}: proves the whole history of a database's books. */
public final class VerifyBooks {

    static final String USAGE = """
            Proves the whole history of the books, by day and by ranges of owners, as if nothing of it had been proved before.
            It only reads. Progress goes to standard error, and a line for each contradiction to standard output: the day, the
            invariant of sql/invariants, its tables, and the figures with the account.

            usage: bin/verify-books [--data-dir DIR]
              --data-dir DIR    of a sandbox that does not run (default data/sandbox)
              --help            this text
            An own server instead of the embedded database, also while it is in use: DB_URL, DB_USER and DB_PASSWORD.

            status: 0 if the books hold, 1 if they do not, 2 if they could not be looked at
            """;

    private static final int STATUS_HOLDS = 0;
    private static final int STATUS_WRONG = 1;
    private static final int STATUS_NOT_LOOKED_AT = 2;
    private static final long NANOS_BETWEEN_LINES = 2_000_000_000L;

    private VerifyBooks() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(USAGE);
            return STATUS_HOLDS;
        }
        boolean named = arguments.size() == 2 && arguments.getFirst().equals("--data-dir");
        if (!named && !arguments.isEmpty()) {
            err.println("bin/verify-books does not know " + String.join(" ", arguments) + "\n\n" + USAGE);
            return STATUS_NOT_LOOKED_AT;
        }
        DatabaseSettings external = DatabaseSettings
                .from(name -> System.getProperty(name, System.getenv(name.replace('.', '_').toUpperCase(Locale.ROOT))));
        if (external != null && !named) {
            return verify(external, out, err);
        }
        Path folder = Path.of(named ? arguments.getLast() : "data/sandbox").toAbsolutePath().normalize()
                .resolve("database");
        if (!Files.isDirectory(folder) || EmbeddedDatabase.isRunning(folder)) {
            err.println(Files.isDirectory(folder)
                    ? "A database server runs in " + folder + ": end the sandbox first"
                    : "There is no database in " + folder + ": name the --data-dir of a sandbox");
            return STATUS_NOT_LOOKED_AT;
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            return verify(database.settings(), out, err);
        }
    }

    private static int verify(DatabaseSettings settings, PrintStream out, PrintStream err) {
        try (var pool = Database.pool(settings, "verification", 1)) {
            return verify(pool, out, err);
        }
    }

    static int verify(DataSource books, PrintStream out, PrintStream err) {
        // Real time: this is for who waits.
        long[] told = {System.nanoTime()};
        List<Wrong> wrong = BooksVerification.verify(books, (asked, all) -> {
            if (System.nanoTime() - told[0] > NANOS_BETWEEN_LINES || asked == all) {
                told[0] = System.nanoTime();
                err.println("Verified " + asked + " of " + all + " ranges");
            }
        });
        wrong.forEach(out::println);
        out.println(wrong.isEmpty() ? "The books hold." : wrong.size() + " contradictions.");
        return wrong.isEmpty() ? STATUS_HOLDS : STATUS_WRONG;
    }
}
