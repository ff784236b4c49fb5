package org.balancetreasure.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.exchange.RegisteredFile.State;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/**
 * The one way in which files leave: the bytes are written aside first, then one transaction says that they, by their
 * fingerprints, are what is sent, and marks what they carry; only then do they get their names where the agent looks, the
 * index last. A kill before that transaction costs the writing; after it, the same bytes appear, never others.
 */
@Component
class Sending {

    private final FileRegistry registry;
    private final ExchangeDirectory directory;

    Sending(FileRegistry registry, ExchangeDirectory directory) {
        this.registry = registry;
        this.directory = directory;
    }

    /** Whether it is settled what the parcel of a day carries. */
    boolean isIntended(Parcel parcel, TransferAgent agent, LocalDate headerDate) {
        return !registry.sentOf(agent.taCode(), headerDate, parcel).isEmpty();
    }

    /**
     * Sends the parcel of a day; without effect once it is sent.
     *
     * @param mark marks what the files carry as sent, in the transaction that says what they are
     * @return how many records the files carry
     */
    long send(Parcel parcel, TransferAgent agent, LocalDate headerDate, Runnable mark, Transactions transactions) {
        List<RegisteredFile> sent = registry.sentOf(agent.taCode(), headerDate, parcel);
        if (sent.isEmpty()) {
            List<RegisteredFile> written = parcel.write(agent, headerDate, directory.sent(agent.taCode()));
            transactions.run(() -> {
                mark.run();
                written.forEach(registry::register);
            });
            sent = written;
        }
        if (sent.stream().anyMatch(file -> file.state() == State.INTENDED)) {
            publish(parcel, agent, headerDate, sent);
            transactions.run(() -> registry.markSent(agent.taCode(), headerDate, parcel));
        }
        return sent.stream().filter(file -> !file.fileType().equals(parcel.stream()))
                .mapToLong(RegisteredFile::recordCount).sum();
    }

    /**
     * Puts the same bytes into the outbox again.
     *
     * @throws IllegalStateException if nothing was sent for {@code headerDate} yet
     */
    void resend(Parcel parcel, TransferAgent agent, LocalDate headerDate) {
        List<RegisteredFile> sent = registry.sentOf(agent.taCode(), headerDate, parcel);
        if (sent.isEmpty() || sent.stream().anyMatch(file -> file.state() != State.SENT)) {
            throw new IllegalStateException("The files of " + parcel.stream() + " of " + headerDate + " for "
                    + agent.taCode() + " were not sent yet");
        }
        publish(parcel, agent, headerDate, sent);
    }

    private void publish(Parcel parcel, TransferAgent agent, LocalDate headerDate, List<RegisteredFile> sent) {
        Path kept = directory.sent(agent.taCode());
        if (!sent.stream().allMatch(file -> isKept(kept, file))) {
            parcel.write(agent, headerDate, kept);
        }
        for (RegisteredFile file : sent) {
            if (!isKept(kept, file)) {
                throw new IllegalStateException(file.fileName() + " can't be written again as it was sent: what it "
                        + "carries has changed since");
            }
            place(kept.resolve(file.fileName()), directory.out(agent.taCode()).resolve(file.fileName()));
        }
    }

    private static boolean isKept(Path kept, RegisteredFile file) {
        Path path = kept.resolve(file.fileName());
        return Files.exists(path) && file.sameBytes(Sha256.of(path));
    }

    /** Under its name, the file is whole from the first moment. */
    private static void place(Path from, Path to) {
        Path unfinished = to.resolveSibling(to.getFileName() + ".part");
        try {
            Files.copy(from, unfinished, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't put " + to + " into the outbox", e);
        }
    }
}
