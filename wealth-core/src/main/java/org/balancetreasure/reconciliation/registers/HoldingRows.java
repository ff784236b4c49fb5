package org.balancetreasure.reconciliation.registers;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.exchange.LeftOut;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.reconciliation.registers.RegisterMapper.Holding;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.Batches;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
import org.springframework.stereotype.Component;

/** Lays the rows of a checked 05 or 35 by, to be compared. A kill leaves a part of them: they are emptied before. */
@Component
class HoldingRows {

    private static final int BATCH = 500;
    private static final int DELETED_AT_ONCE = 20_000;

    private final Funds funds;
    private final RegisterMapper mapper;
    private final Breaks breaks;

    HoldingRows(Funds funds, RegisterMapper mapper, Breaks breaks) {
        this.funds = funds;
        this.mapper = mapper;
        this.breaks = breaks;
    }

    /** Where rows lie. */
    enum Table {
        /** Of 05: the whole register. */
        REGISTER("register_row"),
        /** Of 35: the accounts that moved. */
        MOVED("register_moved");

        private final String name;

        Table(String name) {
            this.name = name;
        }
    }

    void load(TransferAgent agent, LocalDate headerDate, Good good, Table table, Transactions transactions) {
        List<Fund> ours = funds.ofTransferAgent(agent.taCode());
        BreaksOfFile breaksOfFile = new BreaksOfFile(breaks, headerDate, agent.taCode(), good.file().fileName());
        var rows = new Batches<Holding>(BATCH, batch -> transactions.run(
                () -> mapper.insertHoldings(table.name, agent.taCode(), headerDate,
                        RegisterMapper.array(batch, Holding::json))));
        good.read(record -> {
            if (!record.isDetail()) {
                HolderKey key = HolderKey.of(agent, ours, record, breaksOfFile, transactions);
                if (key != null) {
                    rows.add(new Holding(key.fundId(), key.customerId(), record.number("TotalVolOfDistributorInTA"),
                            LeftOut.signed(record, "UndistributeMonetaryIncome", "UndistributeMonetaryIncomeFlag")));
                }
            }
        });
        rows.flush();
    }

    void empty(TransferAgent agent, LocalDate headerDate, Table table, Transactions transactions) {
        int deleted;
        do {
            deleted = transactions.call(
                    () -> mapper.deleteHoldings(table.name, agent.taCode(), headerDate, DELETED_AT_ONCE));
        } while (deleted == DELETED_AT_ONCE);
    }
}
