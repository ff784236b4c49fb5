package org.balancetreasure.reconciliation.registers;

import java.util.List;
import java.util.OptionalLong;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.exchange.FundOf;
import org.balancetreasure.exchange.LeftOut;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;

/** Whose holding a record of a register is about. */
record HolderKey(int fundId, long customerId) {

    private static final String MONETARY_INCOME = "143";

    /** Null, and a break, if the record is not about a holder and a fund of ours, or not about monetary income. */
    static @Nullable HolderKey of(TransferAgent agent, List<Fund> ours, FundRecord record, BreaksOfFile breaksOfFile,
            Transactions transactions) {
        Fund fund = FundOf.codes(ours, record.text("FundCode"), LeftOut.text(record, "ShareClass"));
        OptionalLong customerId = TransactionAccount.customerId(record.text("TransactionAccountID"));
        boolean monetary = !record.has("BusinessCode") || record.text("BusinessCode").equals(MONETARY_INCOME);
        if (fund != null && customerId.isPresent() && monetary) {
            return new HolderKey(fund.fundId(), customerId.getAsLong());
        }
        transactions.run(() -> breaksOfFile.open(BreakType.FILE_UNEXPECTED,
                record.layout().fileType() + " " + record.text("FundCode") + " "
                        + record.text("TransactionAccountID"),
                "a holder and a fund of ours at " + agent.taCode(),
                "FundCode " + record.text("FundCode") + ", ShareClass " + LeftOut.text(record, "ShareClass")
                        + ", TransactionAccountID " + record.text("TransactionAccountID") + ", BusinessCode "
                        + LeftOut.text(record, "BusinessCode")));
        return null;
    }
}
