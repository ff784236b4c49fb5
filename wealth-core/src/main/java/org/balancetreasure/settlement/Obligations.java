package org.balancetreasure.settlement;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.SettlementDays;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.partners.SettlementTerms;
import org.balancetreasure.partners.SettlementTerms.Netting;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.settlement.ObligationMapper.Awaited;
import org.balancetreasure.settlement.ObligationMapper.Confirmed;
import org.balancetreasure.settlement.ObligationMapper.Key;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is owed because of orders: found from what was ordered and booked, never entered by hand, each cent with the
 * order or confirmation behind it. A table's key lets each of them be behind one obligation of a kind. Every method
 * runs in the caller's transaction; a second run finds what is new only.
 */
@Component
public class Obligations {

    private final ObligationMapper mapper;
    private final Payments payments;
    private final Banks banks;
    private final Funds funds;
    private final SettlementDays days;
    private final TradingCalendar calendar;

    Obligations(ObligationMapper mapper, Payments payments, Banks banks, Funds funds, SettlementDays days,
            TradingCalendar calendar) {
        this.mapper = mapper;
        this.payments = payments;
        this.banks = banks;
        this.funds = funds;
        this.days = days;
        this.calendar = calendar;
    }

    /**
     * The money for the subscriptions of a closed trade date goes from the wallet reserve to the settlement account, so
     * that it is there when it is to be delivered. Without effect if nothing is settled with the agent.
     *
     * @return how many orders are behind it
     */
    public long collect(String taCode, LocalDate tradeDate) {
        SettlementTerms terms = banks.settlementTerms(taCode, calendar.confirmDate(tradeDate));
        if (terms == null) {
            return 0;
        }
        String reference = References.collection(tradeDate, taCode, terms.reserveAccount());
        long orders = 0;
        for (int fundId : mapper.fundsToCollect(taCode, tradeDate)) {
            long id = create(new Key(taCode, tradeDate, tradeDate, fundId, ObligationKind.COLLECTION,
                    (int) Account.OPERATOR, reference));
            orders += mapper.collect(id, taCode, tradeDate, fundId);
            mapper.addUp(id, 1);
        }
        long cents = mapper.ofReference(reference).stream().mapToLong(Obligation::amount).sum();
        if (cents > 0) {
            payments.create(new NewPayment(reference, NewPayment.Kind.COLLECTION, terms.reserveAccount(),
                    terms.settlementAccount(), Money.ofCents(cents), tradeDate,
                    Account.cash(Purpose.CASH_IN_TRANSIT, Account.OPERATOR), References.lot(taCode, 'C')));
        }
        return orders;
    }

    /**
     * What confirmations that were booked since the settlement day before oblige whom to pay. What comes late is due on
     * this settlement day.
     *
     * @param since the settlement day before, or this one if it is the first
     * @return how many confirmations and orders are behind it
     */
    long find(SettlementTerms terms, LocalDate settlementDate, LocalDate since) {
        return findSubscriptions(terms, settlementDate, since) + findRedemptions(terms, settlementDate)
                + findRefunds(terms, settlementDate);
    }

    /**
     * Subscriptions that a settlement date's files confirm, and which took effect later because their rows came late:
     * the agent nets them with the others of their date, so they are due with them.
     *
     * @param serials TASerialNO of some confirmations of the fund
     */
    long findLate(SettlementTerms terms, LocalDate settlementDate, int fundId, List<String> serials) {
        long id = netted(terms, settlementDate, fundId, ObligationKind.SUBSCRIPTION,
                days.delivered(fundId, calendar.previousTradingDay(settlementDate)));
        long found = mapper.addLate(id, terms.taCode(), fundId, serials);
        mapper.addUp(id, 1);
        mapper.dropEmpty(id);
        return found;
    }

    private long findSubscriptions(SettlementTerms terms, LocalDate settlementDate, LocalDate since) {
        long found = 0;
        for (Confirmed confirmed : mapper.subscriptions(terms.taCode(), since)) {
            LocalDate tradeDate = calendar.previousTradingDay(confirmed.effectiveDate());
            long id = netted(terms, settlementDate, confirmed.fundId(), ObligationKind.SUBSCRIPTION,
                    days.delivered(confirmed.fundId(), tradeDate));
            found += mapper.addSubscriptions(id, terms.taCode(), since, confirmed);
            mapper.addUp(id, 1);
        }
        return found;
    }

