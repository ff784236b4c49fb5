package org.balancetreasure.reconciliation.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.IncomeAuthority;
import org.balancetreasure.funds.Quote;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.income.IncomeRun;
import org.balancetreasure.income.StatedIncomes;
import org.balancetreasure.income.StatedIncomes.Differing;
import org.balancetreasure.income.StatedIncomes.Stated;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.Batches;
import org.balancetreasure.transport.Inbox;
import org.balancetreasure.transport.Inbox.Arrival;
import org.balancetreasure.transport.IncomingFiles;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
import org.balancetreasure.transport.RefusedFileException;
import org.springframework.stereotype.Component;

/**
 * The 06 of a fund whose transfer agent is right about income: taken in before the income of its days is posted, and
 * compared with ours afterwards.
 *
 * <p>Input: the 06 of the first trading day after the day earned, announced and whole. Output: what it states of each
 * holder, and a break for each who differs by more than is allowed. Re-runnable: until its figures are in the books,
 * the file is read anew. It is used only by the comparison of registers.
 */
@Component
public class AgentIncomes {

    private static final String INCOMES = "06";
    private static final Set<String> TYPES = Set.of(INCOMES);
    private static final int BATCH = 500;

    private final TransferAgents agents;
    private final Funds funds;
    private final Quotes quotes;
    private final IncomeAuthority authority;
    private final TradingCalendar calendar;
    private final Inbox inbox;
    private final IncomingFiles incoming;
    private final IncomePosting posting;
    private final StatedIncomes stated;
    private final Breaks breaks;

    AgentIncomes(TransferAgents agents, Funds funds, Quotes quotes, IncomeAuthority authority,
            TradingCalendar calendar, Inbox inbox, IncomingFiles incoming, IncomePosting posting,
            StatedIncomes stated, Breaks breaks) {
        this.agents = agents;
        this.funds = funds;
        this.quotes = quotes;
        this.authority = authority;
        this.calendar = calendar;
        this.inbox = inbox;
        this.incoming = incoming;
        this.posting = posting;
        this.stated = stated;
        this.breaks = breaks;
    }

    /** What has to come before the income of a day can be posted, in words; empty when all is there, or not needed. */
    public List<String> waitsFor(Fund fund, LocalDate day) {
        return authority.isAgents(fund.fundId(), day) ? arrived(fund, day).missing() : List.of();
    }

    /**
     * Takes in what the 06 states of the days that the quote of a day covers. Without effect if the platform is right
     * about them, or if it is in the books.
     *
     * @throws RefusedFileException if the file is rejected; nothing of it was used, and {@link #waitsFor} says so from
     *             then on
     */
    public void take(Fund fund, LocalDate day, Transactions transactions) {
        Quote quote = quotes.covering(fund.fundId(), day);
        if (!authority.isAgents(fund.fundId(), day) || posting.isFollowed(fund.fundId(), day) || quote == null
                || !quote.lastDay().equals(day)) {
            return;
        }
        LocalDate headerDate = calendar.nextTradingDay(day);
        TransferAgent agent = agents.get(fund.taCode(), headerDate);
        Arrival arrival = arrived(fund, day).complete("Incomes of " + fund.fundCode() + " on " + day);
        stated.clear(fund.fundId(), day, transactions);
        if (!arrival.files().isEmpty()) {
            // A numbered 06 is the whole 06 once more.
            if (!(incoming.judge(agent.partner(), arrival.files().getLast(), headerDate,
                    transactions) instanceof Good good)) {
                throw new IllegalStateException(
                        arrival.files().getLast() + " was compared before its income is posted");
            }
            load(agent, fund, quote, good, transactions);
        }
    }

    /**
     * Makes sure that the 06 does not leave the fund out, once our rule has reckoned the day and before anything of it
     * is credited.
     *
     * @throws IllegalStateException if it does, while holders have earned by our rule
     */
    public void requireStated(Fund fund, LocalDate day) {
        IncomeRun ours = posting.find(fund.fundId(), day);
        if (authority.isAgents(fund.fundId(), day) && !posting.isFollowed(fund.fundId(), day) && ours != null
                && ours.distributed() != 0 && !stated.has(fund.fundId(), day)) {
            throw new IllegalStateException("The 06 of " + calendar.nextTradingDay(day) + " has no income of fund "
                    + fund.fundCode() + " on " + day);
        }
    }

    private void load(TransferAgent agent, Fund fund, Quote quote, Good good, Transactions transactions) {
        BreaksOfFile breaksOfFile = new BreaksOfFile(breaks, calendar.nextTradingDay(quote.lastDay()), agent.taCode(),
                good.file().fileName());
        List<Fund> ours = funds.ofTransferAgent(agent.taCode());
        var rows = new Batches<Stated>(BATCH,
                batch -> transactions.run(() -> stated.add(fund.fundId(), quote.lastDay(), batch)));
        good.read(record -> {
            LocalDate day = record.date("RegistrationDate");
            HolderKey key = HolderKey.of(agent, ours, record, breaksOfFile, transactions);
            if (key != null && key.fundId() == fund.fundId() && day != null && !day.isBefore(quote.firstDay())
                    && !day.isAfter(quote.lastDay())) {
                rows.add(new Stated(key.customerId(), record.number("ConfirmedAmount")));
            }
        });
        rows.flush();
    }

    /** Says where the income that was credited differs from ours by more than is allowed. Again: without effect. */
    public void compare(Fund fund, LocalDate day, Transactions transactions) {
        if (!authority.isAgents(fund.fundId(), day)) {
            return;
        }
        long allowed = authority.of(fund.fundId(), day).allowedDifference().cents();
        transactions.run(() -> {
            BreaksOfFile many = new BreaksOfFile(breaks, day, fund.taCode(), "income of " + fund.fundCode());
            for (Differing holder : stated.differing(fund.fundId(), day, allowed, BreaksOfFile.MAX + 1)) {
                boolean bank = BankHolder.is(holder.holderId());
                many.open(new Difference(BreakType.INCOME_DIFFERS, day, fund.taCode(),
                        fund.fundCode() + (bank ? " bank " : " customer ") + holder.holderId() + " income of " + day,
                        Money.ofCents(holder.ours()) + " on " + Units.ofHundredths(holder.base()) + " units",
                        Money.ofCents(holder.theirs()) + ", which is credited").of(bank ? 0 : holder.holderId())
                        .of(fund.fundId(), Math.subtractExact(holder.theirs(), holder.ours())));
            }
        });
        stated.clear(fund.fundId(), day, transactions);
    }

    private Arrival arrived(Fund fund, LocalDate day) {
        return inbox.arrived(fund.taCode(), TransferAgent::confirmationStream,
                Objects.requireNonNull(calendar.nextTradingDay(day)), TYPES, TYPES);
    }
}
