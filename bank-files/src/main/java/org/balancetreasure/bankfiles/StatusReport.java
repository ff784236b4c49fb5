package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a bank says of a file of instructions (pain.002.001.10), at three levels. It is read whole and keeps the
 * payments that it lists, at most half a million.
 */
public final class StatusReport {

    private static final int LISTED_MAX = 500_000;
    private static final int REASONS_MAX = 50;

    private final FileSummary summary;
    private final String originalMessageId;
    private final @Nullable Long originalTransactions;
    private final Said file;
    private final Map<String, Group> groups;

    /** A status with its reasons; no code where a level only has levels below it. */
    private static final class Said {
        private @Nullable StatusCode code;
        private boolean contradictory;
        private List<StatusReason> reasons = List.of();
        private @Nullable String bankReference;
    }

    private static final class Group {
        private final Said said = new Said();
        private final Map<String, Said> payments = new LinkedHashMap<>();
    }

    private StatusReport(FileSummary summary, String originalMessageId, @Nullable Long originalTransactions, Said file,
            Map<String, Group> groups) {
        this.summary = summary;
        this.originalMessageId = originalMessageId;
        this.originalTransactions = originalTransactions;
        this.file = file;
        this.groups = groups;
    }

    /** @throws RejectedFileException when it is not of the format, or a status can't be told */
    public static StatusReport read(Path path) throws IOException, RejectedFileException {
        return read(path, _ -> {});
    }

    /** As {@link #read(Path)}; reports the number of bytes read from time to time. */
    public static StatusReport read(Path path, LongConsumer progress) throws IOException, RejectedFileException {
        try (CheckedFile checked = CheckedFile.open(path);
                XmlCursor in = checked.cursor(MessageType.STATUS_REPORT, progress)) {
            return new Parser(in).report();
        }
    }

    public FileSummary summary() {
        return summary;
    }

    /** MsgId of the instructions that the report is about. */
    public String originalMessageId() {
        return originalMessageId;
    }

    /** The bank's count of their payments, or null when it does not say it. */
    public @Nullable Long originalTransactions() {
        return originalTransactions;
    }

    /** GrpSts, or null when the report has only the levels below it. */
    public @Nullable StatusCode fileStatus() {
        return file.code;
    }

    public List<StatusReason> fileReasons() {
        return file.reasons;
    }

    /**
     * What the report says of a payment; empty when it says nothing.
     *
     * <p>A rejection above a payment holds for it. Else the lowest level that says something decides, and of several
     * rows the worst. What a report PART does not list is accepted by inference.
     */
    public Optional<PaymentStatus> status(String paymentInformationId, String endToEndId) {
        Group group = groups.get(paymentInformationId);
        Said payment = group == null ? null : group.payments.get(endToEndId);
        StatusCode ofPayment = payment == null ? null : payment.code;
        StatusCode ofGroup = group == null ? null : group.said.code;
        boolean contradictory = (payment != null && payment.contradictory)
                || (group != null && group.said.contradictory);
        List<StatusReason> reasons = reasons(payment, group == null ? null : group.said, file);
        if (file.code == StatusCode.RJCT || ofGroup == StatusCode.RJCT) {
            boolean other = (ofPayment != null && ofPayment != StatusCode.RJCT)
                    || (file.code == StatusCode.RJCT && ofGroup != null && ofGroup != StatusCode.RJCT);
            return Optional.of(new PaymentStatus(StatusCode.RJCT, false, contradictory || other, reasons));
        }
        if (ofPayment != null) {
            return Optional.of(new PaymentStatus(ofPayment, false, contradictory, reasons));
        }
        StatusCode above = ofGroup == null ? file.code : ofGroup;
        if (above == null || (above == StatusCode.PART && payment != null)) {
            // Listed without a status of its own: nobody can tell to which part it belongs.
            return Optional.empty();
        }
        return Optional.of(above == StatusCode.PART
                ? new PaymentStatus(StatusCode.ACCP, true, contradictory, List.of())
                : new PaymentStatus(above, false, contradictory, reasons));
    }

    /** AcctSvcrRef that the bank gives to a payment, by which a statement may name it; null if it gives none. */
    public @Nullable String bankReference(String paymentInformationId, String endToEndId) {
        Group group = groups.get(paymentInformationId);
        Said payment = group == null ? null : group.payments.get(endToEndId);
        return payment == null ? null : payment.bankReference;
    }

    private static List<StatusReason> reasons(@Nullable Said... levels) {
        for (Said level : levels) {
            if (level != null && !level.reasons.isEmpty()) {
                return level.reasons;
            }
        }
        return List.of();
    }

    /** Passes PmtInfId and EndToEndId of each listed payment, in the order of the file. */
    public void listed(BiConsumer<String, String> payments) {
        groups.forEach((id, group) -> group.payments.keySet().forEach(payment -> payments.accept(id, payment)));
    }

    /** PmtInfId of each group that the report has, with its status or PART where it has only its payments'. */
    public Map<String, StatusCode> groups() {
        Map<String, StatusCode> codes = new LinkedHashMap<>();
        groups.forEach((id, group) -> codes.put(id, group.said.code == null ? StatusCode.PART : group.said.code));
        return codes;
    }

