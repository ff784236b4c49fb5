package org.balancetreasure.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is on the same machine and finds the port comes no further than the port. */
class EmbeddedDatabaseDoorsTest {

    @Test
    void letsNobodyInWithoutItsPasswordAndTheUserNowhereButIntoTheOwnSchema(@TempDir Path folder)
            throws IOException, SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            DatabaseSettings own = database.settings();
            assertThat(own.password()).hasSizeGreaterThanOrEqualTo(32);
            assertThat(own.toString()).doesNotContain(own.password());
            assertRefused(own, "treasure", "treasure");
            assertRefused(own, "treasure", "");
            assertRefused(own, "", "");
            assertRefused(own, "root", "");
            assertRefused(own, "root", own.password());
            assertRefused(own, "mariadb.sys", "");
            try (Connection connection = DriverManager.getConnection(own.url(), own.user(), own.password())) {
                assertThat(one(connection, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
                assertThat(one(connection, "SELECT @@local_infile")).isEqualTo("0");
                assertThat(one(connection, "SELECT LOAD_FILE('/etc/passwd')")).isNull();
                assertDenied(connection, "SELECT 1 INTO OUTFILE '" + folder.resolve("stolen") + "'");
                assertDenied(connection, "SELECT 1 INTO OUTFILE '" + folder.resolve("files/stolen") + "'");
                assertDenied(connection, "CREATE DATABASE other");
                assertDenied(connection, "CREATE TABLE test.other (id INT)");
                assertDenied(connection, "SELECT * FROM mysql.global_priv");
                assertDenied(connection, "CREATE USER 'other'@'127.0.0.1'");
                assertDenied(connection, "GRANT ALL ON treasure.* TO 'other'@'127.0.0.1'");
                assertDenied(connection, "SET GLOBAL local_infile = 1");
                assertThat(all(connection, "SHOW DATABASES")).containsExactlyInAnyOrder("information_schema",
                        "treasure");
            }
            assertThat(openToOthers(folder)).isEmpty();
            assertThat(folder.resolve("init.sql")).as("has the password").doesNotExist();
            assertThat(folder.resolve("data/server.sock")).exists();
        }
    }

    /** Made by hand as it was: a password that everybody knew, all rights, and files that everybody could read. */
    @Test
    void closesTheDoorsOfAFolderOfAnOlderVersion(@TempDir Path folder) throws IOException, SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0, EmbeddedDatabase.Rights.WHOLE_SERVER)) {
            DatabaseSettings all = database.settings();
            try (Connection connection = DriverManager.getConnection(all.url(), all.user(), all.password());
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE treasure.kept (id INT)");
                statement.execute("CREATE DATABASE test");
                statement.execute("CREATE USER ''@'%'");
                statement.execute("CREATE USER 'root'@'127.0.0.1'");
                statement.execute("SET PASSWORD = PASSWORD('treasure')");
                statement.execute("INSERT INTO mysql.global_priv SELECT 'localhost', User, Priv FROM mysql.global_priv"
                        + " WHERE User = 'treasure'");
            }
        }
        Files.delete(folder.resolve("password"));
        for (Path open : List.of(folder, folder.resolve("data"))) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            DatabaseSettings own = database.settings();
            assertRefused(own, "treasure", "treasure");
            assertRefused(own, "", "");
            assertRefused(own, "root", "");
            try (Connection connection = DriverManager.getConnection(own.url(), own.user(), own.password())) {
                assertThat(all(connection, "SHOW TABLES IN treasure")).containsExactly("kept");
                assertThat(all(connection, "SHOW GRANTS")).hasSize(2)
                        .anyMatch(grant -> grant.startsWith("GRANT USAGE ON *.*"))
                        .anyMatch(grant -> grant.startsWith("GRANT ALL PRIVILEGES ON `treasure`.*"));
                assertDenied(connection, "CREATE TABLE test.other (id INT)");
            }
            assertThat(openToOthers(folder)).isEmpty();
        }
    }

    @Test
    void twoThatBeginInTheSameSecondDoNotMeet(@TempDir Path folder) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = Stream.of("one", "other").map(name -> threads.submit(() -> {
                try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve(name), 0)) {
                    return database.settings().password();
                }
            })).toList();
            assertThat(both.get(0).get()).isNotEqualTo(both.get(1).get());
        }
    }

    /** The binaries are no secret; nothing else may be reached from outside the folder. */
    private static List<Path> openToOthers(Path folder) throws IOException {
        List<Path> open = new ArrayList<>();
        for (Path path : List.of(folder, folder.resolve("data"), folder.resolve("tmp"), folder.resolve("files"))) {
            if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).equals("rwx------")) {
                open.add(path);
            }
        }
        if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password")))
                .equals("rw-------")) {
            open.add(folder.resolve("password"));
        }
        return open;
    }

    private static void assertRefused(DatabaseSettings server, String user, String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), user, password).close()).as(user)
                .isInstanceOf(SQLException.class).hasMessageContaining("Access denied");
    }

    private static void assertDenied(Connection connection, String sql) {
        assertThatThrownBy(() -> all(connection, sql)).as(sql).isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(denied|not allowed).*");
    }

    private static String one(Connection connection, String sql) throws SQLException {
        return all(connection, sql).getFirst();
    }

    private static List<String> all(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            List<String> values = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        values.add(rows.getString(1));
                    }
                }
            }
            return values;
        }
    }
}
