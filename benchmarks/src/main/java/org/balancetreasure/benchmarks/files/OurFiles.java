package org.balancetreasure.benchmarks.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.balancetreasure.benchmarks.files.Confirmations.Row;
import org.balancetreasure.fundfiles.Field;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.FundFileReader;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.Layout;
import org.balancetreasure.fundfiles.RejectedFileException;

/** fund-files as its users use it: every file is checked whole before its first record is handed out. */
final class OurFiles implements FileSide {

    @Override
    public String name() {
        return "fund-files";
    }

    @Override
    public void write(Path file, Confirmations rows, int count) throws IOException {
        try (FundFileWriter writer = FundFileWriter.create(file, Confirmations.HEADER)) {
            Field[] texts = fields(writer.layout(), Confirmations.TEXTS);
            Field[] numbers = fields(writer.layout(), Confirmations.NUMBERS);
            FundRecord record = writer.newRecord();
            for (int place = 0; place < count; place++) {
                Row row = rows.at(place);
                record.clear();
                for (int i = 0; i < texts.length; i++) {
                    record.set(texts[i], row.texts[i]);
                }
                for (int i = 0; i < numbers.length; i++) {
                    record.setNumber(numbers[i], row.numbers[i]);
                }
                writer.write(record);
            }
            writer.commit();
        }
    }

    @Override
    public long read(Path file) throws IOException {
        try (FundFileReader reader = FundFile.open(file)) {
            Field[] texts = fields(reader.layout(), Confirmations.TEXTS);
            Field[] numbers = fields(reader.layout(), Confirmations.NUMBERS);
            long sum = 0;
            for (FundRecord record = reader.next(); record != null; record = reader.next()) {
                for (Field text : texts) {
                    sum += FileSide.worth(record.text(text));
                }
                for (Field number : numbers) {
                    sum += record.number(number);
                }
            }
            return sum;
        } catch (RejectedFileException e) {
            throw new IllegalStateException("A file of the benchmark was rejected", e);
        }
    }

    private static Field[] fields(Layout layout, List<String> names) {
        return names.stream().map(layout::field).toArray(Field[]::new);
    }
}
