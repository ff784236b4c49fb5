package org.balancetreasure.advances;

import java.util.List;
import java.util.Objects;
import org.balancetreasure.advances.AdvanceLineChange.Kind;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.money.Money;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.slots.Pool;
import org.balancetreasure.slots.Slots;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines of the banks that advance the money of instant redemptions. */
@Component
public class AdvanceLines {

    /** The channel of banks' orders. */
    public static final String CHANNEL = "house";

    private final AdvanceMapper mapper;
    private final Customers customers;
    private final Funds funds;
    private final Slots slots;
    private final BusinessClock clock;
    private final Transactions transactions;

    AdvanceLines(AdvanceMapper mapper, Customers customers, Funds funds, Slots slots, BusinessClock clock,
            Transactions transactions) {
        this.mapper = mapper;
        this.customers = customers;
        this.funds = funds;
        this.slots = slots;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * What a bank and the operator have agreed.
     *
     * @param lineId of one that staff open: 0, it takes the next number
     * @param bankId party of kind BANK
     * @param certificateNo the bank's licence number, for the opening of its account at the transfer agent
     */
    public record Terms(int lineId, int bankId, String fundCode, int priority, Money granted, Money warningAt,
            int slots, boolean takeIncome, String certificateType, String certificateNo) {

        private Terms numbered(int number) {
            return new Terms(number, bankId, fundCode, priority, granted, warningAt, slots, takeIncome,
                    certificateType, certificateNo);
        }
    }

    /** A line as of now: {@code room} cents can be advanced, {@code outstanding} cents are advanced and not repaid. */
    public record Standing(AdvanceLine line, long room, List<Slots.Slot> slots) {

        public long outstanding() {
            return line.granted() - room;
        }

        /** Whether the room is so small that staff are warned. */
        public boolean isLow() {
            return room <= line.warningAt();
        }
    }

    /**
     * Sets up a line; a second call has no effect. The bank becomes a holder, and the next file 01 applies for its
     * account at the transfer agent. The line advances nothing until that account is open.
     *
     * @throws IllegalArgumentException if there is no such fund or bank, if the number is another line's, or if the
     *             fund has a line of that bank or of that priority
     */
    public void setUp(Terms terms) {
        Fund fund = funds.find(terms.fundCode());
        String bankName = mapper.bankName(terms.bankId());
        if (fund == null || bankName == null) {
            throw new IllegalArgumentException(
                    "A line needs a fund and a bank, not " + terms.fundCode() + " and party " + terms.bankId());
        }
        register(terms, bankName);
        transactions.run(() -> {
            if (mapper.setUp(terms, fund.fundId(), terms.granted().cents(), terms.warningAt().cents()) == 1) {
                slots.open(Pool.line(terms.lineId(), terms.slots()), terms.granted().cents());
            } else {
                requireSame(terms, fund.fundId());
            }
        });
    }

    /** Nothing was inserted: what is there is this line, or stands in its way. Terms that change are not compared. */
    private void requireSame(Terms terms, int fundId) {
        AdvanceLine known = mapper.find(terms.lineId(), BankHolder.FIRST);
        if (known == null || known.bankId() != terms.bankId() || known.fundId() != fundId) {
            throw new IllegalArgumentException("Line " + terms.lineId() + " of party " + terms.bankId() + " for fund "
                    + terms.fundCode() + " with priority " + terms.priority()
                    + " can't be set up: its number, its bank or its priority for the fund is in use");
        }
    }

    /** Result of a change by staff. */
    public sealed interface Result {

        record Changed(Standing standing) implements Result {}

        /** Nothing changed. */
        record Refused(Refusal refusal) implements Result {}
    }

    /** As {@link #setUp}, by staff, under the next number. In the caller's transaction. */
    public Result open(Terms terms, Cause cause) {
        Fund fund = funds.find(terms.fundCode());
        if (fund == null) {
            return new Result.Refused(
                    new Refusal(Refusal.Code.UNKNOWN_FUND, RefusalDetails.of("fundCode", terms.fundCode())));
        }
        String bankName = mapper.bankName(terms.bankId());
        if (bankName == null) {
            return new Result.Refused(new Refusal(Refusal.Code.UNKNOWN_BANK,
                    RefusalDetails.of("bankId", Integer.toString(terms.bankId()))));
        }
        Integer newest = mapper.lockNewest();
        Terms numbered = terms.numbered(newest == null ? 1 : newest + 1);
        Integer inTheWay = mapper.inTheWay(numbered.lineId(), fund.fundId(), terms.bankId(), terms.priority());
        if (inTheWay != null) {
            return new Result.Refused(exists(fund.fundCode(), inTheWay));
        }
        // In a transaction of its own: a holder without a line does no harm.
        register(numbered, bankName);
        if (mapper.setUp(numbered, fund.fundId(), terms.granted().cents(), terms.warningAt().cents()) != 1) {
            throw new IllegalStateException("Line " + numbered.lineId() + " came into being under the lock");
        }
        slots.open(Pool.line(numbered.lineId(), terms.slots()), terms.granted().cents());
        mapper.change(numbered.lineId(), Kind.SET_UP, cause, clock.now());
        return changed(numbered.lineId());
    }

    private void register(Terms terms, String bankName) {
        customers.register(new Registration(BankHolder.of(terms.bankId()), CHANNEL, bankName,
                terms.certificateType(), terms.certificateNo()));
    }

    private static Refusal exists(String fundCode, int lineId) {
        return new Refusal(Refusal.Code.LINE_EXISTS,
                RefusalDetails.of("fundCode", fundCode, "lineId", Integer.toString(lineId)));
    }

    /**
     * The person who changes a line, and the reason.
     *
     * @param by subject of the token.
     * @param reason see {@link AdvanceLineChange}
     */
    public record Cause(String by, String reason) {}

    /**
     * Suspends the line or resumes it; without effect if it is so already. In the caller's transaction.
     *
     * @throws IllegalArgumentException if there is no such line
     */
    public Result suspend(int lineId, boolean suspended, Cause cause) {
        AdvanceLine line = lock(lineId);
        if (line.suspended() != suspended) {
            mapper.suspend(lineId, suspended);
            mapper.change(lineId, suspended ? Kind.SUSPENDED : Kind.RESUMED, cause, clock.now());
        }
        return changed(lineId);
    }

    /**
     * Changes the granted amount, which must cover what is advanced and not repaid. In the caller's transaction.
     *
     * @throws IllegalArgumentException if there is no such line
     */
    public Result grant(int lineId, Money granted, Cause cause) {
        AdvanceLine line = lock(lineId);
        if (!slots.grow(Pool.line(lineId, line.slots()), granted.cents() - line.granted())) {
            Money outstanding = Money.ofCents(standing(line).outstanding());
            return new Result.Refused(new Refusal(Refusal.Code.GRANT_BELOW_OUTSTANDING,
                    RefusalDetails.of("granted", granted, "outstanding", outstanding),
                    Alternative.atLeast(outstanding)));
        }
        mapper.grant(lineId, granted.cents());
        mapper.change(lineId, Kind.GRANTED, cause, clock.now());
        return changed(lineId);
    }

    /**
     * Changes the warning level. In the caller's transaction.
     *
     * @throws IllegalArgumentException if there is no such line
     */
    public Result warnAt(int lineId, Money warningAt, Cause cause) {
        lock(lineId);
        mapper.warnAt(lineId, warningAt.cents());
        mapper.change(lineId, Kind.WARNING_AT, cause, clock.now());
        return changed(lineId);
    }

    /**
     * Changes the priority: among the lines of a fund, the lowest is used first. In the caller's transaction.
     *
     * @throws IllegalArgumentException if there is no such line
     */
    public Result prefer(int lineId, int priority, Cause cause) {
        // All that could take the same priority, one after the other.
        mapper.lockNewest();
        AdvanceLine line = lock(lineId);
        Integer inTheWay = mapper.inTheWay(lineId, line.fundId(), line.bankId(), priority);
        if (inTheWay != null) {
            return new Result.Refused(exists(line.fundCode(), inTheWay));
        }
        mapper.prefer(lineId, priority);
        mapper.change(lineId, Kind.PRIORITY, cause, clock.now());
        return changed(lineId);
    }

    private AdvanceLine lock(int lineId) {
        AdvanceLine line = mapper.lock(lineId) == null ? null : mapper.find(lineId, BankHolder.FIRST);
        if (line == null) {
            throw new IllegalArgumentException("There is no line " + lineId);
        }
        return line;
    }

    private Result changed(int lineId) {
        return new Result.Changed(Objects.requireNonNull(find(lineId), "A line is never removed"));
    }

    /** Newest first; {@code before} is the id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<AdvanceLineChange> changes(int lineId, long before, int limit) {
        return mapper.changes(lineId, before, limit);
    }

    /** Null if there is none. */
    public @Nullable Standing find(int lineId) {
        AdvanceLine line = mapper.find(lineId, BankHolder.FIRST);
        return line == null ? null : standing(line);
    }

    /** By fund and priority. */
    public List<Standing> all() {
        return mapper.all(BankHolder.FIRST).stream().map(this::standing).toList();
    }

    private Standing standing(AdvanceLine line) {
        Slots.Room room = slots.room(Pool.line(line.lineId(), line.slots()));
        return new Standing(line, room.room(), room.slots());
    }
}
