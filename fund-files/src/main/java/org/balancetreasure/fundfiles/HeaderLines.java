package org.balancetreasure.fundfiles;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The lines before the records as bytes, with a record count of zero that is put right at the end. */
final class HeaderLines {

    static final String DATA = "OFDCFDAT";
    static final String INDEX = "OFDCFIDX";
    static final String END = "OFDCFEND";
    static final byte[] TRAILER = (END + "\r\n").getBytes(StandardCharsets.US_ASCII);

    private HeaderLines() {}

    static byte[] of(FileHeader header, List<String> fieldNames) {
        FormatVersion version = header.version();
        StringBuilder lines = new StringBuilder();
        line(lines, DATA);
        line(lines, spacePadded(version.code(), version.versionWidth()));
        line(lines, spacePadded(header.creator(), version.partyWidth()));
        line(lines, spacePadded(header.receiver(), version.partyWidth()));
        line(lines, header.date().format(DateTimeFormatter.BASIC_ISO_DATE));
        line(lines, zeroPadded(Long.parseLong(header.summaryTable()), version.summaryTableWidth()));
        line(lines, spacePadded(header.fileType(), version.fileTypeWidth()));
        line(lines, spacePadded(header.sender(), 8));
        line(lines, spacePadded(header.recipient(), 8));
        line(lines, zeroPadded(fieldNames.size(), version.countWidth()));
        fieldNames.forEach(name -> line(lines, name));
        line(lines, zeroPadded(0, version.recordCountWidth()));
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static void line(StringBuilder lines, String text) {
        lines.append(text).append("\r\n");
    }

    static String spacePadded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    static String zeroPadded(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
