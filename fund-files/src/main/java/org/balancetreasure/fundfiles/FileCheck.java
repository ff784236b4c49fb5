package org.balancetreasure.fundfiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;

/** The verdict over a whole data file: from the first line to the last byte, before any row is used. */
final class FileCheck {

    private static final int FIELD_NAME_BYTES_MAX = 64;

    private final FileLines lines;
    private final FileWindow window;
    private final MessageDigest digest;
    private long recordsOffset;

    private FileCheck(Path file, FileChannel channel, LongConsumer progress) {
        this.digest = sha256();
        this.window = new FileWindow(channel, 0, digest, progress);
        this.lines = new FileLines(file, window);
    }

    /** A file that was found good, and where its records begin. */
    public record Verdict(FileSummary summary, long recordsOffset) {}

    /** @param progress is told the bytes read so far */
    static Verdict of(Path file, FileChannel channel, LongConsumer progress) throws IOException, RejectedFileException {
        FileCheck check = new FileCheck(file, channel, progress);
        FileSummary summary = check.run();
        return new Verdict(summary, check.recordsOffset);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private FileSummary run() throws IOException, RejectedFileException {
        FileHeader header = header();
        Layout layout = layout(header);
        long count = lines.count("the record count", header.version().recordCountWidth());
        recordsOffset = window.fileOffset();
        records(layout, count);
        if (window.ensure(1) && !lines.atEnd()) {
            throw lines.reject(null, HeaderLines.END + " after " + count + " records, as the record count says",
                    lines.found());
        }
        lines.end();
        return new FileSummary(header, layout, count, window.fileOffset(), HexFormat.of().formatHex(digest.digest()));
    }

    private FileHeader header() throws IOException, RejectedFileException {
        lines.literal(HeaderLines.DATA);
        FormatVersion version = lines.version();
        String creator = lines.code("the file creator", version.partyWidth(), false);
        String receiver = lines.code("the file receiver", version.partyWidth(), false);
        var date = lines.date("the file date");
        long summaryTable = lines.countOrBlank("the summary-table number", version.summaryTableWidth());
        String fileType = lines.code("the file type", version.fileTypeWidth(), false);
        if (Layouts.standard().find(version, fileType) == null) {
            throw lines.rejectPrevious("a file type of version " + version.code(), fileType);
        }
        String sender = lines.code("the sender", 8, true);
        String recipient = lines.code("the recipient", 8, true);
        String digits = HeaderLines.zeroPadded(summaryTable, Math.max(3, Long.toString(summaryTable).length()));
        return new FileHeader(version, creator, receiver, date, digits, fileType, sender, recipient);
    }

    /** The file's own list of fields sizes its records; so a field left out or added breaks nothing. */
    private Layout layout(FileHeader header) throws IOException, RejectedFileException {
        Layout table = Layouts.standard().layout(header.version(), header.fileType());
        long count = lines.count("the field count", header.version().countWidth());
        if (count == 0) {
            throw lines.rejectPrevious("at least one field", "0");
        }
        List<Field> fields = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (long i = 0; i < count; i++) {
            String what = "the name of field " + (i + 1) + " of " + count;
            String name = lines.line(what, FIELD_NAME_BYTES_MAX);
            Field field = table.find(name);
            if (field == null) {
                field = Layouts.standard().added(header.version(), header.fileType(), name);
            }
            if (field == null) {
                throw lines.rejectPrevious(what + ", known to file type " + header.fileType() + " of version "
                        + header.version().code(), name);
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw lines.rejectPrevious("each field once", name);
            }
            fields.add(field);
        }
        return table.of(fields);
    }

    private void records(Layout layout, long count) throws IOException, RejectedFileException {
        RecordCheck check = new RecordCheck(layout);
        int length = layout.recordLength();
        for (long i = 0; i < count; i++) {
            if (!window.ensure(length + 2)) {
                throw notARecord(layout, i, count);
            }
            byte[] bytes = window.bytes();
            int start = window.position();
            if (bytes[start + length] != '\r' || bytes[start + length + 1] != '\n') {
                throw notARecord(layout, i, count);
            }
            int fault = check.firstFault(bytes, start);
            if (fault >= 0) {
                Field field = layout.fields().get(fault);
                throw lines.reject(field.label(), RecordCheck.expected(field), FileLines
                        .quoted(new String(bytes, start + field.offset(), field.length(), FieldCodec.GB18030)));
            }
            lines.skip(length + 2);
        }
    }

    private RejectedFileException notARecord(Layout layout, long index, long count) throws IOException {
        String record = "record " + (index + 1) + " of " + count;
        String found = lines.atEnd() ? HeaderLines.END + " already" : lines.found();
        return lines.reject(null, record + " of " + layout.recordLength() + " bytes, ended by CR LF", found);
    }
}
