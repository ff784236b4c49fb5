package org.balancetreasure.settlement;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.BankTerms;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.partners.SettlementTerms;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.NewReceipt;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.payments.StatementBalance;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Settlement days with transfer agents: what the confirmations of a day oblige whom to pay is netted as agreed,
 * compared with the agent's summaries, and paid or expected. A day is agreed in one transaction, once: the netting in
 * our books, the payment to the agent and the state commit together.
 */
@Component
public class Settlements {

    /** So begins what says that money is lacking. */
    private static final String COVER = "cover ";

    private final SettlementMapper mapper;
    private final Obligations obligations;
    private final Payments payments;
    private final Banks banks;
    private final BankDays bankDays;
    private final Ledger ledger;
    private final Gates gates;
    private final Breaks breaks;
    private final BusinessClock clock;

    Settlements(SettlementMapper mapper, Obligations obligations, Payments payments, Banks banks, BankDays bankDays,
            Ledger ledger, Gates gates, Breaks breaks, BusinessClock clock) {
        this.mapper = mapper;
        this.obligations = obligations;
        this.payments = payments;
        this.banks = banks;
        this.bankDays = bankDays;
        this.ledger = ledger;
        this.gates = gates;
        this.breaks = breaks;
        this.clock = clock;
    }

    /** Null if the day was not opened, because nothing is settled with the agent through the platform. */
    public @Nullable Settlement find(String taCode, LocalDate settlementDate) {
        return mapper.find(taCode, settlementDate);
    }

    /** Days from and to, both inclusive, oldest first. */
    public List<Settlement> list(LocalDate from, LocalDate to) {
        return mapper.list(from, to);
    }

    /** Null if nothing is settled with the agent through the platform on that day. */
    public @Nullable SettlementTerms terms(String taCode, LocalDate settlementDate) {
        return banks.settlementTerms(taCode, settlementDate);
    }

    /**
     * Opens a settlement day, and finds what its confirmations oblige whom to pay; again, what is new since. Without
     * effect once it is agreed: what comes later belongs to the next one.
     *
     * @return how many confirmations and orders were found
     */
    public long find(SettlementTerms terms, LocalDate settlementDate, Transactions transactions) {
        return transactions.call(() -> {
            mapper.open(terms.taCode(), settlementDate, terms.netting());
            Settlement day = lock(terms.taCode(), settlementDate);
            if (day.state() != Settlement.State.OPEN) {
                return 0L;
            }
            LocalDate before = mapper.dayBefore(terms.taCode(), settlementDate);
            return obligations.find(terms, settlementDate, before == null ? settlementDate : before);
        });
    }

    /**
     * The same, of subscriptions that the date's files confirm and that took effect later; before the others are found.
     *
     * @param serials TASerialNO of some confirmations of the fund
     * @return how many of them were found
     */
    public long findLate(SettlementTerms terms, LocalDate settlementDate, int fundId, List<String> serials,
            Transactions transactions) {
        return transactions.call(() -> {
            mapper.open(terms.taCode(), settlementDate, terms.netting());
            return lock(terms.taCode(), settlementDate).state() == Settlement.State.OPEN
                    ? obligations.findLate(terms, settlementDate, fundId, serials)
                    : 0L;
        });
    }

    /** What keeps the payments of a day from being made now, in words; empty when they can be. */
    public List<String> uncovered(SettlementTerms terms, LocalDate settlementDate) {
        long out = nets(terms.taCode(), settlementDate).values().stream().filter(cents -> cents > 0)
                .mapToLong(Long::longValue).sum();
        return uncovered(terms, settlementDate, out, "what is to be delivered");
    }

    /**
     * Payments are made from what the last statement says is there, less what is on its way out.
     *
     * @param cents to be paid from the settlement account
     */
    List<String> uncovered(SettlementTerms terms, LocalDate settlementDate, long cents, String what) {
        BankAccount account = banks.account(terms.settlementAccount());
        BankTerms bank = banks.terms(account.bankCode(), settlementDate);
        if (bank == null) {
            return List.of("terms of bank " + account.bankCode());
        }
        LocalDate eve = bankDays.calendar(bank.calendar()).previous(settlementDate);
        StatementBalance last = payments.balance(account.accountId());
        if (cents == 0) {
            return List.of();
        }
        if (last == null || last.day().isBefore(eve)) {
            return List.of("the statement of account " + account.accountNo() + " for " + eve);
        }
        long there = Math.subtractExact(last.closing(), payments.openOut(account.accountId()).cents());
        if (there >= cents) {
            return List.of();
        }
        return List.of(COVER + "in account " + account.accountNo() + ": " + Money.ofCents(there) + " for "
                + Money.ofCents(cents) + ", " + what);
    }

