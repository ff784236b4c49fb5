package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goes through the statements of a file and checks on the way all that one file can show. */
final class StatementParser {

    private static final int BALANCES_MAX = 50;

    private final XmlCursor in;
    private final ReversalReading reading;
    private final String messageId;
    private int messagePage = 1;
    private boolean messageLast = true;

    private @Nullable Statement before;
    private @Nullable Statement statement;
    private @Nullable StatementTotals totals;
    private @Nullable EntryParser entries;
    private boolean atEntry;
    private boolean inEntry;
    private boolean ended;
    private int statements;
    private long booked;

    StatementParser(XmlCursor in, ReversalReading reading) throws IOException, RejectedFileException {
        this.in = in;
        this.reading = reading;
        if (!in.child() || !in.name().equals("GrpHdr")) {
            throw in.reject("the element GrpHdr first", "another one");
        }
        String id = null;
        while (in.child()) {
            switch (in.name()) {
                case "MsgId" -> id = in.single().id();
                case "MsgPgntn" -> {
                    Page page = page(in.single());
                    messagePage = page.number;
                    messageLast = page.last;
                }
                default -> in.skip();
            }
        }
        this.messageId = in.present(id, "MsgId");
    }

    private record Page(int number, boolean last) {}

    private static Page page(XmlCursor in) throws IOException, RejectedFileException {
        Long number = null;
        Boolean last = null;
        while (in.child()) {
            switch (in.name()) {
                case "PgNb" -> number = in.single().count();
                case "LastPgInd" -> last = in.single().flag();
                default -> in.skip();
            }
        }
        long page = in.present(number, "PgNb");
        if (page < 1 || page > 99_999) {
            throw in.rejectLeft("a page from 1 in PgNb", Long.toString(page));
        }
        return new Page((int) page, in.present(last, "LastPgInd"));
    }

    String messageId() {
        return messageId;
    }

    /** Booked entries so far. */
    long booked() {
        return booked;
    }

    @Nullable
    Statement nextStatement() throws IOException, RejectedFileException {
        while (nextEntry() != null) {
            // What is left of the statement before is passed over, and checked.
        }
        while (!ended && in.child()) {
            if (in.name().equals("Stmt")) {
                in.record();
                return readStatement();
            }
            in.skip();
        }
        if (!ended) {
            ended = true;
            if (statements == 0) {
                throw in.rejectLeft("the element Stmt", "none");
            }
            in.finish();
        }
        return null;
    }

    private Statement readStatement() throws IOException, RejectedFileException {
        String id = null;
        Page page = null;
        Long electronic = null;
        Long legal = null;
        String account = null;
        String currency = null;
        boolean accountRead = false;
        List<Balance> balances = new ArrayList<>();
        StatementTotals.Said said = null;
        atEntry = false;
        boolean open = true;
        while (open && !atEntry) {
            if (!in.child()) {
                open = false;
                break;
            }
            switch (in.name()) {
                case "Id" -> id = in.single().id();
                case "StmtPgntn" -> page = page(in.single());
                case "ElctrncSeqNb" -> electronic = in.single().count();
                case "LglSeqNb" -> legal = in.single().count();
                case "Acct" -> {
                    in.single();
                    accountRead = true;
                    while (in.child()) {
                        switch (in.name()) {
                            case "Id" -> account = Party.accountId(in.single());
                            case "Ccy" -> currency = known(in.single().filled());
                            default -> in.skip();
                        }
                    }
                }
                case "Bal" -> {
                    requireAccount(accountRead);
                    if (currency == null) {
                        currency = balanceInto(balances, null);
                    } else {
                        balanceInto(balances, currency);
                    }
                }
                case "TxsSummry" -> {
                    if (currency == null) {
                        throw in.reject("balances before the summary", "none");
                    }
                    said = StatementTotals.read(in.single(), currency);
                }
                case "Ntry" -> atEntry = true;
                default -> in.skip();
            }
        }
        if (id == null || account == null || currency == null) {
            throw open
                    ? in.reject("Id, Acct and Bal before the first entry", "not all of them")
                    : in.rejectLeft("Id, Acct and Bal", "not all of them");
        }
        statements++;
        Page known = page == null ? pageOfMessage() : page;
        Statement read = new Statement(id, electronic, legal, account, currency, known.number, known.last,
                opening(balances, known, open), closing(balances, known, open), balances);
        requireChain(read, open);
        StatementTotals sums = new StatementTotals(in, reading, currency, said);
        totals = sums;
        entries = new EntryParser(in, reading, currency);
        statement = read;
        if (!open) {
            end();
        }
        return read;
    }

    private String known(String currency) throws RejectedFileException {
        if (Amounts.decimals(currency) < 0) {
            throw in.rejectLeft("a currency of ISO 4217 in Ccy", XmlCursor.quoted(currency));
        }
        return currency;
    }

    private void requireAccount(boolean read) throws RejectedFileException {
        if (!read) {
            throw in.reject("the account before its balances", "none");
        }
    }

    /** Without pages of its own a statement has those of its message, of which it must then be the only one. */
    private Page pageOfMessage() throws RejectedFileException {
        if (statements > 1 && !(messagePage == 1 && messageLast)) {
            throw in.reject("StmtPgntn in each statement of a message with pages", "none");
        }
        return new Page(messagePage, messageLast);
    }

