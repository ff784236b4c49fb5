package org.balancetreasure.sandbox.transferagent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.sandbox.transferagent.Register.FundDay;
import org.balancetreasure.sandbox.transferagent.Register.Income;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.QuoteTiming;
import org.jspecify.annotations.Nullable;

/** The agent's days, one after the other, each gone through once: morning after morning. */
final class Days {

    private final TransferAgentSettings settings;
    private final Mailbox mailbox;
    private final NavigableSet<LocalDate> tradingDays;
    private final Answers answers;
    private final Register register;
    private final Transfers transfers;
    private final Confirmations confirmations;

    /** The first day whose morning has not been gone through. */
    private LocalDate morning;
    private boolean eveIsOver;
    private final List<FundDay> quotesToPublish = new ArrayList<>();
    /** The last header date that has had its 07; null if none has. */
    private @Nullable LocalDate quotedThrough;
    private final List<Income> incomeToReport = new ArrayList<>();

    Days(TransferAgentSettings settings, Path exchangeDirectory, NavigableSet<LocalDate> tradingDays, Faults faults) {
        this.settings = settings;
        this.tradingDays = tradingDays;
        mailbox = new Mailbox(settings, exchangeDirectory, tradingDays, faults);
        answers = new Answers(settings);
        register = new Register(settings);
        transfers = new Transfers(settings, mailbox, register, answers);
        confirmations = new Confirmations(settings, exchangeDirectory, mailbox, register, answers, tradingDays, faults);
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
        mailbox.bringLate(morning);
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
        confirmations.answer(morning, Applications.read(mailbox, tradeDate), incomeToReport, announced);
        incomeToReport.clear();
        return Optional.empty();
    }

    /** A header date has a 07 of the quotes that come with it; one that is late leaves the others where they are. */
    private void publishQuotes(List<String> announced) throws IOException {
        Map<LocalDate, List<FundDay>> byHeader = new TreeMap<>();
        for (FundDay quote : quotesToPublish) {
            // A day whose quote is late has its file once, not again each time that the quote is still late.
            if (quotedThrough == null || quote.day().isAfter(quotedThrough)) {
                byHeader.computeIfAbsent(quote.day(), day -> new ArrayList<>());
            }
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
            quotedThrough = header.getKey();
        }
    }
}
