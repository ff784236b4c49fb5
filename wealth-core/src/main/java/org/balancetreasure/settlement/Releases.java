package org.balancetreasure.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.Proceeds;
import org.balancetreasure.orders.ProceedsBooking;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.partners.SettlementTerms;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.settlement.ReleaseMapper.Late;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.RowByRow;
import org.springframework.stereotype.Component;

/**
 * Releases proceeds to their holders when it is safe: the settlement day is agreed, and their money, or the netting
 * that covers it, is there. Then the cash follows from the settlement account to the wallet reserve and to the banks.
 *
 * <p>Input: a settlement day that is agreed. Output: wallets credited, lines repaid, payments. Re-runnable: each row of
 * proceeds is released once, and a kill costs the batch that was under way; the payments follow from what is released.
 * What can't be released holds nobody else back: it is a break, and goes with a later day of the agent.
 */
@Component
public class Releases {

    /** Few enough that live orders of the same customers wait for less than a lock time-out. */
    private static final int CHUNK = 200;

    private final ReleaseMapper mapper;
    private final Settlements settlements;
    private final Obligations obligations;
    private final ProceedsBooking proceeds;
    private final Payments payments;
    private final Banks banks;
    private final TradingCalendar calendar;
    private final Breaks breaks;

    Releases(ReleaseMapper mapper, Settlements settlements, Obligations obligations, ProceedsBooking proceeds,
            Payments payments, Banks banks, TradingCalendar calendar, Breaks breaks) {
        this.mapper = mapper;
        this.settlements = settlements;
        this.obligations = obligations;
        this.proceeds = proceeds;
        this.payments = payments;
        this.banks = banks;
        this.calendar = calendar;
        this.breaks = breaks;
    }

    /**
     * What a day lacks that is not released, in words: what keeps it from that, or the release itself, since the money
     * may come while it is tried. Empty when nothing is left to release.
     */
    public List<String> lacks(String taCode, LocalDate settlementDate) {
        Settlement day = settlements.find(taCode, settlementDate);
        boolean open = settlements.terms(taCode, settlementDate) != null
                && (day == null || day.state() != Settlement.State.RELEASED);
        List<String> blocked = blocked(taCode, settlementDate);
        return open && blocked.isEmpty() ? List.of("the release of the settlement day " + settlementDate) : blocked;
    }

    /** What keeps the proceeds of a day from being released, in words. */
    private List<String> blocked(String taCode, LocalDate settlementDate) {
        SettlementTerms terms = settlements.terms(taCode, settlementDate);
        Settlement day = settlements.find(taCode, settlementDate);
        if (terms == null || (day != null && day.state() == Settlement.State.RELEASED)) {
            return List.of();
        }
        if (day == null || day.state() == Settlement.State.OPEN) {
            return List.of("the agreement of the settlement day " + settlementDate);
        }
        return blocked(terms, settlementDate);
    }

    /** Whether something can be done for a day that could not be done before. */
    public boolean hasNews(String taCode, LocalDate settlementDate, LocalDate today) {
        return blocked(taCode, settlementDate).isEmpty() || !mapper.late(taCode, today).isEmpty();
    }

    private List<String> blocked(SettlementTerms terms, LocalDate settlementDate) {
        List<String> blocked = new ArrayList<>();
        Map<String, Long> nets = settlements.nets(terms.taCode(), settlementDate);
        nets.forEach((reference, cents) -> {
            if (!isThere(terms, reference, cents)) {
                blocked.add(reference + " of " + Money.ofCents(-cents) + " on a statement");
            }
        });
        return blocked.isEmpty()
                ? settlements.uncovered(terms, settlementDate, toPayOut(terms, settlementDate),
                        "what is to be paid out")
                : blocked;
    }

    /** What we pay net is covered by what was collected; what we receive is there once a statement has it. */
    private boolean isThere(SettlementTerms terms, String reference, long cents) {
        return cents >= 0 || payments.isBooked(terms.settlementAccount(), reference);
    }

