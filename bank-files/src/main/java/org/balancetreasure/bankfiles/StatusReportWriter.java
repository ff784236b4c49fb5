package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report about instructions (pain.002.001.10) as a bank does, row by row in constant memory. The file has a
 * temporary name beside its target until {@link #commit()}; one that is closed without it leaves nothing behind.
 */
public final class StatusReportWriter implements AutoCloseable {

    private static final int TEXT_LENGTH = 105;

    private final XmlOutput out;
    private boolean inGroup;

    private StatusReportWriter(XmlOutput out) {
        this.out = out;
    }

    /**
     * Begins a report.
     *
     * @param instructions the head of the file that it is about
     * @param status of the whole file; null where only the levels below it say something
     */
    public static StatusReportWriter create(Path target, String messageId, LocalDateTime created,
            GroupHeader instructions, @Nullable StatusCode status, List<StatusReason> reasons) throws IOException {
        Fit.id("GrpHdr/MsgId", messageId);
        XmlOutput out = new XmlOutput(target, MessageType.STATUS_REPORT);
        boolean begun = false;
        try {
            out.open("GrpHdr");
            out.leaf("MsgId", messageId);
            out.leaf("CreDtTm", created);
            out.close(1);
            out.open("OrgnlGrpInfAndSts");
            out.leaf("OrgnlMsgId", instructions.messageId());
            out.leaf("OrgnlMsgNmId", MessageType.CREDIT_TRANSFER.id());
            out.leaf("OrgnlNbOfTxs", Long.toString(instructions.transactions()));
            out.leaf("OrgnlCtrlSum",
                    Amounts.text(instructions.controlSum(), Amounts.decimals(instructions.currency())));
            out.leafIf("GrpSts", status == null ? null : status.name());
            StatusReportWriter writer = new StatusReportWriter(out);
            writer.reasons(reasons);
            out.close(1);
            begun = true;
            return writer;
        } finally {
            if (!begun) {
                out.close();
            }
        }
    }

    /** Begins a group; its status is null where only its payments say something. */
    public void group(String paymentInformationId, @Nullable StatusCode status, List<StatusReason> reasons)
            throws IOException {
        endGroup();
        inGroup = true;
        out.open("OrgnlPmtInfAndSts");
        out.leaf("OrgnlPmtInfId", paymentInformationId);
        out.leafIf("PmtInfSts", status == null ? null : status.name());
        reasons(reasons);
    }

    /** Adds a payment of the group. */
    public void payment(String instructionId, String endToEndId, StatusCode status, List<StatusReason> reasons)
            throws IOException {
        payment(instructionId, endToEndId, status, reasons, null);
    }

    /**
     * Adds a payment of the group.
     *
     * @param bankReference AcctSvcrRef, by which a statement names it; null for none
     */
    public void payment(String instructionId, String endToEndId, StatusCode status, List<StatusReason> reasons,
            @Nullable String bankReference) throws IOException {
        if (!inGroup || status == StatusCode.PART) {
            throw new IllegalStateException("a payment has a status of its own and belongs to a group");
        }
        out.open("TxInfAndSts");
        out.leaf("OrgnlInstrId", instructionId);
        out.leaf("OrgnlEndToEndId", endToEndId);
        out.leaf("TxSts", status.name());
        reasons(reasons);
        out.leafIf("AcctSvcrRef", bankReference);
        out.close(1);
    }

    private void reasons(List<StatusReason> reasons) throws IOException {
        for (StatusReason reason : reasons) {
            out.open("StsRsnInf");
            out.reason(reason.code());
            if (reason.text() != null) {
                out.leaf("AddtlInf", Fit.text("StsRsnInf/AddtlInf", reason.text(), TEXT_LENGTH));
            }
            out.close(1);
        }
    }

    private void endGroup() throws IOException {
        if (inGroup) {
            out.close(1);
            inGroup = false;
        }
    }

    /** Ends the file, makes it durable and gives it its name. */
    public void commit() throws IOException {
        endGroup();
        out.commit();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
