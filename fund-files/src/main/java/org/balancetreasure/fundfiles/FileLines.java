package org.balancetreasure.fundfiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a file apart line by line and rejects it where a line is not what the format has there. */
final class FileLines {

    private static final int SHOWN_MAX = 60;
    private static final int NEAR_END_BYTES = 64 * 1024;

    private final Path file;
    private final FileWindow window;
    private long line = 1;

    FileLines(Path file, FileWindow window) {
        this.file = file;
        this.window = window;
    }

    long line() {
        return line;
    }

    FileWindow window() {
        return window;
    }

    RejectedFileException reject(@Nullable String field, String expected, String found) {
        return new RejectedFileException(file, line, field, expected, found);
    }

    /** The next line without its end, which must lie within the width. */
    String line(String what, int widthMax) throws IOException, RejectedFileException {
        window.ensure(widthMax + 2);
        int length = lineLength(Math.min(window.available(), widthMax + 2));
        if (length < 0) {
            throw reject(null, what + " of at most " + widthMax + " bytes, ended by CR LF", found());
        }
        return take(length);
    }

    /** The next line without its end, which must have exactly that width. */
    String fixedLine(String what, int width) throws IOException, RejectedFileException {
        window.ensure(width + 2);
        if (lineLength(Math.min(window.available(), width + 2)) != width) {
            throw reject(null, what + " of " + width + " bytes, ended by CR LF", found());
        }
        return take(width);
    }

    void literal(String text) throws IOException, RejectedFileException {
        String found = fixedLine(text, text.length());
        if (!found.equals(text)) {
            throw rejectPrevious(text, found);
        }
    }

    FormatVersion version() throws IOException, RejectedFileException {
        String text = line("the version", 8);
        for (FormatVersion version : FormatVersion.values()) {
            if (text.equals(HeaderLines.spacePadded(version.code(), version.versionWidth()))) {
                return version;
            }
        }
        if (text.equals(FormatVersion.ZERO_PADDED_V22)) {
            return FormatVersion.V22;
        }
        throw rejectPrevious("the version 20 or 21 in 4 bytes, or 22 in 8, padded with spaces on the right", text);
    }

    String code(String what, int width, boolean mayBeEmpty) throws IOException, RejectedFileException {
        String text = fixedLine(what, width);
        String code = withoutPadding(text);
        if (!FileHeader.isCode(code) || (code.isEmpty() && !mayBeEmpty)) {
            throw rejectPrevious(what + ", padded with spaces on the right", text);
        }
        return code;
    }

    /** Only spaces pad; a tab or a line feed in their place is an error to be found. */
    private static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    LocalDate date(String what) throws IOException, RejectedFileException {
        String text = fixedLine(what, 8);
        byte[] digits = text.getBytes(StandardCharsets.ISO_8859_1);
        if (!FieldCodec.isDay(digits, 0)) {
            throw rejectPrevious(what + " as YYYYMMDD", text);
        }
        return LocalDate.of(Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 4, 6, 10),
                Integer.parseInt(text, 6, 8, 10));
    }

    long count(String what, int width) throws IOException, RejectedFileException {
        return digits(what + " in " + width + " digits", fixedLine(what, width));
    }

    /** As {@link #count}, but a line of spaces is a number that nobody has set, and so zero. */
    long countOrBlank(String what, int width) throws IOException, RejectedFileException {
        String text = fixedLine(what, width);
        return withoutPadding(text).isEmpty() ? 0 : digits(what + " in " + width + " digits, or spaces only", text);
    }

    private long digits(String expected, String text) throws RejectedFileException {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw rejectPrevious(expected, text);
        }
        return Long.parseLong(text);
    }

    /** The trailer and nothing after it. Some writers leave out its CR LF, which is read and never written. */
    void end() throws IOException, RejectedFileException {
        if (atEnd() && window.available() == HeaderLines.END.length()) {
            window.consume(HeaderLines.END.length());
            return;
        }
        literal(HeaderLines.END);
        if (window.ensure(1)) {
            throw reject(null, "the end of the file after " + HeaderLines.END, found());
        }
    }

    /** Whether the trailer comes next, ended by CR LF or by the end of the file. */
    boolean atEnd() throws IOException {
        byte[] trailer = HeaderLines.TRAILER;
        int length = window.ensure(trailer.length) ? trailer.length : HeaderLines.END.length();
        int start = window.position();
        return (length == trailer.length || window.available() == length)
                && Arrays.equals(window.bytes(), start, start + length, trailer, 0, length);
    }

    /** Rejects the line that was taken last. */
    RejectedFileException rejectPrevious(String expected, String found) {
        return new RejectedFileException(file, line - 1, null, expected, quoted(found));
    }

    /** Moves past a record and its line end, which the caller has looked at. */
    void skip(int bytes) {
        window.consume(bytes);
        line++;
    }

    private String take(int length) {
        String text = new String(window.bytes(), window.position(), length, StandardCharsets.ISO_8859_1);
        skip(length + 2);
        return text;
    }

    /** Bytes before the first CR LF among the next ones; -1 when there is none. */
    int lineLength(int among) {
        byte[] bytes = window.bytes();
        int start = window.position();
        for (int i = 0; i + 1 < among; i++) {
            if (bytes[start + i] == '\r' && bytes[start + i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** What stands where something else was expected, for a person. */
    String found() throws IOException {
        if (window.available() == 0) {
            return "the end of the file";
        }
        int length = lineLength(window.available());
        if (length < 0) {
            return quoted(shown(window.available()))
                    + (isAllThereIs()
                            ? " of " + window.available() + " bytes and then the end of the file"
                            : " without CR LF");
        }
        return quoted(shown(length)) + " of " + length + " bytes";
    }

    private boolean isAllThereIs() throws IOException {
        return window.available() < NEAR_END_BYTES && !window.ensure(window.available() + 1);
    }

    private String shown(int length) {
        return new String(window.bytes(), window.position(), Math.min(length, 2 * SHOWN_MAX), FieldCodec.GB18030);
    }

    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(SHOWN_MAX).forEach(c -> {
            if (Character.isISOControl(c)) {
                shown.append(String.format(Locale.ROOT, "\\x%02x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(text.codePointCount(0, text.length()) > SHOWN_MAX ? "…'" : "'").toString();
    }
}
