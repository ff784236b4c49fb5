package org.balancetreasure.reconciliation.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.reconciliation.registers.HoldingRows.Table;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.FileRegistry;
import org.balancetreasure.transport.Inbox;
import org.balancetreasure.transport.Inbox.Arrived;
import org.balancetreasure.transport.Inbox.NewFile;
import org.balancetreasure.transport.IncomingFiles;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
import org.balancetreasure.transport.RefusedFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores 35 of a calendar day until the register is compared, because it includes income that may be posted late.
 *
 * <p>Input: 35 with the header date of the day, whole; the instant redemptions that 34 confirmed. Output: its rows, and
 * a row of nothing for each account that moved and that 35 leaves out. Re-runnable: a file is used once, and a kill
 * costs the rows of one file, which are laid by anew.
 */
@Component
public class MovedRegisterFiles {

    private static final Logger LOG = LoggerFactory.getLogger(MovedRegisterFiles.class);
    private static final String STREAM = "OFB";
    private static final String MOVED = "35";

    private final TransferAgents agents;
    private final Inbox inbox;
    private final IncomingFiles incoming;
    private final FileRegistry registry;
    private final HoldingRows holdings;
    private final MovedMapper mapper;

    MovedRegisterFiles(TransferAgents agents, Inbox inbox, IncomingFiles incoming, FileRegistry registry,
            HoldingRows holdings, MovedMapper mapper) {
        this.agents = agents;
        this.inbox = inbox;
        this.incoming = incoming;
        this.registry = registry;
        this.holdings = holdings;
        this.mapper = mapper;
    }

    /**
     * Stores the 35 of {@code day}, once its 34 is booked; a second call has no effect.
     *
     * @throws RefusedFileException if the file is rejected; nothing of it was used
     */
    public void layBy(String taCode, LocalDate day, Transactions transactions) {
        layBy(agents.get(taCode, day), registers(taCode, day), day, transactions);
    }

    /** Whether the last 35 of {@code day} was not tried yet. */
    public boolean hasNews(String taCode, LocalDate day) {
        return !news(taCode, day).isEmpty();
    }

    /** Stores a 35 that came after the one of {@code day}. One that is rejected is a break and holds nothing back. */
    public void layByLate(String taCode, LocalDate day, Transactions transactions) {
        List<Arrived> news = news(taCode, day);
        if (!news.isEmpty()) {
            try {
                layBy(agents.get(taCode, day), news, day, transactions);
            } catch (RefusedFileException e) {
                LOG.warn("Of {} nothing is laid by: {}", news.getLast().name(), e.getMessage());
            }
        }
    }

    /** The last 35 of a day, if nobody has tried it yet; else none. */
    private List<Arrived> news(String taCode, LocalDate day) {
        return inbox.fresh(taCode, agent -> STREAM, Set.of(MOVED), day).stream()
                .filter(file -> file.usable() && file.newest()).map(NewFile::file).toList();
    }

    private List<Arrived> registers(String taCode, LocalDate day) {
        return inbox.arrived(taCode, agent -> STREAM, day, Set.of(MOVED), Set.of()).files();
    }

    private void layBy(TransferAgent agent, List<Arrived> registers, LocalDate day, Transactions transactions) {
        // A numbered register is the whole register once more.
        if (!registers.isEmpty()
                && incoming.judge(agent.partner(), registers.getLast(), day, transactions) instanceof Good good) {
            holdings.empty(agent, day, Table.MOVED, transactions);
            holdings.load(agent, day, good, Table.MOVED, transactions);
            transactions.run(() -> registry.register(good.file()));
        }
        transactions.run(() -> mapper.addLeftOut(agent.taCode(), day, BankHolder.FIRST));
    }
}
