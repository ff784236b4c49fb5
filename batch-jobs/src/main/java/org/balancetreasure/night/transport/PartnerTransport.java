package org.balancetreasure.night.transport;

import java.io.IOException;
import java.nio.file.Path;

/** The way between a partner's folders here and the partner. */
interface PartnerTransport {

    /**
     * A partner's folders here.
     *
     * @param out files that are to reach the partner
     * @param in files that have come and are whole
     * @param sent bytes of all files that were ever sent
     * @param collecting files on their way into {@code in}
     */
    record Folders(Path out, Path in, Path sent, Path collecting) {}

    /** What happens on the way. */
    interface Events {

        /** Whether this process is still to exchange files: looked at again and again, so that it ends soon. */
        boolean goesOn();

        /** A file lies at the partner under its name, whole. */
        void delivered(String fileName);

        /** A file lies in our inbox under its name, whole. */
        void collected(String fileName);

        /** A file is not as the partner says that it is, and stays outside the inbox. */
        void unverified(String fileName, String expected, String found);
    }

    /** With whom and by which way, for staff. */
    String name();

    /** Whether something is to be done now and not only at the next regular time. */
    boolean hasNews(Folders folders);

    /**
     * Brings to the partner what lies in {@code out}, and what the partner has put ready into {@code in}. It can be
     * killed at any instant and run again.
     *
     * @throws IOException if not all could be exchanged; what was exchanged stays so
     */
    void exchange(Folders folders, Events events) throws IOException;
}
