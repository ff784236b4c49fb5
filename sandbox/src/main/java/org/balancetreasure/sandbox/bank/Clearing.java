package org.balancetreasure.sandbox.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.bankfiles.Party;
import org.balancetreasure.sandbox.partner.Faults;
import org.jspecify.annotations.Nullable;

/**
 * The simulated banks, and the way from one to the other: what one pays to an account that another keeps stands on both
 * statements of that day. They read what lies in {@code <exchange directory>/<bank>/out} and {@code orders}, and answer
 * in {@code in}. At {@link #STATEMENT_HOUR} of a working day they execute what is due, and write the last status and
 * the statements. A payment that is short of money waits for what else is booked on the day.
 *
 * <p>They keep nothing but their books in memory, which the first call after a start rebuilds by going through all days
 * again, from the copies of what they have received. So they come to the same books and to the same bytes. Not for
 * several threads at once.
 */
public final class Clearing {

    public static final LocalTime STATEMENT_HOUR = LocalTime.of(21, 0);

    private final List<BankSettings> settings;
    private final Path exchangeDirectory;
    private final Faults faults;
    private @Nullable Days days;

    public Clearing(List<BankSettings> banks, Path exchangeDirectory, Faults faults) {
        this.settings = banks.stream().sorted(Comparator.comparing(BankSettings::code)).toList();
        this.exchangeDirectory = exchangeDirectory;
        this.faults = faults;
    }

    /**
     * Does all that is due by an instant. What lies there at a statement hour has come before it, if the banks are
     * asked at that hour; what they find later has come when they find it.
     *
     * @return whether they have found something
     * @throws UncheckedIOException if a directory can't be read or written
     */
    public boolean answer(LocalDateTime now) {
        try {
            Days current = days != null ? days : new Days();
            days = null;
            boolean found = current.through(now);
            days = current;
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The banks stopped at " + now, e);
        }
    }

    /** What is on an account, in cents, for those who watch the sandbox. */
    public long balance(String account) {
        Bank bank = Objects.requireNonNull(days, "nothing was asked of the banks yet").of(account);
        return bank == null ? 0 : bank.balance(account);
    }

    /** Which accounts there are, and where they are booked. */
    interface Directory {

        /** Whether a bank of that BIC takes part. */
        boolean knows(String bic);

        /** Null if that bank keeps no such account. */
        @Nullable
        BankAccount account(String bic, String number);

        /** Who has an account; unknown if no bank keeps it. */
        Party party(String account);

        /** Books on an account, of whichever bank; nothing if no bank keeps it. */
        void book(String account, Booking booking);
    }

    /** The banks with their books. */
    private final class Days implements Directory {

        private final List<Bank> banks = new ArrayList<>();
        /** The first day that has not been gone through. */
        private LocalDate next = settings.stream().map(BankSettings::start).min(Comparator.naturalOrder())
                .orElseThrow();

        Days() throws IOException {
            for (BankSettings each : settings) {
                banks.add(new Bank(each, exchangeDirectory, this, faults));
            }
        }

        boolean through(LocalDateTime now) throws IOException {
            boolean found = false;
            while (!next.atTime(STATEMENT_HOUR).isAfter(now)) {
                LocalDateTime hour = next.atTime(STATEMENT_HOUR);
                if (hour.equals(now)) {
                    for (Bank bank : banks) {
                        found |= bank.closeDay(hour);
                    }
                }
                answer(hour);
                goThrough(next, hour);
                next = next.plusDays(1);
            }
            for (Bank bank : banks) {
                found |= bank.takeIn(now);
            }
            answer(now.plus(Received.INSTANT));
            return found;
        }

        private void answer(LocalDateTime before) throws IOException {
            for (Bank bank : banks) {
                bank.answer(before);
            }
        }

        private void goThrough(LocalDate day, LocalDateTime hour) throws IOException {
            List<Bank> open = new ArrayList<>();
            for (Bank bank : banks) {
                if (day.isAfter(bank.settings.workingDays().last())) {
                    throw new IllegalStateException(
                            "No working days of " + bank.settings.code() + " are known on " + day);
                }
                if (bank.settings.workingDays().contains(day) && !day.isBefore(bank.settings.start())) {
                    open.add(bank);
                    bank.begin(day);
                }
            }
            boolean moved = true;
            while (moved) {
                moved = false;
                for (Bank bank : open) {
                    moved |= bank.execute(day);
                }
            }
            for (Bank bank : open) {
                bank.end(day, hour);
            }
        }

        @Nullable
        Bank of(String account) {
            return banks.stream().filter(bank -> bank.settings.accounts().stream()
                    .anyMatch(each -> each.number().equals(account))).findFirst().orElse(null);
        }

        @Override
        public boolean knows(String bic) {
            return settings.stream().anyMatch(each -> each.bic().equals(bic));
        }

        @Override
        public @Nullable BankAccount account(String bic, String number) {
            return settings.stream().filter(each -> each.bic().equals(bic)).flatMap(each -> each.accounts().stream())
                    .filter(account -> account.number().equals(number)).findFirst().orElse(null);
        }

        @Override
        public Party party(String account) {
            Bank bank = of(account);
            BankAccount found = bank == null ? null : account(bank.settings.bic(), account);
            return bank == null || found == null
                    ? Party.UNKNOWN
                    : new Party(found.holder(), account, bank.settings.bic());
        }

        @Override
        public void book(String account, Booking booking) {
            Bank bank = of(account);
            if (bank != null) {
                bank.book(account, booking);
            }
        }
    }
}
