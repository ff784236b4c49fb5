package org.balancetreasure.night.transport;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.balancetreasure.fundfiles.DataFileName;

/** What the name of a file says about its transport. */
final class TransferNames {

    /** What is being written is called so, by us and by others. */
    private static final Pattern TEMPORARY = Pattern.compile("(?i)\\..*|.*\\.(tmp|temp|part|partial|filepart)|.*~");
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\\\p{Cntrl}]");
    private static final int BYTES_MAX = 120;

    private TransferNames() {}

    /** Whether a file is exchanged: not one that is being written, nor one whose name could lead elsewhere. */
    static boolean isWhole(String name) {
        return !name.isEmpty() && !TEMPORARY.matcher(name).matches() && !UNSAFE.matcher(name).find()
                && name.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
    }

    /** Whether it goes before what announces it. */
    static boolean isData(String name) {
        return DataFileName.parse(name).isPresent();
    }

    /** Whether it says that other files are there: an index, a marker. It always goes after them. */
    static boolean isAnnouncement(String name) {
        return DataFileName.parse(name).isEmpty() && !Manifest.isOne(name);
    }

    /** Under this name a file lies on the partner's server while it is written. */
    static String temporary(String name) {
        return "." + name + ".filepart";
    }
}
