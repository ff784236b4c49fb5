package org.balancetreasure.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.balancetreasure.bankfiles.CreditTransfer;
import org.balancetreasure.bankfiles.CreditTransferWriter;
import org.balancetreasure.bankfiles.GroupHeader;
import org.balancetreasure.bankfiles.Party;
import org.balancetreasure.bankfiles.PaymentInformation;
import org.balancetreasure.bankfiles.UnfitValueException;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.BankTerms;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.payments.MessageMapper.Group;
import org.balancetreasure.payments.MessageMapper.Message;
import org.balancetreasure.payments.MessageMapper.Transaction;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.BankFileName;
import org.balancetreasure.transport.Outbox;
import org.springframework.stereotype.Component;

/**
 * Tells a bank what to pay (pain.001). One transaction puts all that may go into a message; the file is built from
 * these rows alone.
 *
 * <p>Input: released payments that are due. Output: a file, each payment in one message. Re-runnable: a message that is
 * not sent is built again with the same bytes. A kill costs the building; nothing goes twice, because a payment gets
 * its message in the transaction that makes it SENT.
 */
@Component
public class PaymentMessages {

    static final String CURRENCY = "CNY";
    /** Begins the subject of a break by which a bank gets no file until it is resolved. */
    static final String STOPPED = "no money for ";

    private static final int PAGE = 1_000;

    private final MessageMapper mapper;
    private final Banks banks;
    private final Outbox outbox;
    private final Breaks breaks;
    private final BusinessClock clock;

    PaymentMessages(MessageMapper mapper, Banks banks, Outbox outbox, Breaks breaks, BusinessClock clock) {
        this.mapper = mapper;
        this.banks = banks;
        this.outbox = outbox;
        this.breaks = breaks;
        this.clock = clock;
    }

    /** Whether a message is to be sent to a bank now, with this execution date or an earlier one. */
    public boolean hasNews(String bankCode, LocalDate executionDate) {
        return !mapper.unsent(bankCode, executionDate).isEmpty()
                || (mayGo(bankCode, executionDate) && mapper.sendable(bankCode, executionDate) > 0);
    }

    /**
     * Whether an instruction with this execution date can reach the bank in time: today, before the bank's cut-off, and
     * not while our account there lacks money.
     */
    private boolean mayGo(String bankCode, LocalDate executionDate) {
        LocalDateTime now = clock.now();
        return executionDate.equals(now.toLocalDate()) && now.isBefore(cutOff(bankCode, executionDate))
                && breaks.openSubjects(BreakType.SETTLEMENT_SHORT, bankCode, STOPPED).isEmpty();
    }

    /** When a bank's working day takes no more instructions. */
    public LocalDateTime cutOff(String bankCode, LocalDate day) {
        return day.atTime(terms(bankCode, day).cutOff());
    }

    private BankTerms terms(String bankCode, LocalDate day) {
        return Objects.requireNonNull(banks.terms(bankCode, day), () -> "no terms of bank " + bankCode + " on " + day);
    }

    /**
     * Sends what may go with an execution date, and before it what an earlier run has left.
     *
     * @return how many payments went
     */
    public long send(String bankCode, LocalDate executionDate, Transactions transactions) {
        if (mayGo(bankCode, executionDate) && mapper.sendable(bankCode, executionDate) > 0) {
            transactions.run(() -> mapper.lots(bankCode, executionDate)
                    .forEach(lot -> lay(bankCode, executionDate, lot)));
        }
        long sent = 0;
        for (Message message : mapper.unsent(bankCode, executionDate)) {
            send(message, transactions);
            sent += message.payments();
        }
        return sent;
    }

    /** All of a lot in one message. What does not fit into one is taken out again, with a break, and stops no other. */
    private void lay(String bankCode, LocalDate executionDate, String lot) {
        int number = mapper.lastNumber(bankCode, executionDate) + 1;
        String messageId = messageId(bankCode, executionDate, lot, number);
        mapper.insert(messageId, bankCode, executionDate, number, clock.now());
        int group = 0;
        for (BankAccount debtor : banks.ours(bankCode, executionDate)) {
            if (mapper.assign(messageId, ++group, debtor.accountId(), lot, executionDate) > 0) {
                takeOutUnfit(messageId, group, debtor, executionDate);
            }
        }
        mapper.total(messageId);
        if (mapper.message(messageId).payments() == 0) {
            mapper.delete(messageId);
        }
        mapper.moveItems(messageId, executionDate);
    }

