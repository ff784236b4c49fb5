package org.balancetreasure.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.SettlementDays;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.limits.PaidAhead;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.Banks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proceeds of redemptions: where money is settled through the platform, a confirmed redemption is not paid before its
 * money is there. Until then its proceeds lie in {@code PROCEEDS_PAYABLE} of the fund. Every method runs in the
 * caller's transaction.
 */
@Component
public class ProceedsBooking {

    private final ProceedsMapper mapper;
    private final Banks banks;
    private final SettlementDays days;
    private final Ledger ledger;
    private final Gates gates;
    private final BankRedemptions bankRedemptions;
    private final PaidAhead paidAhead;

    ProceedsBooking(ProceedsMapper mapper, Banks banks, SettlementDays days, Ledger ledger, Gates gates,
            BankRedemptions bankRedemptions, PaidAhead paidAhead) {
        this.mapper = mapper;
        this.banks = banks;
        this.days = days;
        this.ledger = ledger;
        this.gates = gates;
        this.bankRedemptions = bankRedemptions;
        this.paidAhead = paidAhead;
    }

    /**
     * Lays by what a confirmation brings, if its money is settled through the platform.
     *
     * @param tradeDate T of the order; null if the fund side began it: then it is due on the confirmation date
     * @return false, without effect, if it is settled outside, or there is nothing to pay
     */
    boolean await(Confirmation confirmation, @Nullable LocalDate tradeDate, LocalDate bookingDate,
            LocalDate effectiveDate) {
        if (confirmation.confirmedAmount() == 0
                || banks.settlementTerms(confirmation.taCode(), confirmation.confirmDate()) == null) {
            return false;
        }
        LocalDate promised = tradeDate == null
                ? confirmation.confirmDate()
                : days.received(confirmation.fundId(), tradeDate);
        ledger.transfer(new Transfer(Account.cash(Purpose.REDEMPTIONS_RECEIVABLE, confirmation.fundId()),
                Account.cash(Purpose.PROCEEDS_PAYABLE, confirmation.fundId()), confirmation.confirmedAmount(),
                TransferKind.REDEMPTION, confirmation.reference(), bookingDate, effectiveDate)
                .of(confirmation.customerId()));
        mapper.insert(new Proceeds(confirmation.customerId(), confirmation.taCode(), confirmation.taSerialNo(),
                confirmation.orderId(), confirmation.fundId(), confirmation.confirmedAmount(),
                confirmation.confirmDate(), promised, promised, null, null, null));
        return true;
    }

    /**
     * Pays proceeds of a customer ahead, once, if the channel has as much left. The limit is taken before the wallet is
     * credited: whoever waits for it holds no wallet, and whoever holds a wallet does not wait for it.
     *
     * @param proceeds with the channel of their order
     * @return whether they were paid; if not, they wait for the fund's money
     */
    boolean payAhead(Proceeds proceeds) {
        LocalDate businessDate = gates.lockBusinessDate();
        String channel = Objects.requireNonNull(proceeds.channel());
        if (mapper.lockUnpaid(proceeds) != 1
                || !paidAhead.take(channel, proceeds.confirmedOn(), Money.ofCents(proceeds.amount()))) {
            return false;
        }
        if (mapper.payAhead(proceeds, businessDate) != 1) {
            throw new IllegalStateException("Proceeds of " + proceeds.reference() + " were paid before");
        }
        ledger.transfer(new Transfer(Account.cash(Purpose.PAID_AHEAD, Account.OPERATOR),
                Account.wallet(proceeds.customerId()), proceeds.amount(), TransferKind.PAID_AHEAD,
                proceeds.reference(), businessDate, businessDate).of(proceeds.customerId()));
        return true;
    }

    /**
     * Pays proceeds to their holder, once; what was paid ahead goes to the operator, who paid it.
     *
     * @return cents of them that repay an advance of a bank; 0 for those of a customer
     */
    public long release(Proceeds proceeds) {
        LocalDate businessDate = gates.lockBusinessDate();
        if (mapper.release(proceeds, businessDate) != 1) {
            throw new IllegalStateException("Proceeds of " + proceeds.reference() + " were released before");
        }
        if (BankHolder.is(proceeds.customerId()) && proceeds.orderId() != null) {
            return bankRedemptions.paid(proceeds, businessDate);
        }
        String channel = proceeds.channel();
        if (channel != null) {
            paidAhead.repay(channel, Money.ofCents(proceeds.amount()));
        }
        ledger.transfer(new Transfer(Account.cash(Purpose.PROCEEDS_PAYABLE, proceeds.fundId()),
                channel == null
                        ? payee(proceeds.customerId())
                        : Account.cash(Purpose.PAID_AHEAD, Account.OPERATOR),
                proceeds.amount(), TransferKind.PROCEEDS, proceeds.reference(),
                businessDate, businessDate).of(proceeds.customerId()));
        return 0;
    }

    /** What was expected before {@code today} and is not released is expected on {@code day} from now. */
    public void expect(String taCode, LocalDate today, LocalDate day) {
        mapper.expect(taCode, today, day);
    }

    /** What a holder waits for, by the day that holds now. */
    public List<Proceeds> awaited(long customerId) {
        return mapper.awaited(customerId);
    }

    /** Of some orders of a holder, by order and serial number of the confirmation. */
    public List<Proceeds> ofOrders(long customerId, List<Long> orderIds) {
        return mapper.ofOrders(customerId, orderIds);
    }

    /** A bank has no wallet; what it did not ask for is owed to it. */
    static Account payee(long customerId) {
        return BankHolder.is(customerId)
                ? Account.cash(Purpose.ADVANCE_INCOME, BankHolder.bankId(customerId))
                : Account.wallet(customerId);
    }
}
