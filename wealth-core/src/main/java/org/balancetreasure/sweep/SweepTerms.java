package org.balancetreasure.sweep;

import org.jspecify.annotations.Nullable;

/**
 * What a customer agrees to when making or changing a sweep rule.
 *
 * @param productCode null if the target is the fund alone
 * @param fundCode null if the product decides
 * @param walletFloor cents, at least 0
 * @param minimum cents, positive
 * @param multiple cents, positive
 */
public record SweepTerms(@Nullable String productCode, @Nullable String fundCode, long walletFloor, long minimum,
        long multiple, boolean onCredit, boolean autoRedeem) {

    public SweepTerms {
        if (walletFloor < 0 || minimum <= 0 || multiple <= 0) {
            throw new IllegalArgumentException(
                    "A sweep rule keeps a floor of at least 0 and moves positive amounts, not "
                            + walletFloor + ", " + minimum + ", " + multiple);
        }
    }
}