    /**
     * Agrees a day: what is netted moves in our books, and the agent is paid, or its payment is expected. The caller
     * has found that the agent's summaries agree and that the payments are covered.
     */
    public void agree(SettlementTerms terms, LocalDate settlementDate) {
        LocalDate businessDate = gates.lockBusinessDate();
        if (lock(terms.taCode(), settlementDate).state() != Settlement.State.OPEN) {
            return;
        }
        Account agent = agent(terms);
        for (Obligation owed : obligations.netted(terms.taCode(), settlementDate)) {
            if (owed.amount() != 0) {
                ledger.transfer(netting(owed, agent, businessDate));
            }
        }
        nets(terms.taCode(), settlementDate).forEach((reference, cents) -> {
            if (cents > 0) {
                payments.create(new NewPayment(reference, NewPayment.Kind.DELIVERY, terms.settlementAccount(),
                        terms.collectionAccount(), Money.ofCents(cents), settlementDate, agent,
                        References.lot(terms.taCode(), 'N')));
            } else if (cents < 0) {
                payments.expect(new NewReceipt(terms.settlementAccount(), reference, -cents, settlementDate, agent));
            }
        });
        if (mapper.agree(terms.taCode(), settlementDate, clock.now()) != 1) {
            throw new IllegalStateException("The settlement day " + settlementDate + " of " + terms.taCode()
                    + " changed under its lock");
        }
        breaks.resolve(BreakType.SETTLEMENT_SHORT, terms.taCode(), subject(terms.taCode(), settlementDate), "covered");
    }

    private static Transfer netting(Obligation owed, Account agent, LocalDate businessDate) {
        boolean pay = owed.amount() > 0;
        Account fund = Account.cash(pay ? Purpose.SUBSCRIPTIONS_PAYABLE : Purpose.REDEMPTIONS_RECEIVABLE,
                owed.fundId());
        // Several runs may have found parts of what is due on one day.
        String reference = owed.reference() + " " + owed.obligationId();
        return new Transfer(pay ? fund : agent, pay ? agent : fund, Math.abs(owed.amount()), TransferKind.NETTING,
                reference, businessDate, businessDate);
    }

    /** Of the purpose that shows what is netted and not yet paid. */
    private Account agent(SettlementTerms terms) {
        return Account.cash(Purpose.TA_COLLECTION, banks.account(terms.collectionAccount()).ownerId());
    }

    /** What is paid to an agent (positive) or by it on a due day, in cents, by EndToEndId. */
    public Map<String, Long> nets(String taCode, LocalDate due) {
        Map<String, Long> nets = new LinkedHashMap<>();
        obligations.netted(taCode, due).forEach(owed -> nets.merge(owed.reference(), owed.amount(), Math::addExact));
        return nets;
    }

    Settlement lock(String taCode, LocalDate settlementDate) {
        Settlement day = mapper.lock(taCode, settlementDate);
        if (day == null) {
            throw new IllegalStateException("The settlement day " + settlementDate + " of " + taCode + " is not open");
        }
        return day;
    }

    void release(String taCode, LocalDate settlementDate) {
        mapper.release(taCode, settlementDate, clock.now());
    }

    /** Says that the payments of a day wait for money, as a break with an owner; in a transaction of its own. */
    public void miss(SettlementTerms terms, LocalDate settlementDate, List<String> uncovered,
            Transactions transactions) {
        List<String> cover = uncovered.stream().filter(text -> text.startsWith(COVER)).toList();
        if (!cover.isEmpty()) {
            transactions.run(() -> breaks.open(BreakType.SETTLEMENT_SHORT, settlementDate, terms.taCode(),
                    subject(terms.taCode(), settlementDate), "payments of the settlement day wait", cover.getFirst()));
        }
    }

    static String subject(String taCode, LocalDate settlementDate) {
        return "settlement of " + taCode + " on " + settlementDate;
    }
}
