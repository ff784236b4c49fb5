package org.balancetreasure.api.web;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.money.Decimals;
import org.balancetreasure.money.Money;
import org.jspecify.annotations.Nullable;

/** Values as they are shown: amounts and units as strings with their scale, times with their zone. */
public final class Shown {

    private static final int RATE_DECIMALS_MIN = 4;

    private Shown() {}

    /** Cents or hundredths of a unit, signed: {@code "-100.00"}. */
    public static String hundredths(long value) {
        return Decimals.text(value, Money.SCALE);
    }

    /** A published rate with the decimals it has, at least four. */
    public static String rate(BigDecimal rate) {
        BigDecimal exact = rate.stripTrailingZeros();
        return exact.setScale(Math.max(exact.scale(), RATE_DECIMALS_MIN)).toPlainString();
    }

    /** A published percentage with the decimals it has, at least three. */
    public static String percent(BigDecimal percent) {
        BigDecimal exact = percent.stripTrailingZeros();
        return exact.setScale(Math.max(exact.scale(), RATE_DECIMALS_MIN - 1)).toPlainString();
    }

    public static OffsetDateTime time(LocalDateTime exchangeTime) {
        return exchangeTime.atZone(TradingCalendar.ZONE).toOffsetDateTime();
    }

    public static @Nullable OffsetDateTime timeIfAny(@Nullable LocalDateTime exchangeTime) {
        return exchangeTime == null ? null : time(exchangeTime);
    }
}
