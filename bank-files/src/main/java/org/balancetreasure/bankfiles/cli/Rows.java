package org.balancetreasure.bankfiles.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.balancetreasure.bankfiles.Balance;
import org.balancetreasure.bankfiles.Batch;
import org.balancetreasure.bankfiles.CreditTransfer;
import org.balancetreasure.bankfiles.CreditTransferReader;
import org.balancetreasure.bankfiles.EntryDetail;
import org.balancetreasure.bankfiles.GroupHeader;
import org.balancetreasure.bankfiles.MessageType;
import org.balancetreasure.bankfiles.Party;
import org.balancetreasure.bankfiles.PaymentInformation;
import org.balancetreasure.bankfiles.PaymentStatus;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.bankfiles.Statement;
import org.balancetreasure.bankfiles.StatementEntry;
import org.balancetreasure.bankfiles.StatementReader;
import org.balancetreasure.bankfiles.StatusReason;
import org.balancetreasure.bankfiles.StatusReport;
import org.jspecify.annotations.Nullable;

/**
 * A message as a person sees it: its head, and its records as rows of cells with names. A row of a statement is an
 * entry or one of its details; each has its amount in a column of its own, so that no sum counts money twice.
 */
final class Rows {

    private static final List<String> PAYMENTS = List.of("PmtInfId", "ReqdExctnDt", "DbtrAcct", "InstrId",
            "EndToEndId", "Amount", "Ccy", "Cdtr", "CdtrAcct", "CdtrAgt", "Ustrd");
    private static final List<String> STATUSES = List.of("OrgnlPmtInfId", "OrgnlEndToEndId", "Status", "Contradictory",
            "Reasons", "Action", "Meaning");
    private static final List<String> ENTRIES = List.of("Stmt", "Acct", "Row", "Balance", "EntryAmount",
            "DetailAmount", "Ccy", "BookgDt", "ValDt", "BkTxCd", "RvslInd", "AcctSvcrRef", "MsgId", "PmtInfId",
            "NbOfTxs", "EndToEndId", "Dbtr", "DbtrAcct", "Cdtr", "CdtrAcct", "Ustrd", "RtrInf");

    private Rows() {}

    /** Takes the rows of a file, after it was found good. */
    interface Taker {

        void head(MessageType type, Map<String, Object> lines, List<String> names) throws IOException;

        /**
         * Takes one row; absent cells are empty.
         *
         * @return false when it wants no more
         */
        boolean row(List<Object> cells) throws IOException;
    }

    static void of(Path file, ReversalReading reading, LongConsumer progress, Taker taker)
            throws IOException, RejectedFileException {
        switch (MessageType.of(file)) {
            case CREDIT_TRANSFER -> payments(file, progress, taker);
            case STATUS_REPORT -> statuses(file, progress, taker);
            case STATEMENT -> entries(file, reading, progress, taker);
        }
    }

    private static void payments(Path file, LongConsumer progress, Taker taker)
            throws IOException, RejectedFileException {
        try (CreditTransferReader reader = CreditTransferReader.open(file, progress)) {
            GroupHeader header = reader.header();
            Map<String, Object> head = new LinkedHashMap<>();
            head.put("message", header.messageId());
            head.put("created", header.created());
            head.put("from", header.initiatingParty());
            head.put("payments", header.transactions());
            head.put("sum", decimal(header.controlSum(), header.currency()) + " " + header.currency());
            head.put("sha256", reader.summary().sha256());
            taker.head(MessageType.CREDIT_TRANSFER, head, PAYMENTS);
            for (PaymentInformation group = reader.nextGroup(); group != null; group = reader.nextGroup()) {
                for (CreditTransfer payment = reader.nextTransfer(); payment != null; payment = reader
                        .nextTransfer()) {
                    Party creditor = payment.creditor();
                    if (!taker.row(cells(group.id(), group.executionDate(), group.debtor().account(),
                            payment.instructionId(), payment.endToEndId(), decimal(payment.amount(), group.currency()),
                            group.currency(), creditor.name(), creditor.account(), creditor.bank(),
                            payment.remittance()))) {
                        return;
                    }
                }
            }
        }
    }

