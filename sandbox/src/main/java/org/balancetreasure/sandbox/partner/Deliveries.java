package org.balancetreasure.sandbox.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How a partner's files come into the platform's inbox: at once and never again, unless the script has a fault. A
 * partner that goes through its days again delivers again, which changes nothing where the files stand.
 */
public final class Deliveries {

    private static final int MISSED_FOR_DAYS = 5;

    private final String partner;
    private final Path inbox;
    private final NavigableSet<LocalDate> workingDays;
    private final Faults faults;
    private final String usualType;
    private final List<Late> late = new ArrayList<>();

    /** @param usualType the type of file that a fault without a target means */
    public Deliveries(String partner, Path inbox, NavigableSet<LocalDate> workingDays, Faults faults,
            String usualType) {
        this.partner = partner;
        this.inbox = inbox;
        this.workingDays = workingDays;
        this.faults = faults;
        this.usualType = usualType;
    }

    private record Late(LocalDate day, String name, byte[] bytes) {}

    /** Writes a file, whole, under the path that it is given. */
    @FunctionalInterface
    public interface Draft {
        void write(Path target) throws IOException;
    }

    /** A file as it is with a fault in it; null if there is nothing in it that could be so. */
    @FunctionalInterface
    public interface Variants {
        @Nullable
        Draft with(Kind kind);
    }

    /**
     * Delivers a file.
     *
     * @param day that the script names it by
     * @param type that the script names it by
     */
    public void deliver(LocalDate day, String type, String name, Draft right, Variants variants) throws IOException {
        Optional<Fault> fault = faults.ofFile(partner, day, type, name, usualType);
        if (fault.isEmpty()) {
            atOnce(name, right);
            return;
        }
        Kind kind = fault.get().kind();
        byte[] whole = bytes(right);
        switch (kind) {
            case FILE_LATE, BANK_DOWN -> later(day, 1, name, whole);
            case STATEMENT_GAP -> later(day, 2, name, whole);
            case FILE_MISSING -> later(day, MISSED_FOR_DAYS, name, whole);
            case FILE_TWICE -> atOnceAndLater(day, name, whole, whole);
            case FILE_TRUNCATED -> atOnceAndLater(day, name, Arrays.copyOf(whole, whole.length / 2), whole);
            case FILE_CHANGED -> atOnceAndLater(day, name, whole, variant(variants, kind, whole));
            case ROWS_REORDERED -> atOnceAndLater(day, name, variant(variants, kind, whole), null);
            default -> atOnceAndLater(day, name, variant(variants, kind, whole), whole);
        }
    }

    /**
     * Delivers a file on the first working day after {@code day}, instead of one that stands under its name by then.
     */
    public void deliverLater(LocalDate day, String name, Draft draft) throws IOException {
        later(day, 1, name, bytes(draft));
    }

    private void atOnceAndLater(LocalDate day, String name, byte[] first, byte @Nullable [] then) throws IOException {
        atOnce(name, target -> Whole.write(target, first));
        if (then != null) {
            later(day, 1, name, then);
        }
    }

    private byte[] variant(Variants variants, Kind kind, byte[] right) throws IOException {
        Draft variant = variants.with(kind);
        return variant == null ? right : bytes(variant);
    }

    private void atOnce(String name, Draft draft) throws IOException {
        if (!Files.exists(inbox.resolve(name))) {
            Files.createDirectories(inbox);
            draft.write(inbox.resolve(name));
        }
    }

    /** Beside the inbox, where nobody looks. */
    private byte[] bytes(Draft draft) throws IOException {
        Files.createDirectories(inbox);
        Path file = inbox.resolveSibling("draft");
        Files.deleteIfExists(file);
        draft.write(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    private void later(LocalDate day, int days, String name, byte[] bytes) {
        LocalDate comes = day;
        for (int i = 0; i < days && comes != null; i++) {
            comes = workingDays.higher(comes);
        }
        if (comes == null) {
            throw new IllegalStateException("No working days of " + partner + " are known after " + day);
        }
        late.add(new Late(comes, name, bytes));
    }

    /** Before the files of a day come those of the days before that are late until this day. */
    public void bringLate(LocalDate day) throws IOException {
        for (Late file : List.copyOf(late)) {
            if (!file.day.isAfter(day)) {
                Whole.write(inbox.resolve(file.name), file.bytes);
                late.remove(file);
            }
        }
    }
}
