package org.balancetreasure.sandbox.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.balancetreasure.bankfiles.EntryDetail.References;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.sandbox.bank.BankAccount.Whose;
import org.balancetreasure.sandbox.bank.Payment.State;
import org.balancetreasure.sandbox.bank.Received.Item;
import org.balancetreasure.sandbox.bank.Reports.Lie;
import org.balancetreasure.sandbox.partner.Deliveries;
import org.balancetreasure.sandbox.partner.Fault;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.sandbox.partner.PaymentOrder;
import org.jspecify.annotations.Nullable;

/** One bank with its books. It is moved forward only, by the clearing. */
final class Bank {

    private static final String CLOSED = "AC04";

    final BankSettings settings;
    private final Clearing.Directory directory;
    private final Faults faults;
    private final Received received;
    private final Deliveries deliveries;
    private final Judgement judgement;
    private final Reports reports;
    private final Statements statements;
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<String, List<Booking>> today = new HashMap<>();
    private final List<PaymentOrder> orders = new ArrayList<>();
    /** In the order in which they came. */
    private final List<Payment> waiting = new ArrayList<>();
    private final List<Payment> executed = new ArrayList<>();
    /** What the next working day begins with. */
    private final List<Runnable> tomorrow = new ArrayList<>();
    private @Nullable Payment heldBack;
    private @Nullable Lie lie;
    private boolean open;

    Bank(BankSettings settings, Path exchangeDirectory, Clearing.Directory directory, Faults faults)
            throws IOException {
        this.settings = settings;
        this.directory = directory;
        this.faults = faults;
        Path folder = exchangeDirectory.resolve(settings.code());
        received = new Received(folder);
        deliveries = new Deliveries(settings.code(), folder.resolve("in"), settings.workingDays(), faults,
                Statements.TYPE);
        judgement = new Judgement(settings, directory);
        reports = new Reports(deliveries);
        statements = new Statements(settings, deliveries);
        settings.accounts().forEach(account -> balances.put(account.number(), account.openingCents()));
    }

    /** Whether there was something. */
    boolean takeIn(LocalDateTime at) throws IOException {
        return received.takeIn(at);
    }

    /** Takes in what came before a statement hour; whether there was something. */
    boolean closeDay(LocalDateTime hour) throws IOException {
        return received.closeDay(hour);
    }

    /** Answers what was received before a moment, and brings what is late until then. */
    void answer(LocalDateTime before) throws IOException {
        for (Item item = received.next(before); item != null; item = received.next(before)) {
            deliveries.bringLate(item.at().toLocalDate());
            if (item.isInstructions()) {
                Message message = judgement.of(item.path(), item.name(), item.at());
                message.groups.forEach(group -> group.payments.stream().filter(payment -> payment.is(State.WAITING))
                        .forEach(waiting::add));
                reports.accepted(message, item.at());
            } else {
                orders.addAll(PaymentOrder.read(item.path()));
            }
        }
        deliveries.bringLate(before.toLocalDate());
    }

    /** What others have paid, what comes back, and what was paid during the day. */
    void begin(LocalDate day) throws IOException {
        deliveries.bringLate(day);
        open = true;
        List<Runnable> first = List.copyOf(tomorrow);
        tomorrow.clear();
        first.forEach(Runnable::run);
        for (PaymentOrder order : List.copyOf(orders)) {
            if (!order.day().isAfter(day)) {
                orders.remove(order);
                Booking debit = new Booking(-order.cents(), null,
                        new References(null, null, null, order.endToEndId(), null),
                        directory.party(order.debtor()), directory.party(order.creditor()), order.text(), null);
                directory.book(order.debtor(), debit);
                directory.book(order.creditor(), debit.mirrored());
            }
        }
        List<Payment> due = due(day);
        Optional<Fault> contradiction = faults.find(settings.code(), day, Kind.STATUS_CONTRADICTS);
        if (contradiction.isPresent() && !due.isEmpty()) {
            boolean rejects = contradiction.get().target().equals(StatusCode.RJCT.name());
            lie = new Lie(due.getFirst(), rejects ? StatusCode.RJCT : StatusCode.ACSC);
            heldBack = rejects ? null : due.getFirst();
        }
    }

    private List<Payment> due(LocalDate day) {
        return waiting.stream().filter(payment -> !payment.group.info.executionDate().isAfter(day)).toList();
    }

    /** Executes in order what is due and covered; true if that was anything. */
    boolean execute(LocalDate day) {
        boolean any = false;
        for (Payment payment : due(day)) {
            String debtor = String.valueOf(payment.group.info.debtor().account());
            if (payment != heldBack && balance(debtor) >= payment.transfer.amount()) {
                waiting.remove(payment);
                payment.booked();
                executed.add(payment);
                Booking debit = debit(payment);
                book(debtor, debit);
                directory.book(String.valueOf(payment.transfer.creditor().account()), debit.mirrored());
                any = true;
            }
        }
        return any;
    }

    private static Booking debit(Payment payment) {
        return new Booking(-payment.transfer.amount(), payment.group, payment.references(),
                payment.group.info.debtor(), payment.transfer.creditor(), payment.transfer.remittance(), null);
    }

    /** On an account that is kept here: now, or on the next working day. */
    void book(String account, Booking booking) {
        if (!open) {
            tomorrow.add(() -> book(account, booking));
            return;
        }
        today.computeIfAbsent(account, number -> new ArrayList<>()).add(booking);
        balances.merge(account, booking.cents(), Math::addExact);
    }

    long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    /** What is not covered by now is refused. Then come the reports and the statements. */
    void end(LocalDate day, LocalDateTime now) throws IOException {
        List<Payment> ended = new ArrayList<>(executed);
        for (Payment payment : due(day)) {
            if (payment != heldBack) {
                waiting.remove(payment);
                payment.refuse("AM04");
            }
            ended.add(payment);
        }
        Map<Message, List<Group>> groups = new LinkedHashMap<>();
        for (Payment payment : ended) {
            List<Group> ofMessage = groups.computeIfAbsent(payment.group.message, message -> new ArrayList<>());
            if (!ofMessage.contains(payment.group)) {
                ofMessage.add(payment.group);
            }
        }
        for (Map.Entry<Message, List<Group>> message : groups.entrySet()) {
            reports.executed(message.getKey(), message.getValue(), now, lie);
        }
        for (BankAccount account : settings.accounts()) {
            if (account.whose() == Whose.PLATFORM && !account.isClosed(day)) {
                List<Booking> bookings = today.getOrDefault(account.number(), List.of());
                long moved = bookings.stream().mapToLong(Booking::cents).sum();
                statements.write(account, day, now, balance(account.number()) - moved, bookings);
            }
        }
        faults.find(settings.code(), day, Kind.PAYMENT_RETURNED).ifPresent(this::sendBack);
        today.clear();
        executed.clear();
        heldBack = null;
        lie = null;
        open = false;
    }

    private void sendBack(Fault fault) {
        executed.stream().filter(payment -> payment.transfer.endToEndId().startsWith(fault.target())).findFirst()
                .ifPresent(payment -> {
                    Booking back = debit(payment).returned(CLOSED);
                    tomorrow.add(() -> {
                        book(String.valueOf(payment.group.info.debtor().account()), back);
                        directory.book(String.valueOf(payment.transfer.creditor().account()), back.mirrored());
                    });
                });
    }
}
