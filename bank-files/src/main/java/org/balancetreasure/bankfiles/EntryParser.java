package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.time.LocalDate;
import org.balancetreasure.bankfiles.EntryDetail.References;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a statement and its details, which may be a million: they are read one by one, and their counts and sums
 * are compared with their batch and their entry as each of these ends.
 */
final class EntryParser {

    private final XmlCursor in;
    private final ReversalReading reading;
    private final String currency;

    private StatementEntry entry = StatementEntry.booked(0, LocalDate.MIN, "", "");
    private long amount;
    private boolean writtenCredit;
    private boolean credit;

    private boolean entryOpen;
    private boolean groupOpen;
    private @Nullable Batch batch;
    /** Of the group (NtryDtls) that is being read. */
    private long groupDetails;
    private long groupSum;
    private boolean groupComplete;
    /** Of the entry. */
    private long details;
    private long sum;
    private boolean complete;
    private @Nullable EntryDetail ahead;

    EntryParser(XmlCursor in, ReversalReading reading, String currency) {
        this.in = in;
        this.reading = reading;
        this.currency = currency;
    }

    /** Reads the head of an entry, whose element is the current one; the totals take in a booked one. */
    StatementEntry begin(StatementTotals totals) throws IOException, RejectedFileException {
        in.record();
        String reference = null;
        Long units = null;
        Boolean direction = null;
        boolean reversal = false;
        EntryStatus status = null;
        LocalDate bookingDate = null;
        LocalDate valueDate = null;
        String bankReference = null;
        String code = null;
        entryOpen = true;
        groupOpen = false;
        while (!groupOpen) {
            if (!in.child()) {
                entryOpen = false;
                break;
            }
            switch (in.name()) {
                case "NtryRef" -> reference = in.single().text();
                case "Amt" -> units = in.single().amount(currency);
                case "CdtDbtInd" -> direction = in.single().credit();
                case "RvslInd" -> reversal = in.single().flag();
                case "Sts" -> status = status(in.single());
                case "BookgDt" -> bookingDate = in.single().dayChoice();
                case "ValDt" -> valueDate = in.single().dayChoice();
                case "AcctSvcrRef" -> bankReference = in.single().text();
                case "BkTxCd" -> code = transactionCode(in.single());
                case "NtryDtls" -> {
                    requireHead(units, direction, status, true);
                    beginGroup();
                }
                default -> in.skip();
            }
        }
        if (!entryOpen) {
            requireHead(units, direction, status, false);
        }
        amount = units == null ? 0 : units;
        writtenCredit = Boolean.TRUE.equals(direction);
        credit = reading.credit(writtenCredit, reversal);
        EntryStatus known = status == null ? EntryStatus.INFO : status;
        if (known == EntryStatus.BOOK) {
            totals.add(amount, writtenCredit, reversal);
        }
        entry = new StatementEntry(reference, credit ? amount : -amount, reversal, known, bookingDate, valueDate,
                bankReference, code);
        details = 0;
        sum = 0;
        complete = true;
        ahead = null;
        return entry;
    }

    private void requireHead(@Nullable Long units, @Nullable Boolean direction, @Nullable EntryStatus status,
            boolean open) throws RejectedFileException {
        if (units == null || direction == null || status == null) {
            String expected = "Amt, CdtDbtInd and Sts of the entry, before its details";
            String found = units == null ? "no Amt" : direction == null ? "no CdtDbtInd" : "no Sts";
            throw open ? in.reject(expected, found) : in.rejectLeft(expected, found);
        }
    }

    private static EntryStatus status(XmlCursor in) throws IOException, RejectedFileException {
        String code = null;
        while (in.child()) {
            if (in.name().equals("Cd")) {
                code = in.single().filled();
            } else {
                in.skip();
            }
        }
        for (EntryStatus status : EntryStatus.values()) {
            if (status.name().equals(code)) {
                return status;
            }
        }
        throw in.rejectLeft("BOOK, PDNG, INFO or FUTR in Cd", XmlCursor.quoted(String.valueOf(code)));
    }

