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
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.exchange.RegisteredFile.State;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.sql.Transactions;
import org.springframework.stereotype.Component;

/**
 * Sends the orders of a trade date to their transfer agent: 01 if accounts are to be opened, 03 if there are orders, and
 * the index always, so that an empty day is told from a missing one.
 *
 * <p>Input: the orders of a closed trading gate. Output: the files in the agent's outbox, orders SENT. Re-runnable: the
 * bytes are written aside first, then one transaction says that they, by their fingerprints, are what is sent and marks
 * the orders; only then do they get their names where the agent looks, the index last. A kill before that transaction
 * costs the writing; after it, the same bytes appear, never others.
 */
@Component
public class OrderFiles {

    private final TransferAgents agents;
    private final Gates gates;
    private final Orders orders;
    private final ApplicationMapper mapper;
    private final ApplicationFiles files;
    private final FileRegistry registry;
    private final ExchangeDirectory directory;

    OrderFiles(TransferAgents agents, Gates gates, Orders orders, ApplicationMapper mapper, ApplicationFiles files,
            FileRegistry registry, ExchangeDirectory directory) {
        this.agents = agents;
        this.gates = gates;
        this.orders = orders;
        this.mapper = mapper;
        this.files = files;
        this.registry = registry;
        this.directory = directory;
    }

    /**
     * Sends what belongs to {@code tradeDate}; without effect once it is sent.
     *
     * @return how many orders and account openings the files carry
     * @throws IllegalStateException if the trade date is still open for orders
     */
    public long send(String taCode, LocalDate tradeDate, Transactions transactions) {
        TransferAgent agent = agents.get(taCode);
        if (!gates.openTradeDate(taCode).isAfter(tradeDate)) {
            throw new IllegalStateException(tradeDate + " is still open for orders at " + taCode);
        }
        List<RegisteredFile> sent = registry.sentOf(taCode, tradeDate);
        if (sent.isEmpty()) {
            sent = intend(agent, tradeDate, transactions);
        }
        if (sent.stream().anyMatch(file -> file.state() == State.INTENDED)) {
            publish(agent, tradeDate, sent);
            transactions.run(() -> registry.markSent(taCode, tradeDate));
        }
        return sent.stream().filter(file -> !file.fileType().equals(ApplicationFiles.STREAM))
                .mapToLong(RegisteredFile::recordCount).sum();
    }

    /**
     * Puts the same bytes into the outbox again, at a transfer agent's request.
     *
     * @throws IllegalStateException if nothing was sent for {@code tradeDate} yet
     */
    public void resend(String taCode, LocalDate tradeDate) {
        List<RegisteredFile> sent = registry.sentOf(taCode, tradeDate);
        if (sent.isEmpty() || sent.stream().anyMatch(file -> file.state() != State.SENT)) {
            throw new IllegalStateException("The files of " + tradeDate + " for " + taCode + " were not sent yet");
        }
        publish(agents.get(taCode), tradeDate, sent);
    }

    private List<RegisteredFile> intend(TransferAgent agent, LocalDate tradeDate, Transactions transactions) {
        OpeningNumber numbers = OpeningNumber.of(agent.distributorCode(), tradeDate);
        transactions.run(() -> {
            mapper.beginOpenings(agent.taCode(), tradeDate, numbers.head(), numbers.digits());
            mapper.beginOpeningsOfBanks(agent.taCode(), tradeDate, Account.FIRST_BANK, numbers.headOfBanks(),
                    numbers.digits());
        });
        List<RegisteredFile> written = files.write(agent, tradeDate, directory.sent(agent.taCode()));
        transactions.run(() -> {
            orders.markSent(agent.taCode(), tradeDate);
            written.forEach(registry::register);
        });
        return written;
    }

    private void publish(TransferAgent agent, LocalDate tradeDate, List<RegisteredFile> sent) {
        Path kept = directory.sent(agent.taCode());
        if (!sent.stream().allMatch(file -> isKept(kept, file))) {
            files.write(agent, tradeDate, kept);
        }
        for (RegisteredFile file : sent) {
            if (!isKept(kept, file)) {
                throw new IllegalStateException(file.fileName() + " can't be written again as it was sent: its orders "
                        + "or accounts have changed since");
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
