package org.balancetreasure.exchange.confirmations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.exchange.confirmations.ConfirmationRows.Reading;
import org.balancetreasure.exchange.confirmations.ConfirmationRows.Reading.Foreign;
import org.balancetreasure.exchange.confirmations.ConfirmationRows.Reading.Known;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.OrderNumber;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.FileRegistry;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
import org.springframework.stereotype.Component;

/**
 * Brings the rows of a checked 04 into the table, in batches; the last one marks the file used. A kill between two
 * costs nothing: rows that are there with the same content are left as they are.
 */
@Component
class ConfirmationLoading {

    private static final int BATCH = 500;

    private final ConfirmationMapper mapper;
    private final FileRegistry registry;
    private final Funds funds;
    private final Breaks breaks;

    ConfirmationLoading(ConfirmationMapper mapper, FileRegistry registry, Funds funds, Breaks breaks) {
        this.mapper = mapper;
        this.registry = registry;
        this.funds = funds;
        this.breaks = breaks;
    }

    void load(TransferAgent agent, LocalDate headerDate, Good good, Transactions transactions) {
        ConfirmationRows rows = new ConfirmationRows(agent, headerDate, funds.ofTransferAgent(agent.taCode()));
        BreaksOfFile breaksOfFile = new BreaksOfFile(breaks, headerDate, agent.taCode(), good.file().fileName());
        List<ConfirmationRow> batch = new ArrayList<>(BATCH);
        List<Foreign> foreign = new ArrayList<>();
        DetailedRows<String> detailed = new DetailedRows<>(rows, good.firstRecordLine(), _ -> "", (row, line) -> {
            switch (row.reading()) {
                case Known known -> batch.add(new ConfirmationRow(known.confirmation(), line));
                case Foreign stranger -> foreign.add(stranger);
            }
            if (batch.size() + foreign.size() >= BATCH) {
                transactions.run(() -> store(agent, good, batch, foreign, breaksOfFile));
                batch.clear();
                foreign.clear();
            }
        });
        good.read(detailed);
        detailed.flush();
        transactions.run(() -> {
            store(agent, good, batch, foreign, breaksOfFile);
            registry.register(good.file());
        });
    }

    private void store(TransferAgent agent, Good good, List<ConfirmationRow> batch, List<Foreign> foreign,
            BreaksOfFile breaksOfFile) {
        for (Foreign stranger : foreign) {
            breaksOfFile.open(new Difference(BreakType.CONFIRMATION_DIFFERS, good.file().headerDate(), agent.taCode(),
                    stranger.subject(), stranger.ours(), stranger.theirs()).of(stranger.customerId()));
        }
        if (batch.isEmpty()) {
            return;
        }
        Map<String, Confirmation> known = new HashMap<>();
        List<String> serials = batch.stream().map(row -> row.confirmation().taSerialNo()).toList();
        mapper.known(agent.taCode(), serials).forEach(there -> known.put(there.taSerialNo(), there));
        Map<String, ConfirmationRow> fresh = new LinkedHashMap<>();
        for (ConfirmationRow row : withOurOrders(agent, batch)) {
            Confirmation confirmation = row.confirmation();
            Confirmation there = known.putIfAbsent(confirmation.taSerialNo(), confirmation);
            if (there == null) {
                fresh.put(confirmation.taSerialNo(), row);
            } else if (!there.equals(confirmation) && mapper.replace(row, good.file().fileName()) == 0) {
                breaksOfFile.open(new Difference(BreakType.CONFIRMATION_DIFFERS, confirmation.confirmDate(),
                        agent.taCode(), confirmation.taSerialNo() + " again", describe(there), describe(confirmation))
                        .of(customer(there)));
            }
        }
        if (!fresh.isEmpty()) {
            mapper.insert(fresh.values(), good.file().fileName());
        }
    }

    /** A number may look like ours and not be: only one that we gave out names an order. */
    private List<ConfirmationRow> withOurOrders(TransferAgent agent, List<ConfirmationRow> batch) {
        List<Long> ids = new ArrayList<>();
        for (ConfirmationRow row : batch) {
            Long orderId = row.confirmation().orderId();
            if (orderId != null) {
                ids.add(orderId);
            }
        }
        Map<Long, LocalDate> tradeDates = new HashMap<>();
        if (!ids.isEmpty()) {
            mapper.orderDates(agent.taCode(), ids).forEach(order -> tradeDates.put(order.orderId(), order.tradeDate()));
        }
        return batch.stream().map(row -> {
            Long orderId = row.confirmation().orderId();
            LocalDate tradeDate = orderId == null ? null : tradeDates.get(orderId);
            boolean ours = orderId != null && tradeDate != null
                    && OrderNumber.of(agent.distributorCode(), tradeDate, orderId)
                            .equals(row.confirmation().appSheetSerialNo());
            return ours || orderId == null
                    ? row
                    : new ConfirmationRow(row.confirmation().withoutOrder(), row.line());
        }).toList();
    }

    private static long customer(Confirmation confirmation) {
        return BankHolder.is(confirmation.customerId()) ? 0 : confirmation.customerId();
    }

    private static String describe(Confirmation c) {
        return c.businessCode() + " " + c.returnCode() + " of " + c.confirmDate() + ", order " + c.appSheetSerialNo()
                + ", customer " + c.customerId() + ", cents " + c.confirmedAmount() + ", hundredths of units "
                + c.confirmedUnits();
    }
}
