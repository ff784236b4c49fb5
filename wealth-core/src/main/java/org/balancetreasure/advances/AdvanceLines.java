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
     * Sets up a line of a new installation; staff propose theirs ({@link LineProposals}). A second call has no effect.
     * The bank becomes a holder, and the next file 01 applies for its account at the transfer agent. The line advances
     * nothing until that account is open.
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

    /**
     * As {@link #setUp}, under the next number. In the caller's transaction.
     *
     * @return its number
     */
    int open(Terms terms) {
        Fund fund = Objects.requireNonNull(funds.find(terms.fundCode()));
        Integer newest = mapper.lockNewest();
        Terms numbered = terms.numbered(newest == null ? 1 : newest + 1);
        // In a transaction of its own: a holder without a line does no harm.
        register(numbered, Objects.requireNonNull(mapper.bankName(terms.bankId())));
        if (mapper.setUp(numbered, fund.fundId(), terms.granted().cents(), terms.warningAt().cents()) != 1) {
            throw new IllegalStateException("Line " + numbered.lineId() + " came into being under the lock");
        }
        slots.open(Pool.line(numbered.lineId(), terms.slots()), terms.granted().cents());
        return numbered.lineId();
    }

    private void register(Terms terms, String bankName) {
        customers.register(new Registration(BankHolder.of(terms.bankId()), CHANNEL, bankName,
                terms.certificateType(), terms.certificateNo()));
    }

    /**
     * The person who changes a line, and the reason.
     *
     * @param by subject of the token; of what was approved, the proposer's
     * @param reason see {@link AdvanceLineChange}
     * @param approvalId null for what needs no second person
     */
    public record Cause(String by, String reason, @Nullable Long approvalId) {

        /** Of what needs no second person. */
        public static Cause of(String by, String reason) {
            return new Cause(by, reason, null);
        }
    }

    /**
     * Suspends the line; without effect if it is so already. It takes away only, so that one person may do it at once.
     * In the caller's transaction.
     *
     * @throws IllegalArgumentException if there is no such line
     */
    public Standing suspend(int lineId, Cause cause) {
        if (!lock(lineId).suspended()) {
            mapper.suspend(lineId, true);
            mapper.change(lineId, Kind.SUSPENDED, cause, clock.now());
        }
        return require(lineId);
    }

    /**
     * Changes the warning level, which moves nothing. In the caller's transaction.
     *
     * @throws IllegalArgumentException if there is no such line
     */
    public Standing warnAt(int lineId, Money warningAt, Cause cause) {
        lock(lineId);
        mapper.warnAt(lineId, warningAt.cents());
        mapper.change(lineId, Kind.WARNING_AT, cause, clock.now());
        return require(lineId);
    }

    AdvanceLine lock(int lineId) {
        AdvanceLine line = mapper.lock(lineId) == null ? null : mapper.find(lineId, BankHolder.FIRST);
        if (line == null) {
            throw new IllegalArgumentException("There is no line " + lineId);
        }
        return line;
    }

    Standing require(int lineId) {
        return Objects.requireNonNull(find(lineId), "A line is never removed");
    }

    /** Newest first; {@code before} is the id that the last page ended with, {@link Long#MAX_VALUE} to begin. */
    public List<AdvanceLineChange> changes(int lineId, long before, int limit) {
        return mapper.changes(lineId, before, limit);
    }

    /** Null if there is none. */
    public @Nullable Standing find(long lineId) {
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