    private static void statuses(Path file, LongConsumer progress, Taker taker)
            throws IOException, RejectedFileException {
        StatusReport report = StatusReport.read(file, progress);
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("message", report.summary().messageId());
        head.put("about", report.originalMessageId());
        head.put("status", report.fileStatus() == null ? "by group" : report.fileStatus());
        head.put("reasons", reasons(report.fileReasons()));
        report.groups().forEach((id, status) -> head.put("group " + id, status));
        head.put("listed", report.summary().records());
        head.put("sha256", report.summary().sha256());
        taker.head(MessageType.STATUS_REPORT, head, STATUSES);
        List<String[]> listed = new ArrayList<>();
        report.listed((group, payment) -> listed.add(new String[]{group, payment}));
        for (String[] ids : listed) {
            PaymentStatus status = report.status(ids[0], ids[1]).orElse(null);
            if (!taker.row(status == null
                    ? cells(ids[0], ids[1], null, null, null, null, null)
                    : cells(ids[0], ids[1], status.code(), status.contradictory(), reasons(status.reasons()),
                            status.action(), meanings(status.reasons())))) {
                return;
            }
        }
    }

    private static String reasons(List<StatusReason> reasons) {
        return String.join(" ", reasons.stream()
                .map(reason -> reason.text() == null ? reason.code() : reason.code() + " " + reason.text()).toList());
    }

    private static String meanings(List<StatusReason> reasons) {
        return String.join("; ", reasons.stream().map(StatusReason::meaning).filter(m -> !m.isEmpty()).toList());
    }

    private static void entries(Path file, ReversalReading reading, LongConsumer progress, Taker taker)
            throws IOException, RejectedFileException {
        try (StatementReader reader = StatementReader.open(file, reading, progress)) {
            Map<String, Object> head = new LinkedHashMap<>();
            head.put("message", reader.summary().messageId());
            head.put("entries", reader.summary().records());
            head.put("sha256", reader.summary().sha256());
            taker.head(MessageType.STATEMENT, head, ENTRIES);
            for (Statement statement = reader.nextStatement(); statement != null; statement = reader.nextStatement()) {
                String currency = statement.currency();
                if (!taker.row(balance(statement, statement.opening()))) {
                    return;
                }
                for (StatementEntry entry = reader.nextEntry(); entry != null; entry = reader.nextEntry()) {
                    if (!taker.row(cells(statement.id(), statement.account(), "entry", null,
                            decimal(entry.amount(), currency), null, currency,
                            entry.bookingDate(), entry.valueDate(), entry.transactionCode(), entry.reversal(),
                            entry.bankReference(), null, null, null, null, null, null, null, null, null, null))) {
                        return;
                    }
                    for (EntryDetail detail = reader.nextDetail(); detail != null; detail = reader.nextDetail()) {
                        if (!taker.row(detail(statement, detail))) {
                            return;
                        }
                    }
                }
                if (!taker.row(balance(statement, statement.closing()))) {
                    return;
                }
            }
        }
    }

    private static List<Object> balance(Statement statement, Balance balance) {
        return cells(statement.id(), statement.account(), balance.type(),
                decimal(balance.amount(), statement.currency()), null, null, statement.currency(), balance.date(), null,
                null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static List<Object> detail(Statement statement, EntryDetail detail) {
        EntryDetail.References references = detail.references();
        Batch batch = detail.batch();
        String information = references.paymentInformationId();
        if (information == null && batch != null) {
            information = batch.paymentInformationId();
        }
        return cells(statement.id(), statement.account(), detail.wholeBatch() ? "batch" : "detail", null, null,
                detail.amount() == null ? null : decimal(detail.amount(), statement.currency()),
                statement.currency(),
                null, null, null, null, references.bankReference(), references.messageId(), information,
                batch == null ? null : batch.transactions(), references.endToEndId(), detail.debtor().name(),
                detail.debtor().account(), detail.creditor().name(), detail.creditor().account(),
                detail.remittance(), detail.returnReason());
    }

    private static List<Object> cells(@Nullable Object... cells) {
        List<Object> all = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            all.add(Objects.requireNonNullElse(cell, ""));
        }
        return all;
    }

    private static BigDecimal decimal(long units, String currency) {
        return BigDecimal.valueOf(units, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
