package org.balancetreasure.night.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.balancetreasure.night.transport.PartnerTransport.Events;
import org.balancetreasure.night.transport.PartnerTransport.Folders;
import org.balancetreasure.transport.Ed25519;

/**
 * Brings the files of the outbox to the partner's server: each is written under a temporary name, looked at, renamed,
 * and then taken out of the outbox. Data files go before what announces them, and the first that fails ends the
 * delivery. A kill at any instant costs nothing: a half file is gone on with, and what was renamed and not taken out
 * lies there with the same bytes. If the partner has taken it away by then, it comes once more, with the same bytes.
 */
final class Delivery {

    private final RemoteFiles remote;
    private final String folder;
    private final Proofs proofs;
    private final Folders folders;
    private final Events events;

    Delivery(RemoteFiles remote, String folder, Proofs proofs, Folders folders, Events events) {
        this.remote = remote;
        this.folder = folder;
        this.proofs = proofs;
        this.folders = folders;
        this.events = events;
    }

    void run() throws IOException {
        // An announcement that is seen here was placed after its data files. So the second look sees all of those.
        List<String> announcements = names(TransferNames::isAnnouncement);
        for (String name : names(TransferNames::isData)) {
            deliver(name);
        }
        for (String name : announcements) {
            if (proofs.sendsManifest()) {
                prove(name);
            }
            deliver(name);
        }
    }

    /** What proves a delivery lies there before what announces it. */
    private void prove(String announcement) throws IOException {
        byte[] manifest = Manifest.of(folders, announcement).getBytes(StandardCharsets.UTF_8);
        put(announcement + Manifest.ENDING, manifest);
        PrivateKey ours = proofs.ours();
        if (ours != null) {
            put(announcement + Manifest.SIGNATURE_ENDING, Ed25519.sign(ours, manifest));
        }
    }

    private void put(String name, byte[] bytes) throws IOException {
        put(name, Files.write(folders.sent().resolve(name), bytes));
    }

    private List<String> names(Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folders.out())) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(TransferNames::isWhole).filter(wanted)
                    .sorted().toList();
        }
    }

    private void deliver(String name) throws IOException {
        Path file = folders.out().resolve(name);
        put(name, file);
        events.delivered(name);
        Files.delete(file);
    }

    private void put(String name, Path file) throws IOException {
        if (!remote.lies(folder, name, file)) {
            String temporary = TransferNames.temporary(name);
            remote.write(file, folder, temporary);
            remote.rename(folder, temporary, folder, name);
        }
    }
}