    /** Obligations with the proceeds of a day behind them, and before them with what days that are over left. */
    private List<Long> toRelease(String taCode, LocalDate settlementDate) {
        List<Long> obligationIds = new ArrayList<>(mapper.leftOver(taCode, settlementDate));
        obligations.netted(taCode, settlementDate).stream().filter(owed -> owed.kind() == ObligationKind.REDEMPTION)
                .forEach(owed -> obligationIds.add(owed.obligationId()));
        return obligationIds;
    }

    private long toPayOut(SettlementTerms terms, LocalDate settlementDate) {
        long unreleased = toRelease(terms.taCode(), settlementDate).stream().mapToLong(mapper::unreleased).sum();
        long owed = obligations.payouts(terms.taCode(), settlementDate).stream()
                .filter(payout -> payments.latest(payout.reference()) == null).mapToLong(Obligation::amount).sum();
        return Math.addExact(unreleased, owed);
    }

    /**
     * Releases what can be released of a day. Says what is late.
     *
     * @return how many proceeds were released
     */
    public long release(String taCode, LocalDate settlementDate, LocalDate today, Transactions transactions) {
        SettlementTerms terms = settlements.terms(taCode, settlementDate);
        if (terms == null) {
            return 0;
        }
        long released = 0;
        List<String> lacks = blocked(taCode, settlementDate);
        Settlement day = settlements.find(taCode, settlementDate);
        if (lacks.isEmpty() && day != null && day.state() == Settlement.State.AGREED) {
            for (long obligationId : toRelease(taCode, settlementDate)) {
                released += release(terms, obligationId, settlementDate, transactions);
            }
            transactions.run(() -> payOut(terms, settlementDate));
        } else {
            settlements.miss(terms, settlementDate, lacks, transactions);
        }
        transactions.run(() -> sayWhatIsLate(taCode, today, lacks));
        return released;
    }

    private long release(SettlementTerms terms, long obligationId, LocalDate settlementDate,
            Transactions transactions) {
        String reference = obligations
                .unpaid(References.proceeds(settlementDate, terms.taCode(), terms.reserveAccount()));
        long released = 0;
        long customer = 0;
        String item = "";
        while (true) {
            List<Proceeds> chunk = mapper.next(obligationId, customer, item, CHUNK);
            if (chunk.isEmpty()) {
                return released;
            }
            RowByRow.book(transactions, chunk, row -> release(terms, row, settlementDate, reference),
                    (row, e) -> breaks.open(new Difference(BreakType.PROCEEDS_LATE, row.promisedOn(), row.taCode(),
                            row.taSerialNo(), Money.ofCents(row.amount()) + " of holder " + row.customerId(),
                            "can't be released: " + e.getMessage())
                            .of(BankHolder.is(row.customerId()) ? 0 : row.customerId())
                            .of(Money.CNY, row.amount())));
            released += chunk.size();
            customer = chunk.getLast().customerId();
            item = chunk.getLast().taSerialNo();
        }
    }

    private void release(SettlementTerms terms, Proceeds row, LocalDate settlementDate, String reference) {
        long repaid = proceeds.release(row);
        if (row.promisedOn().isBefore(settlementDate)) {
            breaks.resolve(BreakType.PROCEEDS_LATE, row.promisedOn(), row.taCode(), row.taSerialNo(), "released");
        }
        if (!BankHolder.is(row.customerId())) {
            obligations.addProceeds(terms, settlementDate, row.fundId(), row.taSerialNo(), row.customerId(),
                    row.amount(),
                    reference);
            return;
        }
        BankAccount bank = banks.accountOf(Purpose.ADVANCE_FUNDING.name(), BankHolder.bankId(row.customerId()),
                settlementDate);
        obligations.addAdvance(terms, settlementDate, row.fundId(), row.taSerialNo(), row.customerId(),
                ObligationKind.ADVANCE_REPAYMENT, bank, repaid);
        obligations.addAdvance(terms, settlementDate, row.fundId(), row.taSerialNo(), row.customerId(),
                ObligationKind.ADVANCE_INCOME, bank, row.amount() - repaid);
    }

