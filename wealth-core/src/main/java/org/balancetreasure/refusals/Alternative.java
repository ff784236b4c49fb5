package org.balancetreasure.refusals;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;

/**
 * What a customer can do instead of what was refused.
 *
 * @param figures what it takes, by name, as shown to people: amounts with two decimals, dates as ISO 8601
 */
public record Alternative(Kind kind, Map<String, String> figures) {

    /** Stable names of alternatives. */
    public enum Kind {
        /** Redeem ordinarily: {@code tradeDate}, and {@code paidOn}, the day the money comes. */
        ORDINARY_REDEMPTION,
        /** The same with no more than {@code atMost} yuan or units. */
        AT_MOST,
        /** The same with no less than {@code atLeast} yuan or units. */
        AT_LEAST,
        /** Redeem all {@code units}, or leave at least {@code minimumHolding}. */
        REDEEM_ALL,
        /** Pay {@code missing} into the wallet first. */
        PAY_IN,
        /** One of {@code fundCodes}, which the channel sells and which take subscriptions now. */
        OTHER_FUND,
        /** Check {@code limits} again later: it is not known when it is possible again. */
        LOOK_AGAIN,
        /** The same again {@code from} a moment on, when orders belong to {@code tradeDate}. */
        ORDER_AGAIN
    }

    /**
     * @param tradeDate T of an order now.
     * @param paidOn T+1
     */
    public static Alternative ordinaryRedemption(LocalDate tradeDate, LocalDate paidOn) {
        return new Alternative(Kind.ORDINARY_REDEMPTION,
                Map.of("tradeDate", tradeDate.toString(), "paidOn", paidOn.toString()));
    }

    public static Alternative atMost(Money amount) {
        return new Alternative(Kind.AT_MOST, Map.of("atMost", amount.toString()));
    }

    public static Alternative atMost(Units units) {
        return new Alternative(Kind.AT_MOST, Map.of("atMost", units.toString()));
    }

    public static Alternative atLeast(Money amount) {
        return new Alternative(Kind.AT_LEAST, Map.of("atLeast", amount.toString()));
    }

    public static Alternative atLeast(Units units) {
        return new Alternative(Kind.AT_LEAST, Map.of("atLeast", units.toString()));
    }

    public static Alternative redeemAll(Units units, Units minimumHolding) {
        return new Alternative(Kind.REDEEM_ALL,
                Map.of("units", units.toString(), "minimumHolding", minimumHolding.toString()));
    }

    /** @param from the moment (time of the exchange) from which an order belongs to {@code tradeDate} */
    public static Alternative orderAgain(LocalDate tradeDate, LocalDateTime from) {
        return new Alternative(Kind.ORDER_AGAIN, Map.of("tradeDate", tradeDate.toString(), "from",
                from.atZone(TradingCalendar.ZONE).toOffsetDateTime().toString()));
    }

    public static Alternative payIn(Money missing) {
        return new Alternative(Kind.PAY_IN, Map.of("missing", missing.toString()));
    }

    public static Alternative otherFund(List<String> fundCodes) {
        return new Alternative(Kind.OTHER_FUND, Map.of("fundCodes", String.join(", ", fundCodes)));
    }

    /** When it is possible again, the fund company decides or what the customer holds. */
    public static Alternative lookAgain(String fundCode) {
        return new Alternative(Kind.LOOK_AGAIN, Map.of("limits", "/v1/funds/" + fundCode + "/limits"));
    }
}
