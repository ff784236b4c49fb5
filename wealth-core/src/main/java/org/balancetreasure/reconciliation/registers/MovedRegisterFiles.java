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
import org.balancetreasure.transport.IncomingFiles;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
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
     * @throws org.balancetreasure.transport.RefusedFileException if the file is rejected; nothing of it was used
     */
    public void layBy(String taCode, LocalDate day, Transactions transactions) {
        TransferAgent agent = agents.get(taCode);
        List<Arrived> registers = inbox.arrived(agent.partner(), STREAM, day, Set.of(MOVED), Set.of()).files();
        // A numbered register is the whole register once more.
        if (!registers.isEmpty()
                && incoming.judge(agent.partner(), registers.getLast(), day, transactions) instanceof Good good) {
            holdings.empty(agent, day, Table.MOVED, transactions);
            holdings.load(agent, day, good, Table.MOVED, transactions);
            transactions.run(() -> registry.register(good.file()));
        }
        transactions.run(() -> mapper.addLeftOut(taCode, day, BankHolder.FIRST));
    }
}
