package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes payment instructions (pain.001.001.09) payment by payment in constant memory. Counts and sums stand before the
 * payments, so the caller says them first, and a file that does not keep them is not committed. The same calls give the
 * same bytes. The file has a temporary name beside its target until {@link #commit()}; one that is closed without it
 * leaves nothing behind.
 */
public final class CreditTransferWriter implements AutoCloseable {

    private final XmlOutput out;
    private final GroupHeader header;
    private final String currency;
    private final Totals all = new Totals();
    private Totals inGroup = new Totals();
    private @Nullable PaymentInformation group;

    /** What was written so far. */
    private static final class Totals {
        private long transactions;
        private long sum;

        void add(long amount) {
            transactions++;
            sum = Math.addExact(sum, amount);
        }

        void require(String what, long saidTransactions, long saidSum, String currency) {
            if (transactions != saidTransactions || sum != saidSum) {
                int decimals = Amounts.decimals(currency);
                throw new IllegalStateException(what + " says " + saidTransactions + " payments of "
                        + Amounts.text(saidSum, decimals) + ", but " + transactions + " of "
                        + Amounts.text(sum, decimals) + " were written");
            }
        }
    }

    private CreditTransferWriter(Path target, GroupHeader header) throws IOException {
        header.requireFit();
        this.header = header;
        this.currency = header.currency();
        this.out = new XmlOutput(target, MessageType.CREDIT_TRANSFER);
        boolean begun = false;
        try {
            out.open("GrpHdr");
            out.leaf("MsgId", header.messageId());
            out.leaf("CreDtTm", header.created());
            out.leaf("NbOfTxs", Long.toString(header.transactions()));
            out.leaf("CtrlSum", sum(header.controlSum()));
            out.nested("InitgPty", "Nm", header.initiatingParty());
            out.close(1);
            begun = true;
        } finally {
            if (!begun) {
                out.close();
            }
        }
    }

    /** @throws UnfitValueException when the head can't be sent; nothing was written */
    public static CreditTransferWriter create(Path target, GroupHeader header) throws IOException {
        return new CreditTransferWriter(target, header);
    }

    /**
     * Begins a group; the one before it must be complete.
     *
     * @throws UnfitValueException when the group can't be sent
     * @throws IllegalArgumentException when its currency is not the file's
     * @throws IllegalStateException when the group before it does not have the payments that it says
     */
    public void group(PaymentInformation next) throws IOException {
        next.requireFit();
        if (!next.currency().equals(currency)) {
            throw new IllegalArgumentException("a group in " + next.currency() + " in a file of " + currency);
        }
        endGroup();
        group = next;
        out.open("PmtInf");
        out.leaf("PmtInfId", next.id());
        out.leaf("PmtMtd", "TRF");
        out.leaf("BtchBookg", Boolean.toString(next.batchBooking()));
        out.leaf("NbOfTxs", Long.toString(next.transactions()));
        out.leaf("CtrlSum", sum(next.controlSum()));
        out.date("ReqdExctnDt", next.executionDate());
        Party debtor = next.debtor();
        out.nested("Dbtr", "Nm", Objects.requireNonNull(debtor.name()));
        out.account("DbtrAcct", Objects.requireNonNull(debtor.account()), currency);
        out.bank("DbtrAgt", Objects.requireNonNull(debtor.bank()));
        out.leaf("ChrgBr", "SLEV");
    }

    /**
     * Adds a payment to the group.
     *
     * @throws UnfitValueException when it can't be sent; nothing of it was written
     */
    public void write(CreditTransfer transfer) throws IOException {
        if (group == null) {
            throw new IllegalStateException("a payment belongs to a group, and none was begun");
        }
        transfer.requireFit();
        inGroup.add(transfer.amount());
        all.add(transfer.amount());
        out.open("CdtTrfTxInf");
        out.open("PmtId");
        out.leaf("InstrId", transfer.instructionId());
        out.leaf("EndToEndId", transfer.endToEndId());
        out.close(1);
        out.open("Amt");
        out.amount("InstdAmt", transfer.amount(), currency);
        out.close(1);
        Party creditor = transfer.creditor();
        out.bank("CdtrAgt", Objects.requireNonNull(creditor.bank()));
        out.nested("Cdtr", "Nm", Objects.requireNonNull(creditor.name()));
        out.account("CdtrAcct", Objects.requireNonNull(creditor.account()), null);
        if (transfer.remittance() != null) {
            out.nested("RmtInf", "Ustrd", transfer.remittance());
        }
        out.close(1);
    }

    private void endGroup() throws IOException {
        if (group != null) {
            inGroup.require("group " + group.id(), group.transactions(), group.controlSum(), currency);
            out.close(1);
            inGroup = new Totals();
            group = null;
        }
    }

    /**
     * Ends the file, makes it durable and gives it its name.
     *
     * @throws IllegalStateException when payments and head do not agree; there is no file then
     */
    public void commit() throws IOException {
        endGroup();
        all.require("file " + header.messageId(), header.transactions(), header.controlSum(), currency);
        out.commit();
    }

    private String sum(long units) {
        return Amounts.text(units, Amounts.decimals(currency));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
