package org.balancetreasure.sandbox;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.balancetreasure.close.DayClose;
import org.balancetreasure.close.DigestChain;
import org.balancetreasure.close.DigestChain.Anchor;
import org.balancetreasure.sql.BooksVerification;
import org.balancetreasure.sql.BooksVerification.Wrong;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.EmbeddedDatabase;
import org.balancetreasure.transport.Ed25519;
import org.jspecify.annotations.Nullable;

/** The command {@code bin/verify-books}: proves the whole history of a database's books, and walks their closes. */
public final class VerifyBooks {

    static final String USAGE = """
            Proves the whole history of the books, by day and by ranges of owners, as if nothing of it had been proved before.
            Then it walks the chain of closes and makes the digest of each day again from its rows. It only reads. Progress
            goes to standard error, and a line for each contradiction to standard output: the day, what does not hold, its
            tables, and the figures with the account.

            usage: bin/verify-books [--data-dir DIR] [--key FILE]... [--kept DATE=DIGEST]...
              --data-dir DIR      of a sandbox that does not run (default data/sandbox)
              --key FILE          a public key in PEM that signs closes (default: that of the sandbox); without one no
                                  signature is checked
              --kept DATE=DIGEST  a digest that somebody kept, from a printed trial balance or an export: it must be the date's
              --help              this text
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

    /**
     * What is looked at, beside the database.
     *
     * @param dataDirectory null unless named
     * @param keys that sign closes
     * @param kept digests that must be those of their dates
     */
    private record Asked(@Nullable Path dataDirectory, List<PublicKey> keys, List<Anchor> kept) {

        /** @throws IllegalArgumentException with what is wrong */
        static Asked parse(List<String> arguments) {
            Path dataDirectory = null;
            List<PublicKey> keys = new ArrayList<>();
            List<Anchor> kept = new ArrayList<>();
            for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
                String option = rest.next();
                if (!List.of("--data-dir", "--key", "--kept").contains(option) || !rest.hasNext()) {
                    throw new IllegalArgumentException("does not know " + String.join(" ", arguments));
                }
                String value = rest.next();
                switch (option) {
                    case "--data-dir" -> dataDirectory = Path.of(value);
                    case "--key" -> keys.add(key(Path.of(value)));
                    default -> kept.add(kept(value));
                }
            }
            return new Asked(dataDirectory, keys, kept);
        }

        private static PublicKey key(Path file) {
            try {
                return Ed25519.publicKey("--key", file);
            } catch (IllegalStateException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }

        private static Anchor kept(String value) {
            if (!value.matches("\\d{4}-\\d{2}-\\d{2}=[0-9a-f]{64}")) {
                throw new IllegalArgumentException("--kept takes a date and 64 hexadecimal digits, not " + value);
            }
            try {
                return new Anchor(LocalDate.parse(value.substring(0, 10)), value.substring(11));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("--kept takes a date, not " + value, e);
            }
        }
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(USAGE);
            return STATUS_HOLDS;
        }
        Asked asked;
        try {
            asked = Asked.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println("bin/verify-books " + e.getMessage() + "\n\n" + USAGE);
            return STATUS_NOT_LOOKED_AT;
        }
        DatabaseSettings external = DatabaseSettings
                .from(name -> System.getProperty(name, System.getenv(name.replace('.', '_').toUpperCase(Locale.ROOT))));
        if (external != null && asked.dataDirectory() == null) {
            return verify(external, asked.keys(), asked.kept(), out, err);
        }
        Path data = Objects.requireNonNullElse(asked.dataDirectory(), Path.of("data/sandbox")).toAbsolutePath()
                .normalize();
        Path folder = data.resolve("database");
        if (!Files.isDirectory(folder) || EmbeddedDatabase.isRunning(folder)) {
            err.println(Files.isDirectory(folder)
                    ? "A database server runs in " + folder + ": end the sandbox first"
                    : "There is no database in " + folder + ": name the --data-dir of a sandbox");
            return STATUS_NOT_LOOKED_AT;
        }
        List<PublicKey> keys = new ArrayList<>(asked.keys());
        if (keys.isEmpty() && Files.exists(SigningKey.publicFile(data))) {
            keys.add(Asked.key(SigningKey.publicFile(data)));
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            return verify(database.settings(), keys, asked.kept(), out, err);
        }
    }

    private static int verify(DatabaseSettings settings, List<PublicKey> keys, List<Anchor> kept, PrintStream out,
            PrintStream err) {
        try (var pool = Database.pool(settings, "verification", 1)) {
            return verify(pool, keys, kept, out, err);
        }
    }

    static int verify(DataSource books, List<PublicKey> keys, List<Anchor> kept, PrintStream out, PrintStream err) {
        Told told = new Told(err);
        List<Wrong> wrong = new ArrayList<>(BooksVerification.verify(books,
                (asked, all) -> told.tell(asked == all, "Verified " + asked + " of " + all + " ranges")));
        DigestChain.Result chain = DigestChain.verify(books, keys, kept,
                rows -> told.tell(false, "Digested " + rows + " rows"));
        wrong.addAll(chain.wrong());
        wrong.forEach(out::println);
        DayClose last = chain.last();
        if (last != null) {
            out.println("Closed through " + last.businessDate() + ", digest " + last.digest() + ", "
                    + (last.keyId() == null ? "not signed" : "signed by key " + last.keyId())
                    + (keys.isEmpty() ? "; signatures not checked, no --key" : "") + "; " + chain.rowCount()
                    + " rows digested" + (chain.unsigned() == 0 ? "" : ", " + chain.unsigned() + " closes unsigned"));
        }
        out.println(wrong.isEmpty() ? "The books hold." : wrong.size() + " contradictions.");
        return wrong.isEmpty() ? STATUS_HOLDS : STATUS_WRONG;
    }

    /** Says from time to time how far it is. */
    private static final class Told {

        private final PrintStream err;
        /** Real time: this is for who waits. */
        private long at = System.nanoTime();

        Told(PrintStream err) {
            this.err = err;
        }

        void tell(boolean now, String line) {
            if (now || System.nanoTime() - at > NANOS_BETWEEN_LINES) {
                at = System.nanoTime();
                err.println(line);
            }
        }
    }
}
