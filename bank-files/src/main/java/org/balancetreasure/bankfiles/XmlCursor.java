package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a message that nobody vouches for, element by element. Document types and entities are refused, depth,
 * texts, tokens and elements are bounded, and whatever is wrong is a rejection with its line and path.
 *
 * <p>A caller asks {@link #child()} for the children of the current element until there is none, and reads or
 * {@linkplain #skip() skips} each of them. Elements of other namespaces have an empty name, so that they are skipped.
 */
final class XmlCursor implements AutoCloseable {

    private static final int DEPTH_MAX = 32;
    private static final int TEXT_CHARS_MAX = 4_000;
    /** Elements of what is held in memory at once: a header, an entry's head, one detail. */
    private static final int ELEMENTS_MAX = 10_000;
    /** Entries, details, payments and groups of a file. */
    private static final long RECORDS_MAX = 50_000_000;
    /** The parser keeps every name that it has met until the end of the file. */
    private static final int DIFFERENT_NAMES_MAX = 4_000;
    private static final int FOUND_CHARS_MAX = 60;

    private static final Pattern DAY = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})(T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?");

    private static final XMLInputFactory FACTORY = factory();

    private final Path file;
    private final CountedInput input;
    private final XMLStreamReader xml;
    private final MessageType type;
    private final StringBuilder text = new StringBuilder();

    private int depth;
    private final String[] names = new String[DEPTH_MAX + 1];
    /** How many elements of this name in a row their parent has so far. */
    private final int[] counts = new int[DEPTH_MAX + 1];
    /** The elements of which the element at this depth has had its one already. */
    private final String[][] singles = new String[DEPTH_MAX + 1][8];
    private final int[] singleCounts = new int[DEPTH_MAX + 1];
    private final Set<String> differentNames = new HashSet<>();
    private boolean foreign;
    private String dayText = "";
    private LocalDate day = LocalDate.MIN;
    private int elements;
    private long records;

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    /**
     * Opens a file and goes into its message.
     *
     * @param wanted null for a message of any type that we know
     * @param progress is told the bytes read so far
     */
    XmlCursor(Path file, FileChannel channel, @Nullable MessageType wanted, LongConsumer progress)
            throws IOException, RejectedFileException {
        this.file = file;
        this.input = new CountedInput(channel, progress);
        Arrays.fill(names, "");
        Reader characters = input.characters();
        if (characters == null) {
            throw new RejectedFileException(file, 1, "", "an encoding that is known here", "another one");
        }
        try {
            this.xml = FACTORY.createXMLStreamReader(characters);
        } catch (XMLStreamException e) {
            throw malformed(e, 1);
        }
        MessageType found = root();
        if (found == null || (wanted != null && found != wanted)) {
            throw reject(wanted == null
                    ? "the namespace of " + String.join(" or ", MessageType.CREDIT_TRANSFER.id(),
                            MessageType.STATUS_REPORT.id(), MessageType.STATEMENT.id())
                    : "the namespace " + wanted.namespace(), quoted(String.valueOf(xml.getNamespaceURI())));
        }
        this.type = found;
        this.foreign = false;
        if (!child() || !name().equals(type.element())) {
            throw reject("the element " + type.element(), found());
        }
    }

    private @Nullable MessageType root() throws IOException, RejectedFileException {
        while (advance() != XMLStreamConstants.START_ELEMENT) {
            // Nothing but comments and instructions comes before it: a document type is refused by advance.
        }
        push();
        if (!xml.getLocalName().equals("Document")) {
            throw reject("the element Document", quoted(xml.getLocalName()));
        }
        return MessageType.ofNamespace(xml.getNamespaceURI());
    }

    MessageType type() {
        return type;
    }

    /**
     * Goes to the next child of the current element.
     *
     * @return false at the end of the current element, which is left by it
     */
    boolean child() throws IOException, RejectedFileException {
        while (true) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    push();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!xml.isWhiteSpace()) {
                        throw reject("elements", "the text " + quoted(xml.getText()));
                    }
                }
                default -> {
                    // a comment, an instruction, space
                }
            }
        }
    }

    /** The name of the current element; empty when it is of another namespace. */
    String name() {
        return foreign ? "" : names[depth];
    }

    /** Says that the parent of the current element has one element of this name only. */
    XmlCursor single() throws RejectedFileException {
        int parent = depth - 1;
        String[] seen = singles[parent];
        for (int i = 0; i < singleCounts[parent]; i++) {
            if (seen[i].equals(names[depth])) {
                throw reject("one " + names[depth], "another one");
            }
        }
        if (singleCounts[parent] == seen.length) {
            seen = Arrays.copyOf(seen, 2 * seen.length);
            singles[parent] = seen;
        }
        seen[singleCounts[parent]++] = names[depth];
        return this;
    }

    /** What is held in memory begins anew with the current element: an entry, a detail, a payment. */
    void record() throws RejectedFileException {
        elements = 0;
        if (++records > RECORDS_MAX) {
            throw reject("at most " + RECORDS_MAX + " records", "more");
        }
    }

    /** Leaves the current element, whatever it contains. */
    void skip() throws IOException, RejectedFileException {
        int outer = depth - 1;
        while (depth > outer) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> push();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // whatever stands in an element that we don't read
                }
            }
        }
    }

    /** The attribute of the current element; empty when it has none. */
    String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** The text of the current element without space around it, which is left by it. */
    String text() throws IOException, RejectedFileException {
        String value = rawText();
        depth--;
        return value;
    }

    private String rawText() throws IOException, RejectedFileException {
        text.setLength(0);
        while (true) {
            switch (advance()) {
                case XMLStreamConstants.END_ELEMENT -> {
                    return text.toString().strip();
                }
                case XMLStreamConstants.START_ELEMENT -> throw reject("a text", "the element " + xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.length() + xml.getTextLength() > TEXT_CHARS_MAX) {
                        throw reject("at most " + TEXT_CHARS_MAX + " characters", "more");
                    }
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
                default -> {
                    // a comment or an instruction
                }
            }
        }
    }

    /** Says of the current leaf what it should have been. */
    private RejectedFileException unfit(String expected, String value) {
        return reject(expected, quoted(value));
    }

    /** A text that is not empty. */
    String filled() throws IOException, RejectedFileException {
        String value = rawText();
        if (value.isEmpty()) {
            throw unfit("a text", value);
        }
        depth--;
        return value;
    }

    /** An identifier of at most 35 characters. */
    String id() throws IOException, RejectedFileException {
        String value = rawText();
        if (value.isEmpty() || value.length() > Fit.ID_LENGTH) {
            throw unfit("1 to " + Fit.ID_LENGTH + " characters", value);
        }
        depth--;
        return value;
    }

    /** A day, as a date or as a time, of which the day is taken. */
    LocalDate day() throws IOException, RejectedFileException {
        String value = rawText();
        // Nearly all days of a statement are the same one.
        if (value.equals(dayText)) {
            depth--;
            return day;
        }
        Matcher matcher = DAY.matcher(value);
        if (matcher.matches()) {
            try {
                day = LocalDate.parse(matcher.group(1));
                dayText = value;
                depth--;
                return day;
            } catch (DateTimeException e) {
                throw unfit("a day that the calendar has", value);
            }
        }
        throw unfit("a day like 2026-01-31", value);
    }

    /** An element with the choice of {@code Dt} and {@code DtTm}. */
    LocalDate dayChoice() throws IOException, RejectedFileException {
        LocalDate chosen = null;
        while (child()) {
            switch (name()) {
                case "Dt", "DtTm" -> {
                    if (chosen != null) {
                        throw reject("one of Dt and DtTm", "both");
                    }
                    chosen = day();
                }
                default -> skip();
            }
        }
        return present(chosen, "Dt");
    }

    /** A count with at most 15 digits. */
    long count() throws IOException, RejectedFileException {
        String value = rawText();
        if (!value.matches("[0-9]{1,15}")) {
            throw unfit("a count", value);
        }
        depth--;
        return Long.parseLong(value);
    }

    boolean flag() throws IOException, RejectedFileException {
        String value = rawText();
        boolean flag = switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw unfit("true or false", value);
        };
        depth--;
        return flag;
    }

    /** A direction: true for CRDT, money in. */
    boolean credit() throws IOException, RejectedFileException {
        String value = rawText();
        boolean credit = switch (value) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw unfit("CRDT or DBIT", value);
        };
        depth--;
        return credit;
    }

    /** The currency of the current amount. */
    String currency() throws RejectedFileException {
        String currency = attribute("Ccy");
        if (Amounts.decimals(currency) < 0) {
            throw reject("a currency of ISO 4217 in Ccy", quoted(currency));
        }
        return currency;
    }

    /** An amount in this currency, in its smallest units; a Ccy is asked for. */
    long amount(String currency) throws IOException, RejectedFileException {
        String found = attribute("Ccy");
        if (!found.equals(currency)) {
            throw reject("an amount in " + currency, quoted(found));
        }
        return sum(currency);
    }

    /** An amount or a sum without a Ccy of its own. */
    long sum(String currency) throws IOException, RejectedFileException {
        int decimals = Amounts.decimals(currency);
        String value = rawText();
        long units = Amounts.units(value, decimals);
        if (units < 0) {
            throw unfit("an amount of at most 18 digits, " + decimals + " of them decimals, without a sign", value);
        }
        depth--;
        return units;
    }

    /** A sum of two amounts, as far as 64 bits go. */
    long plus(long a, long b) throws RejectedFileException {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw reject("a sum within 64 bits", "a larger one");
        }
        return sum;
    }

    /** The value, or a rejection because the current element lacks this child; called when its children are read. */
    <T> T present(@Nullable T value, String child) throws RejectedFileException {
        if (value == null) {
            throw rejectLeft("the element " + child, "none");
        }
        return value;
    }

    /** Goes to the end of the file, when the message's last child was read. */
    void finish() throws IOException, RejectedFileException {
        if (child()) {
            throw reject("one message", "the element " + names[depth] + " after it");
        }
        while (advance() != XMLStreamConstants.END_DOCUMENT) {
            // comments and space may follow the document
        }
        while (input.read() >= 0) {
            // The parser has looked at all bytes; this makes sure that the digest has, too.
        }
    }

    /** Size of the file, after {@link #finish()}. */
    long bytes() {
        return input.bytes();
    }

    /** Digest of the file, once, after {@link #finish()}. */
    String sha256() {
        return input.sha256();
    }

    /** A rejection at the current element. */
    RejectedFileException reject(String expected, String found) {
        return new RejectedFileException(file, line(), path(depth), expected, found);
    }

    /** A rejection at an element whose end was just passed. */
    RejectedFileException rejectLeft(String expected, String found) {
        return new RejectedFileException(file, line(), path(depth + 1), expected, found);
    }

    private long line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private String path(int to) {
        StringBuilder path = new StringBuilder();
        for (int i = 1; i <= Math.min(to, DEPTH_MAX); i++) {
            path.append('/').append(names[i]);
            if (counts[i] > 1 || (i > 2 && isRepeated(names[i]))) {
                path.append('[').append(counts[i]).append(']');
            }
        }
        return path.toString();
    }

    private static boolean isRepeated(String name) {
        return switch (name) {
            case "Stmt", "Ntry", "NtryDtls", "TxDtls", "PmtInf", "CdtTrfTxInf", "OrgnlPmtInfAndSts", "TxInfAndSts",
                    "Bal" ->
                true;
            default -> false;
        };
    }

    private String found() {
        return xml.isStartElement() ? "the element " + quoted(xml.getLocalName()) : "the end of the element";
    }

    /** As much of a value as helps, in quotes and without control characters. */
    static String quoted(String value) {
        StringBuilder shown = new StringBuilder("'");
        value.codePoints().limit(FOUND_CHARS_MAX).map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .forEach(shown::appendCodePoint);
        return shown.append(value.codePointCount(0, value.length()) > FOUND_CHARS_MAX ? "…'" : "'").toString();
    }

    private void push() throws RejectedFileException {
        String name = xml.getLocalName();
        if (depth == DEPTH_MAX) {
            throw reject("elements at most " + DEPTH_MAX + " deep", "one more");
        }
        if (++elements > ELEMENTS_MAX) {
            throw reject("at most " + ELEMENTS_MAX + " elements", "more");
        }
        meet(name);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            meet(xml.getAttributeLocalName(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            meet(String.valueOf(xml.getNamespacePrefix(i)));
            meet(String.valueOf(xml.getNamespaceURI(i)));
        }
        depth++;
        counts[depth] = name.equals(names[depth]) ? counts[depth] + 1 : 1;
        names[depth] = name;
        singleCounts[depth] = 0;
        if (depth < DEPTH_MAX) {
            names[depth + 1] = "";
        }
        foreign = depth > 1 && !type.namespace().equals(xml.getNamespaceURI());
    }

    private void meet(String name) throws RejectedFileException {
        if (differentNames.add(name) && differentNames.size() > DIFFERENT_NAMES_MAX) {
            throw reject("at most " + DIFFERENT_NAMES_MAX + " different names", "more");
        }
    }

    private int advance() throws IOException, RejectedFileException {
        int event;
        try {
            event = xml.next();
        } catch (XMLStreamException e) {
            throw malformed(e, line());
        }
        input.token();
        if (event == XMLStreamConstants.DTD) {
            throw reject("no document type declaration", "one");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw reject("no entity", quoted("&" + xml.getLocalName() + ";"));
        }
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            meet(xml.getPITarget());
        }
        return event;
    }

    private RejectedFileException malformed(XMLStreamException e, long line) throws IOException {
        Throwable cause = e.getNestedException();
        if (cause instanceof CountedInput.TokenTooLargeException) {
            return new RejectedFileException(file, line, path(depth), "texts, names and comments of some kilobytes",
                    "a larger one");
        }
        if (cause instanceof IOException io && !(cause instanceof CharacterCodingException)) {
            throw io;
        }
        if (cause instanceof CharacterCodingException) {
            return new RejectedFileException(file, line, path(depth),
                    "characters of the encoding that the file declares",
                    "bytes that are none");
        }
        String message = String.valueOf(e.getMessage());
        String reason = message.substring(message.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
        return new RejectedFileException(file, line, path(depth), "well-formed XML", "that it is not: " + reason);
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
