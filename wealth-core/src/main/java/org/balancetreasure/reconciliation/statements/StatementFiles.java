package org.balancetreasure.reconciliation.statements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.bankfiles.Statement;
import org.balancetreasure.bankfiles.StatementReader;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.BankTerms;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.payments.CashItems;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.payments.StatementBalance;
import org.balancetreasure.reconciliation.statements.StatementMapper.NewStatement;
import org.balancetreasure.reconciliation.statements.StatementMatching.Taken;
import org.balancetreasure.settlement.ReserveCash;
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
 * Takes in the statements of our accounts (camt.053): each as a whole, in the order of its account.
 *
 * <p>Input: statement files. Output: lines, what they match, and the books moved by them. Re-runnable: a file is used
 * once, in one transaction.
 */
@Component
public class StatementFiles {

    private static final Logger LOG = LoggerFactory.getLogger(StatementFiles.class);
    private static final String CURRENCY = "CNY";

    private final StatementMapper mapper;
    private final StatementMatching matching;
    private final ReserveCash reserve;
    private final Payments payments;
    private final CashItems items;
    private final BankInbox inbox;
    private final Banks banks;
    private final BankDays bankDays;
    private final Breaks breaks;
    private final Gates gates;
    private final BusinessClock clock;
    /** Files that wait for the one before them: looked at again when that has come, or on another day. */
    private final Map<Path, Waiting> waiting = new ConcurrentHashMap<>();

    StatementFiles(StatementMapper mapper, StatementMatching matching, ReserveCash reserve, Payments payments,
            CashItems items,
            BankInbox inbox, Banks banks, BankDays bankDays, Breaks breaks, Gates gates, BusinessClock clock) {
        this.mapper = mapper;
        this.matching = matching;
        this.reserve = reserve;
        this.payments = payments;
        this.items = items;
        this.inbox = inbox;
        this.banks = banks;
        this.bankDays = bankDays;
        this.breaks = breaks;
        this.gates = gates;
        this.clock = clock;
    }

    private record Waiting(int accountId, @Nullable StatementBalance last, LocalDate seenOn) {}

    /** A file is not used, and the transaction that began to use it is undone. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final BreakType type;
        private final String ours;

        Refused(BreakType type, String ours, String reason) {
            super(reason);
            this.type = type;
            this.ours = ours;
        }
    }

    /** What has to come before a day's statements can be taken in, in words; empty once one of them is there. */
    public List<String> waitsFor(String bankCode, LocalDate day) {
        List<String> lacks = lacks(bankCode, day);
        boolean came = inbox.unused(bankCode, Type.STATEMENT, day, day).stream().anyMatch(this::isToBeLookedAt);
        return lacks.isEmpty() || came ? List.of() : lacks;
    }

    /** Which statements of a day are missing, in words; empty when all our accounts have theirs. */
    public List<String> lacks(String bankCode, LocalDate day) {
        List<BankFile> unused = inbox.unused(bankCode, Type.STATEMENT, day, day);
        List<String> lacks = new ArrayList<>();
        for (BankAccount account : banks.ours(bankCode, day)) {
            if (mapper.ofDay(account.accountId(), day) == 0) {
                BankFileName name = BankFileName.statement(account.accountNo(), day);
                lacks.add(unused.stream().filter(file -> file.name().equals(name)).findFirst()
                        .map(StatementFiles::whyUnused).orElse(name.toString()));
            }
        }
        return lacks;
    }

    private static String whyUnused(BankFile file) {
        return file.rejection() == null
                ? "the statement before " + file.name()
                : "a corrected " + file.name() + " (rejected: " + file.rejection() + ")";
    }

    /** Whether a statement has come that was not looked at, or can be used now. */
    public boolean hasNews(String bankCode, LocalDate day) {
        return inbox.unusedThrough(bankCode, Type.STATEMENT, day).stream().anyMatch(this::isToBeLookedAt);
    }

    private boolean isToBeLookedAt(BankFile file) {
        Waiting known = waiting.get(file.path());
        return file.isNew() && (known == null || !known.seenOn().equals(clock.today())
                || !Objects.equals(known.last(), payments.balance(known.accountId())));
    }

    /**
     * Takes in all statements that are there, of a day and before. One that is refused, or waits, stops no other.
     *
     * @return how many lines they have
     */
    public long take(String bankCode, LocalDate day, Transactions transactions) {
        List<BankFile> files = inbox.unusedThrough(bankCode, Type.STATEMENT, day);
        inbox.findChanged(files, transactions);
        long lines = 0;
        for (BankFile file : files) {
            if (isToBeLookedAt(file)) {
                lines += take(file, transactions);
            }
        }
        return lines;
    }

    private long take(BankFile file, Transactions transactions) {
        try {
            return transactions.call(() -> takeAsAWhole(file));
        } catch (Refused e) {
            String reason = String.valueOf(e.getMessage());
            LOG.warn("Of {} nothing is used: {}", file.name(), reason);
            inbox.reject(file, file.name().day(), e.type, e.ours, reason, transactions);
            return 0;
        }
    }

    private long takeAsAWhole(BankFile file) {
        BankTerms terms = banks.terms(file.bankCode(), file.name().day());
        if (terms == null) {
            throw refused(file, "", "a day on which something is agreed with the bank", file.name().day().toString());
        }
        try (StatementReader in = StatementReader.open(file.path(), ReversalReading.valueOf(terms.reversals()))) {
            Statement first = in.nextStatement();
            if (first == null) {
                throw refused(file, "Stmt", "a statement", "none");
            }
            BankAccount account = requireOurs(file, first);
            int number = number(file, first);
            StatementBalance last = payments.balance(account.accountId());
            if (last != null && number > follower(last, file, terms)) {
                waitForTheOneBefore(file, account, last, number, terms);
                return 0;
            }
            requireNew(file, in.summary().messageId(), first, account);
            requireFollowing(file, first, number, last, terms);
            if (!clock.now().isBefore(file.name().day().atTime(terms.dayEnd()))) {
                reserve.expect(file.bankCode(), file.name().day());
            }
            return use(file, in, first, account, number);
        } catch (RejectedFileException e) {
            throw new Refused(BreakType.FILE_REJECTED, "nothing of it was used", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file.path(), e);
        }
    }

