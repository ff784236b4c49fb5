package org.balancetreasure.reconciliation.statements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.payments.CashItems;
import org.balancetreasure.payments.PaymentState;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.reconciliation.statements.MatchMapper.Back;
import org.balancetreasure.reconciliation.statements.MatchMapper.Matched;
import org.balancetreasure.reconciliation.statements.MatchMapper.Missing;
import org.balancetreasure.reconciliation.statements.MatchMapper.Unmatched;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what each line of a statement is, and books it: what we expect, by our identifier (also that of each payment of
 * a batch) and the exact amount; a payment by the reference that its bank gave to it; a payment that came back, by our
 * identifier or the bank's reference; interest. All else is booked as not yet explained, with a break that proposes
 * what is alike by amount, day and other side, for a person to decide. So after each statement our books have its
 * closing balance. Runs in the caller's transaction.
 */
@Component
public class StatementMatching {

    private static final int PAGE = 1_000;
    /** Lines that are looked at in one statement. */
    private static final int FOUND_AT_ONCE = 50_000;
    private static final int BOOKED_AT_ONCE = 10_000;
    /** Identifiers are printable ASCII. */
    private static final String BEYOND_ALL = "\u007f";
    private static final int ALIKE_MAX = 3;
    private static final int ALIKE_DAYS = 5;
    private static final String INTEREST = "INTR";
    private static final String UNEXPECTED = "UNEXPECTED";

    private final MatchMapper mapper;
    private final LaterMatches later;
    private final CashItems items;
    private final Ledger ledger;
    private final Breaks breaks;

    StatementMatching(MatchMapper mapper, LaterMatches later, CashItems items, Ledger ledger, Breaks breaks) {
        this.mapper = mapper;
        this.later = later;
        this.items = items;
        this.ledger = ledger;
        this.breaks = breaks;
    }

    /**
     * A statement whose lines are there.
     *
     * @param day of its closing balance
     * @param businessDate the open one, on which it is booked
     */
    public record Taken(long statementId, BankAccount account, LocalDate day, LocalDate businessDate, String fileName) {

        Account cash() {
            return new Account(account.assetId(), Purpose.valueOf(account.purpose()), account.ownerId());
        }

        Transfer transfer(long amount, Account counter, TransferKind kind, String reference) {
            return amount > 0
                    ? new Transfer(cash(), counter, amount, kind, reference, businessDate, businessDate)
                    : new Transfer(counter, cash(), Math.negateExact(amount), kind, reference, businessDate,
                            businessDate);
        }
    }

    /** Finds what all lines of a statement are, and books them. */
    public void book(Taken taken) {
        find(taken);
        bookFound(taken);
        findMissing(taken);
    }

    /** Marks the lines that are nothing which our books expect; all others match one item each. */
    public void find(Taken taken) {
        mapper.findNameless(taken.statementId());
        inRanges(taken, FOUND_AT_ONCE, (after, through) -> {
            mean(mapper.different(taken.statementId(), taken.account().accountId(), after, through), UNEXPECTED);
            mean(mapper.repeated(taken.statementId(), after, through), UNEXPECTED);
        });
    }

    /** All lines with an identifier, in the order of identifiers, about so many at once. */
    private void inRanges(Taken taken, int lines, BiConsumer<String, String> work) {
        String after = "";
        while (true) {
            String through = mapper.identifierAfter(taken.statementId(), after, lines - 1);
            work.accept(after, through == null ? BEYOND_ALL : through);
            if (through == null) {
                return;
            }
            after = through;
        }
    }

    private void mean(List<Long> lineIds, String outcome) {
        for (int from = 0; from < lineIds.size(); from += PAGE) {
            mapper.mean(lineIds.subList(from, Math.min(lineIds.size(), from + PAGE)), outcome);
        }
    }