    /** One payment for each reference, of all that is behind it. */
    private void payOut(SettlementTerms terms, LocalDate settlementDate) {
        settlements.lock(terms.taCode(), settlementDate);
        Map<String, List<Obligation>> byReference = new LinkedHashMap<>();
        obligations.payouts(terms.taCode(), settlementDate)
                .forEach(owed -> byReference.computeIfAbsent(owed.reference(), _ -> new ArrayList<>()).add(owed));
        byReference.forEach((reference, owed) -> {
            if (payments.latest(reference) == null) {
                payments.create(payment(terms, settlementDate, reference, owed));
            }
        });
        settlements.release(terms.taCode(), settlementDate);
        breaks.resolve(BreakType.SETTLEMENT_SHORT, terms.taCode(),
                Settlements.subject(terms.taCode(), settlementDate), "covered");
    }

    private NewPayment payment(SettlementTerms terms, LocalDate settlementDate, String reference,
            List<Obligation> owed) {
        Money amount = Money.ofCents(owed.stream().mapToLong(Obligation::amount).sum());
        Account transit = Account.cash(Purpose.CASH_IN_TRANSIT, Account.OPERATOR);
        int party = owed.getFirst().partyId();
        String lot = References.lot(terms.taCode(), 'P');
        return switch (owed.getFirst().kind()) {
            case PROCEEDS -> new NewPayment(reference, NewPayment.Kind.PROCEEDS, terms.settlementAccount(),
                    terms.reserveAccount(), amount, settlementDate, transit, lot);
            case REFUND -> new NewPayment(reference, NewPayment.Kind.REFUND, terms.settlementAccount(),
                    terms.reserveAccount(), amount, settlementDate, transit, lot);
            case FEE -> new NewPayment(reference, NewPayment.Kind.FEE, terms.settlementAccount(),
                    banks.accountOf(Purpose.FEES.name(), party, settlementDate).accountId(), amount, settlementDate,
                    transit, lot);
            case ADVANCE_REPAYMENT -> new NewPayment(reference, NewPayment.Kind.ADVANCE_REPAYMENT,
                    terms.settlementAccount(), ofBank(party, settlementDate), amount, settlementDate,
                    Account.cash(Purpose.ADVANCE_FUNDING, party), lot);
            case ADVANCE_INCOME -> new NewPayment(reference, NewPayment.Kind.ADVANCE_INCOME, terms.settlementAccount(),
                    ofBank(party, settlementDate), amount, settlementDate, Account.cash(Purpose.ADVANCE_INCOME, party),
                    lot);
            default -> throw new IllegalStateException(owed + " is not paid out");
        };
    }

    private int ofBank(int party, LocalDate day) {
        return banks.accountOf(Purpose.ADVANCE_FUNDING.name(), party, day).accountId();
    }

    /** What was expected on a day that is over is expected on the next trading day, and finance is told why. */
    private void sayWhatIsLate(String taCode, LocalDate today, List<String> lacks) {
        for (Late late : mapper.late(taCode, today)) {
            breaks.open(BreakType.PROCEEDS_LATE, late.promisedOn(), taCode,
                    "proceeds promised for " + late.promisedOn(),
                    late.proceeds() + " redemptions, " + Money.ofCents(late.cents()),
                    lacks.isEmpty() ? "their money is not there" : "waits for " + String.join("; ", lacks));
        }
        proceeds.expect(taCode, today, calendar.tradingDayFrom(today));
        for (String subject : breaks.openSubjects(BreakType.PROCEEDS_LATE, taCode, "proceeds promised for ")) {
            LocalDate promised = LocalDate.parse(subject.substring(subject.lastIndexOf(' ') + 1));
            if (mapper.open(taCode, promised) == 0) {
                breaks.resolve(BreakType.PROCEEDS_LATE, taCode, subject, "released");
            }
        }
    }
}