    private BankAccount requireOurs(BankFile file, Statement first) {
        Optional<BankAccount> account = banks.ours(file.bankCode(), file.name().day()).stream()
                .filter(ours -> ours.accountNo().equals(first.account())).findFirst();
        if (account.isEmpty()) {
            throw new Refused(BreakType.STATEMENT_BALANCE, "no account of ours has this number",
                    file.name() + ", Acct/Id: expected an account of ours, found " + first.account());
        }
        requireEqual(file, "Acct/Id", file.name().subject(), first.account());
        requireEqual(file, "Acct/Ccy", CURRENCY, first.currency());
        return account.get();
    }

    private static int number(BankFile file, Statement first) {
        Long number = first.electronicSequence() == null ? first.legalSequence() : first.electronicSequence();
        if (number == null || number < 1 || number > Integer.MAX_VALUE) {
            throw refused(file, "ElctrncSeqNb", "a number from 1", String.valueOf(number));
        }
        return number.intValue();
    }

    private static int follower(StatementBalance last, BankFile file, BankTerms terms) {
        return terms.yearlyNumbers() && last.day().getYear() < file.name().day().getYear() ? 1 : last.number() + 1;
    }

    private void waitForTheOneBefore(BankFile file, BankAccount account, StatementBalance last, int number,
            BankTerms terms) {
        LocalDate today = clock.today();
        waiting.put(file.path(), new Waiting(account.accountId(), last, today));
        if (!today.isBefore(bankDays.calendar(terms.calendar()).next(file.name().day()))) {
            breaks.open(BreakType.STATEMENT_GAP, file.name().day(), file.bankCode(), account.accountNo(),
                    "number " + last.number() + " of " + last.day() + " is the last; " + follower(last, file, terms)
                            + " is next",
                    "number " + number + " of " + file.name().day());
        }
    }

    private void requireNew(BankFile file, String messageId, Statement first, BankAccount account) {
        if (mapper.ofMessage(file.bankCode(), messageId) > 0) {
            throw refused(file, "GrpHdr/MsgId", "one that was not used before", messageId);
        }
        if (mapper.ofRef(account.accountId(), first.id()) > 0) {
            throw refused(file, "Stmt/Id", "one that was not used before", first.id());
        }
    }

    private static void requireFollowing(BankFile file, Statement first, int number, @Nullable StatementBalance last,
            BankTerms terms) {
        if (last == null) {
            return;
        }
        if (!file.name().day().isAfter(last.day())) {
            throw refused(file, "CLBD/Dt", "a day after " + last.day(), file.name().day().toString());
        }
        requireEqual(file, "ElctrncSeqNb", Integer.toString(follower(last, file, terms)), Integer.toString(number));
        if (first.opening().amount() != last.closing()) {
            String closed = Money.ofCents(last.closing()).toString();
            throw new Refused(BreakType.STATEMENT_BALANCE,
                    "number " + last.number() + " of " + last.day() + " closed at " + closed,
                    file.name() + ", OPBD: expected " + closed + ", found " + Money.ofCents(first.opening().amount())
                            + ", a difference of "
                            + Money.ofCents(Math.subtractExact(first.opening().amount(), last.closing())));
        }
    }

    private long use(BankFile file, StatementReader in, Statement first, BankAccount account, int number)
            throws IOException {
        LocalDate day = file.name().day();
        NewStatement row = new NewStatement(account.accountId(), file.bankCode(), day, number,
                in.summary().messageId(), first.id(), file.name().toString(), first.opening().amount(),
                gates.openDay(), clock.now());
        mapper.insert(row);
        StatementLines lines = new StatementLines(mapper, row.statementId, account.accountId());
        Statement page = first;
        for (Statement next = first; next != null; next = in.nextStatement()) {
            page = next;
            requireEqual(file, "Acct/Id", first.account(), page.account());
            requireEqual(file, "Stmt/Id", first.id(), page.id());
            lines.read(in);
        }
        if (!page.lastPage()) {
            throw refused(file, "StmtPgntn/LastPgInd", "all pages of the statement", page.page() + " of them");
        }
        requireEqual(file, "CLBD/Dt", day.toString(), page.closing().date().toString());
        // After the lines, which may be many: the day can't be closed while it is locked.
        LocalDate businessDate = gates.lockBusinessDate();
        mapper.complete(row.statementId, page.closing().amount(), businessDate);
        matching.book(new Taken(row.statementId, account, day, businessDate, file.name().toString()));
        items.stand(new StatementBalance(account.accountId(), day, number, first.opening().amount(),
                page.closing().amount()), file.bankCode());
        breaks.resolve(BreakType.STATEMENT_GAP, day, file.bankCode(), account.accountNo(), "the one before has come");
        inbox.used(file, day, in.summary().sha256(), in.summary().records());
        waiting.remove(file.path());
        return in.summary().records();
    }

    private static void requireEqual(BankFile file, String element, String expected, String found) {
        if (!expected.equals(found)) {
            throw refused(file, element, expected, found);
        }
    }

    private static Refused refused(BankFile file, String element, String expected, String found) {
        return new Refused(BreakType.FILE_REJECTED, "nothing of it was used",
                file.name() + ", " + element + ": expected " + expected + ", found " + found);
    }
}
