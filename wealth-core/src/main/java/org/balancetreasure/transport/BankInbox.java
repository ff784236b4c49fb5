package org.balancetreasure.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.BankFileName.Type;
import org.balancetreasure.transport.RegisteredFile.Direction;
import org.balancetreasure.transport.RegisteredFile.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Files that have come from a bank. One is whole as soon as it stands under its name. It is used once: the same bytes
 * again are nothing new, other bytes under a used name are a break. What was rejected may be corrected under the same
 * name.
 */
@Component
public class BankInbox {

    /** Longer than any holiday over which a file may come late. */
    private static final int LATE_DAYS_MAX = 31;

    private final ExchangeDirectory directory;
    private final FileRegistry registry;
    private final IncomingFiles incoming;
    private final FileMemo<byte[]> fingerprints = new FileMemo<>(Sha256::of, System::nanoTime);

    BankInbox(ExchangeDirectory directory, FileRegistry registry, IncomingFiles incoming) {
        this.directory = directory;
        this.registry = registry;
        this.incoming = incoming;
    }

    /**
     * A file in the inbox.
     *
     * @param changed other bytes were used under its name
     * @param rejection why these bytes were rejected; null if they were not
     */
    public record BankFile(String bankCode, BankFileName name, Path path, boolean changed,
            @Nullable String rejection) {

        /** Whether nobody has judged these bytes yet. */
        public boolean isNew() {
            return !changed && rejection == null;
        }
    }

    /**
     * Files of a day through another that were not used yet, by day and name: new ones, and those that were rejected as
     * they are.
     */
    public List<BankFile> unused(String bankCode, Type type, LocalDate from, LocalDate through) {
        Map<String, RegisteredFile> known = registry.received(bankCode, List.of(type.message()), from, through);
        try (Stream<Path> paths = Files.list(directory.in(bankCode))) {
            return paths.flatMap(path -> BankFileName.parse(String.valueOf(path.getFileName()))
                    .filter(name -> name.type() == type && !name.day().isBefore(from) && !name.day().isAfter(through))
                    .map(name -> file(bankCode, name, path, known.get(name.toString()))).stream())
                    .filter(file -> !isSpent(file, known.get(file.name().toString())))
                    .sorted(Comparator.comparing((BankFile file) -> file.name().day())
                            .thenComparing(file -> file.name().subject())
                            .thenComparing(file -> file.name().number()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The inbox of bank " + bankCode + " can't be read", e);
        }
    }

    /** The same for all days around {@code day} of which files may still come. */
    public List<BankFile> unusedThrough(String bankCode, Type type, LocalDate day) {
        return unused(bankCode, type, day.minusDays(LATE_DAYS_MAX), day);
    }

    private BankFile file(String bankCode, BankFileName name, Path path, @Nullable RegisteredFile known) {
        String rejection = known != null && known.state() == State.REJECTED && isUnchanged(path, known)
                ? known.reason()
                : null;
        return new BankFile(bankCode, name, path, known != null && known.state() == State.USED, rejection);
    }

    private boolean isSpent(BankFile file, @Nullable RegisteredFile known) {
        return known != null && known.state() == State.USED && isUnchanged(file.path(), known);
    }

    private boolean isUnchanged(Path path, RegisteredFile known) {
        return known.sameBytes(fingerprints.of(path));
    }

    /** Opens a break for each file that came with other bytes than those that were used under its name. */
    public void findChanged(List<BankFile> files, Transactions transactions) {
        files.stream().filter(BankFile::changed).forEach(file -> incoming.isSpent(file.bankCode(),
                file.name().toString(), file.name().day(), Sha256.of(file.path()), transactions));
    }

    /** Whether a file of this name was used. */
    public boolean wasUsed(String bankCode, BankFileName name) {
        RegisteredFile known = registry.find(bankCode, name.toString());
        return known != null && known.state() == State.USED;
    }

    /**
     * Writes down that a file is used; in the transaction that uses it.
     *
     * @param sha256 of its bytes, in hexadecimal
     */
    public void used(BankFile file, LocalDate day, String sha256, long records) {
        incoming.used(registered(file, HexFormat.of().parseHex(sha256), records, State.USED, null), day);
    }

    /** Writes down that a file is rejected as a whole, and opens a break. */
    public void reject(BankFile file, LocalDate day, String reason, Transactions transactions) {
        reject(file, day, BreakType.FILE_REJECTED, IncomingFiles.NOTHING_USED, reason, transactions);
    }

    /**
     * Writes down that a file is rejected as a whole, because of what other files have said.
     *
     * @param type of the break; a good file of the same name resolves it, if it is STATEMENT_BALANCE
     * @param ours what we have
     */
    public void reject(BankFile file, LocalDate day, BreakType type, String ours, String reason,
            Transactions transactions) {
        byte[] sha256 = Sha256.of(file.path());
        transactions.run(() -> incoming.rejected(registered(file, sha256, 0, State.REJECTED,
                IncomingFiles.shown(reason)), day, type, ours));
    }

    private static RegisteredFile registered(BankFile file, byte[] sha256, long records, State state,
            @Nullable String reason) {
        return new RegisteredFile(file.bankCode(), file.name().toString(), Direction.IN, file.name().type().message(),
                file.name().day(), sha256, records, state, reason);
    }
}
