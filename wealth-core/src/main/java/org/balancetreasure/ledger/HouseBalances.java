package org.balancetreasure.ledger;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.balancetreasure.ledger.HouseBalanceMapper.Moved;
import org.balancetreasure.ledger.IssuedIncome.Issued;
import org.springframework.stereotype.Component;

/** House accounts at the close of a business date: what moved on it, and the balance since the beginning. */
@Component
public class HouseBalances {

    private final HouseBalanceMapper mapper;
    private final IssuedIncome income;

    HouseBalances(HouseBalanceMapper mapper, IssuedIncome income) {
        this.mapper = mapper;
        this.income = income;
    }

    /**
     * Rolls up a closed business date, in the caller's transaction. Days go in order; again for the same day it finds
     * the same, since nothing is booked on a closed day.
     */
    public void rollUp(LocalDate day) {
        mapper.delete(day);
        Map<Account, Moved> sums = new LinkedHashMap<>();
        mapper.moved(day).forEach(moved -> add(sums, moved));
        for (Issued issued : income.issuedOn(day)) {
            add(sums, new Moved(issued.fundId(), Purpose.UNITS_IN_ISSUE, issued.fundId(),
                    Math.max(issued.income(), 0), Math.max(-issued.income(), 0)));
        }
        sums.values().forEach(moved -> mapper.rollUp(day, moved));
    }

    private static void add(Map<Account, Moved> sums, Moved moved) {
        sums.merge(new Account(moved.assetId(), moved.purpose(), moved.ownerId()), moved,
                (one, other) -> new Moved(one.assetId(), one.purpose(), one.ownerId(),
                        Math.addExact(one.debits(), other.debits()), Math.addExact(one.credits(), other.credits())));
    }
}
