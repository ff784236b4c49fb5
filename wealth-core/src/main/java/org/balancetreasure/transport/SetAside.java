package org.balancetreasure.transport;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.springframework.stereotype.Component;

/**
 * Rows that could not be put into the file of their day. The file goes without them, each is a break, and each later
 * file takes along those that can be put into it by then. Methods run in the caller's transaction.
 */
@Component
public class SetAside {

    private final SetAsideMapper mapper;
    private final Breaks breaks;

    SetAside(SetAsideMapper mapper, Breaks breaks) {
        this.mapper = mapper;
        this.breaks = breaks;
    }

    /**
     * A row that can't be sent.
     *
     * @param rowId of the table that the rows of this type come from
     * @param dueDate header date of the file of its day
     * @param number AppSheetSerialNo, also one that is too long for the field
     * @param why field and rule, without the value
     */
    public record Row(String fileType, long rowId, LocalDate dueDate, String number, String why) {}

    /** Whether a row of an earlier file waits to go with that of this header date. */
    public boolean isWaiting(String partnerCode, String fileType, LocalDate headerDate) {
        return mapper.waiting(partnerCode, fileType, headerDate) > 0;
    }

    /** All that wait go with the file of this header date, as far as they can: {@link #record} says which can't. */
    public void takeAlong(String partnerCode, String fileType, LocalDate headerDate) {
        mapper.takeAlong(partnerCode, fileType, headerDate);
    }

    /** Rows of the file's own day that it goes without. */
    public Set<Long> leftOut(String partnerCode, String fileType, LocalDate headerDate) {
        return new HashSet<>(mapper.leftOut(partnerCode, fileType, headerDate));
    }

    /** Writes down what the files of a day go without. */
    void record(String partnerCode, LocalDate headerDate, List<Row> rows) {
        BreaksOfFile breaksOfFile = new BreaksOfFile(breaks, headerDate, partnerCode, "files of " + headerDate);
        for (Row row : rows) {
            mapper.setAside(partnerCode, row);
            breaksOfFile.open(BreakType.UNSENDABLE_ROW, row.dueDate(), mapper.subject(partnerCode, row),
                    "a row of " + row.fileType() + " of " + row.dueDate(), row.why());
        }
    }

    /**
     * A row that waits goes with no file any more.
     *
     * @return false, without effect, if it does not wait
     */
    public boolean giveUp(String partnerCode, String fileType, long rowId, LocalDate businessDate) {
        return mapper.giveUp(partnerCode, fileType, rowId, businessDate) == 1;
    }

    /** A row that was set aside is in the file of this header date: no break any more. */
    void sent(String partnerCode, LocalDate headerDate, Row row) {
        breaks.resolve(BreakType.UNSENDABLE_ROW, row.dueDate(), partnerCode,
                mapper.subject(partnerCode, row), "sent with " + row.fileType() + " of " + headerDate);
    }
}
