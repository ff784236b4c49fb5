package org.balancetreasure.benchmarks.bankfiles;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.balancetreasure.bankfiles.CreditTransfer;
import org.balancetreasure.bankfiles.CreditTransferWriter;
import org.balancetreasure.bankfiles.GroupHeader;
import org.balancetreasure.bankfiles.Party;
import org.balancetreasure.bankfiles.PaymentInformation;

/**
 * Payouts of one day to many customers, in one group. They are made before the clock runs, and their amounts as texts
 * too, so that the bare side only writes.
 */
final class Payments {

    static final LocalDate DAY = LocalDate.of(2026, 1, 6);
    static final Party US = new Party("余额宝藏基金销售有限公司", "110060149012345678901", "102100099996");

    /** Different creditors; a longer file repeats all but the identifiers. */
    private static final int DIFFERENT = 1_000;

    private final int count;
    private final long sum;
    private final List<Party> creditors = new ArrayList<>();
    private final String[] texts = new String[DIFFERENT];

    Payments(int count) {
        this.count = count;
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += amount(i);
        }
        this.sum = total;
        for (int i = 0; i < DIFFERENT; i++) {
            creditors.add(new Party("客户" + i, Long.toString(6_222_020_000_000_000_000L + i), "105100000017"));
            texts[i] = BigDecimal.valueOf(amount(i), 2).toPlainString();
        }
    }

    private static long amount(int place) {
        return 1 + place % DIFFERENT * 137_731L;
    }

    private static String id(int place) {
        return "PAY-20260106-ICBC-" + place;
    }

    /** As the platform writes them. */
    void writeByUs(Path file) throws IOException {
        GroupHeader header = new GroupHeader("PAY-20260106-ICBC", DAY.atTime(9, 30), "Balance Treasure", "CNY", count,
                sum);
        try (CreditTransferWriter writer = CreditTransferWriter.create(file, header)) {
            writer.group(new PaymentInformation("PAY-20260106-ICBC-G", true, DAY, US, "CNY", count, sum));
            for (int place = 0; place < count; place++) {
                String id = id(place);
                writer.write(new CreditTransfer(id, id, amount(place), creditors.get(place % DIFFERENT), "赎回款"));
            }
            writer.commit();
        }
    }

    /** The same bytes by the JDK's writer alone: no rule, no sum, not made durable. */
    void writeBare(Path file) throws IOException, XMLStreamException {
        String total = BigDecimal.valueOf(sum, 2).toPlainString();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09");
            open(xml, "CstmrCdtTrfInitn", "GrpHdr");
            leaf(xml, "MsgId", "PAY-20260106-ICBC");
            leaf(xml, "CreDtTm", "2026-01-06T09:30:00");
            leaf(xml, "NbOfTxs", Integer.toString(count));
            leaf(xml, "CtrlSum", total);
            open(xml, "InitgPty");
            leaf(xml, "Nm", "Balance Treasure");
            close(xml, 2);
            open(xml, "PmtInf");
            leaf(xml, "PmtInfId", "PAY-20260106-ICBC-G");
            leaf(xml, "PmtMtd", "TRF");
            leaf(xml, "BtchBookg", "true");
            leaf(xml, "NbOfTxs", Integer.toString(count));
            leaf(xml, "CtrlSum", total);
            open(xml, "ReqdExctnDt");
            leaf(xml, "Dt", "2026-01-06");
            close(xml, 1);
            open(xml, "Dbtr");
            leaf(xml, "Nm", String.valueOf(US.name()));
            close(xml, 1);
            open(xml, "DbtrAcct", "Id", "Othr");
            leaf(xml, "Id", String.valueOf(US.account()));
            close(xml, 2);
            leaf(xml, "Ccy", "CNY");
            close(xml, 1);
            bank(xml, "DbtrAgt", String.valueOf(US.bank()));
            leaf(xml, "ChrgBr", "SLEV");
            for (int place = 0; place < count; place++) {
                payment(xml, place);
            }
            close(xml, 2);
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
        }
    }

    private void payment(XMLStreamWriter xml, int place) throws XMLStreamException {
        String id = id(place);
        Party creditor = creditors.get(place % DIFFERENT);
        open(xml, "CdtTrfTxInf", "PmtId");
        leaf(xml, "InstrId", id);
        leaf(xml, "EndToEndId", id);
        close(xml, 1);
        open(xml, "Amt", "InstdAmt");
        xml.writeAttribute("Ccy", "CNY");
        xml.writeCharacters(texts[place % DIFFERENT]);
        close(xml, 2);
        bank(xml, "CdtrAgt", String.valueOf(creditor.bank()));
        open(xml, "Cdtr");
        leaf(xml, "Nm", String.valueOf(creditor.name()));
        close(xml, 1);
        open(xml, "CdtrAcct", "Id", "Othr");
        leaf(xml, "Id", String.valueOf(creditor.account()));
        close(xml, 3);
        open(xml, "RmtInf");
        leaf(xml, "Ustrd", "赎回款");
        close(xml, 2);
    }

    private static void bank(XMLStreamWriter xml, String element, String bank) throws XMLStreamException {
        open(xml, element, "FinInstnId", "ClrSysMmbId", "ClrSysId");
        leaf(xml, "Cd", "CNAPS");
        close(xml, 1);
        leaf(xml, "MmbId", bank);
        close(xml, 3);
    }

    private static void open(XMLStreamWriter xml, String... elements) throws XMLStreamException {
        for (String element : elements) {
            xml.writeCharacters("\n");
            xml.writeStartElement(element);
        }
    }

    private static void leaf(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        open(xml, element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void close(XMLStreamWriter xml, int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }
}
