package org.balancetreasure.fundfiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * An index (OFI and its sisters): which data files a partner has sent for a day. When it arrives, the files are whole.
 * On an empty day it lists no file.
 */
public record IndexFile(FormatVersion version, String creator, String receiver, LocalDate date,
        List<String> fileNames) {

    private static final int FILE_NAME_BYTES_MAX = 255;

    /** @throws IllegalArgumentException for a value that the lines of an index cannot carry */
    public IndexFile {
        FileHeader.requireCode("creator", creator, version.partyWidth(), false);
        FileHeader.requireCode("receiver", receiver, version.partyWidth(), false);
        fileNames = List.copyOf(fileNames);
        for (String name : fileNames) {
            FileHeader.requireCode("file name", name, FILE_NAME_BYTES_MAX, false);
        }
        if (Integer.toString(fileNames.size()).length() > version.countWidth()) {
            throw new IllegalArgumentException(
                    "an index of version " + version.code() + " cannot count " + fileNames.size() + " files");
        }
    }

    /** Whether the first line of a file is that of an index; the rest is not looked at. */
    public static boolean isIndex(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FileWindow window = new FileWindow(channel, 0, null, _ -> {});
            int length = HeaderLines.INDEX.length();
            return window.ensure(length)
                    && new String(window.bytes(), 0, length, StandardCharsets.ISO_8859_1).equals(HeaderLines.INDEX);
        }
    }

    /**
     * Reads and checks an index.
     *
     * @throws RejectedFileException when it is not of the format
     */
    public static IndexFile read(Path file) throws IOException, RejectedFileException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FileLines lines = new FileLines(file, new FileWindow(channel, 0, null, _ -> {}));
            lines.literal(HeaderLines.INDEX);
            FormatVersion version = lines.version();
            String creator = lines.code("the file creator", version.partyWidth(), false);
            String receiver = lines.code("the file receiver", version.partyWidth(), false);
            LocalDate date = lines.date("the file date");
            long count = lines.count("the file count", version.countWidth());
            List<String> names = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                String what = "the name of file " + (i + 1) + " of " + count;
                String name = lines.line(what, FILE_NAME_BYTES_MAX);
                if (name.isEmpty() || !FileHeader.isCode(name)) {
                    throw lines.rejectPrevious(what, name);
                }
                names.add(name);
            }
            lines.end();
            return new IndexFile(version, creator, receiver, date, names);
        }
    }

    /** Writes the index under a temporary name and renames it when it is whole and durable. */
    public void write(Path target) throws IOException {
        StringBuilder lines = new StringBuilder();
        HeaderLines.line(lines, HeaderLines.INDEX);
        HeaderLines.line(lines, HeaderLines.spacePadded(version.code(), version.versionWidth()));
        HeaderLines.line(lines, HeaderLines.spacePadded(creator, version.partyWidth()));
        HeaderLines.line(lines, HeaderLines.spacePadded(receiver, version.partyWidth()));
        HeaderLines.line(lines, date.format(DateTimeFormatter.BASIC_ISO_DATE));
        HeaderLines.line(lines, HeaderLines.zeroPadded(fileNames.size(), version.countWidth()));
        fileNames.forEach(name -> HeaderLines.line(lines, name));
        HeaderLines.line(lines, HeaderLines.END);
        byte[] bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
        try (PartFile file = new PartFile(target)) {
            file.write(bytes, bytes.length);
            file.commit();
        }
    }
}
