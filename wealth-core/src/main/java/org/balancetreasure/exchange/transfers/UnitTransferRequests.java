package org.balancetreasure.exchange.transfers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.exchange.OutboundFiles;
import org.balancetreasure.exchange.RowsOfFile;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.instant.UnitTransferApplication;
import org.balancetreasure.instant.UnitTransfers;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.transport.OutboundBatch;
import org.balancetreasure.transport.SetAside;
import org.springframework.stereotype.Component;

/**
 * Writes 33 and its index. The bytes follow from the database alone: what had been set aside and goes with this file,
 * and the instant redemptions of the day, by number, whatever has become of them since.
 */
@Component
class UnitTransferRequests implements OutboundBatch {

    static final String TRANSFERS = "33";
    private static final int PAGE = 2_000;

    private static final String NO_ACCOUNT = " is not known: the transfer agent has not opened the account of ";

    private final TransferAgents agents;
    private final UnitTransfers instants;
    private final SetAside setAside;

    UnitTransferRequests(TransferAgents agents, UnitTransfers instants, SetAside setAside) {
        this.agents = agents;
        this.instants = instants;
        this.setAside = setAside;
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
    public Written write(String partnerCode, LocalDate headerDate, Path directory) {
        OutboundFiles out = new OutboundFiles(agents.get(partnerCode, headerDate), headerDate, directory);
        try {
            out.data(TRANSFERS, rows -> put(rows, out));
            return out.index(stream());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the transfers of " + headerDate + " for " + partnerCode, e);
        }
    }

    private void put(RowsOfFile rows, OutboundFiles out) throws IOException {
        String taCode = out.agent().taCode();
        List<UnitTransferApplication> page = instants.lateOfFile(taCode, out.headerDate(), 0, PAGE);
        while (!page.isEmpty()) {
            for (UnitTransferApplication transfer : page) {
                put(rows, out, transfer);
            }
            page = instants.lateOfFile(taCode, out.headerDate(), page.getLast().instantId(), PAGE);
        }
        Set<Long> leftOut = setAside.leftOut(taCode, TRANSFERS, out.headerDate());
        page = instants.ofFile(taCode, out.headerDate(), 0, PAGE);
        while (!page.isEmpty()) {
            for (UnitTransferApplication transfer : page) {
                if (!leftOut.contains(transfer.instantId())) {
                    put(rows, out, transfer);
                }
            }
            page = instants.ofFile(taCode, out.headerDate(), page.getLast().instantId(), PAGE);
        }
    }

    /** A transfer needs the accounts of both sides; the 02 that tells one may come later than the transfer is due. */
    private static void put(RowsOfFile rows, OutboundFiles out, UnitTransferApplication transfer) throws IOException {
        String transferor = transfer.transferorTaAccount();
        String transferee = transfer.transfereeTaAccount();
        if (transferor == null) {
            rows.leaveOut(transfer.instantId(), transfer.transferDate(), transfer.number(),
                    "field TAAccountID" + NO_ACCOUNT + "its customer");
        } else if (transferee == null) {
            rows.leaveOut(transfer.instantId(), transfer.transferDate(), transfer.number(),
                    "field TargetTAAccountID" + NO_ACCOUNT + "bank " + transfer.transferee());
        } else {
            rows.put(transfer.instantId(), transfer.transferDate(), transfer.number(),
                    record -> set(record, out, transfer, transferor, transferee));
        }
    }

    private static void set(FundRecord record, OutboundFiles out, UnitTransferApplication transfer, String transferor,
            String transferee) {
        String distributorCode = out.agent().distributorCode();
        out.setCommon(record, transfer.redeemedAt(), transfer.number(), transfer.transferor());
        record.set("BusinessCode", "098");
        record.set("FundCode", transfer.fundCode());
        record.set("ShareClass", transfer.shareClass());
        record.setNumber("ApplicationVol", transfer.units());
        record.set("TAAccountID", transferor);
        record.set("TargetDistributorCode", distributorCode);
        record.set("TargetBranchCode", distributorCode);
        record.set("TargetTransactionAccountID", TransactionAccount.of(transfer.transferee()));
        record.set("TargetTAAccountID", transferee);
        record.set("TakeIncomeFlag", transfer.takeIncome() ? "1" : "0");
    }
}