    /** Books what was found: first what we expect, because a payment can come back on the same statement. */
    public void bookFound(Taken taken) {
        inRanges(taken, BOOKED_AT_ONCE, (after, through) -> bookMatched(taken, after, through));
        bookOthers(taken);
        later.find(taken.account(), taken.businessDate());
    }

    private void bookMatched(Taken taken, String after, String through) {
        long statementId = taken.statementId();
        mapper.match(statementId, taken.account().accountId(), after, through);
        List<Transfer> transfers = new ArrayList<>();
        List<Long> succeeded = new ArrayList<>();
        for (Matched line : mapper.matched(statementId, after, through, taken.day())) {
            Account counter = counter(taken, line);
            if (counter != null) {
                transfers.add(taken.transfer(line.amount(), counter, TransferKind.PAYMENT, line.reference()));
            }
            if (line.paymentId() != null && line.amount() < 0) {
                succeeded.add(line.paymentId());
            }
            resolve(taken, line);
        }
        for (int from = 0; from < transfers.size(); from += PAGE) {
            ledger.transferHouse(transfers.subList(from, Math.min(transfers.size(), from + PAGE)));
        }
        items.booked(mapper.matchedItems(statementId, after, through), taken.businessDate());
        items.succeeded(succeeded);
    }

    private static @Nullable Account counter(Taken taken, Matched line) {
        Purpose purpose = line.counterPurpose();
        Integer owner = line.counterOwner();
        return purpose == null || owner == null ? null : new Account(taken.account().assetId(), purpose, owner);
    }

    /** What was missing has come; only what was late or unknown can have such a break. */
    private void resolve(Taken taken, Matched line) {
        boolean late = line.due().isBefore(taken.day());
        if (late || line.paymentState() == PaymentState.UNKNOWN || line.paymentState() == PaymentState.CREATED) {
            String bankCode = taken.account().bankCode();
            String resolution = "booked on the statement of " + taken.day();
            breaks.resolve(BreakType.CASH_MISSING, bankCode,
                    Payments.subject(line.reference(), taken.account().accountNo()), resolution);
            if (line.amount() < 0) {
                breaks.resolve(BreakType.PAYMENT_UNKNOWN, bankCode, line.reference(), resolution);
                breaks.resolve(BreakType.PAYMENT_CONTRADICTED, bankCode, line.reference(), resolution);
            }
        }
    }

    private void bookOthers(Taken taken) {
        BreaksOfFile breaksOfFile = new BreaksOfFile(breaks, taken.day(), taken.account().bankCode(), taken.fileName());
        long after = 0;
        int accountId = taken.account().accountId();
        for (List<Unmatched> page = mapper.unmatched(taken.statementId(), accountId, after, PAGE); !page
                .isEmpty(); page = mapper.unmatched(taken.statementId(), accountId, after, PAGE)) {
            mean(page.stream().filter(StatementMatching::differs).map(Unmatched::lineId).toList(), "DIFFERS");
            List<Transfer> transfers = new ArrayList<>();
            for (Unmatched line : page) {
                transfers.add(bookOther(taken, line, breaksOfFile));
            }
            ledger.transferHouse(transfers);
            after = page.getLast().lineId();
        }
    }

    private Transfer bookOther(Taken taken, Unmatched line, BreaksOfFile breaksOfFile) {
        Matched named = named(taken, line);
        Account counter = named == null ? null : counter(taken, named);
        if (named != null && counter != null) {
            return bookNamed(taken, named, counter);
        }
        Back gone = goneBack(taken, line);
        if (gone != null) {
            mapper.comesBack(line.lineId(), gone.paymentId());
            return taken.transfer(line.amount(),
                    new Account(taken.account().assetId(), gone.claimPurpose(), gone.claimOwner()),
                    TransferKind.PAYMENT_RETURN, gone.reference());
        }
        Back back = back(taken, line);
        if (back != null) {
            return bookReturn(taken, line, back, breaksOfFile);
        }
        if (isInterest(taken, line)) {
            mapper.mean(List.of(line.lineId()), "INTEREST");
            return taken.transfer(line.amount(), Account.cash(Purpose.INVESTOR_INTEREST, Account.OPERATOR),
                    TransferKind.BANK_INTEREST, place(taken, line));
        }
        return bookUnexplained(taken, line, breaksOfFile);
    }

