package org.balancetreasure.sandbox;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.sandbox.OperatorPayments.AdvancingBank;
import org.balancetreasure.sandbox.OperatorPayments.Reserve;
import org.balancetreasure.sandbox.bank.BankAccount;
import org.balancetreasure.sandbox.bank.BankAccount.Whose;
import org.balancetreasure.sandbox.bank.BankSettings;
import org.balancetreasure.sandbox.bank.Clearing;
import org.balancetreasure.sandbox.partner.Faults;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The demo's two banks, and the operator's payment system. RIVER supervises the settlement account and books groups of
 * payments as one entry; HILL keeps the wallet reserve and books each payment. Both advance money.
 */
final class DemoBanks {

    static final String RIVER = "RIVER";
    static final String HILL = "HILL";
    static final String RIVER_BIC = "RIVRCNBJXXX";
    static final String HILL_BIC = "HILLCNSHXXX";
    /** The platform's. */
    static final String SETTLEMENT = "6210010001";
    static final String FEES = "6210010002";
    static final String RESERVE = "6220010001";
    /** Of transfer agents. */
    static final String TIANHONG_COLLECTION = "6210020011";
    static final String HUAXIN_COLLECTION = "6210020012";
    /** From which the banks advance. */
    static final String RIVER_FUNDING = "6210030021";
    static final String HILL_FUNDING = "6220030022";

    private static final String CALENDAR = "CN";
    static final LocalTime CUT_OFF = LocalTime.of(17, 0);
    private static final int RIVER_PARTY = 21;
    private static final int HILL_PARTY = 22;
    private static final int DAYS_AFTER_QUOTES = 60;

    private final NavigableSet<LocalDate> workingDays;
    private final Clearing clearing;
    private final OperatorPayments operator;

    private DemoBanks(NavigableSet<LocalDate> workingDays, Clearing clearing, OperatorPayments operator) {
        this.workingDays = workingDays;
        this.clearing = clearing;
        this.operator = operator;
    }

    static DemoBanks of(Options options, Path exchangeDirectory, BankDays calendars, JdbcClient jdbc, Faults faults) {
        NavigableSet<LocalDate> days = workingDays(options, calendars);
        List<BankSettings> banks = List.of(
                new BankSettings(RIVER, RIVER_BIC, List.of(
                        new BankAccount(SETTLEMENT, "Wallet operator, fund sales", Whose.PLATFORM),
                        new BankAccount(FEES, "Wallet operator, fees", Whose.PLATFORM),
                        new BankAccount(TIANHONG_COLLECTION, "Tianhong Asset Management", Whose.TRANSFER_AGENT),
                        new BankAccount(HUAXIN_COLLECTION, "Huaxin Asset Management", Whose.TRANSFER_AGENT),
                        new BankAccount(RIVER_FUNDING, "Riverside Bank", Whose.BANK)), options.from(), days, CUT_OFF,
                        true, ReversalReading.AS_WRITTEN),
                new BankSettings(HILL, HILL_BIC, List.of(
                        new BankAccount(RESERVE, "Wallet operator, wallet reserve", Whose.PLATFORM),
                        new BankAccount(HILL_FUNDING, "Hilltown Bank", Whose.BANK)), options.from(), days, CUT_OFF,
                        false, ReversalReading.OF_ORIGINAL));
        OperatorPayments operator = new OperatorPayments(jdbc, exchangeDirectory, days, options.from(),
                new Reserve(reserveId(jdbc), HILL, RESERVE),
                List.of(new AdvancingBank(RIVER_PARTY, RIVER, RIVER, RIVER_FUNDING),
                        new AdvancingBank(HILL_PARTY, HILL, HILL, HILL_FUNDING)));
        return new DemoBanks(days, new Clearing(banks, exchangeDirectory, faults), operator);
    }

    /** As the platform has it, since payments are named by it; 0 where it does not know the account. */
    private static int reserveId(JdbcClient jdbc) {
        return jdbc.sql("SELECT account_id FROM bank_account WHERE bank_code = ? AND account_no = ?")
                .params(HILL, RESERVE).query(Integer.class).optional().orElse(0);
    }

    /** With a margin on both sides, since faults and late payments look for the days around. */
    private static NavigableSet<LocalDate> workingDays(Options options, BankDays calendars) {
        BankDays.Calendar calendar = calendars.calendar(CALENDAR);
        NavigableSet<LocalDate> days = new TreeSet<>();
        options.from().datesUntil(Options.LAST_QUOTE.plusDays(DAYS_AFTER_QUOTES)).filter(calendar::isWorkingDay)
                .forEach(days::add);
        return days;
    }

    boolean workOn(LocalDate day) {
        return workingDays.contains(day);
    }

    /**
     * Orders what customers have paid and the banks have advanced, then lets the banks do all that is due by an
     * instant.
     *
     * @return whether there was something new for the banks
     */
    boolean answer(LocalDateTime now) {
        operator.order(now);
        return clearing.answer(now);
    }
}
