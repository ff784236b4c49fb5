package org.balancetreasure.reconciliation.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.exchange.transfers.UnitTransferConfirmationFiles;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.reconciliation.registers.HoldingRows.Table;
import org.balancetreasure.reconciliation.registers.RegisterMapper.Income;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.Batches;
import org.balancetreasure.transport.FileRegistry;
import org.balancetreasure.transport.Inbox;
import org.balancetreasure.transport.Inbox.Arrival;
import org.balancetreasure.transport.Inbox.Arrived;
import org.balancetreasure.transport.Inbox.NewFile;
import org.balancetreasure.transport.IncomingFiles;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
import org.balancetreasure.transport.RefusedFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares our holdings and incomes with the transfer agent's register (05) and income (06) that come with the
 * confirmations of a trade date; and what the transfers of the calendar days before moved with 35, which
 * {@link UnitTransferConfirmationFiles} laid by.
 *
 * <p>Input: 05 and 06 with header date T+1, announced and whole; our books with all that is effective by then. Output:
 * a break for each holder that differs; of the rows only those that differ stay. Re-runnable: the files count as used
 * only once they are compared, and until then everything begins anew.
 */
@Component
public class RegisterFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterFiles.class);
    private static final String HOLDINGS = "05";
    private static final String INCOMES = "06";
    private static final Set<String> TYPES = Set.of(HOLDINGS, INCOMES);
    private static final int BATCH = 500;
    private static final int DELETED_AT_ONCE = 20_000;

    private final TransferAgents agents;
    private final Funds funds;
    private final TradingCalendar calendar;
    private final Inbox inbox;
    private final IncomingFiles incoming;
    private final FileRegistry registry;
    private final RegisterMapper mapper;
    private final HoldingRows holdings;
    private final MovedRegister moved;
    private final RegisterComparison register;
    private final Breaks breaks;

    RegisterFiles(TransferAgents agents, Funds funds, TradingCalendar calendar, Inbox inbox, IncomingFiles incoming,
            FileRegistry registry, RegisterMapper mapper, HoldingRows holdings, MovedRegister moved,
            RegisterComparison register,
            Breaks breaks) {
        this.agents = agents;
        this.funds = funds;
        this.calendar = calendar;
        this.inbox = inbox;
        this.incoming = incoming;
        this.registry = registry;
        this.mapper = mapper;
        this.holdings = holdings;
        this.moved = moved;
        this.register = register;
        this.breaks = breaks;
    }

    /** What has to come before the register of T+1 can be compared, in words; empty when all is there. */
    public List<String> waitsFor(String taCode, LocalDate tradeDate) {
        return arrived(taCode, tradeDate).missing();
    }

    /**
     * Compares the register after the confirmations of {@code tradeDate}; again: without effect.
     *
     * @return how many records of 05, 06 and 35 were compared
     * @throws IllegalStateException if {@link #waitsFor} is not empty
     * @throws RefusedFileException if a file is rejected; nothing of it was used
     */
    public long reconcile(String taCode, LocalDate tradeDate, Transactions transactions) {
        LocalDate headerDate = calendar.confirmDate(tradeDate);
        TransferAgent agent = agents.get(taCode, headerDate);
        Arrival arrival = arrived(taCode, tradeDate).complete("Registers of " + headerDate);
        long rows = 0;
        for (String type : List.of(HOLDINGS, INCOMES)) {
            rows += reconcile(agent, tradeDate, headerDate, type, arrival.ofType(type), transactions);
        }
        return rows + moved.compare(agent, headerDate.minusDays(1), transactions);
    }

    /** The funds that the registers of T+1 left out, in words; empty when each fund that has holders was compared. */
    public List<String> lacks(String taCode, LocalDate tradeDate) {
        LocalDate headerDate = calendar.confirmDate(tradeDate);
        return Stream.of(HOLDINGS, INCOMES)
                .flatMap(type -> register.leftOut(taCode, typeOf(type), headerDate).stream()
                        .map(fundCode -> type + " of " + headerDate + " for fund " + fundCode))
                .toList();
    }

    /** Whether a register of T+1 is there that nobody has tried yet. */
    public boolean hasNews(String taCode, LocalDate tradeDate) {
        return inbox.fresh(taCode, TransferAgent::confirmationStream, TYPES, calendar.confirmDate(tradeDate)).stream()
                .anyMatch(file -> file.newest() && file.usable());
    }

    /**
     * Compares registers that came late, or to correct, for trade dates that are done with: each is the whole register
     * of its day once more. A file that is rejected is a break, and holds nothing back.
     *
     * @param done the last trade date whose register was compared
     * @return how many records were compared
     */
    public long reconcileLate(String taCode, LocalDate done, Transactions transactions) {
        long rows = 0;
        for (NewFile late : inbox.late(taCode, TransferAgent::confirmationStream, TYPES,
                calendar.confirmDate(done))) {
            if (late.newest() && calendar.isTradingDay(late.headerDate())) {
                rows += reconcileLate(agents.get(taCode, late.headerDate()), late.file(), transactions);
            }
        }
        return rows;
    }

    private long reconcileLate(TransferAgent agent, Arrived file, Transactions transactions) {
        LocalDate headerDate = file.headerDate();
        try {
            return reconcile(agent, calendar.previousTradingDay(headerDate), headerDate, file.type(), List.of(file),
                    transactions);
        } catch (RefusedFileException e) {
            LOG.warn("Of {} nothing is compared: {}", file.name(), e.getMessage());
            return 0;
        }
    }

    private long reconcile(TransferAgent agent, LocalDate tradeDate, LocalDate headerDate, String type,
            List<Arrived> files, Transactions transactions) {
        Good fresh = null;
        if (!files.isEmpty()) {
            // A numbered register is the whole register once more.
            if (incoming.judge(agent.partner(), files.getLast(), headerDate, transactions) instanceof Good good) {
                fresh = good;
            } else {
                keepDifferences(agent, headerDate, type, transactions);
                return 0;
            }
        }
        empty(agent, headerDate, type, transactions);
        if (fresh != null) {
            load(agent, headerDate, fresh, transactions);
        }
        Good used = fresh;
        transactions.run(() -> {
            register.compare(agent.taCode(), typeOf(type), tradeDate, headerDate);
            if (used != null) {
                registry.register(used.file());
            }
        });
        keepDifferences(agent, headerDate, type, transactions);
        return used == null ? 0 : used.file().recordCount();
    }

    private void load(TransferAgent agent, LocalDate headerDate, Good good, Transactions transactions) {
        if (good.file().fileType().equals(HOLDINGS)) {
            holdings.load(agent, headerDate, good, Table.REGISTER, transactions);
        } else {
            loadIncomes(agent, headerDate, good, transactions);
        }
    }

    private void loadIncomes(TransferAgent agent, LocalDate headerDate, Good good, Transactions transactions) {
        List<Fund> ours = funds.ofTransferAgent(agent.taCode());
        BreaksOfFile breaksOfFile = new BreaksOfFile(breaks, headerDate, agent.taCode(), good.file().fileName());
        var rows = new Batches<Income>(BATCH, batch -> transactions.run(
                () -> mapper.insertIncomes(agent.taCode(), headerDate, RegisterMapper.array(batch, Income::json))));
        good.read(record -> {
            HolderKey key = HolderKey.of(agent, ours, record, breaksOfFile, transactions);
            if (key != null) {
                LocalDate day = record.date("RegistrationDate");
                rows.add(new Income(key.fundId(), day == null ? headerDate : day, key.customerId(),
                        record.number("BasisforCalculatingDividend"), record.number("ConfirmedAmount")));
            }
        });
        rows.flush();
    }

    private static BreakType typeOf(String type) {
        return type.equals(HOLDINGS) ? BreakType.REGISTER_UNITS : BreakType.REGISTER_INCOME;
    }

    private void keepDifferences(TransferAgent agent, LocalDate headerDate, String type, Transactions transactions) {
        String table = type.equals(HOLDINGS) ? RegisterMapper.HOLDINGS : RegisterMapper.INCOMES;
        int deleted;
        do {
            deleted = transactions
                    .call(() -> mapper.deleteAgreed(table, agent.taCode(), headerDate, DELETED_AT_ONCE));
        } while (deleted == DELETED_AT_ONCE);
    }

    private void empty(TransferAgent agent, LocalDate headerDate, String type, Transactions transactions) {
        if (type.equals(HOLDINGS)) {
            holdings.empty(agent, headerDate, Table.REGISTER, transactions);
            return;
        }
        int deleted;
        do {
            deleted = transactions.call(() -> mapper.deleteIncomes(agent.taCode(), headerDate, DELETED_AT_ONCE));
        } while (deleted == DELETED_AT_ONCE);
    }

    private Arrival arrived(String taCode, LocalDate tradeDate) {
        return inbox.arrived(taCode, TransferAgent::confirmationStream, calendar.confirmDate(tradeDate), TYPES,
                TYPES);
    }
}
