package org.balancetreasure.sandbox;

import java.nio.file.Path;

/** How files travel between the platform's folders and those of the simulated partners. */
interface Post {

    /** Partners read and write the platform's folders themselves. */
    static Post byDirectory(Path exchangeDirectory) {
        return new Post() {

            @Override
            public Path partnersDirectory() {
                return exchangeDirectory;
            }

            @Override
            public void carry() {
                // A file is there as soon as it is written.
            }

            @Override
            public boolean isUnderWay() {
                return false;
            }
        };
    }

    /** The partners' own folders, one for each. */
    Path partnersDirectory();

    /** Brings to the partners what the platform has sent, and puts ready what they have written. */
    void carry();

    /** Whether the platform still has something to send or to collect. */
    boolean isUnderWay();
}
