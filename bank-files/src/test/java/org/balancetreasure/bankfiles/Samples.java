package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.bankfiles.EntryDetail.References;

/** The words in which the tests speak: payments of ours, and statements as banks write them, element by element. */
final class Samples {

    static final LocalDate DAY = LocalDate.of(2013, 7, 11);
    static final LocalDateTime CREATED = LocalDateTime.of(2013, 7, 11, 9, 30);
    static final Party US = new Party("余额宝藏基金销售有限公司", "110060149012345678901", "102100099996");
    static final Party CUSTOMER = new Party("张三", "6222021234567890123", "105100000017");

    private Samples() {}

    static GroupHeader header(long transactions, long sum) {
        return new GroupHeader("SETTLE-20130711-ICBC", CREATED, "Balance Treasure", "CNY", transactions, sum);
    }

    static PaymentInformation group(String id, long transactions, long sum) {
        return new PaymentInformation(id, true, DAY, US, "CNY", transactions, sum);
    }

    static CreditTransfer payment(String id, long amount) {
        return new CreditTransfer("I-" + id, id, amount, CUSTOMER, "赎回款 " + id);
    }

    /** One group of payments of these amounts, in cents. */
    static Path instructions(Path file, long... amounts) throws IOException {
        long sum = 0;
        for (long amount : amounts) {
            sum += amount;
        }
        try (CreditTransferWriter writer = CreditTransferWriter.create(file, header(amounts.length, sum))) {
            writer.group(group("PAY-1", amounts.length, sum));
            for (int i = 0; i < amounts.length; i++) {
                writer.write(payment("PAY-1-" + (i + 1), amounts[i]));
            }
            writer.commit();
        }
        return file;
    }

    static List<CreditTransfer> payments(Path file) throws IOException, RejectedFileException {
        List<CreditTransfer> all = new ArrayList<>();
        try (CreditTransferReader reader = CreditTransferReader.open(file)) {
            while (reader.nextGroup() != null) {
                for (CreditTransfer next = reader.nextTransfer(); next != null; next = reader.nextTransfer()) {
                    all.add(next);
                }
            }
        }
        return all;
    }

    /** A message of one statement, as text. */
    static String statement(String... elements) {
        return message("<Stmt><Id>S-1</Id><ElctrncSeqNb>7</ElctrncSeqNb><CreDtTm>2013-07-11T20:00:00</CreDtTm>"
                + "<Acct><Id><Othr><Id>110060149012345678901</Id></Othr></Id><Ccy>CNY</Ccy></Acct>\n"
                + String.join("\n", elements) + "\n</Stmt>");
    }

    static String message(String statements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
                <BkToCstmrStmt>
                <GrpHdr><MsgId>M-1</MsgId><CreDtTm>2013-07-11T20:00:00</CreDtTm></GrpHdr>
                """ + statements + "\n</BkToCstmrStmt>\n</Document>\n";
    }

    /** A balance; a minus sign means overdrawn. */
    static String balance(String type, String amount) {
        boolean debit = amount.startsWith("-");
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">"
                + (debit ? amount.substring(1) : amount) + "</Amt><CdtDbtInd>" + (debit ? "DBIT" : "CRDT")
                + "</CdtDbtInd><Dt><Dt>2013-07-11</Dt></Dt></Bal>";
    }

    /** An entry; a minus sign means debit. What follows the head is given as it is. */
    static String entry(String amount, String... after) {
        return entry(amount, false, "BOOK", after);
    }

    static String entry(String amount, boolean reversal, String status, String... after) {
        boolean debit = amount.startsWith("-");
        return "<Ntry><Amt Ccy=\"CNY\">" + (debit ? amount.substring(1) : amount) + "</Amt><CdtDbtInd>"
                + (debit ? "DBIT" : "CRDT") + "</CdtDbtInd>" + (reversal ? "<RvslInd>true</RvslInd>" : "")
                + "<Sts><Cd>" + status + "</Cd></Sts><BookgDt><Dt>2013-07-11</Dt></BookgDt>"
                + "<BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd>" + String.join("", after) + "</Ntry>";
    }

    static String details(String... inside) {
        return "<NtryDtls>" + String.join("", inside) + "</NtryDtls>";
    }

    static String batch(String information, int transactions, String total) {
        return "<Btch><PmtInfId>" + information + "</PmtInfId><NbOfTxs>" + transactions + "</NbOfTxs>"
                + (total.isEmpty() ? "" : "<TtlAmt Ccy=\"CNY\">" + total + "</TtlAmt>") + "</Btch>";
    }

    /** A detail; an empty amount is none. */
    static String detail(String endToEndId, String amount) {
        return "<TxDtls><Refs><EndToEndId>" + endToEndId + "</EndToEndId></Refs>"
                + (amount.isEmpty() ? "" : "<Amt Ccy=\"CNY\">" + amount + "</Amt>") + "</TxDtls>";
    }

    static Path file(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("file.xml"), text);
    }

    /** An entry with all that the reader gave of it. */
    record Read(StatementEntry entry, List<EntryDetail> details) {}

    static List<Read> entries(Path file, ReversalReading reading) throws IOException, RejectedFileException {
        List<Read> all = new ArrayList<>();
        try (StatementReader reader = StatementReader.open(file, reading)) {
            while (reader.nextStatement() != null) {
                for (StatementEntry next = reader.nextEntry(); next != null; next = reader.nextEntry()) {
                    List<EntryDetail> details = new ArrayList<>();
                    for (EntryDetail detail = reader.nextDetail(); detail != null; detail = reader.nextDetail()) {
                        details.add(detail);
                    }
                    all.add(new Read(next, details));
                }
            }
        }
        return all;
    }

    static References named(String endToEndId) {
        return new References(null, null, null, endToEndId, null);
    }
}
