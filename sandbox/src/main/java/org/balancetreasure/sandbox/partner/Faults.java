package org.balancetreasure.sandbox.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The script of what goes wrong. Partners ask it on each day that they go through, also again after a restart, so a
 * fault of a day that has passed would change what they have done: it is added only for days to come.
 */
public final class Faults {

    private static final String HEAD = "partner,day,kind,target";
    private static final int CELLS = 4;

    private final List<Fault> all = new CopyOnWriteArrayList<>();
    private final @Nullable Path file;

    private Faults(List<Fault> all, @Nullable Path file) {
        this.all.addAll(all);
        this.file = file;
    }

    public static Faults of(Fault... faults) {
        return new Faults(List.of(faults), null);
    }

    /**
     * Those of a file, each a line {@code partner,day,kind,target} after the first line; the target may be left out. A
     * file that is not there has none.
     *
     * @throws IllegalArgumentException if a line is no fault
     */
    public static Faults in(Path file) {
        List<Fault> read = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                Files.readAllLines(file).stream().skip(1).filter(line -> !line.isBlank())
                        .forEach(line -> read.add(fault(line)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Faults(read, file);
    }

    private static Fault fault(String line) {
        String[] cells = line.strip().split(",", -1);
        try {
            if (cells.length == CELLS || cells.length == CELLS - 1) {
                return new Fault(cells[0], LocalDate.parse(cells[1]), Kind.valueOf(cells[2]),
                        cells.length == CELLS ? cells[3] : "");
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("No fault: " + line, e);
        }
        throw new IllegalArgumentException("No fault: " + line + "; a line is " + HEAD);
    }

    /** In memory and in the file, once; the caller sees to it that its day is yet to come. */
    public synchronized void add(Fault fault) throws IOException {
        if (all.contains(fault)) {
            return;
        }
        all.add(fault);
        if (file != null) {
            List<String> lines = new ArrayList<>(List.of(HEAD));
            all.forEach(each -> lines
                    .add(String.join(",", each.partner(), each.day().toString(), each.kind().name(), each.target())));
            Whole.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** All of them, in the order of the script. */
    public List<Fault> all() {
        return List.copyOf(all);
    }

    /** The first of a kind that a partner has on a day. */
    public Optional<Fault> find(String partner, LocalDate day, Kind kind) {
        return all.stream().filter(fault -> fault.partner().equals(partner) && fault.day().equals(day)
                && fault.kind() == kind).findFirst();
    }

    /**
     * The first that concerns a file.
     *
     * @param usualType the type of file that a fault without a target means
     */
    Optional<Fault> ofFile(String partner, LocalDate day, String type, String name, String usualType) {
        return all.stream().filter(fault -> fault.partner().equals(partner) && fault.day().equals(day)
                && fault.kind().isOfFiles() && concerns(fault, type, name, usualType)).findFirst();
    }

    private static boolean concerns(Fault fault, String type, String name, String usualType) {
        return switch (fault.kind()) {
            case BANK_DOWN -> true;
            case STATEMENT_GAP, WRONG_OPENING_BALANCE -> type.equals(usualType) && isNamed(name, fault.target());
            default -> fault.target().isEmpty()
                    ? type.equals(usualType)
                    : type.equals(fault.target()) || isNamed(name, fault.target());
        };
    }

    private static boolean isNamed(String name, String target) {
        return target.isEmpty() || name.contains("_" + target + "_");
    }
}
