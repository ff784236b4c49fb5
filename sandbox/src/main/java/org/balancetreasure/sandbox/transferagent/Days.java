package org.balancetreasure.sandbox.transferagent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.sandbox.transferagent.Register.FundDay;
import org.balancetreasure.sandbox.transferagent.Register.Income;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.QuoteTiming;

/** The agent's days, one after the other, each gone through once: morning after morning. */
final class Days {

    private static final Comparator<Income> BY_ACCOUNT = Comparator.comparing(Income::account)
            .thenComparing(Income::fund).thenComparing(Income::day);

    private final TransferAgentSettings settings;
    private final Mailbox mailbox;
    private final NavigableSet<LocalDate> tradingDays;
    private final Answers answers;
    private final Register register;
    private final Transfers transfers;
    private final Map<FundKey, Carry> carries;

    /** The first day whose morning has not been gone through. */
    private LocalDate morning;
    private boolean eveIsOver;
    private final List<FundDay> quotesToPublish = new ArrayList<>();
    private final List<Income> incomeToReport = new ArrayList<>();

    Days(TransferAgentSettings settings, Mailbox mailbox, NavigableSet<LocalDate> tradingDays) {
        this.settings = settings;
        this.mailbox = mailbox;
        this.tradingDays = tradingDays;
        answers = new Answers(settings);
        register = new Register(settings);
        transfers = new Transfers(settings, mailbox, register, answers);
        carries = settings.funds().stream().collect(Collectors.toMap(SimulatedFund::key, SimulatedFund::carry));
        morning = settings.start().plusDays(1);
    }

    TransferAgent.Progress through(LocalDateTime now) {
        List<String> announced = new ArrayList<>();
        try {
            while (!morning.atStartOfDay().isAfter(now)) {
                Optional<TransferAgent.Awaited> awaited = goThrough(announced);
                if (awaited.isPresent()) {
                    return new TransferAgent.Progress(announced, awaited);
                }
                morning = morning.plusDays(1);
                eveIsOver = false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The transfer agent " + settings.taCode() + " stopped at " + morning, e);
        } catch (RejectedFileException e) {
            throw new IllegalStateException("The transfer agent " + settings.taCode() + " rejects what it was sent", e);
        }
        return new TransferAgent.Progress(announced, Optional.empty());
    }

    private Optional<TransferAgent.Awaited> goThrough(List<String> announced)
            throws IOException, RejectedFileException {
        if (morning.isAfter(tradingDays.last())) {
            throw new IllegalStateException("No trading days are known from " + morning + " on");
        }
        boolean tradingDay = tradingDays.contains(morning);
        if (!eveIsOver) {
            LocalDate eve = morning.minusDays(1);
            if (!Files.exists(transfers.index(eve))) {
                return Optional.of(new TransferAgent.Awaited(eve, transfers.index(eve)));
            }
            transfers.of(eve, announced);
            quotesToPublish.addAll(register.earn(eve, incomeToReport));
            eveIsOver = true;
        }
        if (tradingDay || settings.quoteTiming() == QuoteTiming.NEXT_DAY) {
            publishQuotes(announced);
        }
        LocalDate tradeDate = tradingDays.lower(morning);
        if (!tradingDay || tradeDate == null || tradeDate.isBefore(settings.start())) {
            return Optional.empty();
        }
        Path index = mailbox.applicationsIndex(Applications.STREAM, tradeDate);
        if (!Files.exists(index)) {
            return Optional.of(new TransferAgent.Awaited(tradeDate, index));
        }
        answer(Applications.read(mailbox, tradeDate), announced);
        return Optional.empty();
    }

    /** A header date has a 07 of the quotes that come with it; one that is late leaves the others where they are. */
    private void publishQuotes(List<String> announced) throws IOException {
        Map<LocalDate, List<FundDay>> byHeader = new TreeMap<>();
        for (FundDay quote : quotesToPublish) {
            byHeader.computeIfAbsent(quote.day(), day -> new ArrayList<>());
            byHeader.computeIfAbsent(quote.fund().publishedWith(quote.day()), day -> new ArrayList<>()).add(quote);
        }
        quotesToPublish.clear();
        for (Map.Entry<LocalDate, List<FundDay>> header : byHeader.entrySet()) {
            if (!header.getKey().isBefore(morning)) {
                quotesToPublish.addAll(header.getValue());
                continue;
            }
            String name = mailbox.write("07", header.getKey(), header.getValue(),
                    (quote, cells) -> answers.quote(quote,
                            Objects.requireNonNull(tradingDays.higher(quote.day())), cells));
            mailbox.announce(settings.quoteStream(), header.getKey(), List.of(name));
            announced.add(name);
        }
    }

    /** Accounts, then orders in the order of the file, then what was earned since the last time, then the register. */
    private void answer(Applications applications, List<String> announced) throws IOException {
        LocalDate today = morning;
        Serials serials = new Serials(settings.taCode() + today.format(DateTimeFormatter.BASIC_ISO_DATE));
        List<String> names = new ArrayList<>();
        List<AccountApplication.Answer> accounts = new ArrayList<>();
        for (AccountApplication application : applications.accounts()) {
            accounts.add(register.decide(application, serials.next()));
        }
        if (applications.withAccounts()) {
            names.add(mailbox.write("02", today, accounts, (row, cells) -> answers.account(row, today, cells)));
        }
        LocalDate tradeDate = applications.tradeDate();
        // Orders of T come in from the cut-off of the trading day before it, whose income nobody knows yet.
        LocalDate givenSince = Objects.requireNonNullElse(tradingDays.lower(tradeDate), tradeDate);
        List<OrderApplication.Answer> orders = new ArrayList<>();
        for (OrderApplication order : applications.orders()) {
            orders.add(register.decide(order, givenSince, today, serials.next()));
        }
        if (!orders.isEmpty()) {
            names.add(mailbox.write("04", today, orders, (row, cells) -> answers.order(row, today, cells)));
        }
        List<Answers.NumberedIncome> incomes = new ArrayList<>();
        incomeToReport.sort(BY_ACCOUNT);
        for (Income income : incomeToReport) {
            incomes.add(new Answers.NumberedIncome(income, carries.getOrDefault(income.fund(), Carry.DAILY),
                    account(income.account()), serials.next()));
        }
        incomeToReport.clear();
        names.add(mailbox.write("06", today, incomes, (row, cells) -> answers.income(row, today, cells)));
        names.add(mailbox.write("05", today, register.rows(),
                (row, cells) -> answers.register(row, today, cells)));
        mailbox.announce(settings.confirmationStream(), today, names);
        announced.addAll(names);
    }

    private Register.Account account(String account) {
        Register.Account opened = register.account(account);
        if (opened == null) {
            throw new IllegalStateException("Account " + account + " holds units but was never opened");
        }
        return opened;
    }
}
