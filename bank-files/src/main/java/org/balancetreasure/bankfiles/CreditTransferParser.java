package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through the payment instructions of a file and checks counts and sums on the way. */
final class CreditTransferParser {

    private static final int GROUPS_MAX = 1_000_000;

    private final XmlCursor in;
    private String messageId = "";
    private LocalDateTime created = LocalDateTime.MIN;
    private String initiatingParty = "";
    private String currency = "";
    private long saidCount;
    private @Nullable String saidSum;
    private long count;
    private long sum;

    private final Set<String> groupIds = new HashSet<>();
    private @Nullable Group group;
    private boolean ended;

    /** What is known of the group that is being read. */
    private static final class Group {
        private @Nullable String id;
        private boolean batch;
        private @Nullable LocalDate day;
        private Party debtor = Party.UNKNOWN;
        private @Nullable Long saidCount;
        private @Nullable String saidSum;
        private long count;
        private long sum;
        /** The payment that was read to learn the currency. */
        private @Nullable CreditTransfer first;
    }

    CreditTransferParser(XmlCursor in) throws IOException, RejectedFileException {
        this.in = in;
        if (!in.child() || !in.name().equals("GrpHdr")) {
            throw in.reject("the element GrpHdr first", "another one");
        }
        String id = null;
        String time = null;
        Long transactions = null;
        while (in.child()) {
            switch (in.name()) {
                case "MsgId" -> id = in.single().id();
                case "CreDtTm" -> time = in.single().filled();
                case "NbOfTxs" -> transactions = in.single().count();
                case "CtrlSum" -> saidSum = in.single().filled();
                case "InitgPty" -> {
                    String name = Party.readName(in.single());
                    initiatingParty = name == null ? "" : name;
                }
                default -> in.skip();
            }
        }
        messageId = in.present(id, "MsgId");
        created = time(in.present(time, "CreDtTm"));
        saidCount = in.present(transactions, "NbOfTxs");
    }

    private LocalDateTime time(String text) throws RejectedFileException {
        try {
            return LocalDateTime.parse(text.replaceFirst("(Z|[+-][0-9]{2}:[0-9]{2})$", ""));
        } catch (DateTimeParseException e) {
            throw in.rejectLeft("a time like 2026-01-31T09:30:00 in CreDtTm", XmlCursor.quoted(text));
        }
    }

    /** The head of the file; its currency, count and sum are those of the payments read so far. */
    GroupHeader header() {
        return new GroupHeader(messageId, created, initiatingParty, currency, count, sum);
    }

    /** The next group, with the count and sum that it says, or 0 where it says none; null after the last. */
    @Nullable
    PaymentInformation nextGroup() throws IOException, RejectedFileException {
        while (group != null) {
            nextTransfer();
        }
        while (!ended && in.child()) {
            if (in.name().equals("PmtInf")) {
                in.record();
                return readGroup();
            }
            in.skip();
        }
        if (!ended) {
            ended = true;
            requireTotals("GrpHdr", saidCount, saidSum, count, sum);
            in.finish();
        }
        return null;
    }

    private PaymentInformation readGroup() throws IOException, RejectedFileException {
        Group next = new Group();
        boolean atTransfer = false;
        while (!atTransfer) {
            if (!in.child()) {
                throw in.rejectLeft("the element CdtTrfTxInf", "none");
            }
            switch (in.name()) {
                case "PmtInfId" -> next.id = in.single().id();
                case "PmtMtd" -> method();
                case "BtchBookg" -> next.batch = in.single().flag();
                case "NbOfTxs" -> next.saidCount = in.single().count();
                case "CtrlSum" -> next.saidSum = in.single().filled();
                case "ReqdExctnDt" -> next.day = in.single().dayChoice();
                case "Dbtr" -> next.debtor = next.debtor.withName(Party.readName(in.single()));
                case "DbtrAcct" -> next.debtor = next.debtor.withAccount(debtorAccount());
                case "DbtrAgt" -> next.debtor = next.debtor.withBank(Party.readBank(in.single()));
                case "CdtTrfTxInf" -> atTransfer = true;
                default -> in.skip();
            }
        }
        String id = next.id;
        LocalDate day = next.day;
        if (id == null || day == null || next.debtor.account() == null) {
            throw in.reject("PmtInfId, ReqdExctnDt and DbtrAcct before the first payment", "not all of them");
        }
        if (groupIds.size() == GROUPS_MAX || !groupIds.add(id)) {
            throw in.reject("each PmtInfId once, at most " + GROUPS_MAX + " of them", XmlCursor.quoted(id));
        }
        next.first = readTransfer(next);
        group = next;
        return new PaymentInformation(id, next.batch, day, next.debtor, currency,
                next.saidCount == null ? 0 : next.saidCount,
                next.saidSum == null ? 0 : said("PmtInf", next.saidSum));
    }

