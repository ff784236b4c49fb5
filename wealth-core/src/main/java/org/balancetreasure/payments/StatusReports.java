package org.balancetreasure.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.balancetreasure.bankfiles.PaymentStatus;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.bankfiles.StatusReason;
import org.balancetreasure.bankfiles.StatusReport;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.BankTerms;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.payments.MessageMapper.Group;
import org.balancetreasure.payments.MessageMapper.Message;
import org.balancetreasure.payments.StatusMapper.Named;
import org.balancetreasure.payments.StatusMapper.Sent;
import org.balancetreasure.payments.StatusMapper.Side;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.BankFileName;
import org.balancetreasure.transport.BankFileName.Type;
import org.balancetreasure.transport.BankInbox;
import org.balancetreasure.transport.BankInbox.BankFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Follows what a bank says of payments (pain.002), report by report about a message.
 *
 * <p>Input: status reports. Output: what each status changes of its payment. Re-runnable: a report is used once, in one
 * transaction.
 */
@Component
public class StatusReports {

    private static final Logger LOG = LoggerFactory.getLogger(StatusReports.class);
    private static final int PAGE = 1_000;
    private static final int REASON_MAX = 35;

    private final StatusMapper mapper;
    private final MessageMapper messages;
    private final PaymentMapper payments;
    private final BankInbox inbox;
    private final Banks banks;
    private final BankDays bankDays;
    private final Breaks breaks;
    private final Gates gates;
    private final BusinessClock clock;

    StatusReports(StatusMapper mapper, MessageMapper messages, PaymentMapper payments, BankInbox inbox, Banks banks,
            BankDays bankDays, Breaks breaks, Gates gates, BusinessClock clock) {
        this.mapper = mapper;
        this.messages = messages;
        this.payments = payments;
        this.inbox = inbox;
        this.banks = banks;
        this.bankDays = bankDays;
        this.breaks = breaks;
        this.gates = gates;
        this.clock = clock;
    }

    /** Whether a report is there that is next about its message and was not used yet. */
    public boolean hasNews(String bankCode, LocalDate day) {
        return inbox.unusedThrough(bankCode, Type.STATUS, day).stream().anyMatch(file -> {
            Message message = messages.find(file.name().subject());
            return file.isNew() && (message == null || file.name().number() <= message.reports() + 1);
        });
    }

    /** What is missing of the status of a day's messages, in words; empty when nothing more can be expected. */
    public List<String> lacks(String bankCode, LocalDate day) {
        List<String> lacks = new ArrayList<>();
        for (String messageId : mapper.unsettled(bankCode, day)) {
            lacks.add(BankFileName.status(messageId, day, messages.message(messageId).reports() + 1).toString());
        }
        inbox.unused(bankCode, Type.STATUS, day, day).stream().filter(file -> file.rejection() != null)
                .forEach(file -> lacks.add("a corrected " + file.name() + " (rejected: " + file.rejection() + ")"));
        return lacks;
    }

    /**
     * Uses all reports that are there, about messages of a day and before, each after the one before it.
     *
     * @return how many payments they concerned
     */
    public long follow(String bankCode, LocalDate day, Transactions transactions) {
        long followed = 0;
        List<BankFile> files = inbox.unusedThrough(bankCode, Type.STATUS, day);
        inbox.findChanged(files, transactions);
        for (BankFile file : files) {
            if (file.isNew()) {
                followed += follow(file, transactions);
            }
        }
        return followed;
    }

