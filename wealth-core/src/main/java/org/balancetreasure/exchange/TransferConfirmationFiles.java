package org.balancetreasure.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.balancetreasure.exchange.HoldingRows.Table;
import org.balancetreasure.exchange.Inbox.Arrival;
import org.balancetreasure.exchange.Inbox.Arrived;
import org.balancetreasure.exchange.IncomingFiles.Verdict.Good;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.InstantTransfers;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.reconciliation.BreakType;
import org.balancetreasure.reconciliation.Breaks;
import org.balancetreasure.sql.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes in what a transfer agent made of the instant redemptions of a calendar day: 34 is booked, 35 is laid by until the
 * register is compared, since income that comes late belongs to it.
 *
 * <p>Input: 34 and 35 with the header date of the day, announced and whole; an empty index if nothing was sent; parts of 34
 * that came since for earlier days. Output: instant redemptions confirmed or refused, breaks for what does not fit, rows of
 * 35. Re-runnable: a redemption is answered once, files are used once, and a kill costs the batch that was under way.
 */
@Component
public class TransferConfirmationFiles {

    private static final Logger LOG = LoggerFactory.getLogger(TransferConfirmationFiles.class);
    private static final String STREAM = "OFB";
    private static final String CONFIRMATIONS = "34";
    private static final String MOVED = "35";
    private static final Set<String> TYPES = Set.of(CONFIRMATIONS, MOVED);
    /** Longer than any holiday over which an answer may come late. */
    private static final int LATE_DAYS_MAX = 31;

    private final TransferAgents agents;
    private final Inbox inbox;
    private final IncomingFiles incoming;
    private final TransferAnswers answers;
    private final HoldingRows holdings;
    private final MovedMapper movedMapper;
    private final FileRegistry registry;
    private final InstantTransfers instants;
    private final Breaks breaks;

    TransferConfirmationFiles(TransferAgents agents, Inbox inbox, IncomingFiles incoming, TransferAnswers answers,
            HoldingRows holdings, MovedMapper movedMapper, FileRegistry registry, InstantTransfers instants,
            Breaks breaks) {
        this.agents = agents;
        this.inbox = inbox;
        this.incoming = incoming;
        this.answers = answers;
        this.holdings = holdings;
        this.movedMapper = movedMapper;
        this.registry = registry;
        this.instants = instants;
        this.breaks = breaks;
    }

    /** What has to come before the transfers of {@code day} are known to be done, in words; empty when all is there. */
    public List<String> waitsFor(String taCode, LocalDate day) {
        return arrived(agents.get(taCode), day).missing();
    }

    /**
     * Books every answer; again: without effect.
     *
     * @return how many records of 34 were read
     * @throws IllegalStateException if {@link #waitsFor} is not empty
     * @throws RefusedFileException if a file is rejected; nothing of it was used, and {@link #waitsFor} says so from now
     */
    public long book(String taCode, LocalDate day, Transactions transactions) {
        TransferAgent agent = agents.get(taCode);
        Arrival arrival = arrived(agent, day);
        if (!arrival.missing().isEmpty()) {
            throw new IllegalStateException("Transfers of " + day + " wait for " + arrival.missing());
        }
        long rows = 0;
        for (Arrived file : arrival.ofType(CONFIRMATIONS)) {
            if (incoming.judge(agent, file, day, transactions) instanceof Good good) {
                answers.book(agent, day, good, transactions);
                rows += good.file().recordCount();
            }
        }
        List<Arrived> registers = arrival.ofType(MOVED);
        // A numbered register is the whole register once more.
        if (!registers.isEmpty()
                && incoming.judge(agent, registers.getLast(), day, transactions) instanceof Good good) {
            holdings.empty(agent, day, Table.MOVED, transactions);
            holdings.load(agent, day, good, Table.MOVED, transactions);
            transactions.run(() -> registry.register(good.file()));
        }
        transactions.run(() -> {
            movedMapper.addLeftOut(taCode, day, Account.FIRST_BANK);
            missUnanswered(agent, day);
        });
        return rows + bookLate(agent, day, transactions);
    }

    /** What has come since for earlier days, whose step is done: answers to what their 34 left out. */
    private long bookLate(TransferAgent agent, LocalDate day, Transactions transactions) {
        long rows = 0;
        for (LocalDate earlier : inbox.headerDates(agent, STREAM, CONFIRMATIONS)) {
            if (earlier.isBefore(day) && !earlier.isBefore(day.minusDays(LATE_DAYS_MAX))) {
                Arrival arrival = inbox.arrived(agent, STREAM, earlier, Set.of(CONFIRMATIONS), Set.of());
                for (Arrived file : arrival.missing().isEmpty() ? arrival.files() : List.<Arrived>of()) {
                    rows += isUsed(agent, file) ? 0 : bookLate(agent, earlier, file, transactions);
                }
            }
        }
        return rows;
    }

    private long bookLate(TransferAgent agent, LocalDate day, Arrived file, Transactions transactions) {
        try {
            if (incoming.judge(agent, file, day, transactions) instanceof Good good) {
                answers.book(agent, day, good, transactions);
                return good.file().recordCount();
            }
        } catch (RefusedFileException e) {
            // A break says so and has an owner; nothing of today waits for a correction of an earlier day.
            LOG.warn("Of {} nothing is booked: {}", file.name(), e.getMessage());
        }
        return 0;
    }

    private boolean isUsed(TransferAgent agent, Arrived file) {
        RegisteredFile known = registry.find(agent.taCode(), file.name());
        return known != null && known.state() == RegisteredFile.State.USED;
    }

    private Arrival arrived(TransferAgent agent, LocalDate day) {
        boolean sent = !instants.unanswered(agent.taCode(), day, 1).isEmpty();
        return inbox.arrived(agent, STREAM, day, TYPES, sent ? TYPES : Set.of());
    }

    /** What was paid out and is answered by no row is somebody's money: a break, until a later 34 or staff answer it. */
    private void missUnanswered(TransferAgent agent, LocalDate day) {
        instants.miss(agent.taCode(), day);
        BreaksOfFile missing = new BreaksOfFile(breaks, day, agent.taCode(), "transfers of " + day);
        for (InstantRedemption redemption : instants.unanswered(agent.taCode(), day, BreaksOfFile.MAX + 1)) {
            missing.open(BreakType.INSTANT_UNCONFIRMED, redemption.number(),
                    redemption.paid() + " yuan paid to customer " + redemption.customerId() + ", advanced by "
                            + redemption.bankNameEn() + ", sent as 098 of " + day,
                    "no row in 34");
        }
    }
}
