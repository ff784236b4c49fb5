package org.balancetreasure.night.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.balancetreasure.night.transport.TransportSettings.Sftp;

/**
 * Files go to a partner's server and come from it. Our outbox holds what has not arrived there yet; what has leaves it,
 * and its bytes stay in {@code sent}. So no other memory is needed: after a kill the outbox says what is still to go.
 */
final class SftpTransport implements PartnerTransport, AutoCloseable {

    private final Sftp settings;
    private final PinnedServer server;
    private final Proofs proofs;

    /** @throws IllegalStateException if a key can't be read, with the setting's name */
    SftpTransport(String partnerCode, Sftp settings) {
        this.settings = settings;
        this.server = new PinnedServer(TransportSettings.prefix(partnerCode), settings);
        this.proofs = Proofs.of(TransportSettings.prefix(partnerCode), settings);
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public boolean hasNews(Folders folders) {
        try (Stream<Path> files = Files.list(folders.out())) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(TransferNames::isWhole)
                    .anyMatch(name -> TransferNames.isData(name) || TransferNames.isAnnouncement(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the outbox " + folders.out(), e);
        }
    }

    @Override
    public void exchange(Folders folders, Events events) throws IOException {
        try (PinnedServer.Session session = server.connect()) {
            RemoteFiles remote = new RemoteFiles(session.sftp(), events::goesOn);
            IOException failure = null;
            try {
                new Delivery(remote, settings.out(), proofs, folders, events).run();
            } catch (IOException e) {
                // A server that takes nothing may still have something for us.
                failure = e;
            }
            try {
                new Pickup(remote, settings.in(), settings.done(), proofs, folders, events).run();
            } catch (IOException e) {
                if (failure == null) {
                    throw e;
                }
                failure.addSuppressed(e);
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