    /** A payment of ours that the line names only as the bank's status report does. */
    private @Nullable Matched named(Taken taken, Unmatched line) {
        String bankReference = line.bankReference();
        return line.amount() > 0 || line.endToEndId() != null || bankReference == null || line.returnReason() != null
                || line.reversal()
                        ? null
                        : mapper.byBankReference(line.lineId(), taken.account().accountId(), line.amount(),
                                bankReference);
    }

    private Transfer bookNamed(Taken taken, Matched line, Account counter) {
        mapper.matchOne(line.lineId(), line.itemId(), "BANK_REFERENCE");
        mapper.explain(line.lineId());
        items.booked(List.of(line.itemId()), taken.businessDate());
        items.succeeded(List.of(Objects.requireNonNull(line.paymentId(), "found by a payment")));
        resolve(taken, line);
        return taken.transfer(line.amount(), counter, TransferKind.PAYMENT, line.reference());
    }

    /** The account that paid says that it came back, on a statement of its own; that is the break. */
    private @Nullable Back goneBack(Taken taken, Unmatched line) {
        return line.amount() > 0 || line.endToEndId() == null || (line.returnReason() == null && !line.reversal())
                ? null
                : mapper.goneBack(taken.account().accountId(), Math.negateExact(line.amount()), line.endToEndId());
    }

    private @Nullable Back back(Taken taken, Unmatched line) {
        if (line.amount() < 0 || (line.returnReason() == null && !line.reversal())) {
            return null;
        }
        int accountId = taken.account().accountId();
        if (line.endToEndId() != null) {
            return mapper.backByReference(accountId, line.amount(), line.endToEndId());
        }
        return line.bankReference() == null
                ? null
                : mapper.backByBankReference(accountId, line.amount(), line.bankReference());
    }

    private Transfer bookReturn(Taken taken, Unmatched line, Back back, BreaksOfFile breaksOfFile) {
        items.returned(back.paymentId());
        mapper.comesBack(line.lineId(), back.paymentId());
        breaksOfFile.open(BreakType.PAYMENT_RETURNED, back.reference(),
                "paid " + Money.ofCents(line.amount()) + "; what it settled is owed again",
                "came back" + (line.returnReason() == null ? "" : ", " + line.returnReason()) + ": "
                        + place(taken, line));
        return taken.transfer(line.amount(),
                new Account(taken.account().assetId(), back.claimPurpose(), back.claimOwner()),
                TransferKind.PAYMENT_RETURN, back.reference());
    }

    /** Sub-family INTR of the bank's transaction code, as in ACMT/MCOP/INTR; on the settlement account only. */
    private static boolean isInterest(Taken taken, Unmatched line) {
        return line.amount() > 0 && taken.cash().purpose() == Purpose.SALES_SETTLEMENT
                && line.transactionCode() != null
                && Arrays.asList(line.transactionCode().split("/", -1)).contains(INTEREST);
    }

