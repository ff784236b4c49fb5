package org.balancetreasure.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.transport.RegisteredFile.Direction;
import org.balancetreasure.transport.RegisteredFile.State;

/** Writes files for one transfer agent and header date into a directory: what all types have in common. */
public record OutboundFiles(TransferAgent agent, LocalDate headerDate, Path directory) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    /** Writes the records of a file. */
    @FunctionalInterface
    public interface Records {

        /** @return how many were written */
        long write(FundFileWriter writer) throws IOException;
    }

    public RegisteredFile data(String fileType, Records records) throws IOException {
        Path file = directory.resolve(
                FileNames.data(agent.distributorCode(), agent.taCode(), headerDate, fileType));
        FileHeader header = FileHeader.of(version(), agent.distributorCode(), agent.taCode(), headerDate, fileType);
        long count;
        try (FundFileWriter writer = FundFileWriter.create(file, header)) {
            count = records.write(writer);
            writer.commit();
        }
        return registered(file, fileType, count);
    }

    public RegisteredFile index(String stream, List<RegisteredFile> files) throws IOException {
        Path file = directory.resolve(FileNames.index(stream, agent.distributorCode(), agent.taCode(), headerDate));
        new IndexFile(version(), agent.distributorCode(), agent.taCode(), headerDate,
                files.stream().map(RegisteredFile::fileName).toList()).write(file);
        return registered(file, stream, files.size());
    }

    /** What every application says. @param at when it was asked for */
    public void setCommon(FundRecord record, LocalDateTime at, String appSheetSerialNo, long customerId) {
        record.set("AppSheetSerialNo", appSheetSerialNo);
        record.setDate("TransactionDate", headerDate);
        record.set("TransactionTime", at.format(TIME));
        record.set("IndividualOrInstitution", customerId >= Account.FIRST_BANK ? "0" : "1");
        record.set("TransactionAccountID", TransactionAccount.of(customerId));
        record.set("DistributorCode", agent.distributorCode());
        record.set("BranchCode", agent.distributorCode());
    }

    private FormatVersion version() {
        return FormatVersion.ofCode(agent.fileVersion());
    }

    private RegisteredFile registered(Path file, String type, long count) {
        return new RegisteredFile(agent.taCode(), String.valueOf(file.getFileName()), Direction.OUT, type, headerDate,
                Sha256.of(file), count, State.INTENDED, null);
    }
}
