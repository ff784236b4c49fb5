package org.balancetreasure.fundfiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a data file record by record in constant memory. The file has a temporary name beside its target until
 * {@link #commit()}; one that is closed without it leaves nothing behind.
 */
public final class FundFileWriter implements AutoCloseable {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final FileHeader header;
    private final Layout layout;
    private final PartFile file;
    private final byte[] buffer;
    private final long countPosition;
    private int filled;
    private long records;

    private FundFileWriter(Path target, FileHeader header, Layout layout) throws IOException {
        this.header = header;
        this.layout = layout;
        byte[] start = HeaderLines.of(header, layout.fields().stream().map(Field::name).toList());
        this.buffer = new byte[Math.max(BUFFER_BYTES, Math.max(start.length, layout.recordLength() + 2))];
        System.arraycopy(start, 0, buffer, 0, start.length);
        this.filled = start.length;
        this.countPosition = start.length - header.version().recordCountWidth() - 2L;
        this.file = new PartFile(target);
    }

    /** A file with all fields of the standard's table for the header's type and version. */
    public static FundFileWriter create(Path target, FileHeader header) throws IOException {
        return new FundFileWriter(target, header, Layouts.standard().layout(header.version(), header.fileType()));
    }

    /**
     * A file with these fields of the standard's table only, in this order.
     *
     * @throws IllegalArgumentException when the table has no such field or a field comes twice
     */
    public static FundFileWriter create(Path target, FileHeader header, List<String> fieldNames) throws IOException {
        Layout layout = Layouts.standard().layout(header.version(), header.fileType()).select(fieldNames);
        return new FundFileWriter(target, header, layout);
    }

    static FundFileWriter create(Path target, FileHeader header, Layout layout) throws IOException {
        return new FundFileWriter(target, header, layout);
    }

    public FileHeader header() {
        return header;
    }

    /** The layout of this file; take fields for hot loops from here. */
    public Layout layout() {
        return layout;
    }

    /**
     * A record of this file's layout in which nothing is set; after {@link #write} it may be cleared and used again.
     */
    public FundRecord newRecord() {
        return new FundRecord(layout);
    }

    /** Records written so far. */
    public long records() {
        return records;
    }

    /**
     * Appends the record as it is now.
     *
     * @throws IllegalArgumentException when it is of another layout, or the format cannot count it
     */
    public void write(FundRecord record) throws IOException {
        if (record.layout() != layout) {
            throw new IllegalArgumentException("a record of " + record.layout() + " does not go into " + layout);
        }
        if (records == header.version().recordCountMax()) {
            throw new IllegalArgumentException(
                    "a file of version " + header.version().code() + " has no room for more than "
                            + records + " records");
        }
        int length = layout.recordLength();
        room(length + 2);
        System.arraycopy(record.bytes(), record.start(), buffer, filled, length);
        filled += length;
        buffer[filled++] = '\r';
        buffer[filled++] = '\n';
        records++;
    }

    /** Ends the file, makes it durable and gives it its name. */
    public void commit() throws IOException {
        byte[] trailer = HeaderLines.TRAILER;
        room(trailer.length);
        System.arraycopy(trailer, 0, buffer, filled, trailer.length);
        filled += trailer.length;
        flush();
        file.write(HeaderLines.zeroPadded(records, header.version().recordCountWidth())
                .getBytes(StandardCharsets.US_ASCII), countPosition);
        file.commit();
    }

    private void room(int bytes) throws IOException {
        if (filled + bytes > buffer.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        file.write(buffer, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
