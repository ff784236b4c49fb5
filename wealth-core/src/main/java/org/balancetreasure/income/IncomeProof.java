package org.balancetreasure.income;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.income.IncomeMapper.Posted;
import org.balancetreasure.income.IncomeMapper.Proof;
import org.balancetreasure.income.IncomeRun.State;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.ledger.Transfer;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.sql.Ranges;
import org.balancetreasure.sql.Ranges.Bounds;
import org.balancetreasure.sql.Shard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what the ranges say they posted with the entries themselves, and both with the amount to distribute. */
@Component
class IncomeProof {

    private static final int RANGES_COUNTED_AT_ONCE = 10;

    private final IncomeMapper mapper;
    private final Ledger ledger;
    private final Gates gates;

    IncomeProof(IncomeMapper mapper, Ledger ledger, Gates gates) {
        this.mapper = mapper;
        this.ledger = ledger;
        this.gates = gates;
    }

    /**
     * Counts the entries of a posted day once more, in parts side by side that together are all there can be. What is
     * posted never changes, so it needs no transaction; null if something is not posted yet or is counted otherwise.
     */
    @Nullable
    Proof count(int fundId, LocalDate day, int sequence, Executor workers) {
        IncomeRun run = mapper.run(fundId, day, sequence);
        if (run == null || run.state() != State.READ || run.isCorrection()
                || mapper.posted(fundId, day, sequence).unposted() > 0) {
            return null;
        }
        List<IncomeRange> ranges = mapper.ranges(fundId, day, sequence);
        List<Bounds> parts = new ArrayList<>();
        long lower = Long.MIN_VALUE;
        for (int i = RANGES_COUNTED_AT_ONCE; i < ranges.size(); i += RANGES_COUNTED_AT_ONCE) {
            long upper = ranges.get(i - 1).upperHolder();
            parts.add(new Bounds(Shard.ONLY, lower, upper));
            lower = upper + 1;
        }
        parts.add(new Bounds(Shard.ONLY, lower, Long.MAX_VALUE));
        return Ranges.each(parts, workers, part -> mapper.proofOfPosting(fundId, day, part.lower(), part.upper()))
                .stream().reduce(Proof::plus).orElseThrow();
    }

    /**
     * In the caller's transaction. Again: without effect.
     *
     * @param counted by {@link #count}; if null, counted here
     */
    void prove(Fund fund, LocalDate day, int sequence, @Nullable Proof counted) {
        // The gate comes first in the order of locks.
        LocalDate bookingDate = gates.lockBusinessDate();
        IncomeRun run = mapper.lockRun(fund.fundId(), day, sequence);
        if (run == null || run.state() == State.BEGUN) {
            throw new IllegalStateException("The income of " + fund.fundCode() + " on " + day + " is not read yet");
        }
        if (run.isProved()) {
            return;
        }
        Posted posted = mapper.posted(fund.fundId(), day, sequence);
        check(run, "the number of ranges not posted", 0, posted.unposted());
        Proof proof = run.isCorrection()
                ? mapper.proofOfCorrection(fund.fundId(), day, sequence)
                : counted != null
                        ? counted
                        : mapper.proofOfPosting(fund.fundId(), day, Long.MIN_VALUE, Long.MAX_VALUE);
        check(run, "the number of entries", run.holders(), proof.holders());
        check(run, "the number of entries that ranges posted", proof.holders(), posted.holders());
        check(run, "the sum of bases", run.baseSum().toBigInteger(), proof.baseSum().toBigInteger());
        check(run, "the income that ranges posted", proof.income(), posted.income());
        check(run, "income and residue", run.amount(), proof.incomeOfAll() + run.residue());
        bookResidue(fund, run, bookingDate);
        mapper.storeProved(fund.fundId(), day, sequence);
    }

    /** A correction books how the residue of the day has changed. */
    private void bookResidue(Fund fund, IncomeRun run, LocalDate bookingDate) {
        IncomeRun before = run.isCorrection()
                ? mapper.run(run.fundId(), run.incomeDate(), run.sequence() - 1)
                : null;
        long residue = run.residue() - (before == null ? 0 : before.residue());
        if (residue == 0) {
            return;
        }
        Account issue = Account.house(Purpose.UNITS_IN_ISSUE, fund.fundId());
        Account kept = Account.house(Purpose.RESIDUE, fund.fundId());
        String reference = IncomePosting.reference(fund, run);
        boolean booked = ledger.transfer(new Transfer(residue > 0 ? issue : kept, residue > 0 ? kept : issue,
                Math.abs(residue), TransferKind.RESIDUE, reference, bookingDate, run.effectiveDate()));
        check(run, "the residue's transfer", true, booked);
    }

    private static void check(IncomeRun run, String what, Object expected, Object found) {
        if (!expected.toString().equals(found.toString())) {
            throw new IllegalStateException("The income of fund " + run.fundId() + " on " + run.incomeDate()
                    + " (sequence " + run.sequence() + ") does not prove: " + what + " should be " + expected
                    + " but is " + found);
        }
    }
}
