package org.balancetreasure.exchange;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.UnfitValueException;
import org.balancetreasure.transport.SetAside;

/** Puts rows into one file; a row that does not fit is left out, and nobody else's row waits for it. */
public final class RowsOfFile {

    private final FundFileWriter writer;
    private final FundRecord record;
    private final LocalDate headerDate;
    private final List<SetAside.Row> leftOut;
    private final List<SetAside.Row> takenAlong;

    RowsOfFile(FundFileWriter writer, List<SetAside.Row> leftOut, List<SetAside.Row> takenAlong) {
        this.writer = writer;
        this.record = writer.newRecord();
        this.headerDate = writer.header().date();
        this.leftOut = leftOut;
        this.takenAlong = takenAlong;
    }

    /**
     * Puts a row into the file, or leaves it out if a field can't carry what it must.
     *
     * @param rowId of the table that the rows come from
     * @param dueDate header date of the file of its day
     * @param number AppSheetSerialNo
     * @return whether it is in the file
     */
    public boolean put(long rowId, LocalDate dueDate, String number, Consumer<FundRecord> set) throws IOException {
        record.clear();
        try {
            set.accept(record);
        } catch (UnfitValueException e) {
            leaveOut(rowId, dueDate, number, String.valueOf(e.getMessage()));
            return false;
        }
        writer.write(record);
        if (dueDate.isBefore(headerDate)) {
            takenAlong.add(row(rowId, dueDate, number, ""));
        }
        return true;
    }

    /**
     * Leaves a row out.
     *
     * @param why field and rule
     */
    public void leaveOut(long rowId, LocalDate dueDate, String number, String why) {
        leftOut.add(row(rowId, dueDate, number, why));
    }

    private SetAside.Row row(long rowId, LocalDate dueDate, String number, String why) {
        return new SetAside.Row(writer.header().fileType(), rowId, dueDate, number, why);
    }
}