    private String balanceInto(List<Balance> balances, @Nullable String expected)
            throws IOException, RejectedFileException {
        String type = null;
        Long units = null;
        Boolean credit = null;
        LocalDate day = null;
        String currency = expected;
        if (balances.size() == BALANCES_MAX) {
            throw in.reject("at most " + BALANCES_MAX + " balances", "more");
        }
        while (in.child()) {
            switch (in.name()) {
                case "Tp" -> type = balanceType(in.single());
                case "Amt" -> {
                    in.single();
                    if (currency == null) {
                        currency = in.currency();
                    }
                    units = in.amount(currency);
                }
                case "CdtDbtInd" -> credit = in.single().credit();
                case "Dt" -> day = in.single().dayChoice();
                default -> in.skip();
            }
        }
        long amount = in.present(units, "Amt");
        boolean positive = in.present(credit, "CdtDbtInd");
        balances.add(new Balance(in.present(type, "Tp"), positive ? amount : -amount, in.present(day, "Dt")));
        return Objects.requireNonNull(currency);
    }

    private static @Nullable String balanceType(XmlCursor in) throws IOException, RejectedFileException {
        String type = null;
        while (in.child()) {
            if (!in.name().equals("CdOrPrtry")) {
                in.skip();
                continue;
            }
            while (in.child()) {
                switch (in.name()) {
                    case "Cd", "Prtry" -> type = in.single().filled();
                    default -> in.skip();
                }
            }
        }
        return type;
    }

    private Balance opening(List<Balance> balances, Page page, boolean open) throws RejectedFileException {
        Balance opening = only(balances, "OPBD", open);
        Balance previous = only(balances, "PRCD", open);
        if (opening != null && previous != null && opening.amount() != previous.amount()) {
            throw balanceFault(open, "OPBD equal to PRCD", "two different amounts");
        }
        if (page.number > 1) {
            for (Balance balance : balances) {
                if (balance.type().equals("ITBD")) {
                    return balance;
                }
            }
            throw balanceFault(open, "the balance ITBD that opens page " + page.number, "none");
        }
        if (opening == null && previous == null) {
            throw balanceFault(open, "the opening balance OPBD or PRCD", "none");
        }
        return opening == null ? Objects.requireNonNull(previous) : opening;
    }

    private Balance closing(List<Balance> balances, Page page, boolean open) throws RejectedFileException {
        if (page.last) {
            Balance closing = only(balances, "CLBD", open);
            if (closing == null) {
                throw balanceFault(open, "the closing balance CLBD", "none");
            }
            return closing;
        }
        List<Balance> interim = balances.stream().filter(balance -> balance.type().equals("ITBD")).toList();
        if (interim.size() < (page.number == 1 ? 1 : 2)) {
            throw balanceFault(open, "the balance ITBD that closes page " + page.number, "none");
        }
        return interim.getLast();
    }

    private @Nullable Balance only(List<Balance> balances, String type, boolean open) throws RejectedFileException {
        Balance found = null;
        for (Balance balance : balances) {
            if (balance.type().equals(type)) {
                if (found != null) {
                    throw balanceFault(open, "one balance " + type, "two");
                }
                found = balance;
            }
        }
        return found;
    }

    private RejectedFileException balanceFault(boolean open, String expected, String found) {
        return open ? in.reject(expected, found) : in.rejectLeft(expected, found);
    }

    /** Pages of one statement, and statements with numbers that follow each other, open where the one before closed. */
    private void requireChain(Statement next, boolean open) throws RejectedFileException {
        Statement last = before;
        if (last == null || !last.account().equals(next.account()) || !last.currency().equals(next.currency())) {
            return;
        }
        Long lastNumber = last.electronicSequence();
        boolean pages = last.id().equals(next.id());
        if (pages && (last.lastPage() || next.page() != last.page() + 1)) {
            throw balanceFault(open, last.lastPage()
                    ? "no page of statement " + last.id() + " after its last"
                    : "page " + (last.page() + 1), "page " + next.page());
        }
        boolean follows = pages || (lastNumber != null && next.electronicSequence() != null
                && next.electronicSequence() == lastNumber + 1);
        if (follows && last.closing().amount() != next.opening().amount()) {
            int decimals = Amounts.decimals(next.currency());
            throw balanceFault(open,
                    next.opening().type() + " " + Amounts.text(last.closing().amount(), decimals) + ", the "
                            + last.closing().type() + " before it",
                    Amounts.text(next.opening().amount(), decimals));
        }
    }

    @Nullable
    StatementEntry nextEntry() throws IOException, RejectedFileException {
        if (statement == null) {
            return null;
        }
        while (inEntry && nextDetail() != null) {
            // What is left of the entry before is passed over, and checked.
        }
        inEntry = false;
        while (atEntry || in.child()) {
            if (atEntry || in.name().equals("Ntry")) {
                atEntry = false;
                inEntry = true;
                return Objects.requireNonNull(entries).begin(Objects.requireNonNull(totals));
            }
            switch (in.name()) {
                case "Id", "StmtPgntn", "Acct", "Bal", "TxsSummry" ->
                    throw in.reject("it before the first entry", "it after one");
                default -> in.skip();
            }
        }
        end();
        return null;
    }

    private void end() throws RejectedFileException {
        Statement read = Objects.requireNonNull(statement);
        StatementTotals sums = Objects.requireNonNull(totals);
        sums.verify(read.opening(), read.closing());
        booked += sums.booked();
        before = read;
        statement = null;
    }

    @Nullable
    EntryDetail nextDetail() throws IOException, RejectedFileException {
        return inEntry ? Objects.requireNonNull(entries).next() : null;
    }
}
