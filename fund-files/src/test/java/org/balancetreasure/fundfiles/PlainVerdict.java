package org.balancetreasure.fundfiles;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rules of data files and indexes once more, as plainly as they can be said and with nothing of the codec's own
 * byte work: the judge over files that somebody broke.
 */
final class PlainVerdict {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd")
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Predicate<String> NUMBER = Pattern.compile("-?[0-9]+").asMatchPredicate();
    private static final Predicate<String> DIGITS = Pattern.compile("[0-9]* *").asMatchPredicate();
    private static final Predicate<String> EIGHT_DIGITS = Pattern.compile("[0-9]{8}").asMatchPredicate();

    private final String file;
    private int at;

    private PlainVerdict(byte[] bytes) {
        this.file = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static boolean accepts(byte[] dataFile) {
        return accepts(dataFile, PlainVerdict::run);
    }

    static boolean acceptsIndex(byte[] index) {
        return accepts(index, PlainVerdict::runIndex);
    }

    private static boolean accepts(byte[] bytes, Consumer<PlainVerdict> rules) {
        try {
            rules.accept(new PlainVerdict(bytes));
            return true;
        } catch (Bad e) {
            return false;
        }
    }

    private static final class Bad extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void hold(boolean condition) {
        if (!condition) {
            throw new Bad();
        }
    }

    private void run() {
        hold(line().equals("OFDCFDAT"));
        FormatVersion version = version();
        boolean wide = version == FormatVersion.V22;
        hold(line().matches("[!-~]+ *") && width(wide ? 20 : 9));
        hold(line().matches("[!-~]+ *") && width(wide ? 20 : 9));
        hold(isDay(line()));
        hold(line().matches("[0-9]+| +") && width(wide ? 8 : 3));
        String type = line();
        hold(width(wide ? 8 : 2) && Layouts.standard().fileTypes(version).contains(type.replaceFirst(" +$", "")));
        hold(line().matches("[!-~]* *") && width(8));
        hold(line().matches("[!-~]* *") && width(8));
        List<Field> fields = fields(version, type.replaceFirst(" +$", ""), line(), wide ? 8 : 3);
        String count = line();
        hold(count.matches("[0-9]+") && width(wide ? 16 : 8));
        for (long i = Long.parseLong(count); i > 0; i--) {
            for (Field field : fields) {
                hold(isGood(field, take(field.length())));
            }
            hold(take(2).equals("\r\n"));
        }
        hold(isTrailer(file.substring(at)));
    }

    private void runIndex() {
        hold(line().equals("OFDCFIDX"));
        boolean wide = version() == FormatVersion.V22;
        hold(line().matches("[!-~]+ *") && width(wide ? 20 : 9));
        hold(line().matches("[!-~]+ *") && width(wide ? 20 : 9));
        hold(isDay(line()));
        String count = line();
        hold(count.matches("[0-9]+") && width(wide ? 8 : 3));
        for (long i = Long.parseLong(count); i > 0; i--) {
            hold(line().matches("[!-~]{1,255}"));
        }
        hold(isTrailer(file.substring(at)));
    }

    private static boolean isTrailer(String rest) {
        return rest.equals("OFDCFEND\r\n") || rest.equals("OFDCFEND");
    }

    private FormatVersion version() {
        String line = line();
        hold(List.of("20  ", "21  ", "22      ", "00000022").contains(line));
        return FormatVersion.ofCode(line.replaceFirst("^0+", "").replace(" ", ""));
    }

    private List<Field> fields(FormatVersion version, String type, String count, int width) {
        hold(count.matches("[0-9]{" + width + "}") && Integer.parseInt(count) > 0);
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = Integer.parseInt(count); i > 0; i--) {
            String name = line();
            hold(names.add(name.toLowerCase(Locale.ROOT)));
            Field field = Layouts.standard().layout(version, type).find(name);
            Field known = field != null ? field : Layouts.standard().added(version, type, name);
            hold(known != null);
            fields.add(known);
        }
        return fields;
    }

    private static boolean isGood(Field field, String bytes) {
        return switch (field.type()) {
            case N -> NUMBER.test(bytes);
            case A -> DIGITS.test(bytes) && (!field.isDate() || bytes.isBlank()
                    || List.of("00000000", "99999999").contains(bytes) || isDay(bytes));
            case C, TEXT -> isText(bytes);
        };
    }

    private static boolean isText(String bytes) {
        try {
            FieldCodec.GB18030.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isDay(String text) {
        if (!EIGHT_DIGITS.test(text) || text.startsWith("0000")) {
            return false;
        }
        try {
            LocalDate.parse(text, DAY);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private String last = "";

    private boolean width(int width) {
        return last.length() == width;
    }

    private String line() {
        int end = file.indexOf("\r\n", at);
        hold(end >= 0);
        last = file.substring(at, end);
        at = end + 2;
        return last;
    }

    private String take(int length) {
        hold(at + length <= file.length());
        at += length;
        return file.substring(at - length, at);
    }
}
