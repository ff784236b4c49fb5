package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.regex.Pattern;
import org.balancetreasure.bankfiles.EntryDetail.References;
import org.jspecify.annotations.Nullable;

/**
 * Writes statements (camt.053.001.08) as a bank does, entry by entry in constant memory. A statement whose booked
 * entries do not lead from its opening to its closing balance is not committed. The file has a temporary name beside
 * its target until {@link #commit()}; one that is closed without it leaves nothing behind.
 */
public final class StatementWriter implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("[A-Z]{4}/[A-Z]{4}/[A-Z]{4}");

    private final XmlOutput out;
    private final ReversalReading reading;
    private @Nullable Statement statement;
    private @Nullable StatementEntry entry;
    private boolean inDetails;
    private long booked;
    private long details;
    private long detailSum;
    private boolean complete;
    private @Nullable Batch batch;

    /**
     * What a statement says of its booked entries before them (TxsSummry).
     *
     * @param creditSum in smallest units
     * @param debitSum in smallest units, without a sign
     */
    public record Summary(long credits, long creditSum, long debits, long debitSum) {}

    private StatementWriter(XmlOutput out, ReversalReading reading) {
        this.out = out;
        this.reading = reading;
    }

    /**
     * Begins a file.
     *
     * @param reading which direction the bank gives a reversal
     */
    public static StatementWriter create(Path target, String messageId, LocalDateTime created, ReversalReading reading)
            throws IOException {
        Fit.id("GrpHdr/MsgId", messageId);
        XmlOutput out = new XmlOutput(target, MessageType.STATEMENT);
        boolean begun = false;
        try {
            out.open("GrpHdr");
            out.leaf("MsgId", messageId);
            out.leaf("CreDtTm", created);
            out.close(1);
            begun = true;
            return new StatementWriter(out, reading);
        } finally {
            if (!begun) {
                out.close();
            }
        }
    }

    /** Begins a statement, or a page of one; the one before it must be complete. */
    public void statement(Statement next, LocalDateTime created, @Nullable Summary summary) throws IOException {
        Fit.id("Stmt/Id", next.id());
        Fit.account("Acct/Id", next.account());
        Fit.currency("Acct/Ccy", next.currency());
        endStatement();
        statement = next;
        booked = 0;
        out.open("Stmt");
        out.leaf("Id", next.id());
        if (next.page() > 1 || !next.lastPage()) {
            out.open("StmtPgntn");
            out.leaf("PgNb", Integer.toString(next.page()));
            out.leaf("LastPgInd", Boolean.toString(next.lastPage()));
            out.close(1);
        }
        out.leafIf("ElctrncSeqNb", next.electronicSequence() == null ? null : next.electronicSequence().toString());
        out.leafIf("LglSeqNb", next.legalSequence() == null ? null : next.legalSequence().toString());
        out.leaf("CreDtTm", created);
        out.account("Acct", next.account(), next.currency());
        for (Balance balance : next.balances()) {
            out.open("Bal");
            out.open("Tp");
            out.nested("CdOrPrtry", "Cd", balance.type());
            out.close(1);
            amount("Amt", balance.amount());
            direction(balance.amount() >= 0);
            out.date("Dt", balance.date());
            out.close(1);
        }
        if (summary != null) {
            summary(summary);
        }
    }

    private void summary(Summary summary) throws IOException {
        long net = Math.subtractExact(summary.creditSum, summary.debitSum);
        out.open("TxsSummry");
        out.open("TtlNtries");
        out.leaf("NbOfNtries", Long.toString(Math.addExact(summary.credits, summary.debits)));
        out.leaf("Sum", text(Math.addExact(summary.creditSum, summary.debitSum)));
        out.open("TtlNetNtry");
        out.leaf("Amt", text(Math.abs(net)));
        direction(net >= 0);
        out.close(2);
        side("TtlCdtNtries", summary.credits, summary.creditSum);
        side("TtlDbtNtries", summary.debits, summary.debitSum);
        out.close(1);
    }

    private void side(String element, long count, long sum) throws IOException {
        out.open(element);
        out.leaf("NbOfNtries", Long.toString(count));
        out.leaf("Sum", text(sum));
        out.close(1);
    }

    /**
     * Begins an entry; the details of the one before it must be complete.
     *
     * @param bookedBatch the batch that the entry is, or null
     */
    public void entry(StatementEntry next, @Nullable Batch bookedBatch) throws IOException {
        endEntry();
        Objects.requireNonNull(statement, "an entry belongs to a statement, and none was begun");
        entry = next;
        batch = bookedBatch;
        details = 0;
        detailSum = 0;
        complete = true;
        if (next.status() == EntryStatus.BOOK) {
            booked = Math.addExact(booked, next.amount());
        }
        out.open("Ntry");
        out.leafIf("NtryRef", next.reference());
        amount("Amt", next.amount());
        direction(reading.credit(next.amount() >= 0, next.reversal()));
        if (next.reversal()) {
            out.leaf("RvslInd", "true");
        }
        out.nested("Sts", "Cd", next.status().name());
        if (next.bookingDate() != null) {
            out.date("BookgDt", next.bookingDate());
        }
        if (next.valueDate() != null) {
            out.date("ValDt", next.valueDate());
        }
        out.leafIf("AcctSvcrRef", next.bankReference());
        code(next.transactionCode() == null ? "NTAV" : next.transactionCode());
        if (bookedBatch != null) {
            beginDetails();
            out.open("Btch");
            out.leafIf("MsgId", bookedBatch.messageId());
            out.leafIf("PmtInfId", bookedBatch.paymentInformationId());
            out.leafIf("NbOfTxs", bookedBatch.transactions() == null ? null : bookedBatch.transactions().toString());
            if (bookedBatch.total() != null) {
                amount("TtlAmt", bookedBatch.total());
                detailDirection(bookedBatch.total());
            }
            out.close(1);
        }
    }

    private void code(String code) throws IOException {
        out.open("BkTxCd");
        if (CODE.matcher(code).matches()) {
            out.open("Domn");
            out.leaf("Cd", code.substring(0, 4));
            out.open("Fmly");
            out.leaf("Cd", code.substring(5, 9));
            out.leaf("SubFmlyCd", code.substring(10));
            out.close(2);
        } else {
            out.nested("Prtry", "Cd", code);
        }
        out.close(1);
    }

    private void beginDetails() throws IOException {
        if (!inDetails) {
            out.open("NtryDtls");
            inDetails = true;
        }
    }

    /** Adds a detail to the entry; one without an amount is written without it. */
    public void detail(EntryDetail detail) throws IOException {
        Objects.requireNonNull(entry, "a detail belongs to an entry, and none was begun");
        beginDetails();
        details++;
        out.open("TxDtls");
        references(detail.references());
        Long amount = detail.amount();
        if (amount == null) {
            complete = false;
        } else {
            detailSum = Math.addExact(detailSum, amount);
            amount("Amt", amount);
            detailDirection(amount);
        }
        Party debtor = detail.debtor();
        Party creditor = detail.creditor();
        if (has(debtor) || has(creditor)) {
            out.open("RltdPties");
            party("Dbtr", debtor);
            party("Cdtr", creditor);
            out.close(1);
        }
        if (debtor.bank() != null || creditor.bank() != null) {
            out.open("RltdAgts");
            if (debtor.bank() != null) {
                out.bank("DbtrAgt", debtor.bank());
            }
            if (creditor.bank() != null) {
                out.bank("CdtrAgt", creditor.bank());
            }
            out.close(1);
        }
        if (detail.remittance() != null) {
            out.nested("RmtInf", "Ustrd", Fit.text("RmtInf/Ustrd", detail.remittance(), Fit.NAME_LENGTH));
        }
        if (detail.returnReason() != null) {
            out.open("RtrInf");
            out.reason(detail.returnReason());
            out.close(1);
        }
        out.close(1);
    }

    private void references(References references) throws IOException {
        if (!references.equals(References.NONE)) {
            out.open("Refs");
            out.leafIf("MsgId", references.messageId());
            out.leafIf("AcctSvcrRef", references.bankReference());
            out.leafIf("PmtInfId", references.paymentInformationId());
            out.leafIf("InstrId", references.instructionId());
            out.leafIf("EndToEndId", references.endToEndId());
            out.close(1);
        }
    }

    private static boolean has(Party party) {
        return party.name() != null || party.account() != null;
    }

    private void party(String role, Party party) throws IOException {
        if (party.name() != null) {
            out.open(role);
            out.nested("Pty", "Nm", Fit.text(role + "/Nm", party.name(), Fit.NAME_LENGTH));
            out.close(1);
        }
        if (party.account() != null) {
            out.account(role + "Acct", party.account(), null);
        }
    }

    private void amount(String element, long signed) throws IOException {
        out.amount(element, Math.absExact(signed), Objects.requireNonNull(statement).currency());
    }

    private void direction(boolean credit) throws IOException {
        out.leaf("CdtDbtInd", credit ? "CRDT" : "DBIT");
    }

    /** As the entry's own direction is written, or against it. */
    private void detailDirection(long signed) throws IOException {
        direction(reading.credit(signed >= 0, Objects.requireNonNull(entry).reversal()));
    }

    private void endEntry() throws IOException {
        StatementEntry ended = entry;
        if (ended == null) {
            return;
        }
        Batch ofEntry = batch;
        boolean wrongSum = details > 0 && complete && detailSum != ended.amount();
        boolean wrongTotal = ofEntry != null && ofEntry.total() != null && ofEntry.total() != ended.amount();
        boolean wrongCount = ofEntry != null && ofEntry.transactions() != null && details > 0
                && ofEntry.transactions() != details;
        if (wrongSum || wrongTotal || wrongCount) {
            throw new IllegalStateException("an entry of " + text(ended.amount()) + " has " + details + " details of "
                    + text(detailSum) + ", which are not its own or not its batch's");
        }
        out.close(inDetails ? 2 : 1);
        inDetails = false;
        entry = null;
    }

    private void endStatement() throws IOException {
        endEntry();
        Statement ended = statement;
        if (ended == null) {
            return;
        }
        if (Math.addExact(ended.opening().amount(), booked) != ended.closing().amount()) {
            throw new IllegalStateException("statement " + ended.id() + " closes at "
                    + text(ended.closing().amount()) + ", but its opening balance " + text(ended.opening().amount())
                    + " and its entries of " + text(booked) + " do not");
        }
        out.close(1);
        statement = null;
    }

    /**
     * Ends the file, makes it durable and gives it its name.
     *
     * @throws IllegalStateException when entries and balances do not agree; there is no file then
     */
    public void commit() throws IOException {
        endStatement();
        out.commit();
    }

    private String text(long units) {
        return Amounts.text(units, Amounts.decimals(Objects.requireNonNull(statement).currency()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
