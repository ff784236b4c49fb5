package org.balancetreasure.income;

import org.balancetreasure.ledger.Purpose;
import org.springframework.stereotype.Component;

/**
 * Holdings of an advancing bank now. Its rows in {@code account} stand as of the last posted day, so later transfers
 * are added. It is one statement, so it is right also while income is being posted.
 */
@Component
public class BankHoldings {

    private final HolderMapper mapper;

    BankHoldings(HolderMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Hundredths of a unit, all that was booked, whatever its effective date.
     *
     * @param bank as a holder
     */
    public long units(int fundId, long bank) {
        return mapper.bankHolds(fundId, Purpose.UNITS, bank);
    }

    /**
     * Cents, signed: income of a fund with monthly carry that is not units yet.
     *
     * @param bank as a holder
     */
    public long accruedIncome(int fundId, long bank) {
        return mapper.bankHolds(fundId, Purpose.ACCRUED_INCOME, bank);
    }
}
