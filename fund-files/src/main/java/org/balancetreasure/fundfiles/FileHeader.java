package org.balancetreasure.fundfiles;

import java.time.LocalDate;

/**
 * The lines of a data file before its field names.
 *
 * @param creator code of the distributor or transfer agent that made the file
 * @param receiver code of the one it is for
 * @param date the business day the file belongs to, which need not be the day it arrives
 * @param summaryTable digits, at least three, as in {@code 001}; {@code 000} when the file leaves them blank
 * @param fileType such as {@code 04}
 * @param sender who transmits the file; usually its creator
 * @param recipient who is to take it in; usually its receiver
 */
public record FileHeader(FormatVersion version, String creator, String receiver, LocalDate date, String summaryTable,
        String fileType, String sender, String recipient) {

    private static final int SENDER_BYTES = 8;

    /** @throws IllegalArgumentException for a value that the header lines of the version cannot carry */
    public FileHeader {
        requireCode("creator", creator, version.partyWidth(), false);
        requireCode("receiver", receiver, version.partyWidth(), false);
        requireCode("file type", fileType, version.fileTypeWidth(), false);
        requireCode("sender", sender, SENDER_BYTES, true);
        requireCode("recipient", recipient, SENDER_BYTES, true);
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new IllegalArgumentException("the date " + date + " has no eight digits");
        }
        if (!summaryTable.matches("[0-9]{3," + version.summaryTableWidth() + "}")) {
            throw new IllegalArgumentException("the summary table '" + summaryTable + "' is not a number of 3 to "
                    + version.summaryTableWidth() + " digits");
        }
    }

    /**
     * A header as it usually is: summary table 001, sent by its creator to its receiver. The lines of sender and
     * recipient have eight bytes in every version; a code of nine does not fit them, and they stay blank.
     */
    public static FileHeader of(FormatVersion version, String creator, String receiver, LocalDate date,
            String fileType) {
        return new FileHeader(version, creator, receiver, date, "001", fileType, eightBytesOrBlank(creator),
                eightBytesOrBlank(receiver));
    }

    private static String eightBytesOrBlank(String code) {
        return code.length() <= SENDER_BYTES ? code : "";
    }

    static void requireCode(String what, String code, int width, boolean mayBeEmpty) {
        if (code.length() > width || !isCode(code) || (code.isEmpty() && !mayBeEmpty)) {
            throw new IllegalArgumentException(
                    "the " + what + " '" + code + "' is not a code of " + (mayBeEmpty ? "0" : "1") + " to " + width
                            + " printable ASCII characters without spaces");
        }
    }

    static boolean isCode(String code) {
        return code.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