    private Transfer bookUnexplained(Taken taken, Unmatched line, BreaksOfFile breaksOfFile) {
        BankAccount account = taken.account();
        String place = place(taken, line);
        String reference = line.endToEndId();
        String theirs = Money.ofCents(line.amount()) + " on " + place
                + (reference == null ? "" : ", " + reference)
                + (line.groupId() == null ? "" : ", " + line.groupId())
                + (line.transactionCode() == null ? "" : ", " + line.transactionCode());
        if (differs(line) && reference != null) {
            breaksOfFile.open(new Difference(BreakType.CASH_DIFFERS, taken.day(), account.bankCode(),
                    Payments.subject(reference, account.accountNo()), known(line), theirs)
                    .of(account.assetId(), line.amount()));
        } else {
            breaksOfFile.open(new Difference(BreakType.CASH_UNEXPECTED, taken.day(), account.bankCode(), place,
                    breaksOfFile.isFull() ? "" : ours(taken, line), theirs).of(account.assetId(), line.amount()));
            if (line.paymentState() == PaymentState.FAILED) {
                breaksOfFile.open(BreakType.PAYMENT_CONTRADICTED, String.valueOf(reference),
                        "FAILED, as the bank said", theirs);
            }
        }
        return taken.transfer(line.amount(), Account.cash(Purpose.SUSPENSE, Account.OPERATOR),
                TransferKind.UNEXPLAINED, place);
    }

    /** An item with its identifier is open still, after all that agree were booked. */
    private static boolean differs(Unmatched line) {
        return line.knownAmount() != null && line.endedAs() == null && line.returnReason() == null && !line.reversal();
    }

    private static String known(Unmatched line) {
        Long cents = line.knownAmount();
        return cents == null ? "nothing is expected" : Money.ofCents(cents).toString();
    }

    /** What we have instead: the item that is booked already, or what is alike. */
    private String ours(Taken taken, Unmatched line) {
        if (line.knownAmount() != null) {
            return known(line) + ", " + (line.endedAs() == null ? "not booked" : line.endedAs()) + " before";
        }
        List<String> alike = mapper.alike(taken.account().accountId(), line.amount(),
                taken.day().minusDays(ALIKE_DAYS), taken.day().plusDays(ALIKE_DAYS), line.partyAccount(), ALIKE_MAX);
        return alike.isEmpty() ? "nothing is expected" : "perhaps " + String.join(" or ", alike);
    }

    private static String place(Taken taken, Unmatched line) {
        return taken.account().accountNo() + " " + taken.day() + " " + line.entryNumber() + "." + line.detailNumber();
    }

    /** What is due and on no statement: an item of a payment leaves the payment unknown, unless its status is final. */
    public void findMissing(Taken taken) {
        BreaksOfFile breaksOfFile = new BreaksOfFile(breaks, taken.day(), taken.account().bankCode(), taken.fileName());
        int accountId = taken.account().accountId();
        List<Missing> page;
        long after = 0;
        do {
            page = mapper.missing(accountId, taken.day(), after, PAGE);
            List<Long> unknown = new ArrayList<>();
            for (Missing item : page) {
                String ours = Money.ofCents(item.amount()) + ", due " + item.due();
                breaksOfFile.open(new Difference(BreakType.CASH_MISSING, item.due(), taken.account().bankCode(),
                        Payments.subject(item.reference(), taken.account().accountNo()), ours,
                        "on no statement through its due day").of(taken.account().assetId(), item.amount()));
                if (item.paymentId() != null && item.amount() < 0) {
                    unknown.add(item.paymentId());
                    openUnknown(item, ours, breaksOfFile);
                }
                after = item.itemId();
            }
            items.unknown(unknown);
            // A page that is not full is the last: another look would go through all that the statement has ended.
        } while (page.size() == PAGE);
    }

    /** A payment that the bank rejected for a reason that nobody knows has its break already. */
    private static void openUnknown(Missing item, String ours, BreaksOfFile breaksOfFile) {
        String status = item.bankStatus();
        if ("ACSC".equals(status) || "ACCC".equals(status)) {
            breaksOfFile.open(BreakType.PAYMENT_CONTRADICTED, item.due(), item.reference(), ours,
                    "settled by status " + status + ", on no statement");
        } else if (!"RJCT".equals(status)) {
            breaksOfFile.open(BreakType.PAYMENT_UNKNOWN, item.due(), item.reference(), ours,
                    "neither status nor statement says what became of it");
        }
    }
}
