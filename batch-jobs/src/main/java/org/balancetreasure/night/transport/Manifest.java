package org.balancetreasure.night.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.night.transport.PartnerTransport.Folders;
import org.balancetreasure.transport.Sha256;

/**
 * The SHA-256 of each file of a delivery, written as {@code sha256sum} does. It is called like the file that announces
 * the delivery with {@value #ENDING} at the end, and lies there before that file.
 */
final class Manifest {

    static final String ENDING = ".sha256";
    static final String SIGNATURE_ENDING = ENDING + ".sig";
    /** A manifest names a few files; what is larger is none. */
    static final long BYTES_MAX = 1 << 20;

    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");

    private Manifest() {}

    static boolean isOne(String name) {
        return name.endsWith(ENDING) || name.endsWith(SIGNATURE_ENDING);
    }

    /** What a manifest says of what an announcement announces, and of itself; the same bytes each time. */
    static String of(Folders folders, String announcement) throws IOException {
        Path file = folders.out().resolve(announcement);
        List<String> names = new ArrayList<>();
        if (IndexFile.isIndex(file)) {
            try {
                names.addAll(IndexFile.read(file).fileNames());
            } catch (RejectedFileException e) {
                throw new IOException("Our index " + file + " is none", e);
            }
        }
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            // It may have gone before; the bytes of what we sent stay.
            line(lines, name, folders.sent().resolve(name));
        }
        line(lines, announcement, file);
        return lines.toString();
    }

    private static void line(StringBuilder lines, String name, Path file) {
        lines.append(HexFormat.of().formatHex(Sha256.of(file))).append("  ").append(name).append('\n');
    }

    /**
     * SHA-256 by the names of files.
     *
     * @throws IOException with the line, if it is no manifest
     */
    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : Files.readString(file).lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IOException("a line of it is no SHA-256 with the name of a file");
            }
            sums.put(matcher.group(2), HexFormat.of().formatHex(HexFormat.of().parseHex(matcher.group(1))));
        }
        return sums;
    }
}
