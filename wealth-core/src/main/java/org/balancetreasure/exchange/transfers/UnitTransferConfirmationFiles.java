package org.balancetreasure.exchange.transfers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.UnitTransfers;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.sql.Transactions;
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
 * Takes in the answers of a transfer agent to the unit transfers of a calendar day. 34 is booked; 35, which comes with
 * it, is for the register comparison.
 *
 * <p>Input: 34 and 35 with the header date of the day, announced and whole; an empty index if nothing was sent; parts
 * of 34 that came since for earlier days. Output: instant redemptions confirmed or refused, breaks for what does not
 * fit. Re-runnable: a redemption is answered once, files are used once, and a kill costs the batch that was under way.
 */
@Component
public class UnitTransferConfirmationFiles {

    private static final Logger LOG = LoggerFactory.getLogger(UnitTransferConfirmationFiles.class);
    private static final String STREAM = "OFB";
    private static final String CONFIRMATIONS = "34";
    private static final String MOVED = "35";
    private static final Set<String> TYPES = Set.of(CONFIRMATIONS, MOVED);

    private final TransferAgents agents;
    private final Inbox inbox;
    private final IncomingFiles incoming;
    private final UnitTransferAnswers answers;
    private final UnitTransfers instants;
    private final Breaks breaks;

    UnitTransferConfirmationFiles(TransferAgents agents, Inbox inbox, IncomingFiles incoming,
            UnitTransferAnswers answers,
            UnitTransfers instants, Breaks breaks) {
        this.agents = agents;
        this.inbox = inbox;
        this.incoming = incoming;
        this.answers = answers;
        this.instants = instants;
        this.breaks = breaks;
    }

    /** What has to come before the transfers of {@code day} are known to be done, in words; empty when all is there. */
    public List<String> waitsFor(String taCode, LocalDate day) {
        return arrived(taCode, day).missing();
    }

    /**
     * Books every answer; again: without effect.
     *
     * @return how many records of 34 were read
     * @throws IllegalStateException if {@link #waitsFor} is not empty
     * @throws RefusedFileException if a file is rejected; nothing of it was used, and {@link #waitsFor} says so from
     *             now
     */
    public long book(String taCode, LocalDate day, Transactions transactions) {
        TransferAgent agent = agents.get(taCode, day);
        Arrival arrival = arrived(taCode, day).complete("Transfers of " + day);
        long rows = 0;
        for (Arrived file : arrival.ofType(CONFIRMATIONS)) {
            if (incoming.judge(agent.partner(), file, day, transactions) instanceof Good good) {
                answers.book(agent, day, good, transactions);
                rows += good.file().recordCount();
            }
        }
        transactions.run(() -> missUnanswered(agent, day));
        return rows + bookLate(taCode, day.minusDays(1), transactions);
    }

    /**
     * Books what has come since for days whose 34 is booked: answers to what it left out.
     *
     * @param done the last day whose 34 is booked
     * @return how many records of 34 were read
     */
    public long bookLate(String taCode, LocalDate done, Transactions transactions) {
        long rows = 0;
        for (NewFile late : inbox.late(taCode, agent -> STREAM, Set.of(CONFIRMATIONS), done)) {
            TransferAgent agent = agents.get(taCode, late.headerDate());
            try {
                if (incoming.judge(agent.partner(), late.file(), late.headerDate(),
                        transactions) instanceof Good good) {
                    answers.book(agent, late.headerDate(), good, transactions);
                    rows += good.file().recordCount();
                }
            } catch (RefusedFileException e) {
                // A break says so and has an owner; nothing of today waits for a correction of an earlier day.
                LOG.warn("Of {} nothing is booked: {}", late.file().name(), e.getMessage());
            }
        }
        return rows;
    }

    /** What the 34 of a day has left out, in words, by fund; empty when every transfer of its 33 has its answer. */
    public List<String> lacks(String taCode, LocalDate day) {
        return instants.unansweredByFund(taCode, day).stream()
                .map(lack -> "34 of " + day + " for fund " + lack.fundCode() + ": " + lack.transfers() + " transfer"
                        + (lack.transfers() == 1 ? "" : "s") + " without an answer")
                .toList();
    }

    /** Whether a 34 of a day is there that nobody has tried yet. */
    public boolean hasNews(String taCode, LocalDate day) {
        return inbox.fresh(taCode, agent -> STREAM, Set.of(CONFIRMATIONS), day).stream()
                .anyMatch(NewFile::usable);
    }

    private Arrival arrived(String taCode, LocalDate day) {
        boolean sent = !instants.unanswered(taCode, day, 1).isEmpty();
        return inbox.arrived(taCode, agent -> STREAM, day, TYPES, sent ? TYPES : Set.of());
    }

    /**
     * A redemption that was paid and that no row answers is a break, until a later 34 answers it or staff settle it.
     */
    private void missUnanswered(TransferAgent agent, LocalDate day) {
        instants.miss(agent.taCode(), day);
        BreaksOfFile missing = new BreaksOfFile(breaks, day, agent.taCode(), "transfers of " + day);
        for (InstantRedemption redemption : instants.unanswered(agent.taCode(), day, BreaksOfFile.MAX + 1)) {
            missing.open(new Difference(BreakType.INSTANT_UNCONFIRMED, redemption.transferDate(), agent.taCode(),
                    redemption.number(),
                    redemption.paid() + " yuan paid to customer " + redemption.customerId() + ", advanced by "
                            + redemption.bankNameEn() + ", sent as 098 of " + day,
                    "no row in 34").of(redemption.customerId()).of(Money.CNY, redemption.paid().cents()));
        }
    }
}