    private static @Nullable String transactionCode(XmlCursor in) throws IOException, RejectedFileException {
        String domain = null;
        String family = null;
        String subFamily = null;
        String own = null;
        while (in.child()) {
            switch (in.name()) {
                case "Domn" -> {
                    while (in.child()) {
                        switch (in.name()) {
                            case "Cd" -> domain = in.text();
                            case "Fmly" -> {
                                while (in.child()) {
                                    switch (in.name()) {
                                        case "Cd" -> family = in.text();
                                        case "SubFmlyCd" -> subFamily = in.text();
                                        default -> in.skip();
                                    }
                                }
                            }
                            default -> in.skip();
                        }
                    }
                }
                case "Prtry" -> own = code(in, "Cd");
                default -> in.skip();
            }
        }
        return domain == null ? own : domain + "/" + family + "/" + subFamily;
    }

    private static @Nullable String code(XmlCursor in, String element) throws IOException, RejectedFileException {
        String code = null;
        while (in.child()) {
            if (in.name().equals(element)) {
                code = in.text();
            } else {
                in.skip();
            }
        }
        return code;
    }

    /** The next detail of the entry; null after its last, when counts and sums have been found to agree. */
    @Nullable
    EntryDetail next() throws IOException, RejectedFileException {
        EntryDetail detail = ahead == null ? fetch() : ahead;
        ahead = null;
        if (detail != null && detail.amount() == null && details == 1) {
            // Only one that is alone may take the entry's amount, so whether another follows must be known.
            ahead = fetch();
            if (ahead == null) {
                return detail.withAmount(entry.amount());
            }
        }
        return detail;
    }

    private @Nullable EntryDetail fetch() throws IOException, RejectedFileException {
        while (entryOpen) {
            EntryDetail found = groupOpen ? inGroup() : null;
            if (found != null) {
                details++;
                return found;
            }
            toGroup();
        }
        return null;
    }

    private void beginGroup() {
        groupOpen = true;
        batch = null;
        groupDetails = 0;
        groupSum = 0;
        groupComplete = true;
    }

    /** Goes to the next group of details, or to the end of the entry. */
    private void toGroup() throws IOException, RejectedFileException {
        while (in.child()) {
            switch (in.name()) {
                case "NtryDtls" -> {
                    beginGroup();
                    return;
                }
                case "Amt", "CdtDbtInd", "RvslInd", "Sts" -> throw in.reject("it before the details", "it after them");
                default -> in.skip();
            }
        }
        entryOpen = false;
        if (details > 0 && complete && sum != amount) {
            throw in.rejectLeft("details of " + text(amount) + ", the amount of the entry", text(sum));
        }
    }

    private @Nullable EntryDetail inGroup() throws IOException, RejectedFileException {
        while (in.child()) {
            switch (in.name()) {
                case "Btch" -> batch = batch(in.single());
                case "TxDtls" -> {
                    in.record();
                    return detail();
                }
                default -> in.skip();
            }
        }
        groupOpen = false;
        return endGroup();
    }

    private @Nullable EntryDetail endGroup() throws RejectedFileException {
        Batch ended = batch;
        Long total = ended == null ? null : ended.total();
        // Seen in the direction of the entry, as the sums of details are.
        Long inDirection = total == null ? null : credit ? total : -total;
        if (groupDetails == 0) {
            if (ended == null) {
                return null;
            }
            if (inDirection == null) {
                // One that is alone inherits; else the sum can't be known.
                complete = false;
            } else {
                sum = in.plus(sum, inDirection);
            }
            return new EntryDetail(total, ended, true,
                    new References(ended.messageId(), ended.paymentInformationId(), null, null, null), Party.UNKNOWN,
                    Party.UNKNOWN, null, null);
        }
        if (ended != null && ended.transactions() != null && ended.transactions() != groupDetails) {
            throw in.rejectLeft(groupDetails + " in Btch/NbOfTxs, as there are details",
                    ended.transactions().toString());
        }
        if (groupComplete && inDirection != null && inDirection != groupSum) {
            throw in.rejectLeft(text(groupSum) + " in Btch/TtlAmt, the sum of the details", text(inDirection));
        }
        if (groupComplete) {
            sum = in.plus(sum, groupSum);
        } else if (inDirection != null) {
            sum = in.plus(sum, inDirection);
        } else {
            complete = false;
        }
        return null;
    }

    private Batch batch(XmlCursor cursor) throws IOException, RejectedFileException {
        String message = null;
        String information = null;
        Long transactions = null;
        Long total = null;
        boolean direction = writtenCredit;
        while (cursor.child()) {
            switch (cursor.name()) {
                case "MsgId" -> message = cursor.single().text();
                case "PmtInfId" -> information = cursor.single().text();
                case "NbOfTxs" -> transactions = cursor.single().count();
                case "TtlAmt" -> total = cursor.single().amount(currency);
                case "CdtDbtInd" -> direction = cursor.single().credit();
                default -> cursor.skip();
            }
        }
        return new Batch(message, information, transactions, total == null ? null : signed(total, direction));
    }

