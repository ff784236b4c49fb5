package org.balancetreasure.fundfiles;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a data file's name.
 *
 * @param part the number of a file that came in several parts, else 0
 */
public record DataFileName(String creator, String receiver, LocalDate date, String fileType, int part) {

    private static final Pattern NAME = Pattern
            .compile("OFD_([^_]+)_([^_]+)_([0-9]{8})_([0-9A-Z]{2})(?:_([0-9]{3}))?\\.(?i:TXT)");

    /** The parts of a name, or empty when it is no name of a data file. */
    public static Optional<DataFileName> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String day = matcher.group(3);
        if (!FieldCodec.isDay(day.getBytes(StandardCharsets.US_ASCII), 0)) {
            return Optional.empty();
        }
        LocalDate date = LocalDate.of(Integer.parseInt(day, 0, 4, 10), Integer.parseInt(day, 4, 6, 10),
                Integer.parseInt(day, 6, 8, 10));
        String part = matcher.group(5);
        return Optional.of(new DataFileName(matcher.group(1), matcher.group(2), date, matcher.group(4),
                part == null ? 0 : Integer.parseInt(part)));
    }
}
