package org.balancetreasure.exchange;

import java.util.List;
import org.balancetreasure.funds.Fund;
import org.jspecify.annotations.Nullable;

/** Finds the share class that a record means. */
public final class FundOf {

    private FundOf() {}

    /** Null if we don't have it; a record without a ShareClass means the fund's only one. */
    public static @Nullable Fund codes(List<Fund> funds, String fundCode, String shareClass) {
        List<Fund> found = funds.stream().filter(fund -> fund.fundCode().equals(fundCode))
                .filter(fund -> shareClass.isEmpty() || fund.shareClass().equals(shareClass)).toList();
        return found.size() == 1 ? found.getFirst() : null;
    }
}
