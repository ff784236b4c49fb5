package org.balancetreasure.instant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.advances.AdvanceMapper;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.instant.RefusedRedemption.Resolution;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.money.Money;
import org.balancetreasure.partners.TransferAgents;
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
public class RefusedRedemptions {

    private final InstantMapper mapper;
    private final ResolutionMapper resolutions;
    private final UnitTransfers transfers;
    private final AdvanceMapper advances;
    private final Slots slots;
    private final Ledger ledger;
    private final Gates gates;
    private final TransferAgents agents;
    private final Breaks breaks;
    private final BusinessClock clock;
    private final Transactions transactions;

    RefusedRedemptions(InstantMapper mapper, ResolutionMapper resolutions, UnitTransfers transfers,
            AdvanceMapper advances, Slots slots, Ledger ledger, Gates gates, TransferAgents agents, Breaks breaks,
            BusinessClock clock,
            Transactions transactions) {
        this.mapper = mapper;
        this.resolutions = resolutions;
        this.transfers = transfers;
        this.advances = advances;
        this.slots = slots;
        this.ledger = ledger;
        this.gates = gates;
        this.agents = agents;
        this.breaks = breaks;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Result of a proposal or approval by staff. */
    public sealed interface Result {

        record Done(RefusedRedemption refused) implements Result {}

        /** Nothing changed. */
        record Refused(Refusal refusal) implements Result {}
    }

    /** Newest first; {@code before} is the id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<RefusedRedemption> list(boolean resolved, long before, int limit) {
        List<RefusedRedemption> found = new ArrayList<>();
        for (ResolutionMapper.Id id : resolutions.refused(resolved, before, limit)) {
            RefusedRedemption refused = find(id.customerId(), id.instantId());
            // Null if 34 has answered it since.
            if (refused != null) {
                found.add(refused);
            }
        }
        return found;
    }

    /** Null if no refused redemption, and none that its 34 left out, has this number. */
    public @Nullable RefusedRedemption find(String number) {
        return agents.find(number, InstantNumber::instantId, this::ofAnyCustomer,
                refused -> refused.redemption().number());
    }

    private @Nullable RefusedRedemption ofAnyCustomer(long instantId) {
        Long customerId = mapper.customerOf(instantId);
        return customerId == null ? null : find(customerId, instantId);
    }

    private @Nullable RefusedRedemption find(long customerId, long instantId) {
        InstantRedemption redemption = mapper.find(customerId, instantId);
        return redemption == null || (redemption.state() != InstantState.REFUSED && !redemption.isMissed())
                ? null
                : new RefusedRedemption(redemption, resolutions.find(customerId, instantId),
                        mapper.sentAgain(customerId, instantId));
    }

    /**
     * Proposes how to settle it, in place of what was proposed before.
     *
     * @param reason 1 to {@link Resolution#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Result propose(RefusedRedemption refused, Way way, String reason, String by) {
        InstantRedemption redemption = refused.redemption();
        RefusedRedemption locked = lock(redemption);
        if (locked == null || locked.isResolved()) {
            return new Result.Refused(locked == null ? answered(refused) : alreadyResolved(locked));
        }
        resolutions.propose(redemption.customerId(), redemption.instantId(), way, reason, by, clock.now());
        return done(redemption);
    }

    /**
     * Settles it the way that another person has proposed; the break is resolved by that. A refusal leaves the
     * proposal.
     *
     * @param way what the caller means to approve
     * @param by subject of the approver's token
     */
    public Result approve(RefusedRedemption refused, Way way, String by) {
        LocalDate tradeDate = gates.lockTradeDate(refused.redemption().taCode());
        LocalDate today = gates.lockBusinessDate();
        RefusedRedemption locked = lock(refused.redemption());
        if (locked == null) {
            return new Result.Refused(answered(refused));
        }
        Resolution proposed = locked.resolution();
        Refusal refusal = objection(locked, way, by);
        if (refusal != null || proposed == null) {
            return new Result.Refused(Objects.requireNonNull(refusal, "Nothing proposed is an objection"));
        }
        InstantRedemption redemption = locked.redemption();
        refusal = transactions.orUndo(() -> settle(redemption, way, today, tradeDate), Objects::nonNull);
        if (refusal != null) {
            return new Result.Refused(refusal);
        }
        if (resolutions.approve(redemption.customerId(), redemption.instantId(), by, clock.now()) != 1) {
            throw new IllegalStateException("The resolution of " + redemption.number() + " changed under its lock");
        }
        breaks.resolve(redemption.isMissed() ? BreakType.INSTANT_UNCONFIRMED : BreakType.INSTANT_REFUSED,
                redemption.transferDate(), redemption.taCode(), redemption.number(),
                way + ": " + proposed.reason());
        return done(redemption);
    }

    /** Null if 34 has answered it since. */
    private @Nullable RefusedRedemption lock(InstantRedemption redemption) {
        mapper.lock(redemption.customerId(), redemption.instantId());
        return find(redemption.customerId(), redemption.instantId());
    }

    private static Refusal answered(RefusedRedemption before) {
        return new Refusal(Refusal.Code.CONFIRMED_MEANWHILE, RefusalDetails.of("number", before.redemption().number()));
    }

    private Result done(InstantRedemption redemption) {
        return new Result.Done(Objects.requireNonNull(find(redemption.customerId(), redemption.instantId()),
                "What is settled is refused"));
    }

    private static @Nullable Refusal objection(RefusedRedemption locked, Way way, String by) {
        Resolution proposed = locked.resolution();
        String number = locked.redemption().number();
        if (locked.isResolved()) {
            return alreadyResolved(locked);
        }
        if (proposed == null || proposed.way() != way) {
            return new Refusal(Refusal.Code.NOT_PROPOSED,
                    RefusalDetails.of("number", number, "way", way.name(), "proposed",
                            proposed == null ? "-" : proposed.way().name()));
        }
        if (proposed.proposedBy().equals(by)) {
            return new Refusal(Refusal.Code.SECOND_PERSON_NEEDED,
                    RefusalDetails.of("number", number, "proposedBy", by));
        }
        return null;
    }

    private static Refusal alreadyResolved(RefusedRedemption locked) {
        Resolution resolution = Objects.requireNonNull(locked.resolution());
        return new Refusal(Refusal.Code.ALREADY_RESOLVED,
                RefusalDetails.of("number", locked.redemption().number(), "way",
                        resolution.way().name(), "approvedBy", String.valueOf(resolution.approvedBy())));
    }

    /** Null if it is settled; what was written with a refusal is undone by the caller. */
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
        slots.refill(Pool.line(redemption.lineId(), advances.slots(redemption.lineId())), redemption.units());
        return null;
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
