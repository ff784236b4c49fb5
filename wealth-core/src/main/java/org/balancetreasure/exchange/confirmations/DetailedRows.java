package org.balancetreasure.exchange.confirmations;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.balancetreasure.exchange.LeftOut;
import org.balancetreasure.exchange.confirmations.ConfirmationRows.Reading;
import org.balancetreasure.exchange.confirmations.ConfirmationRows.Reading.Foreign;
import org.balancetreasure.exchange.confirmations.ConfirmationRows.Reading.Known;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file whose rows may be followed by their details, lot by lot (DetailFlag 1, AppSheetSerialNo of the row).
 * Details repeat their row and never add to it; together they must be the row. Call {@link #flush} after the last
 * record.
 *
 * @param <R> what a caller makes of a row that can be read
 */
public final class DetailedRows<R> implements Consumer<FundRecord> {

    private final ConfirmationRows rows;
    private final Function<FundRecord, R> extra;
    private final BiConsumer<Row<R>, Long> use;
    private long line;
    private @Nullable Pending<R> pending;

    /**
     * A row with its details taken into account.
     *
     * @param extra what the caller read of the same record
     */
    public record Row<R>(Reading reading, R extra) {}

    private static final class Pending<R> {

        final Row<R> row;
        final long line;
        final String appSheetSerialNo;
        final long units;
        final long amount;
        boolean detailed;
        long detailUnits;
        long detailAmount;

        Pending(Row<R> row, long line, FundRecord record) {
            this.row = row;
            this.line = line;
            this.appSheetSerialNo = record.text("AppSheetSerialNo");
            this.units = record.number("ConfirmedVol");
            this.amount = LeftOut.number(record, "ConfirmedAmount");
        }

        void add(FundRecord detail) {
            detailed = true;
            detailUnits += detail.number("ConfirmedVol");
            detailAmount += LeftOut.number(detail, "ConfirmedAmount");
        }

        /** A row that states no money (a transfer of units) has nothing for its details' money to agree with. */
        boolean agrees() {
            return !detailed || (detailUnits == units && (amount == 0 || detailAmount == amount));
        }

        String described() {
            return "details of " + Units.ofHundredths(detailUnits) + " units and " + Money.ofCents(detailAmount)
                    + " yuan under a row of " + Units.ofHundredths(units) + " units and " + Money.ofCents(amount)
                    + " yuan";
        }
    }

    /**
     * @param firstLine where in the file the first record is
     * @param extra reads what a caller needs beside the confirmation; the record is reused for the next
     * @param use takes a row and its line
     */
    public DetailedRows(ConfirmationRows rows, long firstLine, Function<FundRecord, R> extra,
            BiConsumer<Row<R>, Long> use) {
        this.rows = rows;
        this.line = firstLine;
        this.extra = extra;
        this.use = use;
    }

    @Override
    public void accept(FundRecord record) {
        if (!record.isDetail()) {
            flush();
            pending = new Pending<>(new Row<>(rows.read(record), extra.apply(record)), line, record);
        } else if (pending != null && pending.appSheetSerialNo.equals(record.text("AppSheetSerialNo"))) {
            pending.add(record);
        } else {
            String serial = record.text("TASerialNO");
            use.accept(new Row<>(new Foreign(serial.isEmpty() ? record.text("AppSheetSerialNo") : serial,
                    "a detail lies under the row of its AppSheetSerialNo",
                    "a detail of " + record.text("AppSheetSerialNo") + " under another row",
                    ConfirmationRows.customer(record)), extra.apply(record)),
                    line);
        }
        line++;
    }

    /** Hands on the last row. */
    public void flush() {
        Pending<R> row = pending;
        pending = null;
        if (row != null) {
            use.accept(row.agrees() ? row.row : new Row<>(doubted(row), row.row.extra()), row.line);
        }
    }

    private static Reading doubted(Pending<?> row) {
        return switch (row.row.reading()) {
            case Foreign foreign -> foreign;
            case Known(var confirmation) -> new Known(confirmation.withObjection(row.described()));
        };
    }
}
