package org.balancetreasure.exchange.transfers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.instant.UnitTransferApplication;
import org.balancetreasure.instant.UnitTransfers;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.transport.OutboundBatch;
import org.balancetreasure.transport.OutboundFiles;
import org.balancetreasure.transport.RegisteredFile;
import org.springframework.stereotype.Component;

/**
 * Writes 33 and its index. The bytes follow from the database alone: the instant redemptions of the day, by number,
 * whatever has become of them since.
 */
@Component
class UnitTransferRequests implements OutboundBatch {

    private static final String TRANSFERS = "33";
    private static final int PAGE = 2_000;

    private final UnitTransfers instants;

    UnitTransferRequests(UnitTransfers instants) {
        this.instants = instants;
    }

    @Override
    public String stream() {
        return "OFT";
    }

    @Override
    public Set<String> fileTypes() {
        return Set.of(TRANSFERS);
    }

    @Override
    public List<RegisteredFile> write(TransferAgent agent, LocalDate headerDate, Path directory) {
        OutboundFiles out = new OutboundFiles(agent, headerDate, directory);
        List<RegisteredFile> files = new ArrayList<>();
        try {
            List<UnitTransferApplication> first = page(agent, headerDate, 0);
            if (!first.isEmpty()) {
                files.add(out.data(TRANSFERS, writer -> write(writer, out, first)));
            }
            files.add(out.index(stream(), files));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the transfers of " + headerDate + " for " + agent.taCode(), e);
        }
    }

    private long write(FundFileWriter writer, OutboundFiles out, List<UnitTransferApplication> first)
            throws IOException {
        FundRecord record = writer.newRecord();
        long count = 0;
        List<UnitTransferApplication> page = first;
        while (!page.isEmpty()) {
            for (UnitTransferApplication transfer : page) {
                record.clear();
                set(record, out, transfer);
                writer.write(record);
                count++;
            }
            page = page(out.agent(), out.headerDate(), page.getLast().instantId());
        }
        return count;
    }

    private List<UnitTransferApplication> page(TransferAgent agent, LocalDate day, long after) {
        return instants.ofFile(agent.taCode(), day, after, PAGE);
    }

    private static void set(FundRecord record, OutboundFiles out, UnitTransferApplication transfer) {
        String distributorCode = out.agent().distributorCode();
        out.setCommon(record, transfer.redeemedAt(), transfer.number(), transfer.transferor());
        record.set("BusinessCode", "098");
        record.set("FundCode", transfer.fundCode());
        record.set("ShareClass", transfer.shareClass());
        record.setNumber("ApplicationVol", transfer.units());
        record.set("TAAccountID", transfer.transferorTaAccount());
        record.set("TargetDistributorCode", distributorCode);
        record.set("TargetBranchCode", distributorCode);
        record.set("TargetTransactionAccountID", TransactionAccount.of(transfer.transferee()));
        record.set("TargetTAAccountID", transfer.transfereeTaAccount());
        record.set("TakeIncomeFlag", transfer.takeIncome() ? "1" : "0");
    }
}
