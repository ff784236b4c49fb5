package org.balancetreasure.sandbox.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.balancetreasure.bankfiles.CreditTransferReader;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.sandbox.partner.Whole;
import org.jspecify.annotations.Nullable;

/**
 * What a bank has received, and when: a copy of each file in its own folder, whose name says the time. It is all that
 * the bank remembers, so after a restart it comes to the same books. The same bytes under the same name are received
 * once.
 */
final class Received {

    /** The smallest step of time. */
    static final Duration INSTANT = Duration.ofMillis(1);

    private static final String INSTRUCTIONS = "pain.001_";
    private static final String ORDERS = ".csv";
    private static final DateTimeFormatter STAMP = new DateTimeFormatterBuilder().appendPattern("yyyyMMdd'T'HHmmss")
            .appendValue(ChronoField.MILLI_OF_SECOND, 3).toFormatter(Locale.ROOT);

    private final Path own;
    /** Says the last statement hour before which files were taken in, since it must not be done again after it. */
    private final Path closed;
    private final List<Path> watched;
    private final Deque<Item> unread = new ArrayDeque<>();
    private final Set<String> fingerprints = new HashSet<>();
    private final Map<Path, Object> seen = new HashMap<>();
    private int last;

    /**
     * A file with the moment at which it was received.
     *
     * @param name that the sender gave it
     */
    record Item(LocalDateTime at, String name, Path path) {

        boolean isInstructions() {
            return name.startsWith(INSTRUCTIONS);
        }
    }

    /** @param bank its folder in the exchange directory */
    Received(Path bank) throws IOException {
        own = bank.resolve("received");
        closed = bank.resolve("closed");
        watched = List.of(bank.resolve("orders"), bank.resolve("out"));
        if (Files.exists(own)) {
            for (Path file : list(own)) {
                String[] parts = String.valueOf(file.getFileName()).split("_", 3);
                unread.add(new Item(LocalDateTime.parse(parts[0], STAMP), parts[2], file));
                fingerprints.add(fingerprint(parts[2], file));
                last = Integer.parseInt(parts[1]);
            }
        }
    }

    /** Takes in what has come before a statement hour, once; whether there was something. */
    boolean closeDay(LocalDateTime hour) throws IOException {
        boolean found = false;
        if (!Files.exists(closed) || LocalDateTime.parse(Files.readString(closed)).isBefore(hour)) {
            found = takeIn(hour.minus(INSTANT));
            Whole.write(closed, hour.toString().getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    /**
     * Takes in what is new: orders by name, then instructions in the order of their creation. Whether there was
     * something.
     */
    boolean takeIn(LocalDateTime at) throws IOException {
        int before = last;
        for (Path folder : watched) {
            if (Files.exists(folder)) {
                List<Path> fresh = list(folder).stream().filter(this::isFresh).toList();
                for (Path file : fresh.stream().sorted(Comparator.comparing(Received::created)).toList()) {
                    String name = String.valueOf(file.getFileName());
                    if (fingerprints.add(fingerprint(name, file))) {
                        last++;
                        Path copy = own.resolve(
                                at.format(STAMP) + "_" + String.format(Locale.ROOT, "%06d", last) + "_" + name);
                        Whole.write(copy, Files.readAllBytes(file));
                        unread.add(new Item(at, name, copy));
                    }
                }
            }
        }
        return last > before;
    }

    /** The next that was received before a moment; null if there is none. */
    @Nullable
    Item next(LocalDateTime before) {
        Item first = unread.peek();
        return first != null && first.at.isBefore(before) ? unread.poll() : null;
    }

    private boolean isFresh(Path file) {
        try {
            Object state = List.of(Files.getLastModifiedTime(file), Files.size(file));
            return !state.equals(seen.put(file, state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                String name = String.valueOf(file.getFileName());
                return name.endsWith(ORDERS) || name.contains(INSTRUCTIONS) && name.endsWith(".xml");
            }).sorted().toList();
        }
    }

    /** What can't be read comes last. */
    private static LocalDateTime created(Path file) {
        if (!String.valueOf(file.getFileName()).startsWith(INSTRUCTIONS)) {
            return LocalDateTime.MIN;
        }
        try (CreditTransferReader reader = CreditTransferReader.open(file)) {
            return reader.header().created();
        } catch (RejectedFileException e) {
            return LocalDateTime.MAX;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(String name, Path file) throws IOException {
        try {
            return name + " " + HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