    private void method() throws IOException, RejectedFileException {
        String method = in.single().filled();
        if (!method.equals("TRF")) {
            throw in.rejectLeft("TRF in PmtMtd", XmlCursor.quoted(method));
        }
    }

    private @Nullable String debtorAccount() throws IOException, RejectedFileException {
        in.single();
        String account = null;
        while (in.child()) {
            switch (in.name()) {
                case "Id" -> account = Party.accountId(in.single());
                case "Ccy" -> {
                    String code = in.single().filled();
                    if (Amounts.decimals(code) < 0 || (!currency.isEmpty() && !code.equals(currency))) {
                        throw in.rejectLeft("one currency of ISO 4217 in the whole file", XmlCursor.quoted(code));
                    }
                    currency = code;
                }
                default -> in.skip();
            }
        }
        return account;
    }

    /** The next payment of the group, or null after its last. */
    @Nullable
    CreditTransfer nextTransfer() throws IOException, RejectedFileException {
        Group current = group;
        if (current == null) {
            return null;
        }
        if (current.first != null) {
            CreditTransfer first = current.first;
            current.first = null;
            return first;
        }
        while (in.child()) {
            switch (in.name()) {
                case "CdtTrfTxInf" -> {
                    return readTransfer(current);
                }
                case "PmtInfId", "ReqdExctnDt", "DbtrAcct", "NbOfTxs", "CtrlSum" ->
                    throw in.reject("it before the first payment", "it after one");
                default -> in.skip();
            }
        }
        if (current.saidCount != null || current.saidSum != null) {
            requireTotals("PmtInf", current.saidCount == null ? current.count : current.saidCount, current.saidSum,
                    current.count, current.sum);
        }
        group = null;
        return null;
    }

    private CreditTransfer readTransfer(Group current) throws IOException, RejectedFileException {
        in.record();
        String instruction = null;
        String endToEnd = null;
        Long amount = null;
        Party creditor = Party.UNKNOWN;
        String remittance = null;
        while (in.child()) {
            switch (in.name()) {
                case "PmtId" -> {
                    in.single();
                    while (in.child()) {
                        switch (in.name()) {
                            case "InstrId" -> instruction = in.single().id();
                            case "EndToEndId" -> endToEnd = in.single().id();
                            default -> in.skip();
                        }
                    }
                }
                case "Amt" -> {
                    in.single();
                    while (in.child()) {
                        if (in.name().equals("InstdAmt")) {
                            amount = instructed();
                        } else {
                            throw in.reject("InstdAmt", "another amount");
                        }
                    }
                }
                case "Cdtr" -> creditor = creditor.withName(Party.readName(in.single()));
                case "CdtrAcct" -> creditor = creditor.withAccount(Party.readAccount(in.single()));
                case "CdtrAgt" -> creditor = creditor.withBank(Party.readBank(in.single()));
                case "RmtInf" -> remittance = Party.readRemittance(in);
                default -> in.skip();
            }
        }
        String end = in.present(endToEnd, "PmtId/EndToEndId");
        long units = in.present(amount, "Amt/InstdAmt");
        current.count++;
        current.sum = in.plus(current.sum, units);
        count++;
        sum = in.plus(sum, units);
        return new CreditTransfer(instruction == null ? end : instruction, end, units, creditor, remittance);
    }

    private long instructed() throws IOException, RejectedFileException {
        in.single();
        if (currency.isEmpty()) {
            currency = in.currency();
        }
        long units = in.amount(currency);
        if (units == 0) {
            throw in.rejectLeft("an amount above zero", "0");
        }
        return units;
    }

    private long said(String level, String text) throws RejectedFileException {
        long units = Amounts.units(text, Amounts.decimals(currency));
        if (units < 0) {
            throw in.reject("a sum in " + level + "/CtrlSum", XmlCursor.quoted(text));
        }
        return units;
    }

    private void requireTotals(String level, long saidTransactions, @Nullable String saidUnits, long transactions,
            long units) throws RejectedFileException {
        if (saidTransactions != transactions) {
            throw in.rejectLeft(transactions + " in " + level + "/NbOfTxs, as there are payments",
                    Long.toString(saidTransactions));
        }
        if (saidUnits != null && said(level, saidUnits) != units) {
            throw in.rejectLeft(Amounts.text(units, Amounts.decimals(currency)) + " in " + level
                    + "/CtrlSum, the sum of the payments", XmlCursor.quoted(saidUnits));
        }
    }
}
