package org.balancetreasure.sandbox.transferagent;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.stream.Collectors;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.sandbox.transferagent.Register.Income;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Settlement;

/**
 * What the agent answers on the morning of a trading day: accounts, then orders in the order of the file, then what was
 * earned since the last time, then the register; if it settles through the sandbox, the summaries of it, too.
 */
final class Confirmations {

    private static final Comparator<Income> BY_ACCOUNT = Comparator.comparing(Income::account)
            .thenComparing(Income::fund).thenComparing(Income::day);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** A huge redemption is paid on so many days. */
    private static final int PARTS = 3;
    /** A cent or more in each part. */
    private static final BigDecimal SMALLEST_IN_PARTS = new BigDecimal("0.04");

    private final TransferAgentSettings settings;
    private final Path exchangeDirectory;
    private final Mailbox mailbox;
    private final Register register;
    private final Answers answers;
    private final NavigableSet<LocalDate> tradingDays;
    private final Faults faults;
    private final Map<FundKey, Carry> carries;
    private List<Rolled> rolled = new ArrayList<>();

    Confirmations(TransferAgentSettings settings, Path exchangeDirectory, Mailbox mailbox, Register register,
            Answers answers, NavigableSet<LocalDate> tradingDays, Faults faults) {
        this.settings = settings;
        this.exchangeDirectory = exchangeDirectory;
        this.mailbox = mailbox;
        this.register = register;
        this.answers = answers;
        this.tradingDays = tradingDays;
        this.faults = faults;
        carries = settings.funds().stream().collect(Collectors.toMap(SimulatedFund::key, SimulatedFund::carry));
    }

    /** What is left of a huge redemption. */
    private record Rolled(OrderApplication order, BigDecimal left, int parts) {

        BigDecimal next() {
            return parts == 1 ? left : left.divide(TWO, 2, RoundingMode.DOWN);
        }
    }

    /** Writes and announces the files with the header date of that morning. */
    void answer(LocalDate today, Applications applications, List<Income> earned, List<String> announced)
            throws IOException {
        Serials serials = new Serials(settings.taCode() + today.format(DateTimeFormatter.BASIC_ISO_DATE));
        List<String> names = new ArrayList<>();
        List<AccountApplication.Answer> accounts = new ArrayList<>();
        for (AccountApplication application : applications.accounts()) {
            accounts.add(register.decide(application, serials.next()));
        }
        if (applications.withAccounts()) {
            names.add(mailbox.write("02", today, accounts, (row, cells) -> answers.account(row, today, cells)));
        }
        List<OrderApplication.Answer> orders = orders(today, applications, serials);
        List<OrderApplication.Answer> told = new ArrayList<>(orders);
        boolean leavesOut = !orders.isEmpty() && has(today, Kind.ORDER_UNCONFIRMED);
        if (leavesOut) {
            told.removeFirst();
        }
        if (!orders.isEmpty() && has(today, Kind.UNKNOWN_ORDER)) {
            told.add(invented(orders.getFirst(), today, serials));
        }
        if (!orders.isEmpty()) {
            names.add(mailbox.write(Mailbox.CONFIRMATIONS, today, told,
                    (row, cells) -> answers.order(row, today, cells)));
        }
        List<Answers.NumberedIncome> incomes = incomes(earned, serials);
        names.add(mailbox.write("06", today, incomes, (row, cells) -> answers.income(row, today, cells)));
        names.add(mailbox.write("05", today, register.rows(), (row, cells) -> answers.register(row, today, cells)));
        Settlement settlement = settings.settlement();
        if (settlement != null) {
            new Summaries(settings, settlement, mailbox, exchangeDirectory)
                    .write(applications.tradeDate(), today, orders, incomes, names, has(today, Kind.MONEY_SHORT)
                            ? Objects.requireNonNull(tradingDays.higher(today))
                            : today);
        }
        mailbox.announce(settings.confirmationStream(), today, names);
        if (leavesOut) {
            mailbox.writeRest(Mailbox.CONFIRMATIONS, settings.confirmationStream(), today, orders.subList(0, 1),
                    (row, cells) -> answers.order(row, today, cells), names);
        }
        announced.addAll(names);
    }

    private boolean has(LocalDate today, Kind kind) {
        return faults.find(settings.taCode(), today, kind).isPresent();
    }

    /** What is left of the days before comes first. */
    private List<OrderApplication.Answer> orders(LocalDate today, Applications applications, Serials serials) {
        List<OrderApplication.Answer> orders = new ArrayList<>();
        List<Rolled> further = new ArrayList<>();
        for (Rolled redemption : rolled) {
            BigDecimal part = redemption.next();
            orders.add(register.continued(redemption.order, part, redemption.parts == 1, serials.next()));
            if (redemption.parts > 1) {
                further.add(new Rolled(redemption.order, redemption.left.subtract(part), redemption.parts - 1));
            }
        }
        // Orders of T come in from the cut-off of the trading day before it, whose income nobody knows yet.
        LocalDate tradeDate = applications.tradeDate();
        LocalDate givenSince = Objects.requireNonNullElse(tradingDays.lower(tradeDate), tradeDate);
        boolean huge = has(today, Kind.HUGE_REDEMPTION);
        for (OrderApplication order : applications.orders()) {
            Rolled parts = new Rolled(order, order.units(), huge && order.units().compareTo(SMALLEST_IN_PARTS) >= 0
                    ? PARTS
                    : 1);
            OrderApplication.Answer answer = register.decide(order, parts.next(), givenSince, today, serials.next());
            orders.add(answer);
            if (!answer.finished()) {
                further.add(new Rolled(order, order.units().subtract(answer.units()), PARTS - 1));
            }
        }
        rolled = further;
        return orders;
    }

    /** For an order that nobody has given: the numbers of the platform never get there. */
    private static OrderApplication.Answer invented(OrderApplication.Answer like, LocalDate today, Serials serials) {
        OrderApplication known = like.application();
        BigDecimal yuan = new BigDecimal("1.00");
        OrderApplication order = new OrderApplication(
                known.appSheetSerialNo().substring(0, 3) + today.format(DateTimeFormatter.BASIC_ISO_DATE)
                        + "9".repeat(13),
                OrderApplication.SUBSCRIPTION, known.fund(), known.account(), known.taAccountId(), yuan,
                BigDecimal.ZERO, known.transactionDate(), known.transactionTime(), known.branchCode(),
                known.largeRedemptionFlag(), known.individualOrInstitution());
        return new OrderApplication.Answer(order, ReturnCode.SUCCESS, like.taAccountId(), yuan, yuan,
                BigDecimal.ZERO.setScale(2), serials.next(), true);
    }

    private List<Answers.NumberedIncome> incomes(List<Income> earned, Serials serials) {
        List<Answers.NumberedIncome> incomes = new ArrayList<>();
        for (Income income : earned.stream().sorted(BY_ACCOUNT).toList()) {
            incomes.add(new Answers.NumberedIncome(income, carries.getOrDefault(income.fund(), Carry.DAILY),
                    account(income.account()), serials.next()));
        }
        return incomes;
    }

    private Register.Account account(String account) {
        Register.Account opened = register.account(account);
        if (opened == null) {
            throw new IllegalStateException("Account " + account + " holds units but was never opened");
        }
        return opened;
    }
}
