package org.balancetreasure.ledger;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The only place that moves money or units. Every method runs in the caller's transaction. A customer's balance changes
 * by one guarded relative statement, before the transfer is written. So a transaction that locks a holder's account
 * sees all transfers of the holder. The caller takes the locks in the order of the house: gate, limits, income days,
 * units, wallet.
 */
@Component
public class Ledger {

    private final LedgerMapper mapper;
    private final BusinessClock clock;

    Ledger(LedgerMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Holds {@code amount} for an open order if as much is free; false if not, and then nothing happened. An account
     * without a balance of its own holds nothing.
     */
    public boolean hold(Account account, long amount) {
        return !account.hasBalance() || mapper.hold(account, amount) == 1;
    }

    /** Holds {@code amount} whether or not as much is free, because a partner has decided that it stays there. */
    public void holdDecided(Account account, long amount) {
        if (account.hasBalance()) {
            require(mapper.holdAlways(account, amount), "an account", account);
        }
    }

    /** The units of a new fund can be owned from now on. */
    public void addUnits(int fundId, String fundCode) {
        mapper.addUnits(fundId, fundCode, Units.SCALE);
    }

    /** Gives back what an order held. */
    public void release(Account account, long amount) {
        if (account.hasBalance()) {
            require(mapper.release(account, amount), "held at least " + amount, account);
        }
    }

    /** Moves out of what is free on the debited account; false if that is less, and then nothing happened. */
    public boolean transfer(Transfer transfer) {
        guardEffectiveDate(transfer);
        Account debit = transfer.debit();
        if (debit.hasBalance() && mapper.debitFree(debit, transfer.amount()) != 1) {
            return false;
        }
        arrive(transfer);
        return true;
    }

    /**
     * Moves what an order held: {@code held} is given back and the amount leaves the balance, which may fall below zero
     * where negative income took part of what was held.
     */
    public void transferHeld(Transfer transfer, long held) {
        guardEffectiveDate(transfer);
        if (transfer.debit().hasBalance()) {
            require(mapper.debitHeld(transfer.debit(), transfer.amount(), held), "held at least " + held,
                    transfer.debit());
        }
        arrive(transfer);
    }

    /**
     * Moves what the fund side has decided (142 to 145, accruals), whether or not an open order holds it, and whether
     * or not anything has arrived on the debited account yet: a redemption takes accrued income along whose posting
     * waits for a late quote, and that may be the holder's first.
     */
    public void transferDecided(Transfer transfer) {
        guardEffectiveDate(transfer);
        Account debit = transfer.debit();
        lockHolder(debit);
        lockHolder(transfer.credit());
        if (debit.hasBalance()) {
            mapper.add(debit, -transfer.amount());
        }
        arrive(transfer);
    }

    /** An accrual may be opened here, and a posting that has locked its holders finds none that it has not seen. */
    private void lockHolder(Account account) {
        if (account.hasBalance() && account.purpose() == Purpose.ACCRUED_INCOME) {
            mapper.balanceLocked(Account.units(account.assetId(), account.ownerId()));
        }
    }

    /**
     * Moves between house accounts, which have no balance of their own, in one statement.
     *
     * @throws IllegalArgumentException if one of them concerns a holder, or is not of money
     */
    public void transferHouse(List<Transfer> transfers) {
        for (Transfer transfer : transfers) {
            if (transfer.customerId() != Transfer.HOUSE_ALONE || transfer.debit().assetId() != Money.CNY) {
                throw new IllegalArgumentException("Not between house accounts in yuan: " + transfer);
            }
        }
        if (!transfers.isEmpty()) {
            mapper.insertAll(transfers, clock.now());
        }
    }

    private void arrive(Transfer transfer) {
        if (transfer.credit().hasBalance()) {
            mapper.add(transfer.credit(), transfer.amount());
        }
        mapper.insert(transfer, clock.now());
    }

    /**
     * From when a movement of a fund's units counts that is due on {@code due}: on that day, or on the open business
     * date where the income of the day due is being or has been posted. Locks the fund's income days, shared.
     */
    public LocalDate effectiveDate(int fundId, LocalDate due, LocalDate businessDate) {
        LocalDate begun = mapper.incomeBegunThrough(fundId);
        return begun == null || due.isAfter(begun) ? due : businessDate;
    }

    /** Units can't move on a day whose income is being or has been posted: the base of that day would be another. */
    private void guardEffectiveDate(Transfer transfer) {
        if (transfer.debit().assetId() == Money.CNY) {
            return;
        }
        LocalDate begun = mapper.incomeBegunThrough(transfer.debit().assetId());
        if (begun != null && !transfer.effectiveDate().isAfter(begun)) {
            throw new IllegalStateException(
                    "Units of fund " + transfer.debit().assetId() + " can't move with effect on "
                            + transfer.effectiveDate() + " (" + transfer.reference()
                            + "): its income is posted through " + begun);
        }
    }

    /** A customer's account as of now, without a lock: for display, not for decisions. */
    public Balance balance(Account account) {
        return orNone(mapper.balance(account));
    }

    /** As of now, locked until the end of the transaction. */
    public Balance balanceLocked(Account account) {
        return orNone(mapper.balanceLocked(account));
    }

    /**
     * Units as of now, locked until the end of the transaction, for a caller that will move them. The fund's income
     * days are locked before them; otherwise a posting that begins could come between the two locks.
     */
    public Balance unitsLocked(Account units) {
        mapper.incomeBegunThrough(units.assetId());
        return balanceLocked(units);
    }

    /**
     * Of a customer's account, newest first; {@code before} is the transfer id that the last page ended with,
     * {@link Long#MAX_VALUE} to begin.
     *
     * @param kind null for every kind
     */
    public List<Movement> movements(Account account, @Nullable TransferKind kind, Days bookingDates, long before,
            int limit) {
        return mapper.movements(account, kind, bookingDates, before, limit);
    }

    private static Balance orNone(@Nullable Balance balance) {
        return balance == null ? Balance.NONE : balance;
    }

    private static void require(int rows, String what, Account account) {
        if (rows != 1) {
            throw new IllegalStateException("Expected " + what + " on " + account);
        }
    }
}
