package org.balancetreasure.instant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.balancetreasure.advances.AdvanceMapper;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.payments.NewPayment;
import org.balancetreasure.payments.Payments;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.slots.Pool;
import org.balancetreasure.slots.Slots;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Instant redemptions that were paid and then refused. The customer's units are held and no advance redemption repays
 * the advance, until staff settle the case: one person proposes a way with a reason, and another approves it, which
 * settles the case. Until then the customer earns on the units, as in the register. If the transfer is sent again, the
 * bank earns from that day on. What 34 left out stays with the bank and is settled as if it were refused on that day,
 * unless a later 34 answers it before. Writing methods run in the caller's transaction, with the locks in the order of
 * the house: gates, the redemption, units, wallet, slots.
 */
@Component
public class RefusedRedemptions implements ApprovedAction {

    private final InstantMapper mapper;
    private final ResolutionMapper resolutions;
    private final UnitTransfers transfers;
    private final AdvanceMapper advances;
    private final Slots slots;
    private final Ledger ledger;
    private final Gates gates;
    private final TransferAgents agents;
    private final Banks banks;
    private final Payments payments;
    private final Approvals approvals;
    private final Breaks breaks;
    private final BusinessClock clock;
    private final Transactions transactions;

    RefusedRedemptions(InstantMapper mapper, ResolutionMapper resolutions, UnitTransfers transfers,
            AdvanceMapper advances, Slots slots, Ledger ledger, Gates gates, TransferAgents agents,
            Banks banks, Payments payments, Approvals approvals, Breaks breaks, BusinessClock clock,
            Transactions transactions) {
        this.mapper = mapper;
        this.resolutions = resolutions;
        this.transfers = transfers;
        this.advances = advances;
        this.slots = slots;
        this.ledger = ledger;
        this.gates = gates;
        this.agents = agents;
        this.banks = banks;
        this.payments = payments;
        this.approvals = approvals;
        this.breaks = breaks;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Which refused redemptions to list.
     *
     * @param state null for those that are not settled
     * @param fundCode null for all funds
     * @param days header dates of their 33
     */
    public record Filter(RefusedRedemption.@Nullable State state, @Nullable String fundCode, Days days) {}

    /** Newest first; {@code before} is the id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<RefusedRedemption> list(Filter filter, long before, int limit) {
        List<RefusedRedemption> found = new ArrayList<>();
        for (ResolutionMapper.Id id : resolutions.refused(filter, before, limit)) {
            InstantRedemption redemption = mapper.find(id.customerId(), id.instantId());
            RefusedRedemption refused = redemption == null ? null : refused(redemption);
            // Null if 34 has answered it since.
            if (refused != null) {
                found.add(refused);
            }
        }
        return found;
    }

    /** Null if no refused redemption, and none that its 34 left out, has this number. */
    public @Nullable RefusedRedemption find(String number) {
        InstantRedemption redemption = redemption(number);
        return redemption == null ? null : refused(redemption);
    }

    private @Nullable InstantRedemption redemption(String number) {
        return agents.find(number, InstantNumber::instantId, this::ofAnyCustomer, InstantRedemption::number);
    }

    private @Nullable InstantRedemption ofAnyCustomer(long instantId) {
        Long customerId = mapper.customerOf(instantId);
        return customerId == null ? null : mapper.find(customerId, instantId);
    }

    /** Null if 34 has neither refused nor left it out. */
    private @Nullable RefusedRedemption refused(InstantRedemption redemption) {
        long customerId = redemption.customerId();
        long instantId = redemption.instantId();
        return redemption.state() != InstantState.REFUSED && !redemption.isMissed()
                ? null
                : new RefusedRedemption(redemption, resolution(customerId, instantId),
                        mapper.sentAgain(customerId, instantId));
    }

    private @Nullable Approval resolution(long customerId, long instantId) {
        Long approvalId = resolutions.approvalId(customerId, instantId);
        Approval last = approvalId == null ? null : approvals.find(approvalId);
        return last == null || !last.state().stands() ? null : last;
    }

    /**
     * Proposes how to settle it. What could not be done now is not even proposed.
     *
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Approvals.Result propose(RefusedRedemption refused, Way way, String reason, String by) {
        Locked locked = lock(refused.redemption());
        InstantRedemption redemption = locked.redemption();
        // Tried, and undone in any case.
        Refusal refusal = transactions.orUndo(() -> settle(locked, way), tried -> true);
        if (refusal != null) {
            return new Approvals.Result.Refused(refusal);
        }
        Approvals.Result proposed = approvals.propose(way.kind(), redemption.number(),
                Map.of("amount", redemption.paid().toString(), "fundCode", redemption.fundCode()), reason, by);
        if (proposed instanceof Approvals.Result.Done(Approval approval)) {
            resolutions.propose(redemption.customerId(), redemption.instantId(), approval.approvalId());
        }
        return proposed;
    }

    @Override
    public Set<Approval.Kind> kinds() {
        return Way.kinds();
    }

    @Override
    public long customerId(Approval approval) {
        return approved(approval).customerId();
    }

    /** Settles it the way that another person has proposed; the break is resolved by that. */
    @Override
    public Outcome carryOut(Approval approval) {
        Locked locked = lock(approved(approval));
        InstantRedemption redemption = locked.redemption();
        Way way = Way.of(approval);
        Refusal refusal = settle(locked, way);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        if (resolutions.resolve(redemption.customerId(), redemption.instantId(), approval.approvalId(),
                clock.now()) != 1) {
            throw new IllegalStateException("The resolution of " + redemption.number() + " changed under its lock");
        }
        breaks.resolve(redemption.isMissed() ? BreakType.INSTANT_UNCONFIRMED : BreakType.INSTANT_REFUSED,
                redemption.transferDate(),
                redemption.taCode(), redemption.number(), way + ": " + approval.reason());
        InstantRedemption again = mapper.sentAgain(redemption.customerId(), redemption.instantId());
        return new Outcome.Done(again == null ? "SETTLED" : again.number());
    }

    private InstantRedemption approved(Approval approval) {
        return Objects.requireNonNull(redemption(approval.subject()),
                () -> "Approval " + approval.approvalId() + " is about no instant redemption");
    }

    /** A redemption under its lock, with the days of the gates. */
    private record Locked(InstantRedemption redemption, LocalDate today, LocalDate tradeDate) {}

    private Locked lock(InstantRedemption seen) {
        LocalDate tradeDate = gates.lockTradeDate(seen.taCode());
        LocalDate today = gates.lockBusinessDate();
        mapper.lock(seen.customerId(), seen.instantId());
        return new Locked(Objects.requireNonNull(mapper.find(seen.customerId(), seen.instantId()),
                "A redemption is never removed"), today, tradeDate);
    }

    /** Null if it is settled; what was written with a refusal is undone by the caller. */
    private @Nullable Refusal settle(Locked locked, Way way) {
        InstantRedemption redemption = locked.redemption();
        RefusedRedemption refused = refused(redemption);
        if (refused == null) {
            // 34 has answered it since it was seen.
            return new Refusal(Refusal.Code.CONFIRMED_MEANWHILE, RefusalDetails.of("number", redemption.number()));
        }
        Approval resolution = refused.resolution();
        return resolution != null && refused.isResolved()
                ? new Refusal(Refusal.Code.ALREADY_RESOLVED,
                        RefusalDetails.of("number", redemption.number(), "way", Way.of(resolution).name(), "approvedBy",
                                String.valueOf(resolution.decidedBy())))
                : settle(redemption, way, locked.today(), locked.tradeDate());
    }

    private @Nullable Refusal settle(InstantRedemption redemption, Way way, LocalDate today, LocalDate tradeDate) {
        if (redemption.isMissed() && !transfers.giveUp(redemption, today)) {
            return new Refusal(Refusal.Code.ADVANCE_REDEMPTION_NOT_REFUSED,
                    RefusalDetails.of("number", redemption.number(), "tradeDate",
                            redemption.tradeDate()));
        }
        Account units = Account.units(redemption.fundId(), redemption.customerId());
        switch (way) {
            case SEND_AGAIN -> {
                sendAgain(redemption, units, today, tradeDate);
                return null;
            }
            case TAKE_BACK, CLAIM -> ledger.release(units, redemption.units());
            case WRITE_OFF -> ledger.transferHeld(
                    resolved(redemption, units, Account.house(Purpose.UNITS_IN_ISSUE, redemption.fundId()), today),
                    redemption.units());
        }
        Account payer = switch (way) {
            case CLAIM -> Account.cash(Purpose.RECEIVABLES, redemption.customerId());
            case WRITE_OFF -> Account.cash(Purpose.LOSSES, Account.OPERATOR);
            default -> Account.wallet(redemption.customerId());
        };
        if (!ledger.transfer(
                resolved(redemption, payer, Account.cash(Purpose.ADVANCES, redemption.bankId()), today))) {
            return walletIsShort(redemption, ledger.balance(payer).available());
        }
        repay(redemption, way, today);
        slots.refill(Pool.line(redemption.lineId(), advances.slots(redemption.lineId())), redemption.units());
        return null;
    }

    /**
     * The bank gets its money back, if we pay it through the platform: of a wallet from the wallet reserve, else from
     * the operator's own account.
     */
    private void repay(InstantRedemption redemption, Way way, LocalDate today) {
        BankAccount bank = banks.findAccountOf(Purpose.ADVANCE_FUNDING.name(), redemption.bankId(), today);
        BankAccount ours = banks.findAccountOf((way == Way.TAKE_BACK ? Purpose.WALLET_RESERVE : Purpose.FEES).name(),
                (int) Account.OPERATOR, today);
        if (bank != null && ours != null) {
            payments.create(new NewPayment("ADV-" + redemption.number(), NewPayment.Kind.ADVANCE_REPAYMENT,
                    ours.accountId(), bank.accountId(), Money.ofCents(redemption.units()), today,
                    Account.cash(Purpose.ADVANCE_FUNDING, redemption.bankId())));
        }
    }

    /** The line, the customer's limit and the wallet stay as they are: all of it was taken once. */
    private void sendAgain(InstantRedemption redemption, Account units, LocalDate today, LocalDate tradeDate) {
        if (mapper.sendAgain(redemption.customerId(), redemption.instantId(), clock.now(),
                gates.calendarDay(today), tradeDate) != 1) {
            throw new IllegalStateException(redemption.number() + " is not refused");
        }
        InstantRedemption again = Objects
                .requireNonNull(mapper.sentAgain(redemption.customerId(), redemption.instantId()));
        ledger.transferHeld(new Transfer(units,
                Account.units(again.fundId(), BankHolder.of(again.bankId())), again.units(),
                TransferKind.INSTANT_REDEMPTION, again.number(), today, again.transferDate()), again.units());
    }

    private static Transfer resolved(InstantRedemption redemption, Account from, Account to, LocalDate today) {
        return new Transfer(from, to, redemption.units(), TransferKind.INSTANT_RESOLVED, redemption.number(), today,
                today).of(redemption.customerId());
    }

    private static Refusal walletIsShort(InstantRedemption redemption, long available) {
        return new Refusal(Refusal.Code.INSUFFICIENT_BALANCE,
                RefusalDetails.of("available", Money.ofCents(available), "amount", redemption.paid()),
                Alternative.payIn(Money.ofCents(redemption.units() - available)));
    }
}
