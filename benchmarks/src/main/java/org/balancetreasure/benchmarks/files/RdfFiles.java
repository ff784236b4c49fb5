package org.balancetreasure.benchmarks.files;

import com.alipay.rdf.file.interfaces.FileFactory;
import com.alipay.rdf.file.interfaces.FileReader;
import com.alipay.rdf.file.interfaces.FileWriter;
import com.alipay.rdf.file.model.FileConfig;
import com.alipay.rdf.file.model.StorageConfig;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.balancetreasure.benchmarks.files.Confirmations.Row;
import org.balancetreasure.fundfiles.Field;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.Layout;
import org.balancetreasure.fundfiles.Layouts;

/** The same files by rdf-file-core, protocol FUND, with a template that is made from our table of the standard. */
final class RdfFiles implements FileSide {

    private static final FileHeader HEADER = Confirmations.HEADER;

    private final Path template;

    /** @param folder for the template */
    RdfFiles(Path folder) throws IOException {
        this.template = folder.resolve("rdf-04.cfg");
        Layout layout = Layouts.standard().layout(HEADER.version(), HEADER.fileType());
        Files.writeString(template, """
                {
                  "head": [
                    "identity|identity|[8,0]|default:OFDCFDAT",
                    "version|version|[4,0]",
                    "msgCreator|creator|[9,0]",
                    "msgRecipient|receiver|[9,0]",
                    "sendDate|date|[8,0]|Date:yyyyMMdd",
                    "summaryTableNo|summary table|[3,0]",
                    "fileTypeCode|file type|[2,0]",
                    "sender|sender|[8,0]",
                    "recipient|recipient|[8,0]"
                  ],
                  "body": [
                %s
                  ],
                  "tail": ["fileEnd|end|default:OFDCFEND|[8,0]"],
                  "protocol": "FUND"
                }
                """.formatted(layout.fields().stream().map(RdfFiles::column).collect(Collectors.joining(",\n"))));
    }

    private static String column(Field field) {
        String type = switch (field.type()) {
            case C, TEXT -> "String";
            case A -> "DigitalChar";
            case N -> "BigDecimal";
        };
        return "    \"" + field.name() + "|" + field.name() + "|" + type + "|[" + field.length() + ","
                + field.decimals() + "]\"";
    }

    @Override
    public String name() {
        return "rdf-file-core";
    }

    @Override
    public void write(Path file, Confirmations rows, int count) {
        FileWriter writer = FileFactory.createWriter(config(file));
        try {
            writer.writeHead(head(count));
            List<String> texts = Confirmations.TEXTS;
            List<String> numbers = Confirmations.NUMBERS;
            for (int place = 0; place < count; place++) {
                Row row = rows.at(place);
                Map<String, Object> record = new HashMap<>();
                for (int i = 0; i < row.texts.length; i++) {
                    record.put(texts.get(i), row.texts[i]);
                }
                for (int i = 0; i < row.decimals.length; i++) {
                    record.put(numbers.get(i), row.decimals[i]);
                }
                writer.writeRow(record);
            }
            writer.writeTail(new HashMap<>());
        } finally {
            writer.close();
        }
    }

    private static Map<String, Object> head(int count) {
        Map<String, Object> head = new HashMap<>();
        head.put("version", HEADER.version().code());
        head.put("msgCreator", HEADER.creator());
        head.put("msgRecipient", HEADER.receiver());
        head.put("sendDate", Date.from(HEADER.date().atStartOfDay(ZoneId.systemDefault()).toInstant()));
        head.put("summaryTableNo", HEADER.summaryTable());
        head.put("fileTypeCode", HEADER.fileType());
        head.put("sender", HEADER.sender());
        head.put("recipient", HEADER.recipient());
        head.put("totalCount", count);
        return head;
    }

    @Override
    public long read(Path file) {
        FileReader reader = FileFactory.createReader(config(file));
        try {
            reader.readHead(HashMap.class);
            long sum = 0;
            for (Map<?, ?> row = reader.readRow(HashMap.class); row != null; row = reader.readRow(HashMap.class)) {
                for (String text : Confirmations.TEXTS) {
                    Object value = row.get(text);
                    sum += value == null ? 0 : FileSide.worth(value);
                }
                for (String number : Confirmations.NUMBERS) {
                    BigDecimal value = (BigDecimal) Objects.requireNonNull(row.get(number));
                    sum += value.movePointRight(number.equals("NAV") ? 4 : 2).longValueExact();
                }
            }
            return sum;
        } finally {
            reader.close();
        }
    }

    private FileConfig config(Path file) {
        FileConfig config = new FileConfig(file.toString(), "file:" + template, new StorageConfig("nas"));
        config.setFileEncoding(Confirmations.GB18030.name());
        config.setLineBreak("\r\n");
        return config;
    }
}
