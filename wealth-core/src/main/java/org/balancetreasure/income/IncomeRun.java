package org.balancetreasure.income;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.balancetreasure.funds.IncomeAuthority.Authority;
import org.balancetreasure.money.IncomeRate;
import org.jspecify.annotations.Nullable;

/**
 * The income of one fund for one calendar day: what the read pass found and the proof confirmed.
 *
 * @param sequence 0 the posting, n a correction
 * @param quoteVersion null on the days before the last of a quote that covers several: such a day has no entries
 * @param effectiveDate from this day the income earns itself
 * @param holders with a base
 * @param baseSum hundredths of a unit
 * @param amount cents to distribute over all holders; of a correction, the new total
 * @param cutSum sum of the holders' incomes, each cut to the cent
 * @param residue cents, signed: what a fund that retains it keeps
 * @param extraCents cents, signed: what is redistributed, one cent each to as many holders
 * @param thresholdRemainder signed, in parts of a cent: who lost more by the cut in its direction gets a cent
 * @param thresholdHolder who lost exactly as much gets a cent up to this holder
 * @param reason of a correction
 * @param authority whose figures it credits; the transfer agent's only as a correction of what our rule reckons
 */
public record IncomeRun(int fundId, LocalDate incomeDate, int sequence, @Nullable Integer quoteVersion,
        BigDecimal incomePer10k, LocalDate effectiveDate, State state, long holders, BigDecimal baseSum, long amount,
        long cutSum, long residue, long extraCents, @Nullable Long thresholdRemainder, @Nullable Long thresholdHolder,
        @Nullable String reason, Authority authority) {

    /** Only {@link #PROVED} counts as done. */
    public enum State {
        /** The rate is fixed and the holders' bases of the day can't change any more. */
        BEGUN,
        /** Sums, ranges and threshold are fixed; ranges are being posted. */
        READ,
        /** Every range is posted, and the entries add up to the amount. */
        PROVED
    }

    static IncomeRun begun(int fundId, LocalDate day, int sequence, @Nullable Integer quoteVersion,
            BigDecimal incomePer10k, LocalDate effectiveDate, State state, @Nullable String reason,
            Authority authority) {
        return new IncomeRun(fundId, day, sequence, quoteVersion, incomePer10k, effectiveDate, state, 0,
                BigDecimal.ZERO, 0, 0, 0, 0, null, null, reason, authority);
    }

    IncomeRun read(long readHolders, BigDecimal readBaseSum, long readAmount, long readCutSum, long readResidue,
            long readExtraCents, @Nullable Threshold threshold) {
        return new IncomeRun(fundId, incomeDate, sequence, quoteVersion, incomePer10k, effectiveDate, State.READ,
                readHolders, readBaseSum, readAmount, readCutSum, readResidue, readExtraCents,
                threshold == null ? null : threshold.remainder(), threshold == null ? null : threshold.holder(),
                reason, authority);
    }

    /** What the holders got by this run and those before it for the same day, in cents. */
    public long distributed() {
        return cutSum + extraCents;
    }

    public boolean isProved() {
        return state == State.PROVED;
    }

    /** Whether the day has an income of its own, be it zero. */
    boolean hasEntries() {
        return quoteVersion != null;
    }

    boolean isCorrection() {
        return sequence > 0;
    }

    /** Whether it credits what the transfer agent states. */
    boolean isAgents() {
        return authority == Authority.AGENT;
    }

    IncomeRate rate() {
        return IncomeRate.of(incomePer10k);
    }
}
