package org.balancetreasure.exchange.transfers;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.exchange.confirmations.ConfirmationRows;
import org.balancetreasure.exchange.confirmations.DetailedRows;
import org.balancetreasure.exchange.confirmations.ConfirmationRows.Reading.Foreign;
import org.balancetreasure.exchange.confirmations.ConfirmationRows.Reading.Known;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.instant.InstantNumber;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.UnitTransferConfirmation;
import org.balancetreasure.instant.UnitTransfers;
import org.balancetreasure.instant.UnitTransfers.Outcome;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.OrderNumber;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.Batches;
import org.balancetreasure.transport.FileRegistry;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
import org.balancetreasure.transport.RowByRow;
import org.springframework.stereotype.Component;

/**
 * Books a checked 34, in batches; the last one marks the file used. A row may answer what an earlier day's 34 left out.
 * A kill between two batches costs nothing: a redemption that has its answer stays as it is. A row that can't be true
 * of our books, or can't be booked, is a break and holds nobody else back.
 */
@Component
class UnitTransferAnswers {

    private static final String CONFIRMED = "198";
    private static final int BATCH = 200;

    private final UnitTransfers instants;
    private final FileRegistry registry;
    private final Funds funds;
    private final Breaks breaks;

    UnitTransferAnswers(UnitTransfers instants, FileRegistry registry, Funds funds, Breaks breaks) {
        this.instants = instants;
        this.registry = registry;
        this.funds = funds;
        this.breaks = breaks;
    }

    /** A record of 34 as far as it can be read. */
    private sealed interface Row {

        /** What names the row. */
        String serial();

        record Answer(Confirmation confirmation, UnitTransferConfirmation transfer) implements Row {

            @Override
            public String serial() {
                return confirmation.taSerialNo();
            }
        }

        /** It names something that we don't know. */
        record Unusable(BreakType type, String serial, String ours, String theirs, long customerId) implements Row {}
    }

    void book(TransferAgent agent, LocalDate day, Good good, Transactions transactions) {
        ConfirmationRows rows = new ConfirmationRows(agent, day, funds.ofTransferAgent(agent.taCode()));
        BreaksOfFile breaksOfFile = new BreaksOfFile(breaks, day, agent.taCode(), good.file().fileName());
        Batches<Row> batches = new Batches<>(BATCH, batch -> {
            List<Row> done = List.copyOf(batch);
            RowByRow.book(transactions, done, row -> book(agent, day, row, breaksOfFile),
                    (row, e) -> breaksOfFile.open(BreakType.CONFIRMATION_DIFFERS, row.serial(),
                            "could not be booked: " + e.getMessage(), "a row of 34"));
        });
        DetailedRows<String> detailed = new DetailedRows<>(rows, good.firstRecordLine(),
                record -> record.text("TargetTransactionAccountID"), (row, _) -> batches.add(read(agent, row)));
        good.read(detailed);
        detailed.flush();
        batches.flush();
        transactions.run(() -> registry.register(good.file()));
    }

    private static Row read(TransferAgent agent, DetailedRows.Row<String> row) {
        return switch (row.reading()) {
            case Foreign(String subject, String ours, String theirs, long customerId) ->
                new Row.Unusable(BreakType.CONFIRMATION_DIFFERS, subject, ours, theirs, customerId);
            case Known(Confirmation confirmation) -> read(agent, confirmation, row.extra());
        };
    }

    private static Row read(TransferAgent agent, Confirmation confirmation, String target) {
        String number = confirmation.appSheetSerialNo();
        OptionalLong instantId = InstantNumber.instantId(agent.distributorCode(), number);
        if (instantId.isEmpty() || !confirmation.businessCode().equals(CONFIRMED)) {
            return new Row.Unusable(BreakType.UNKNOWN_ORDER, confirmation.taSerialNo(), "no transfer of ours",
                    "business code " + confirmation.businessCode() + ", AppSheetSerialNo " + number, 0);
        }
        if (confirmation.objection() != null) {
            return new Row.Unusable(BreakType.CONFIRMATION_DIFFERS, confirmation.taSerialNo(),
                    "a row that agrees with itself", confirmation.objection() + ", AppSheetSerialNo " + number,
                    confirmation.customerId());
        }
        OptionalLong transferee = TransactionAccount.customerId(target);
        if (transferee.isEmpty()) {
            return new Row.Unusable(BreakType.CONFIRMATION_DIFFERS, confirmation.taSerialNo(),
                    "17 digits of a bank's customer number", "TargetTransactionAccountID " + target, 0);
        }
        return new Row.Answer(confirmation, new UnitTransferConfirmation(agent.taCode(), confirmation.taSerialNo(),
                number, instantId.getAsLong(), confirmation.fundId(), confirmation.returnCode(),
                confirmation.customerId(),
                transferee.getAsLong(), confirmation.confirmedUnits(), confirmation.undistributedIncome()));
    }

    private void book(TransferAgent agent, LocalDate day, Row row, BreaksOfFile breaksOfFile) {
        switch (row) {
            case Row.Unusable(BreakType type, String subject, String ours, String theirs, long customerId) ->
                breaksOfFile.open(new Difference(type, day, agent.taCode(), subject, ours, theirs).of(customerId));
            case Row.Answer(Confirmation confirmation, UnitTransferConfirmation transfer) -> {
                switch (instants.book(transfer)) {
                    case Outcome.Confirmed _ -> answered(agent, transfer, "confirmed");
                    case Outcome.Refused(InstantRedemption redemption, String ours, String theirs) -> {
                        answered(agent, transfer, "refused");
                        breaksOfFile.open(new Difference(BreakType.INSTANT_REFUSED, redemption.transferDate(),
                                agent.taCode(), transfer.number(), ours, theirs).of(redemption.customerId())
                                .of(Money.CNY, redemption.paid().cents()));
                    }
                    case Outcome.Differs(String ours, String theirs) -> breaksOfFile.open(new Difference(
                            BreakType.CONFIRMATION_DIFFERS, day, agent.taCode(), confirmation.taSerialNo(), ours,
                            theirs + ", AppSheetSerialNo " + confirmation.appSheetSerialNo())
                            .of(confirmation.customerId()));
                }
            }
        }
    }

    /** What 34 of its day had left out is no break any more. */
    private void answered(TransferAgent agent, UnitTransferConfirmation transfer, String how) {
        breaks.resolve(BreakType.INSTANT_UNCONFIRMED,
                OrderNumber.tradeDate(agent.distributorCode(), transfer.number()), agent.taCode(), transfer.number(),
                how + " by " + transfer.taSerialNo());
    }
}