    private long findRedemptions(SettlementTerms terms, LocalDate settlementDate) {
        long found = 0;
        for (Awaited awaited : mapper.redemptions(terms.taCode(), settlementDate)) {
            long id = netted(terms, settlementDate, awaited.fundId(), ObligationKind.REDEMPTION, awaited.promisedOn());
            found += mapper.addRedemptions(id, terms.taCode(), settlementDate, awaited);
            mapper.addUp(id, -1);
        }
        return found;
    }

    private long netted(SettlementTerms terms, LocalDate settlementDate, int fundId, ObligationKind kind,
            LocalDate agreedDue) {
        LocalDate due = agreedDue.isBefore(settlementDate) ? settlementDate : agreedDue;
        String reference = terms.netting() == Netting.NET
                ? References.net(due, terms.taCode())
                : References.gross(kind, due, terms.taCode(), funds.byId(fundId).fundCode());
        return create(new Key(terms.taCode(), settlementDate, due, fundId, kind,
                banks.account(terms.collectionAccount()).ownerId(), reference));
    }

    private long findRefunds(SettlementTerms terms, LocalDate settlementDate) {
        long found = 0;
        String reference = unpaid(References.refund(settlementDate, terms.taCode(), terms.reserveAccount()));
        for (Obligation collection : mapper.openCollections(terms.taCode())) {
            long id = create(new Key(terms.taCode(), settlementDate, settlementDate, collection.fundId(),
                    ObligationKind.REFUND, (int) Account.OPERATOR, reference));
            found += mapper.refund(id, collection.obligationId());
            mapper.addUp(id, 1);
            mapper.dropEmpty(id);
            mapper.close(collection.obligationId());
        }
        return found;
    }

    /** Released proceeds of a customer: owed to the wallet reserve, since the wallet has them. */
    void addProceeds(SettlementTerms terms, LocalDate settlementDate, int fundId, String serial, long customerId,
            long cents, String reference) {
        add(new Key(terms.taCode(), settlementDate, settlementDate, fundId, ObligationKind.PROCEEDS,
                (int) Account.OPERATOR, reference), serial, customerId, cents);
    }

    /** Released proceeds of a bank: owed to the bank. */
    void addAdvance(SettlementTerms terms, LocalDate settlementDate, int fundId, String serial, long holderId,
            ObligationKind kind, BankAccount bank, long cents) {
        if (cents > 0) {
            add(new Key(terms.taCode(), settlementDate, settlementDate, fundId, kind, bank.ownerId(),
                    unpaid(References.advance(kind, settlementDate, terms.taCode(), bank.bankCode()))), serial,
                    holderId,
                    cents);
        }
    }

    private void add(Key key, String serial, long customerId, long cents) {
        long id = create(key);
        mapper.add(id, key.kind(), serial, key.taCode(), customerId, cents);
        mapper.increase(id, cents);
    }

    /** What a settlement day owes within the house and to banks. */
    List<Obligation> payouts(String taCode, LocalDate settlementDate) {
        return mapper.payouts(taCode, settlementDate);
    }

    /** What is netted with an agent on a due day, whenever it was found. */
    public List<Obligation> netted(String taCode, LocalDate due) {
        return mapper.netted(taCode, due);
    }

    /** All that a settlement day found, for people. */
    public List<Obligation> ofDay(String taCode, LocalDate settlementDate) {
        return mapper.ofDay(taCode, settlementDate);
    }

    public boolean exists(long obligationId) {
        return mapper.exists(obligationId) == 1;
    }

    /** What is behind an obligation, newest first; {@code before} is the number that the last page ended with. */
    public List<ObligationItem> items(long obligationId, long before, int limit) {
        return mapper.items(obligationId, before, limit);
    }

    /** The reference itself, or the first further one that no payment has yet: for what came late. */
    String unpaid(String reference) {
        @Nullable
        String free = payments.latest(reference) == null ? reference : null;
        for (int round = 2; free == null; round++) {
            String further = References.further(reference, round);
            free = payments.latest(further) == null ? further : null;
        }
        return free;
    }

    private long create(Key key) {
        mapper.create(key);
        return mapper.id(key);
    }
}
