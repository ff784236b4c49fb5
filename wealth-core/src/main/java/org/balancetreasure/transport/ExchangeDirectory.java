package org.balancetreasure.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where files are exchanged: for each transfer agent {@code out} is what it reads, {@code in} what it writes, and
 * {@code sent} keeps the bytes of what we sent, which never change again.
 */
@Component
class ExchangeDirectory {

    private final Path root;

    ExchangeDirectory(@Value("${exchange.directory:exchange}") Path root) {
        this.root = root;
    }

    Path out(String taCode) {
        return created(taCode, "out");
    }

    Path in(String taCode) {
        return created(taCode, "in");
    }

    Path sent(String taCode) {
        return created(taCode, "sent");
    }

    /**
     * Files of a year that nobody reads any more.
     *
     * @param of the folder they lay in
     */
    Path archive(String taCode, Path of, int year) {
        return created(taCode, "archive/" + of.getFileName() + "/" + year);
    }

    private Path created(String taCode, String name) {
        try {
            return Files.createDirectories(root.resolve(taCode).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + name + " of transfer agent " + taCode
                    + " can't be made under exchange.directory " + root, e);
        }
    }
}
