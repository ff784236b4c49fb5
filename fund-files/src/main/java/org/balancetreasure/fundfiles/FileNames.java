package org.balancetreasure.fundfiles;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** How data files and indexes are called. */
public final class FileNames {

    private FileNames() {}

    /** As in {@code OFD_998_ZZ_20260105_03.TXT}. */
    public static String data(String creator, String receiver, LocalDate date, String fileType) {
        return "OFD_" + creator + "_" + receiver + "_" + date.format(DateTimeFormatter.BASIC_ISO_DATE) + "_" + fileType
                + ".TXT";
    }

    /**
     * As in {@code OFI_998_ZZ_20260105.TXT}.
     *
     * @param stream OFI or one of its sisters: OFB, OFC, OFF, OFJ, OFK, OFS, OFT, OFX
     */
    public static String index(String stream, String creator, String receiver, LocalDate date) {
        return stream + "_" + creator + "_" + receiver + "_" + date.format(DateTimeFormatter.BASIC_ISO_DATE) + ".TXT";
    }
}
