package org.balancetreasure.exchange.confirmations;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.exchange.FundOf;
import org.balancetreasure.exchange.LeftOut;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.OrderNumber;
import org.balancetreasure.partners.TransferAgent;
import org.jspecify.annotations.Nullable;

/** Reads records of 04, or of 34, for one transfer agent and header date. */
public final class ConfirmationRows {

    /** Forced redemption, dividend, forced increase and decrease: the fund side begins them, no order of ours. */
    private static final Set<String> FUND_SIDE = Set.of("142", "143", "144", "145");

    private final TransferAgent agent;
    private final LocalDate headerDate;
    private final List<Fund> funds;

    public ConfirmationRows(TransferAgent agent, LocalDate headerDate, List<Fund> funds) {
        this.agent = agent;
        this.headerDate = headerDate;
        this.funds = funds;
    }

    /** What a record says to us. */
    public sealed interface Reading {

        /** Its order id is what the number says; whether there is such an order is another question. */
        record Known(Confirmation confirmation) implements Reading {}

        /**
         * It names something that we don't know.
         *
         * @param customerId whom it names all the same; 0 if it names no customer
         */
        record Foreign(String subject, String ours, String theirs, long customerId) implements Reading {}
    }

    public Reading read(FundRecord record) {
        String serial = record.text("TASerialNO");
        String distributor = record.text("DistributorCode");
        String account = record.text("TransactionAccountID");
        LocalDate confirmDate = record.date("TransactionCfmDate");
        OptionalLong customerId = TransactionAccount.customerId(account);
        Fund fund = fund(record.text("FundCode"), LeftOut.text(record, "ShareClass"));
        if (serial.isEmpty()) {
            return foreign(record, "a confirmation has a TASerialNO", "none");
        }
        if (!distributor.equals(agent.distributorCode())) {
            return foreign(record, "DistributorCode " + agent.distributorCode(), distributor);
        }
        if (customerId.isEmpty()) {
            return foreign(record, "17 digits of a customer number", "TransactionAccountID " + account);
        }
        if (fund == null) {
            return foreign(record, "no such fund of " + agent.taCode(),
                    "FundCode " + record.text("FundCode") + ", ShareClass " + LeftOut.text(record, "ShareClass"));
        }
        if (!headerDate.equals(confirmDate)) {
            return foreign(record, "TransactionCfmDate " + headerDate, String.valueOf(confirmDate));
        }
        return new Reading.Known(confirmation(record, serial, customerId.getAsLong(), fund));
    }

    private Confirmation confirmation(FundRecord record, String serial, long customerId, Fund fund) {
        String appSheetSerialNo = record.text("AppSheetSerialNo");
        String businessCode = record.text("BusinessCode");
        OptionalLong orderId = FUND_SIDE.contains(businessCode)
                ? OptionalLong.empty()
                : OrderNumber.orderId(agent.distributorCode(), appSheetSerialNo);
        long undistributed = LeftOut.signed(record, "UndistributeMonetaryIncome", "UndistributeMonetaryIncomeFlag");
        String finished = LeftOut.text(record, "BusinessFinishFlag");
        String returnCode = record.text("ReturnCode");
        String objection = Confirmation.succeeded(returnCode)
                ? ConfirmationCheck.objection(record, fund, undistributed)
                : "";
        return new Confirmation(agent.taCode(), serial, headerDate, appSheetSerialNo,
                orderId.isPresent() ? orderId.getAsLong() : null, businessCode, returnCode, customerId,
                fund.fundId(), LeftOut.number(record, "ConfirmedAmount"), record.number("ConfirmedVol"), undistributed,
                finished.isEmpty() ? null : !finished.equals("0"), objection.isEmpty() ? null : objection);
    }

    private @Nullable Fund fund(String fundCode, String shareClass) {
        return FundOf.codes(funds, fundCode, shareClass);
    }

    /** The customer whom a record names; 0 if it names none, or a bank. */
    static long customer(FundRecord record) {
        long holder = TransactionAccount.customerId(record.text("TransactionAccountID")).orElse(0);
        return BankHolder.is(holder) ? 0 : holder;
    }

    private static Reading foreign(FundRecord record, String ours, String theirs) {
        String serial = record.text("TASerialNO");
        return new Reading.Foreign(serial.isEmpty() ? record.text("AppSheetSerialNo") : serial, ours, theirs,
                customer(record));
    }
}
