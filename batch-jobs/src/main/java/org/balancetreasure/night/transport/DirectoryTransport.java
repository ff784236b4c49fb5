package org.balancetreasure.night.transport;

/** The partner, or a program that the operator runs, reads and writes the folders itself: nothing is to be done. */
final class DirectoryTransport implements PartnerTransport {

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public boolean hasNews(Folders folders) {
        return false;
    }

    @Override
    public void exchange(Folders folders, Events events) {
        // The folders are the partner's, too.
    }
}
