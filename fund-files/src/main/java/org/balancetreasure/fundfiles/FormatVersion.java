package org.balancetreasure.fundfiles;

/**
 * The versions of the format in use: 2.0 (2016), 2.1 (2018) and 2.2 (2026). They differ in their layouts and, from 2.2
 * on, in the widths of the lines before the records.
 */
public enum FormatVersion {
    V20("20", 4, 9, 3, 2, 3, 8), V21("21", 4, 9, 3, 2, 3, 8), V22("22", 8, 20, 8, 8, 8, 16);

    /** A transfer agent writes the version line of 2.2 like this; it is read, never written. */
    static final String ZERO_PADDED_V22 = "00000022";

    private final String code;
    private final int versionWidth;
    private final int partyWidth;
    private final int summaryTableWidth;
    private final int fileTypeWidth;
    private final int countWidth;
    private final int recordCountWidth;

    FormatVersion(String code, int versionWidth, int partyWidth, int summaryTableWidth, int fileTypeWidth,
            int countWidth, int recordCountWidth) {
        this.code = code;
        this.versionWidth = versionWidth;
        this.partyWidth = partyWidth;
        this.summaryTableWidth = summaryTableWidth;
        this.fileTypeWidth = fileTypeWidth;
        this.countWidth = countWidth;
        this.recordCountWidth = recordCountWidth;
    }

    /** The two digits that stand for the version in a file. */
    public String code() {
        return code;
    }

    /** Bytes of the version line. */
    int versionWidth() {
        return versionWidth;
    }

    /** Bytes of the lines that name the file's creator and receiver. */
    int partyWidth() {
        return partyWidth;
    }

    /** Bytes of the line with the summary-table number. */
    int summaryTableWidth() {
        return summaryTableWidth;
    }

    /** Bytes of the line with the file type. */
    int fileTypeWidth() {
        return fileTypeWidth;
    }

    /** Bytes of the count of fields in a data file and of the count of files in an index. */
    int countWidth() {
        return countWidth;
    }

    /** Bytes of the count of records. */
    int recordCountWidth() {
        return recordCountWidth;
    }

    /** The largest number that fits the count of records. */
    long recordCountMax() {
        long max = 1;
        for (int i = 0; i < recordCountWidth; i++) {
            max *= 10;
        }
        return max - 1;
    }

    /** @throws IllegalArgumentException for a code other than 20, 21 and 22 */
    public static FormatVersion ofCode(String code) {
        for (FormatVersion version : values()) {
            if (version.code.equals(code)) {
                return version;
            }
        }
        throw new IllegalArgumentException("no format version has the code '" + code + "'; known are 20, 21 and 22");
    }
}
