package org.balancetreasure.exchange.confirmations;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.exchange.applications.ApplicationMapper;
import org.balancetreasure.exchange.confirmations.ConfirmationMapper.Unconfirmed;
import org.balancetreasure.orders.OrderNumber;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.Inbox;
import org.balancetreasure.transport.Inbox.Arrival;
import org.balancetreasure.transport.Inbox.Arrived;
import org.balancetreasure.transport.IncomingFiles;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
import org.balancetreasure.transport.RefusedFileException;
import org.springframework.stereotype.Component;

/**
 * Takes in what a transfer agent decided on the orders of a trade date: 02 first, since a refused account rejects its
 * orders, then 04.
 *
 * <p>Input: 02 and 04 with header date T+1, announced and whole. Output: accounts opened or refused, confirmations
 * booked, breaks for whatever does not fit, so that one bad row holds nobody else back. Re-runnable: files and rows are
 * used once, and a kill costs the batch that was under way.
 */
@Component
public class ConfirmationFiles {

    private static final String ACCOUNTS = "02";
    private static final String ORDERS = "04";
    private static final Set<String> TYPES = Set.of(ACCOUNTS, ORDERS);

    private final TransferAgents agents;
    private final TradingCalendar calendar;
    private final Inbox inbox;
    private final IncomingFiles incoming;
    private final AccountConfirmations accountAnswers;
    private final ConfirmationLoading loading;
    private final ConfirmationRun desk;
    private final ConfirmationMapper mapper;
    private final ApplicationMapper applications;
    private final Breaks breaks;

    ConfirmationFiles(TransferAgents agents, TradingCalendar calendar, Inbox inbox, IncomingFiles incoming,
            AccountConfirmations accountAnswers, ConfirmationLoading loading, ConfirmationRun desk,
            ConfirmationMapper mapper, ApplicationMapper applications, Breaks breaks) {
        this.agents = agents;
        this.calendar = calendar;
        this.inbox = inbox;
        this.incoming = incoming;
        this.accountAnswers = accountAnswers;
        this.loading = loading;
        this.desk = desk;
        this.mapper = mapper;
        this.applications = applications;
        this.breaks = breaks;
    }

    /** What has to come before the orders of {@code tradeDate} can be confirmed, in words; empty when all is there. */
    public List<String> waitsFor(String taCode, LocalDate tradeDate) {
        return arrived(agents.get(taCode), tradeDate).missing();
    }

    /**
     * Loads the files and books every confirmation; again: without effect.
     *
     * @return how many confirmations were booked
     * @throws IllegalStateException if {@link #waitsFor} is not empty
     * @throws RefusedFileException if a file is rejected; nothing of it was used, and {@link #waitsFor} says so from now
     */
    public long book(String taCode, LocalDate tradeDate, Transactions transactions) {
        TransferAgent agent = agents.get(taCode);
        LocalDate headerDate = calendar.confirmDate(tradeDate);
        Arrival arrival = arrived(agent, tradeDate);
        if (!arrival.missing().isEmpty()) {
            throw new IllegalStateException("Confirmations of " + tradeDate + " wait for " + arrival.missing());
        }
        for (Arrived file : arrival.ofType(ACCOUNTS)) {
            if (incoming.judge(agent, file, headerDate, transactions) instanceof Good good) {
                accountAnswers.book(agent, headerDate, good, transactions);
            }
        }
        for (Arrived file : arrival.ofType(ORDERS)) {
            if (incoming.judge(agent, file, headerDate, transactions) instanceof Good good) {
                loading.load(agent, headerDate, good, transactions);
            }
        }
        long booked = desk.book(agent, headerDate, transactions);
        transactions.run(() -> missUnanswered(agent, tradeDate, headerDate));
        return booked;
    }

    private Arrival arrived(TransferAgent agent, LocalDate tradeDate) {
        Set<String> needed = new HashSet<>();
        if (mapper.openings(agent.taCode(), tradeDate) > 0) {
            needed.add(ACCOUNTS);
        }
        if (mapper.sentOrders(agent.taCode(), tradeDate) > 0) {
            needed.add(ORDERS);
        }
        return inbox.arrived(agent, agent.confirmationStream(), calendar.confirmDate(tradeDate), TYPES, needed);
    }

    /** What was sent and is answered by no row is somebody's money: a break, until an answer comes. */
    private void missUnanswered(TransferAgent agent, LocalDate tradeDate, LocalDate headerDate) {
        BreaksOfFile missing = new BreaksOfFile(breaks, headerDate, agent.taCode(), "answers of " + tradeDate);
        applications.unanswered(agent.taCode(), tradeDate)
                .forEach(opening -> missing.open(BreakType.UNCONFIRMED_ORDER, opening.number(agent.distributorCode()),
                        "001 sent on " + tradeDate, "no 101"));
        for (Unconfirmed order : mapper.unconfirmed(agent.taCode(), tradeDate, BreaksOfFile.MAX + 1)) {
            missing.open(BreakType.UNCONFIRMED_ORDER, calendar.confirmDate(order.tradeDate()),
                    OrderNumber.of(agent.distributorCode(), order.tradeDate(), order.orderId()),
                    "order of customer " + order.customerId() + " sent on " + tradeDate, "no row in 04");
        }
    }
}