    /** By the lot; a further message of it, for what is tried again, has a number behind. */
    private String messageId(String bankCode, LocalDate executionDate, String lot, int number) {
        String day = bankCode + "-" + digits(executionDate) + "-";
        if (lot.isEmpty()) {
            return day + String.format(Locale.ROOT, "%03d", number);
        }
        int before = mapper.ofLot(bankCode, executionDate, day + lot);
        return day + lot + (before == 0 ? "" : "-" + (before + 1));
    }

    private void takeOutUnfit(String messageId, int group, BankAccount debtor, LocalDate executionDate) {
        String whole = unfit(() -> new PaymentInformation(groupId(messageId, group), false, executionDate,
                party(debtor), CURRENCY, 1, 1).requireFit());
        long after = 0;
        for (List<Transaction> page = page(messageId, group, after); !page.isEmpty(); page = page(messageId, group,
                after)) {
            for (Transaction payment : page) {
                String unfit = whole.isEmpty() ? unfit(() -> transfer(payment).requireFit()) : whole;
                if (!unfit.isEmpty()) {
                    mapper.setAside(payment.paymentId(), executionDate);
                    breaks.open(BreakType.UNSENDABLE_ROW, executionDate, debtor.bankCode(), payment.endToEndId(),
                            "a payment of " + payment.amount() + " cents", unfit);
                } else if (payment.wasSetAside()) {
                    breaks.resolve(BreakType.UNSENDABLE_ROW, debtor.bankCode(), payment.endToEndId(),
                            "sent with " + messageId);
                }
            }
            after = page.getLast().paymentId();
        }
    }

    private List<Transaction> page(String messageId, int group, long after) {
        return mapper.transactions(messageId, group, after, PAGE);
    }

    private static String unfit(Runnable check) {
        try {
            check.run();
            return "";
        } catch (UnfitValueException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void send(Message message, Transactions transactions) {
        BankFileName name = name(message);
        Outbox.Message file = new Outbox.Message() {

            @Override
            public String fileType() {
                return name.type().message();
            }

            @Override
            public LocalDate day() {
                return message.executionDate();
            }

            @Override
            public long write(Path path) {
                return writeFile(message, path);
            }
        };
        outbox.send(file, message.bankCode(), name.toString(), () -> mapper.sent(message.messageId(), clock.now()),
                transactions);
    }

    static BankFileName name(Message message) {
        return BankFileName.instructions(message.messageId(), message.executionDate());
    }

    long writeFile(Message message, Path path) {
        boolean batch = terms(message.bankCode(), message.executionDate()).batchBooking();
        List<Group> groups = mapper.groups(message.messageId());
        List<BankAccount> debtors = new ArrayList<>();
        groups.forEach(group -> debtors.add(banks.account(group.debtorAccount())));
        GroupHeader header = new GroupHeader(message.messageId(), message.createdAt(), debtors.getFirst().name(),
                CURRENCY, message.payments(), message.controlSum());
        try (CreditTransferWriter file = CreditTransferWriter.create(path, header)) {
            for (int i = 0; i < groups.size(); i++) {
                Group group = groups.get(i);
                file.group(new PaymentInformation(groupId(message.messageId(), group.groupNumber()), batch,
                        message.executionDate(), party(debtors.get(i)), CURRENCY, group.payments(), group.sum()));
                write(file, message.messageId(), group.groupNumber());
            }
            file.commit();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + path, e);
        }
        return message.payments();
    }

    private void write(CreditTransferWriter file, String messageId, int group) throws IOException {
        long after = 0;
        for (List<Transaction> page = page(messageId, group, after); !page.isEmpty(); page = page(messageId, group,
                after)) {
            for (Transaction payment : page) {
                file.write(transfer(payment));
            }
            after = page.getLast().paymentId();
        }
    }

    private static CreditTransfer transfer(Transaction payment) {
        return new CreditTransfer(payment.endToEndId(), payment.endToEndId(), payment.amount(),
                new Party(payment.name(), payment.accountNo(), payment.bic()), payment.kind().name());
    }

    private static Party party(BankAccount account) {
        return new Party(account.name(), account.accountNo(), account.bic());
    }

    static String groupId(String messageId, int group) {
        return messageId + "-" + group;
    }

    private static String digits(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
