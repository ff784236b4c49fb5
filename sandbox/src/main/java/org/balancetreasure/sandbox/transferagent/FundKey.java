package org.balancetreasure.sandbox.transferagent;

import java.util.Comparator;

/** What files name a fund by; ordered as the agent orders its files. */
public record FundKey(String fundCode, String shareClass) implements Comparable<FundKey> {

    private static final Comparator<FundKey> BY_CODE = Comparator.comparing(FundKey::fundCode)
            .thenComparing(FundKey::shareClass);

    @Override
    public int compareTo(FundKey other) {
        return BY_CODE.compare(this, other);
    }
}
