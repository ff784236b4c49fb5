package org.balancetreasure.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.transport.OutboundBatch.Written;
import org.balancetreasure.transport.RegisteredFile;
import org.balancetreasure.transport.SetAside;

/**
 * Writes the files of one batch, for one transfer agent and header date, into a directory: what all types have in
 * common.
 */
public final class OutboundFiles {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private final TransferAgent agent;
    private final LocalDate headerDate;
    private final Path directory;
    private final List<RegisteredFile> files = new ArrayList<>();
    private final List<SetAside.Row> leftOut = new ArrayList<>();
    private final List<SetAside.Row> takenAlong = new ArrayList<>();

    public OutboundFiles(TransferAgent agent, LocalDate headerDate, Path directory) {
        this.agent = agent;
        this.headerDate = headerDate;
        this.directory = directory;
    }

    /** Puts the rows of a file into it. */
    @FunctionalInterface
    public interface Rows {

        void put(RowsOfFile rows) throws IOException;
    }

    public TransferAgent agent() {
        return agent;
    }

    public LocalDate headerDate() {
        return headerDate;
    }

    /** Writes a data file; there is none if no row is in it. */
    public void data(String fileType, Rows rows) throws IOException {
        Path file = directory.resolve(
                FileNames.data(agent.distributorCode(), agent.taCode(), headerDate, fileType));
        FileHeader header = FileHeader.of(version(), agent.distributorCode(), agent.taCode(), headerDate, fileType);
        try (FundFileWriter writer = FundFileWriter.create(file, header)) {
            rows.put(new RowsOfFile(writer, leftOut, takenAlong));
            if (writer.records() > 0) {
                writer.commit();
                files.add(intended(file, fileType, writer.records()));
            }
        }
    }

    /** Writes the index of what was written, last. */
    public Written index(String stream) throws IOException {
        Path file = directory.resolve(FileNames.index(stream, agent.distributorCode(), agent.taCode(), headerDate));
        new IndexFile(version(), agent.distributorCode(), agent.taCode(), headerDate,
                files.stream().map(RegisteredFile::fileName).toList()).write(file);
        files.add(intended(file, stream, files.size()));
        return new Written(files, leftOut, takenAlong);
    }

    /**
     * What every application says.
     *
     * @param at when it was asked for
     */
    public void setCommon(FundRecord record, LocalDateTime at, String appSheetSerialNo, long customerId) {
        record.set("AppSheetSerialNo", appSheetSerialNo);
        record.setDate("TransactionDate", headerDate);
        record.set("TransactionTime", at.format(TIME));
        record.set("IndividualOrInstitution", BankHolder.is(customerId) ? "0" : "1");
        record.set("TransactionAccountID", TransactionAccount.of(customerId));
        record.set("DistributorCode", agent.distributorCode());
        record.set("BranchCode", agent.distributorCode());
    }

    private FormatVersion version() {
        return FormatVersion.ofCode(agent.fileVersion());
    }

    private RegisteredFile intended(Path file, String type, long count) {
        return RegisteredFile.intended(agent.taCode(), file, type, headerDate, count);
    }
}
