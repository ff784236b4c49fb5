package org.balancetreasure.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.RegisteredFile.State;
import org.springframework.stereotype.Component;

/**
 * The one way in which files leave: the bytes are written aside first, then one transaction says that they, by their
 * fingerprints, are what is sent, and marks what they carry; only then do they get their names where the partner looks,
 * the index last. What can't be put into a file is set aside in the same transaction. A kill before that transaction
 * costs the writing; after it, the same bytes appear, never others.
 */
@Component
public class Outbox {

    private final FileRegistry registry;
    private final ExchangeDirectory directory;
    private final SetAside setAside;

    Outbox(FileRegistry registry, ExchangeDirectory directory, SetAside setAside) {
        this.registry = registry;
        this.directory = directory;
        this.setAside = setAside;
    }

    /** Whether it is settled what the batch of a day carries. */
    public boolean isIntended(OutboundBatch batch, String partnerCode, LocalDate headerDate) {
        return !registry.sentOf(partnerCode, headerDate, batch).isEmpty();
    }

    /**
     * Sends the batch of a day; without effect once it is sent.
     *
     * @param mark marks what the files carry as sent, in the transaction that says what they are and what is set aside
     * @return how many records the files carry
     */
    public long send(OutboundBatch batch, String partnerCode, LocalDate headerDate, Runnable mark,
            Transactions transactions) {
        List<RegisteredFile> sent = registry.sentOf(partnerCode, headerDate, batch);
        if (sent.isEmpty()) {
            OutboundBatch.Written written = batch.write(partnerCode, headerDate, directory.sent(partnerCode));
            transactions.run(() -> {
                setAside.record(partnerCode, headerDate, written.leftOut());
                written.takenAlong().forEach(row -> setAside.sent(partnerCode, headerDate, row));
                mark.run();
                written.files().forEach(registry::register);
            });
            sent = written.files();
        }
        if (sent.stream().anyMatch(file -> file.state() == State.INTENDED)) {
            publish(batch, partnerCode, headerDate, sent);
            transactions.run(() -> registry.markSent(partnerCode, headerDate, batch));
        }
        return sent.stream().filter(file -> !file.fileType().equals(batch.stream()))
                .mapToLong(RegisteredFile::recordCount).sum();
    }

    /** One file with a name of its own that no index announces. */
    public interface Message {

        String fileType();

        LocalDate day();

        /**
         * Writes the file, the same bytes each time.
         *
         * @return how many records it has
         */
        long write(Path file);
    }

    /**
     * Sends a message whose rows say what it carries; without effect once it is sent.
     *
     * @param mark in the transaction that says that it is sent
     */
    public void send(Message message, String partnerCode, String fileName, Runnable mark, Transactions transactions) {
        Path kept = directory.sent(partnerCode).resolve(fileName);
        RegisteredFile file = registry.find(partnerCode, fileName);
        if (file == null) {
            long records = message.write(kept);
            RegisteredFile intended = RegisteredFile.intended(partnerCode, kept, message.fileType(), message.day(),
                    records);
            transactions.run(() -> registry.register(intended));
            file = intended;
        }
        if (file.state() == State.INTENDED) {
            if (!isKept(directory.sent(partnerCode), file)) {
                message.write(kept);
            }
            placeAsSent(partnerCode, file);
        }
        transactions.run(() -> {
            registry.markSent(partnerCode, fileName);
            mark.run();
        });
    }

    /**
     * Puts the same bytes into the outbox again.
     *
     * @throws IllegalStateException if nothing was sent for {@code headerDate} yet
     */
    public void resend(OutboundBatch batch, String partnerCode, LocalDate headerDate) {
        List<RegisteredFile> sent = registry.sentOf(partnerCode, headerDate, batch);
        if (sent.isEmpty() || sent.stream().anyMatch(file -> file.state() != State.SENT)) {
            throw new IllegalStateException("The files of " + batch.stream() + " of " + headerDate + " for "
                    + partnerCode + " were not sent yet");
        }
        publish(batch, partnerCode, headerDate, sent);
    }

    private void publish(OutboundBatch batch, String partnerCode, LocalDate headerDate, List<RegisteredFile> sent) {
        Path kept = directory.sent(partnerCode);
        if (!sent.stream().allMatch(file -> isKept(kept, file))) {
            batch.write(partnerCode, headerDate, kept);
        }
        sent.forEach(file -> placeAsSent(partnerCode, file));
    }

    private void placeAsSent(String partnerCode, RegisteredFile file) {
        Path kept = directory.sent(partnerCode);
        if (!isKept(kept, file)) {
            throw new IllegalStateException(file.fileName() + " can't be written again as it was sent: what it "
                    + "carries has changed since");
        }
        place(kept.resolve(file.fileName()), directory.out(partnerCode).resolve(file.fileName()));
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
