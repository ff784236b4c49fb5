package org.balancetreasure.funds;

import java.time.LocalDate;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;

/**
 * One share class of a fund.
 *
 * @param fundId also its asset and its party
 * @param shareClass ShareClass of the files: 0 front-end, 1 back-end, 2 both
 * @param firstIncomeDay the first calendar day that this platform posts
 * @param fundStatus FundStatus of the 07 file
 * @param quotePattern which days a quote covers whose file names the last one only
 * @param pricing what a unit is worth; instant redemption, sweep and plans take a constant NAV only
 * @param minimumSubscription in cents
 * @param minimumRedemption in hundredths of a unit
 */
public record Fund(int fundId, String fundCode, String shareClass, String taCode, String nameZh, String nameEn,
        LocalDate firstIncomeDay, String fundStatus, Carry carry, ResidueRule residueRule, Pricing pricing,
        QuotePattern quotePattern,
        long minimumSubscription, long minimumRedemption) {

    /** When income becomes units. */
    public enum Carry {
        DAILY, MONTHLY
    }

    /** What happens to what cutting to the cent leaves over. */
    public enum ResidueRule {
        REDISTRIBUTED, RETAINED
    }

    public Money smallestSubscription() {
        return Money.ofCents(minimumSubscription);
    }

    public Units smallestRedemption() {
        return Units.ofHundredths(minimumRedemption);
    }

    public FundStatus status() {
        return FundStatus.of(fundStatus);
    }

    public boolean takesSubscriptions() {
        return status().takesSubscriptions();
    }

    public boolean takesRedemptions() {
        return status().takesRedemptions();
    }
}
