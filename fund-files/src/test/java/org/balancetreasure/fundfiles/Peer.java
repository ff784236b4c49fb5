package org.balancetreasure.fundfiles;

import com.alipay.rdf.file.interfaces.FileFactory;
import com.alipay.rdf.file.interfaces.FileReader;
import com.alipay.rdf.file.interfaces.FileWriter;
import com.alipay.rdf.file.model.FileConfig;
import com.alipay.rdf.file.model.StorageConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The public reader and writer of the same format, rdf-file-core. It wants a template per layout, which is made here
 * from our table; how bytes are coded, padded and counted is its own affair, and that is what we compare.
 */
final class Peer {

    private final Path folder;

    Peer(Path folder) {
        this.folder = folder;
    }

    void write(Path file, FileHeader header, Layout layout, List<Map<String, Object>> rows) throws IOException {
        FileWriter writer = FileFactory.createWriter(config(file, layout));
        Map<String, Object> head = head(header);
        head.put("totalCount", rows.size());
        writer.writeHead(head);
        for (Map<String, Object> row : rows) {
            writer.writeRow(row);
        }
        writer.writeTail(new HashMap<>(Map.of("fileEnd", "OFDCFEND")));
        writer.close();
    }

    /** What the peer found: the lines before the records and the records; unset fields are null. */
    record Content(Map<String, Object> head, List<Map<String, Object>> rows, Map<String, Object> tail) {}

    Content read(Path file, Layout layout) throws IOException {
        FileReader reader = FileFactory.createReader(config(file, layout));
        Map<String, Object> head = reader.readHead(HashMap.class);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> row = reader.readRow(HashMap.class); row != null; row = reader
                .readRow(HashMap.class)) {
            rows.add(row);
        }
        Map<String, Object> tail = reader.readTail(HashMap.class);
        reader.close();
        return new Content(head, rows, tail);
    }

    static Map<String, Object> head(FileHeader header) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("identity", "OFDCFDAT");
        head.put("version", header.version().code());
        head.put("creator", header.creator());
        head.put("receiver", header.receiver());
        head.put("date", header.date().format(DateTimeFormatter.BASIC_ISO_DATE));
        head.put("summaryTable",
                HeaderLines.zeroPadded(Long.parseLong(header.summaryTable()), header.version().summaryTableWidth()));
        head.put("fileType", header.fileType());
        head.put("sender", header.sender());
        head.put("recipient", header.recipient());
        return head;
    }

    private FileConfig config(Path file, Layout layout) throws IOException {
        FormatVersion version = layout.version();
        int[] widths = {8, version.versionWidth(), version.partyWidth(), version.partyWidth(), 8,
                version.summaryTableWidth(), version.fileTypeWidth(), 8, 8};
        String[] names = {"identity", "version", "creator", "receiver", "date", "summaryTable", "fileType", "sender",
                "recipient"};
        List<String> head = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            head.add("\"" + names[i] + "|" + names[i] + "|[" + widths[i] + ",0]\"");
        }
        List<String> body = layout.fields().stream().map(Peer::column).toList();
        Path template = folder.resolve("template-" + version.code() + "-" + layout.fileType() + "-"
                + Integer.toHexString(body.hashCode()) + ".cfg");
        Files.writeString(template, """
                {"head":[%s],
                "body":[%s],
                "tail":["fileEnd|fileEnd|[8,0]"],
                "fileEncoding":"GB18030",
                "lineBreak":"\\r\\n",
                "protocol":"%s"}
                """.formatted(String.join(",", head), String.join(",", body),
                version == FormatVersion.V22 ? "FUND22" : "FUND"));
        return new FileConfig(file.toString(), "file:" + template, new StorageConfig("nas"));
    }

    private static String column(Field field) {
        String type = switch (field.type()) {
            case N -> "BigDecimal";
            case A -> "DigitalChar";
            case C, TEXT -> "String";
        };
        return "\"" + field.name() + "|" + field.name() + "|" + type + "|[" + field.length() + "," + field.decimals()
                + "]\"";
    }
}
