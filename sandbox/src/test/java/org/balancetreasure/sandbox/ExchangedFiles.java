package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files of both sides, by fingerprint; what a killed writer left unfinished has a name of its own. */
final class ExchangedFiles {

    private ExchangedFiles() {}

    static Map<String, String> of(Path folder) throws IOException, NoSuchAlgorithmException {
        Map<String, String> fingerprints = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".part")) {
                    fingerprints.put(folder.relativize(file).toString(), HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
                }
            }
        }
        assertThat(fingerprints).isNotEmpty();
        return fingerprints;
    }
}
