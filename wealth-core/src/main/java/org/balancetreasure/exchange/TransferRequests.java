package org.balancetreasure.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.instant.InstantTransfers;
import org.balancetreasure.instant.TransferApplication;
import org.balancetreasure.partners.TransferAgent;
import org.springframework.stereotype.Component;

/**
 * Writes 33 and its index. The bytes follow from the database alone: the instant redemptions of the day, by number,
 * whatever has become of them since.
 */
@Component
class TransferRequests implements Parcel {

    private static final String TRANSFERS = "33";
    private static final int PAGE = 2_000;

    private final InstantTransfers instants;

    TransferRequests(InstantTransfers instants) {
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
        OutFiles out = new OutFiles(agent, headerDate, directory);
        List<RegisteredFile> files = new ArrayList<>();
        try {
            List<TransferApplication> first = page(agent, headerDate, 0);
            if (!first.isEmpty()) {
                files.add(out.data(TRANSFERS, writer -> write(writer, out, first)));
            }
            files.add(out.index(stream(), files));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the transfers of " + headerDate + " for " + agent.taCode(), e);
        }
    }

    private long write(FundFileWriter writer, OutFiles out, List<TransferApplication> first) throws IOException {
        FundRecord record = writer.newRecord();
        long count = 0;
        List<TransferApplication> page = first;
        while (!page.isEmpty()) {
            for (TransferApplication transfer : page) {
                record.clear();
                set(record, out, transfer);
                writer.write(record);
                count++;
            }
            page = page(out.agent(), out.headerDate(), page.getLast().instantId());
        }
        return count;
    }

    private List<TransferApplication> page(TransferAgent agent, LocalDate day, long after) {
        return instants.ofFile(agent.taCode(), day, after, PAGE);
    }

    private static void set(FundRecord record, OutFiles out, TransferApplication transfer) {
        String distributorCode = out.agent().distributorCode();
        out.setCommon(record, transfer.redeemedAt(), transfer.number(), transfer.giver());
        record.set("BusinessCode", "098");
        record.set("FundCode", transfer.fundCode());
        record.set("ShareClass", transfer.shareClass());
        record.setNumber("ApplicationVol", transfer.units());
        record.set("TAAccountID", transfer.giverTaAccount());
        record.set("TargetDistributorCode", distributorCode);
        record.set("TargetBranchCode", distributorCode);
        record.set("TargetTransactionAccountID", TransactionAccount.of(transfer.taker()));
        record.set("TargetTAAccountID", transfer.takerTaAccount());
        record.set("TakeIncomeFlag", transfer.takeIncome() ? "1" : "0");
    }
}