    /** In the direction of the entry if it is written like the entry's, else against it. */
    private long signed(long units, boolean direction) {
        return (direction == writtenCredit) == credit ? units : -units;
    }

    private EntryDetail detail() throws IOException, RejectedFileException {
        References references = References.NONE;
        Long units = null;
        Long transactionUnits = null;
        boolean direction = writtenCredit;
        Party debtor = Party.UNKNOWN;
        Party creditor = Party.UNKNOWN;
        String remittance = null;
        String returned = null;
        while (in.child()) {
            switch (in.name()) {
                case "Refs" -> references = references(in.single());
                case "Amt" -> units = in.single().amount(currency);
                case "AmtDtls" -> transactionUnits = transactionAmount(in.single());
                case "CdtDbtInd" -> direction = in.single().credit();
                case "RltdPties" -> {
                    in.single();
                    while (in.child()) {
                        switch (in.name()) {
                            case "Dbtr" -> debtor = debtor.withName(Party.readName(in.single()));
                            case "DbtrAcct" -> debtor = debtor.withAccount(Party.readAccount(in.single()));
                            case "Cdtr" -> creditor = creditor.withName(Party.readName(in.single()));
                            case "CdtrAcct" -> creditor = creditor.withAccount(Party.readAccount(in.single()));
                            default -> in.skip();
                        }
                    }
                }
                case "RltdAgts" -> {
                    in.single();
                    while (in.child()) {
                        switch (in.name()) {
                            case "DbtrAgt" -> debtor = debtor.withBank(Party.readBank(in.single()));
                            case "CdtrAgt" -> creditor = creditor.withBank(Party.readBank(in.single()));
                            default -> in.skip();
                        }
                    }
                }
                case "RmtInf" -> remittance = Party.readRemittance(in.single());
                case "RtrInf" -> returned = returnReason(in.single());
                default -> in.skip();
            }
        }
        if (units == null) {
            units = transactionUnits;
        }
        groupDetails++;
        if (units == null) {
            groupComplete = false;
        } else {
            groupSum = in.plus(groupSum, direction == writtenCredit ? units : -units);
        }
        return new EntryDetail(units == null ? null : signed(units, direction), batch, false, references, debtor,
                creditor, remittance, returned);
    }

    /** TxAmt in the entry's currency; amounts before an exchange say nothing of this account. */
    private @Nullable Long transactionAmount(XmlCursor cursor) throws IOException, RejectedFileException {
        Long units = null;
        while (cursor.child()) {
            if (!cursor.name().equals("TxAmt")) {
                cursor.skip();
                continue;
            }
            while (cursor.child()) {
                if (cursor.name().equals("Amt") && cursor.attribute("Ccy").equals(currency)) {
                    units = cursor.single().amount(currency);
                } else {
                    cursor.skip();
                }
            }
        }
        return units;
    }

    private static References references(XmlCursor in) throws IOException, RejectedFileException {
        String message = null;
        String information = null;
        String instruction = null;
        String endToEnd = null;
        String bank = null;
        while (in.child()) {
            switch (in.name()) {
                case "MsgId" -> message = in.single().text();
                case "PmtInfId" -> information = in.single().text();
                case "InstrId" -> instruction = in.single().text();
                case "EndToEndId" -> endToEnd = in.single().text();
                case "AcctSvcrRef" -> bank = in.single().text();
                default -> in.skip();
            }
        }
        return new References(message, information, instruction,
                Fit.NOT_PROVIDED.equals(endToEnd) ? null : endToEnd, bank);
    }

    private static String returnReason(XmlCursor in) throws IOException, RejectedFileException {
        String reason = null;
        while (in.child()) {
            if (!in.name().equals("Rsn")) {
                in.skip();
                continue;
            }
            while (in.child()) {
                switch (in.name()) {
                    case "Cd", "Prtry" -> reason = in.text();
                    default -> in.skip();
                }
            }
        }
        // A return that gives no reason is one all the same.
        return reason == null || reason.isEmpty() ? "NARR" : reason;
    }

    private String text(long units) {
        return Amounts.text(units, Amounts.decimals(currency));
    }
}
