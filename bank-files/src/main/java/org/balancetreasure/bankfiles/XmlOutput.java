package org.balancetreasure.bankfiles;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A message that is written element by element, each on a line of its own. Equal calls give equal bytes. The file has a
 * temporary name until {@link #commit()}.
 */
final class XmlOutput implements AutoCloseable {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final int CODE_LENGTH = 4;
    private static final int BUFFER_CHARS = 64 * 1024;

    /** The JDK's, so that another library on the class path changes no byte. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final PartFile file;
    private final Writer characters;
    private final XMLStreamWriter xml;

    /** Opens the document and the message in it. */
    XmlOutput(Path target, MessageType type) throws IOException {
        this.file = new PartFile(target);
        boolean begun = false;
        try {
            // Buffered on the outside: with a bare encoder the JDK would write a rare character as two broken halves.
            characters = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8), BUFFER_CHARS);
            xml = FACTORY.createXMLStreamWriter(characters);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(type.namespace());
            open(type.element());
            begun = true;
        } catch (XMLStreamException e) {
            throw failed(e);
        } finally {
            if (!begun) {
                file.close();
            }
        }
    }

    void open(String element) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(element);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    void close(int elements) throws IOException {
        try {
            for (int i = 0; i < elements; i++) {
                xml.writeEndElement();
            }
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    void leaf(String element, String text) throws IOException {
        open(element);
        try {
            xml.writeCharacters(text);
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    void leafIf(String element, @Nullable String text) throws IOException {
        if (text != null) {
            leaf(element, text);
        }
    }

    void leaf(String element, LocalDateTime time) throws IOException {
        leaf(element, SECONDS.format(time));
    }

    /** An element with one in it, such as a choice of a date. */
    void nested(String element, String inner, String text) throws IOException {
        open(element);
        leaf(inner, text);
        close(1);
    }

    void date(String element, LocalDate date) throws IOException {
        nested(element, "Dt", date.toString());
    }

    void amount(String element, long units, String currency) throws IOException {
        open(element);
        try {
            xml.writeAttribute("Ccy", currency);
            xml.writeCharacters(Amounts.text(units, Amounts.decimals(currency)));
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** A reason: codes of the standard have at most four characters, longer ones are the bank's own. */
    void reason(String code) throws IOException {
        nested("Rsn", code.length() <= CODE_LENGTH ? "Cd" : "Prtry", code);
    }

    /** An account: an IBAN is recognised by its check digits. */
    void account(String element, String id, @Nullable String currency) throws IOException {
        open(element);
        open("Id");
        if (Fit.isIban(id)) {
            leaf("IBAN", id);
        } else {
            nested("Othr", "Id", id);
        }
        close(1);
        leafIf("Ccy", currency);
        close(1);
    }

    /** A bank: a BIC, or the member of a clearing system; 12 digits are one of CNAPS. */
    void bank(String element, String id) throws IOException {
        open(element);
        open("FinInstnId");
        if (Fit.isBic(id)) {
            leaf("BICFI", id);
        } else {
            open("ClrSysMmbId");
            if (id.length() == 12) {
                nested("ClrSysId", "Cd", "CNAPS");
            }
            leaf("MmbId", id);
            close(1);
        }
        close(2);
    }

    void commit() throws IOException {
        try {
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
            characters.flush();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        file.commit();
    }

    private static IOException failed(XMLStreamException e) {
        return e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
