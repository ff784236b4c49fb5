package org.balancetreasure.sandbox.transferagent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.RejectedFileException;

/** What the platform applied for on one trading day, in the order of its files. */
record Applications(LocalDate tradeDate, boolean withAccounts, List<AccountApplication> accounts,
        List<OrderApplication> orders) {

    /** The stream of the index that ends them. */
    static final String STREAM = "OFI";

    static Applications read(Mailbox mailbox, LocalDate tradeDate) throws IOException, RejectedFileException {
        List<AccountApplication> accounts = new ArrayList<>();
        List<Path> accountFiles = mailbox.applications(STREAM, tradeDate, "01");
        for (Path file : accountFiles) {
            mailbox.read(file, cells -> accounts.add(account(cells)));
        }
        List<OrderApplication> orders = new ArrayList<>();
        for (Path file : mailbox.applications(STREAM, tradeDate, "03")) {
            mailbox.read(file, cells -> orders.add(order(cells)));
        }
        return new Applications(tradeDate, !accountFiles.isEmpty(), accounts, orders);
    }

    private static AccountApplication account(FundRecord cells) {
        return new AccountApplication(cells.text("AppSheetSerialNo"), cells.text("BusinessCode"),
                cells.text("TransactionAccountID"), cells.text("CertificateType"), cells.text("CertificateNo"),
                cells.text("InvestorName"), cells.text("IndividualOrInstitution"), cells.date("TransactionDate"),
                cells.text("TransactionTime"), cells.text("BranchCode"));
    }

    private static OrderApplication order(FundRecord cells) {
        return new OrderApplication(cells.text("AppSheetSerialNo"), cells.text("BusinessCode"),
                new FundKey(cells.text("FundCode"), cells.text("ShareClass")), cells.text("TransactionAccountID"),
                cells.text("TAAccountID"), cells.decimal("ApplicationAmount"), cells.decimal("ApplicationVol"),
                cells.date("TransactionDate"), cells.text("TransactionTime"), cells.text("BranchCode"),
                cells.text("LargeRedemptionFlag"), cells.text("IndividualOrInstitution"));
    }
}