    private static final class Parser {
        private final XmlCursor in;
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Said file = new Said();
        private @Nullable String originalMessageId;
        private @Nullable Long originalTransactions;
        private long listed;

        Parser(XmlCursor in) {
            this.in = in;
        }

        StatusReport report() throws IOException, RejectedFileException {
            String messageId = null;
            while (in.child()) {
                switch (in.name()) {
                    case "GrpHdr" -> {
                        in.single();
                        while (in.child()) {
                            if (in.name().equals("MsgId")) {
                                messageId = in.single().id();
                            } else {
                                in.skip();
                            }
                        }
                    }
                    case "OrgnlGrpInfAndSts" -> file();
                    case "OrgnlPmtInfAndSts" -> group();
                    default -> in.skip();
                }
            }
            String id = in.present(messageId, "GrpHdr/MsgId");
            String original = in.present(originalMessageId, "OrgnlGrpInfAndSts/OrgnlMsgId");
            in.finish();
            return new StatusReport(
                    new FileSummary(MessageType.STATUS_REPORT, id, listed, in.bytes(), in.sha256()), original,
                    originalTransactions, file, groups);
        }

        private void file() throws IOException, RejectedFileException {
            in.single();
            while (in.child()) {
                switch (in.name()) {
                    case "OrgnlMsgId" -> originalMessageId = in.single().id();
                    case "OrgnlMsgNmId" -> {
                        String name = in.single().filled();
                        if (!name.startsWith("pain.001")) {
                            throw in.rejectLeft("a report about pain.001 in OrgnlMsgNmId", XmlCursor.quoted(name));
                        }
                    }
                    case "OrgnlNbOfTxs" -> originalTransactions = in.single().count();
                    case "GrpSts" -> file.code = code(in.single(), true);
                    case "StsRsnInf" -> file.reasons = reason(file.reasons);
                    default -> in.skip();
                }
            }
        }

        private void group() throws IOException, RejectedFileException {
            in.record();
            Group group = null;
            StatusCode code = null;
            List<StatusReason> reasons = List.of();
            while (in.child()) {
                switch (in.name()) {
                    case "OrgnlPmtInfId" -> group = groups.computeIfAbsent(in.single().id(), _ -> new Group());
                    case "PmtInfSts" -> code = code(in.single(), true);
                    case "StsRsnInf" -> reasons = reason(reasons);
                    case "TxInfAndSts" -> {
                        if (group == null) {
                            throw in.reject("OrgnlPmtInfId before the payments", "none");
                        }
                        payment(group);
                    }
                    default -> in.skip();
                }
            }
            add(in.present(group, "OrgnlPmtInfId").said, code, reasons);
        }

        private void payment(Group group) throws IOException, RejectedFileException {
            in.record();
            if (++listed > LISTED_MAX) {
                throw in.reject("at most " + LISTED_MAX + " payments", "more");
            }
            String id = null;
            StatusCode code = null;
            String bankReference = null;
            List<StatusReason> reasons = List.of();
            while (in.child()) {
                switch (in.name()) {
                    case "OrgnlEndToEndId" -> id = in.single().id();
                    case "TxSts" -> code = code(in.single(), false);
                    case "StsRsnInf" -> reasons = reason(reasons);
                    case "AcctSvcrRef" -> bankReference = in.single().id();
                    default -> in.skip();
                }
            }
            Said said = group.payments.computeIfAbsent(in.present(id, "OrgnlEndToEndId"), _ -> new Said());
            add(said, code, reasons);
            said.bankReference = bankReference == null ? said.bankReference : bankReference;
        }

        /** Of several rows about the same the worst counts, and rows that exclude each other are remembered. */
        private static void add(Said said, @Nullable StatusCode code, List<StatusReason> reasons) {
            StatusCode before = said.code;
            if (before != null && code != null) {
                said.contradictory |= before.contradicts(code) || code.contradicts(before);
            }
            if (before == null || (code != null && code.compareTo(before) < 0)) {
                said.code = code == null ? before : code;
                said.reasons = reasons.isEmpty() ? said.reasons : reasons;
            }
        }

        private static StatusCode code(XmlCursor in, boolean ofMany) throws IOException, RejectedFileException {
            String text = in.filled();
            StatusCode code = StatusCode.of(text);
            if (code == null || (code == StatusCode.PART && !ofMany)) {
                throw in.rejectLeft("a status that we know", XmlCursor.quoted(text));
            }
            return code;
        }

        private List<StatusReason> reason(List<StatusReason> before) throws IOException, RejectedFileException {
            if (before.size() == REASONS_MAX) {
                throw in.reject("at most " + REASONS_MAX + " reasons", "more");
            }
            String code = null;
            String text = null;
            while (in.child()) {
                switch (in.name()) {
                    case "Rsn" -> {
                        in.single();
                        while (in.child()) {
                            switch (in.name()) {
                                case "Cd", "Prtry" -> code = in.filled();
                                default -> in.skip();
                            }
                        }
                    }
                    case "AddtlInf" -> {
                        String line = in.text();
                        text = text == null ? line : text + " " + line;
                    }
                    default -> in.skip();
                }
            }
            List<StatusReason> all = new ArrayList<>(before);
            all.add(new StatusReason(code == null ? "NARR" : code, text));
            return List.copyOf(all);
        }
    }
}
