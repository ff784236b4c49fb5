package org.balancetreasure.fundfiles;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How data files and indexes are called. */
public final class FileNames {

    private static final Pattern INDEX_NAME = Pattern.compile("OF[A-Z]_([^_]+)_([^_]+)_([0-9]{8})\\.(?i:TXT)");
    private static final int CREATOR_LINE = 3;
    private static final int RECEIVER_LINE = 4;
    private static final int DATE_LINE = 5;
    private static final int TYPE_LINE = 7;

    private FileNames() {}

    /**
     * Compares the name of a data file with its header.
     *
     * @return false if the name is none of a data file, so that it says nothing
     * @throws RejectedFileException when they differ
     */
    public static boolean requireNameOf(Path file, FileHeader header) throws RejectedFileException {
        DataFileName name = DataFileName.parse(String.valueOf(file.getFileName())).orElse(null);
        if (name == null) {
            return false;
        }
        requireSame(file, CREATOR_LINE, "creator", name.creator(), header.creator());
        requireSame(file, RECEIVER_LINE, "receiver", name.receiver(), header.receiver());
        requireSame(file, DATE_LINE, "date", basic(name.date()), basic(header.date()));
        requireSame(file, TYPE_LINE, "file type", name.fileType(), header.fileType());
        return true;
    }

    /** The same for an index. */
    public static boolean requireNameOf(Path file, IndexFile index) throws RejectedFileException {
        Matcher name = INDEX_NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return false;
        }
        requireSame(file, CREATOR_LINE, "creator", name.group(1), index.creator());
        requireSame(file, RECEIVER_LINE, "receiver", name.group(2), index.receiver());
        requireSame(file, DATE_LINE, "date", name.group(3), basic(index.date()));
        return true;
    }

    private static void requireSame(Path file, long line, String what, String named, String found)
            throws RejectedFileException {
        if (!named.equals(found)) {
            throw new RejectedFileException(file, line, null, "the " + what + " " + named + " of the file's name",
                    found);
        }
    }

    private static String basic(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** As in {@code OFD_998_ZZ_20260105_03.TXT}. */
    public static String data(String creator, String receiver, LocalDate date, String fileType) {
        return "OFD_" + creator + "_" + receiver + "_" + basic(date) + "_" + fileType
                + ".TXT";
    }

    /**
     * As in {@code OFI_998_ZZ_20260105.TXT}.
     *
     * @param stream OFI or one of its sisters: OFB, OFC, OFF, OFJ, OFK, OFS, OFT, OFX
     */
    public static String index(String stream, String creator, String receiver, LocalDate date) {
        return stream + "_" + creator + "_" + receiver + "_" + basic(date) + ".TXT";
    }
}
