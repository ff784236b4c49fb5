package org.balancetreasure.exchange.confirmations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.exchange.applications.ApplicationMapper;
import org.balancetreasure.exchange.confirmations.ConfirmationMapper.FundLack;
import org.balancetreasure.exchange.confirmations.ConfirmationMapper.NotContinued;
import org.balancetreasure.exchange.confirmations.ConfirmationMapper.Unconfirmed;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.orders.OrderNumber;
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

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmationFiles.class);

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

    /** Missing inputs for the confirmations of {@code tradeDate}, in words; empty when all are there. */
    public List<String> waitsFor(String taCode, LocalDate tradeDate) {
        return arrived(taCode, tradeDate).missing();
    }

    /**
     * Loads the files and books every confirmation; a second call has no effect.
     *
     * @return how many confirmations were booked
     * @throws IllegalStateException if {@link #waitsFor} is not empty
     * @throws RefusedFileException if a file is rejected; nothing of it was used, and {@link #waitsFor} says so from
     *             now
     */
    public long book(String taCode, LocalDate tradeDate, Transactions transactions) {
        LocalDate headerDate = calendar.confirmDate(tradeDate);
        TransferAgent agent = agents.get(taCode, headerDate);
        Arrival arrival = arrived(taCode, tradeDate).complete("Confirmations of " + tradeDate);
        for (Arrived file : arrival.files()) {
            take(agent, file, headerDate, transactions);
        }
        long booked = desk.book(agent, headerDate, transactions);
        transactions.run(() -> missUnanswered(agent, tradeDate, headerDate));
        return booked + bookLate(taCode, tradeDate, transactions);
    }

    /**
     * Takes in what came late or corrected for trade dates that are done with. It takes effect on its day, or on the
     * open business date where the income of its day is posted.
     *
     * @param done the last trade date whose confirmations were booked
     * @return how many confirmations were booked
     */
    public long bookLate(String taCode, LocalDate done, Transactions transactions) {
        long booked = 0;
        for (NewFile late : inbox.late(taCode, TransferAgent::confirmationStream, TYPES,
                calendar.confirmDate(done))) {
            try {
                take(agents.get(taCode, late.headerDate()), late.file(), late.headerDate(), transactions);
            } catch (RefusedFileException e) {
                // A break says so and has an owner; nothing of today waits for a correction of an earlier day.
                LOG.warn("Of {} nothing is booked: {}", late.file().name(), e.getMessage());
            }
        }
        for (LocalDate headerDate : mapper.daysToBook(taCode, calendar.confirmDate(done))) {
            booked += desk.book(agents.get(taCode, headerDate), headerDate, transactions);
        }
        return booked;
    }

    /**
     * What the files of a trade date have left out, in words, by fund; empty when every order and account opening that
     * was sent has its answer. A row that was set aside is an answer: its break says what is wrong with it.
     */
    public List<String> lacks(String taCode, LocalDate tradeDate) {
        LocalDate headerDate = calendar.confirmDate(tradeDate);
        List<String> lacks = new ArrayList<>();
        int openings = applications.unanswered(taCode, tradeDate).size();
        if (openings > 0) {
            lacks.add("02 of " + headerDate + ": " + counted(openings, "account opening") + " without an answer");
        }
        mapper.lacking(taCode, tradeDate).forEach(lack -> lacks.add(words(lack, headerDate)));
        return lacks;
    }

    /**
     * What is lacking of a fund's orders, in words, if the files of the trade date brought no answer for any of them:
     * then the fund's part is not there yet. Empty if there is an answer, or none is due.
     */
    public List<String> lacksWholeFund(String taCode, int fundId, LocalDate tradeDate) {
        LocalDate headerDate = calendar.confirmDate(tradeDate);
        return mapper.lacking(taCode, tradeDate).stream().filter(lack -> lack.fundId() == fundId)
                .filter(lack -> mapper.answers(taCode, headerDate, fundId) == 0)
                .map(lack -> words(lack, headerDate)).toList();
    }

    private static String words(FundLack lack, LocalDate headerDate) {
        return "04 of " + headerDate + " for fund " + lack.fundCode() + ": " + counted(lack.orders(), "order")
                + " without an answer";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** Whether something is there for a trade date that is not used: a file that nobody has tried, or a row. */
    public boolean hasNews(String taCode, LocalDate tradeDate) {
        LocalDate headerDate = calendar.confirmDate(tradeDate);
        return !mapper.toBook(taCode, headerDate, 0, 1).isEmpty()
                || inbox.fresh(taCode, TransferAgent::confirmationStream, TYPES, headerDate).stream()
                        .anyMatch(NewFile::usable);
    }

    /** Accounts come first in the order of files, since a refused one rejects its orders. */
    private void take(TransferAgent agent, Arrived file, LocalDate headerDate, Transactions transactions) {
        if (incoming.judge(agent.partner(), file, headerDate, transactions) instanceof Good good) {
            if (file.type().equals(ACCOUNTS)) {
                accountAnswers.book(agent, headerDate, good, transactions);
            } else {
                loading.load(agent, headerDate, good, transactions);
            }
        }
    }

    private Arrival arrived(String taCode, LocalDate tradeDate) {
        Set<String> needed = new HashSet<>();
        if (mapper.openings(taCode, tradeDate) > 0) {
            needed.add(ACCOUNTS);
        }
        if (mapper.due(taCode, tradeDate) > 0) {
            needed.add(ORDERS);
        }
        return inbox.arrived(taCode, TransferAgent::confirmationStream, calendar.confirmDate(tradeDate), TYPES,
                needed);
    }

    /** An order that was sent and that no row answers is a customer's money: a break, until an answer comes. */
    private void missUnanswered(TransferAgent agent, LocalDate tradeDate, LocalDate headerDate) {
        BreaksOfFile missing = new BreaksOfFile(breaks, headerDate, agent.taCode(), "answers of " + tradeDate);
        applications.unanswered(agent.taCode(), tradeDate)
                .forEach(opening -> missing.open(BreakType.UNCONFIRMED_ORDER, opening.number(agent.distributorCode()),
                        "001 sent on " + tradeDate, "no 101"));
        for (Unconfirmed order : mapper.unconfirmed(agent.taCode(), tradeDate, BreaksOfFile.MAX + 1)) {
            missing.open(missed(agent, calendar.confirmDate(order.tradeDate()), order.tradeDate(), order.orderId(),
                    order.customerId(), " sent on " + tradeDate, "no row in 04"));
        }
        for (NotContinued order : mapper.notContinued(agent.taCode(), tradeDate, headerDate, BreaksOfFile.MAX + 1)) {
            // Dated by the day on which the order was due, so that it is one break with its age.
            missing.open(missed(agent, order.confirmDate(), order.tradeDate(), order.orderId(), order.customerId(),
                    " sent on " + order.tradeDate() + ", confirmed in part", "no further row in 04"));
        }
    }

    private static Difference missed(TransferAgent agent, LocalDate due, LocalDate tradeDate, long orderId,
            long holderId, String ours, String theirs) {
        return new Difference(BreakType.UNCONFIRMED_ORDER, due, agent.taCode(),
                OrderNumber.of(agent.distributorCode(), tradeDate, orderId), "order of customer " + holderId + ours,
                theirs).of(BankHolder.is(holderId) ? 0 : holderId);
    }
}
