package org.balancetreasure.sandbox.transferagent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;

/** What one account holds of one fund: units, and income that is not units yet. Never below zero units. */
final class Holding {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    private BigDecimal units = NOTHING;
    private BigDecimal accrued = NOTHING;
    /** What negative income took from the units, by day: an order may have been given before that. */
    private final NavigableMap<LocalDate, BigDecimal> taken = new TreeMap<>();
    /** What was confirmed last, and when: nothing that is confirmed with it can redeem it. */
    private BigDecimal subscribed = NOTHING;
    private LocalDate subscribedOn = LocalDate.MIN;

    BigDecimal units() {
        return units;
    }

    BigDecimal accrued() {
        return accrued;
    }

    boolean isEmpty() {
        return units.signum() == 0 && accrued.signum() == 0;
    }

    void subscribe(BigDecimal confirmed, LocalDate confirmDate) {
        subscribed = confirmDate.equals(subscribedOn) ? subscribed.add(confirmed) : confirmed;
        subscribedOn = confirmDate;
        units = units.add(confirmed);
    }

    /** The income of a day, known after its end. */
    void earn(LocalDate day, BigDecimal income, Carry carry) {
        if (carry == Carry.MONTHLY) {
            accrued = accrued.add(income);
        } else {
            joinUnits(day, income);
        }
    }

    /** On the first of a month what has accrued through the last day of the month before becomes units. */
    void carryOver(LocalDate lastDay) {
        joinUnits(lastDay, accrued);
        accrued = NOTHING;
    }

    private void joinUnits(LocalDate day, BigDecimal income) {
        BigDecimal before = units;
        units = units.add(income).max(NOTHING);
        if (units.compareTo(before) < 0) {
            taken.merge(day, before.subtract(units), BigDecimal::add);
        }
    }

    /** What orders that are confirmed now can redeem: units held before, and what negative income took since a day. */
    BigDecimal redeemable(LocalDate givenSince, LocalDate confirmDate) {
        taken.headMap(givenSince, false).clear();
        BigDecimal before = confirmDate.equals(subscribedOn) ? units.subtract(subscribed) : units;
        return before.add(HolderIncome.sum(taken.values()));
    }

    /**
     * Confirmed are the units that were ordered; where negative income has left fewer, the holding is empty and what is
     * lacking is the distributor's receivable. A redemption that leaves no units takes the accrual with it.
     *
     * @return the accrual that goes with it, signed
     */
    BigDecimal redeem(BigDecimal confirmed) {
        BigDecimal lacking = confirmed.subtract(units).max(NOTHING);
        units = units.subtract(confirmed).max(NOTHING);
        allowNoMoreThanOnce(lacking);
        if (units.signum() > 0) {
            return NOTHING;
        }
        BigDecimal takenAlong = accrued;
        accrued = NOTHING;
        return takenAlong;
    }

    /**
     * Gives units that are there to another holding. What accrued is given in proportion, cut to the cent, if it goes
     * along at all.
     *
     * @return the accrual that goes along, signed
     */
    BigDecimal give(Holding transferee, BigDecimal given, boolean withIncome) {
        BigDecimal along = withIncome ? accrued.multiply(given).divide(units, 2, RoundingMode.DOWN) : NOTHING;
        units = units.subtract(given);
        accrued = accrued.subtract(along);
        transferee.units = transferee.units.add(given);
        transferee.accrued = transferee.accrued.add(along);
        return along;
    }

    /** What an order has used of the allowance for lost units is not there for the next order. */
    private void allowNoMoreThanOnce(BigDecimal lacking) {
        BigDecimal left = lacking;
        while (left.signum() > 0 && !taken.isEmpty()) {
            Map.Entry<LocalDate, BigDecimal> first = taken.firstEntry();
            BigDecimal used = first.getValue().min(left);
            taken.put(first.getKey(), first.getValue().subtract(used));
            if (used.compareTo(first.getValue()) == 0) {
                taken.remove(first.getKey());
            }
            left = left.subtract(used);
        }
    }
}