    private long follow(BankFile file, Transactions transactions) {
        String messageId = file.name().subject();
        Message message = messages.find(messageId);
        if (message != null && file.name().number() > message.reports() + 1) {
            return 0;
        }
        StatusReport report;
        try {
            report = StatusReport.read(file.path());
        } catch (RejectedFileException e) {
            return refuse(file, String.valueOf(e.getMessage()), transactions);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file.path(), e);
        }
        String misplaced = misplaced(file, message, report);
        if (message == null || !misplaced.isEmpty()) {
            return refuse(file, file.name() + misplaced, transactions);
        }
        return transactions.call(() -> apply(file, report, message.messageId()));
    }

    private long refuse(BankFile file, String reason, Transactions transactions) {
        LOG.warn("Of {} nothing is used: {}", file.name(), reason);
        inbox.reject(file, file.name().day(), reason, transactions);
        return 0;
    }

    private static String misplaced(BankFile file, @Nullable Message message, StatusReport report) {
        if (message == null || !message.bankCode().equals(file.bankCode())) {
            return ", OrgnlMsgId: expected a message that we sent, found " + file.name().subject();
        }
        if (!report.originalMessageId().equals(message.messageId())) {
            return ", OrgnlMsgId: expected " + message.messageId() + ", found " + report.originalMessageId();
        }
        Long count = report.originalTransactions();
        return count == null || count == message.payments()
                ? ""
                : ", OrgnlNbOfTxs: expected " + message.payments() + ", found " + count;
    }

    private long apply(BankFile file, StatusReport report, String messageId) {
        Message message = mapper.lock(messageId);
        if (message.reports() + 1 != file.name().number()) {
            throw new IllegalStateException(file.name() + " is not the report after the " + message.reports()
                    + " that were used");
        }
        Application application = new Application(message, file.name().toString());
        for (Group group : messages.groups(messageId)) {
            apply(application, report, messageId, group.groupNumber());
        }
        application.end(report);
        mapper.reported(messageId, file.name().number());
        inbox.used(file, file.name().day(), report.summary().sha256(), report.summary().records());
        return message.payments();
    }

    private void apply(Application application, StatusReport report, String messageId, int group) {
        long after = 0;
        for (List<Sent> page = mapper.lockPage(messageId, group, after, PAGE); !page.isEmpty(); page = mapper
                .lockPage(messageId, group, after, PAGE)) {
            application.apply(page, report);
            after = page.getLast().paymentId();
        }
    }

    /** The effects of one report. */
    private final class Application {

        private final Message message;
        private final BreaksOfFile breaksOfFile;
        private final LocalDate nextDay;
        private final LocalDate businessDate = gates.lockBusinessDate();
        private final Map<StatusEffect, long[]> sums = new EnumMap<>(StatusEffect.class);

        private record Noted(StatusCode code, @Nullable String reason) {}

        Application(Message message, String fileName) {
            this.message = message;
            this.breaksOfFile = new BreaksOfFile(breaks, message.executionDate(), message.bankCode(), fileName);
            BankTerms terms = banks.terms(message.bankCode(), message.executionDate());
            if (terms == null) {
                throw new IllegalStateException("Nothing is agreed with bank " + message.bankCode() + " on "
                        + message.executionDate());
            }
            this.nextDay = bankDays.calendar(terms.calendar()).next(message.executionDate());
        }

        void apply(List<Sent> page, StatusReport report) {
            Map<StatusEffect, List<Long>> effects = new EnumMap<>(StatusEffect.class);
            Map<Noted, List<Long>> noted = new LinkedHashMap<>();
            Map<@Nullable String, List<Long>> duplicates = new LinkedHashMap<>();
            List<Named> named = new ArrayList<>();
            for (Sent payment : page) {
                String groupId = PaymentMessages.groupId(message.messageId(), payment.groupNumber());
                String bankReference = report.bankReference(groupId, payment.endToEndId());
                if (bankReference != null) {
                    named.add(new Named(payment.paymentId(), bankReference));
                }
                Optional<PaymentStatus> said = report.status(groupId, payment.endToEndId());
                if (said.isEmpty()) {
                    continue;
                }
                PaymentStatus status = said.get();
                StatusEffect effect = StatusEffect.of(payment.state(), payment.booked(), payment.bankStatus(), status);
                String reason = reason(status);
                effects.computeIfAbsent(effect, _ -> new ArrayList<>()).add(payment.paymentId());
                long[] sum = sums.computeIfAbsent(effect, _ -> new long[2]);
                sum[0]++;
                sum[1] = Math.addExact(sum[1], payment.amount());
                switch (effect) {
                    case NONE, CONTRADICTED -> {
                    }
                    case DUPLICATE -> duplicates.computeIfAbsent(reason, _ -> new ArrayList<>())
                            .add(payment.paymentId());
                    default -> noted.computeIfAbsent(new Noted(status.code(), reason), _ -> new ArrayList<>())
                            .add(payment.paymentId());
                }
                openBreak(effect, payment, status);
            }
            noted.forEach((what, ids) -> mapper.note(ids, what.code(), what.reason()));
            duplicates.forEach((reason, ids) -> mapper.noteReason(ids, reason));
            effects.forEach(this::change);
            if (!named.isEmpty()) {
                mapper.name(named);
            }
        }

        private void change(StatusEffect effect, List<Long> ids) {
            switch (effect) {
                case NONE, NOTED, DUPLICATE -> {
                }
                case FAILED -> {
                    sayKnown(ids, "the bank refused the payment");
                    mapper.dropItems(ids, businessDate);
                    mapper.fail(ids, clock.now());
                }
                case NEXT_DAY, SHORT, REBUILD -> {
                    sayKnown(ids, "the bank did not make the payment; it goes again");
                    mapper.goAgain(ids, nextDay, effect != StatusEffect.REBUILD);
                    mapper.moveItems(ids, nextDay);
                }
                case UNKNOWN -> payments.unknown(ids);
                case CONTRADICTED -> mapper.holdBack(ids);
            }
        }

        /** What was missing on the day of payments, or unknown, is known now. */
        private void sayKnown(List<Long> ids, String resolution) {
            for (Side side : mapper.openSides(ids)) {
                breaks.resolve(BreakType.CASH_MISSING, side.bankCode(),
                        Payments.subject(side.reference(), side.accountNo()), resolution);
                breaks.resolve(BreakType.PAYMENT_UNKNOWN, side.bankCode(), side.reference(), resolution);
            }
        }

        private void openBreak(StatusEffect effect, Sent payment, PaymentStatus status) {
            String ours = "pays " + Money.ofCents(payment.amount()) + ", " + payment.state()
                    + (payment.bankStatus() == null ? "" : " " + payment.bankStatus())
                    + (payment.booked() ? ", booked" : "");
            switch (effect) {
                case FAILED -> breaksOfFile.open(BreakType.PAYMENT_FAILED, payment.endToEndId(), ours, said(status));
                case UNKNOWN -> breaksOfFile.open(BreakType.PAYMENT_UNKNOWN, payment.endToEndId(), ours, said(status));
                case CONTRADICTED ->
                    breaksOfFile.open(BreakType.PAYMENT_CONTRADICTED, payment.endToEndId(), ours, said(status));
                default -> {
                }
            }
        }

        void end(StatusReport report) {
            long[] missing = sums.get(StatusEffect.SHORT);
            if (missing != null) {
                breaks.open(BreakType.SETTLEMENT_SHORT, message.executionDate(), message.bankCode(),
                        PaymentMessages.STOPPED + message.messageId(), sum(missing),
                        "AM04: our account has not enough money; no later file goes before a statement covers all that is to leave");
            }
            long[] broken = sums.get(StatusEffect.REBUILD);
            if (broken != null) {
                breaks.open(BreakType.PAYMENT_FAILED, message.executionDate(), message.bankCode(),
                        message.messageId(), sum(broken),
                        "our file is broken: " + report.fileReasons() + "; its payments wait for a second person");
            }
            report.listed((group, endToEndId) -> {
                Payment payment = payments.find(endToEndId);
                if (payment == null || !message.messageId().equals(payment.messageId())) {
                    ofAnotherMessage(report, group, endToEndId, payment);
                }
            });
        }

        /** A payment that went on with a later message, or one that we never told the bank. */
        private void ofAnotherMessage(StatusReport report, String group, String endToEndId,
                @Nullable Payment payment) {
            boolean rejected = report.status(group, endToEndId).filter(status -> status.code() == StatusCode.RJCT)
                    .isPresent();
            if (payment == null || !rejected) {
                breaksOfFile.open(BreakType.PAYMENT_CONTRADICTED, endToEndId,
                        payment == null
                                ? "no payment of ours"
                                : "pays " + payment.amount() + " with " + payment.messageId(),
                        "of " + message.messageId() + ": " + report.status(group, endToEndId).map(Application::said)
                                .orElse("nothing"));
            }
        }

        private static String sum(long[] countAndSum) {
            return countAndSum[0] + " payments of " + Money.ofCents(countAndSum[1]);
        }

        private static String said(PaymentStatus status) {
            StringBuilder text = new StringBuilder(status.code().name());
            for (StatusReason reason : status.reasons()) {
                text.append(' ').append(reason.code());
                text.append(reason.meaning().isEmpty() ? "" : " (" + reason.meaning() + ")");
                text.append(reason.text() == null ? "" : " " + reason.text());
            }
            return text.toString();
        }

        private static @Nullable String reason(PaymentStatus status) {
            if (status.reasons().isEmpty()) {
                return null;
            }
            String code = status.reasons().getFirst().code();
            return code.length() <= REASON_MAX ? code : code.substring(0, REASON_MAX);
        }
    }
}
