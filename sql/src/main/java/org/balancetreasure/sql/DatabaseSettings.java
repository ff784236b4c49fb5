package org.balancetreasure.sql;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * URL, user and password of the database. The URL is a JDBC URL of the MySQL driver and names a database. The driver
 * serves MySQL 8.4 or later and MariaDB 10.11 or later.
 */
public record DatabaseSettings(String url, String user, String password) {

    /** The settings with which any part of the project uses an existing server. */
    public static final String URL = "db.url";
    public static final String USER = "db.user";
    public static final String PASSWORD = "db.password";

    /** From {@code db.url}, {@code db.user} and {@code db.password}, or null when no url is set. */
    public static @Nullable DatabaseSettings from(Function<String, @Nullable String> property) {
        String url = property.apply(URL);
        if (url == null || url.isBlank()) {
            return null;
        }
        return new DatabaseSettings(url, Objects.requireNonNullElse(property.apply(USER), "root"),
                Objects.requireNonNullElse(property.apply(PASSWORD), ""));
    }

    /** The same server and user, another database. */
    public DatabaseSettings withDatabase(String name) {
        return new DatabaseSettings(serverPart() + name + parameters(), user, password);
    }

    /** The name of the database, empty if the url names none. */
    public String database() {
        return url.substring(serverPart().length(), url.length() - parameters().length());
    }

    private String serverPart() {
        int authority = url.indexOf("//");
        int slash = authority < 0 ? -1 : url.indexOf('/', authority + 2);
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "db.url must look like jdbc:mysql://host:port/database, but is " + url);
        }
        return url.substring(0, slash + 1);
    }

    private String parameters() {
        int question = url.indexOf('?');
        return question < 0 ? "" : url.substring(question);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + "]";
    }
}
