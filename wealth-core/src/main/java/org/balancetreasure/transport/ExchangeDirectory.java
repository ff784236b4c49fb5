package org.balancetreasure.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where files are exchanged: for each partner {@code out} is what it reads, {@code in} what it writes, and {@code sent}
 * keeps the bytes of what we sent, which never change again. {@code collecting} has what is on its way from a partner's
 * server into {@code in}.
 */
@Component
public class ExchangeDirectory {

    private final Path root;

    ExchangeDirectory(@Value("${exchange.directory:exchange}") Path root) {
        this.root = root;
    }

    public Path out(String partnerCode) {
        return created(partnerCode, "out");
    }

    public Path in(String partnerCode) {
        return created(partnerCode, "in");
    }

    public Path sent(String partnerCode) {
        return created(partnerCode, "sent");
    }

    public Path collecting(String partnerCode) {
        return created(partnerCode, "collecting");
    }

    /**
     * Files of a year that nobody reads any more.
     *
     * @param of the folder they lay in
     */
    Path archive(String partnerCode, Path of, int year) {
        return created(partnerCode, "archive/" + of.getFileName() + "/" + year);
    }

    private Path created(String partnerCode, String name) {
        try {
            return Files.createDirectories(root.resolve(partnerCode).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + name + " of partner " + partnerCode
                    + " can't be made under exchange.directory " + root, e);
        }
    }
}
