package org.balancetreasure.benchmarks.bankfiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.balancetreasure.bankfiles.Balance;
import org.balancetreasure.bankfiles.EntryDetail;
import org.balancetreasure.bankfiles.EntryDetail.References;
import org.balancetreasure.bankfiles.Party;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.bankfiles.Statement;
import org.balancetreasure.bankfiles.StatementEntry;
import org.balancetreasure.bankfiles.StatementReader;
import org.balancetreasure.bankfiles.StatementWriter;

/** A statement of one day with many single entries, each with its one detail. */
final class Entries {

    private Entries() {}

    /** As the bank of the sandbox writes it; every tenth entry is money out. */
    static void write(Path file, int count) throws IOException {
        long sum = 0;
        for (int place = 0; place < count; place++) {
            sum += amount(place);
        }
        try (StatementWriter writer = StatementWriter.create(file, "STMT-20260106", Payments.DAY.atTime(20, 0),
                ReversalReading.AS_WRITTEN)) {
            Balance opening = new Balance("OPBD", 0, Payments.DAY);
            Balance closing = new Balance("CLBD", sum, Payments.DAY);
            writer.statement(new Statement("S-20260106", 6L, null, String.valueOf(Payments.US.account()), "CNY", 1,
                    true, opening, closing, List.of(opening, closing)), Payments.DAY.atTime(20, 0), null);
            Party customer = new Party("客户", "6222020000000000001", "105100000017");
            for (int place = 0; place < count; place++) {
                writer.entry(StatementEntry.booked(amount(place), Payments.DAY, "B-" + place, "PMNT/ICDT/DMCT"), null);
                writer.detail(new EntryDetail(amount(place), null, false,
                        new References(null, null, null, "E-" + place, null), customer, Party.UNKNOWN, null, null));
            }
            writer.commit();
        }
    }

    private static long amount(int place) {
        long amount = 1 + place % 1_000 * 91_193L;
        return place % 10 == 0 ? -amount : amount;
    }

    /**
     * Checks the whole file, then takes what a business needs out of each entry and detail.
     *
     * @return the entries
     */
    static long readByUs(Path file) throws IOException, RejectedFileException {
        long entries = 0;
        long sum = 0;
        try (StatementReader reader = StatementReader.open(file, ReversalReading.AS_WRITTEN)) {
            for (Statement statement = reader.nextStatement(); statement != null; statement = reader.nextStatement()) {
                for (StatementEntry entry = reader.nextEntry(); entry != null; entry = reader.nextEntry()) {
                    entries++;
                    sum += entry.amount();
                    for (EntryDetail detail = reader.nextDetail(); detail != null; detail = reader.nextDetail()) {
                        sum -= detail.amount() == null ? 0 : detail.amount();
                    }
                }
            }
        }
        if (sum != 0) {
            throw new IllegalStateException("Entries and details differ by " + sum);
        }
        return entries;
    }

    /** The tokens of the file by the JDK's reader alone, once: nothing is checked, nothing is kept. */
    static long readBare(Path file) throws IOException, XMLStreamException {
        long entries = 0;
        try (InputStream in = Files.newInputStream(file)) {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Ntry")) {
                    entries++;
                }
            }
            xml.close();
        }
        return entries;
    }
}
