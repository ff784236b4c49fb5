package org.balancetreasure.wallets;

import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.instant.InstantQuote;
import org.balancetreasure.instant.InstantQuotes;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.instant.InstantResult;
import org.balancetreasure.limits.Refusal;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.springframework.stereotype.Component;

/**
 * Fills a wallet by instant redemption, fund after fund in the order in which the customer's money comes out. Runs in the
 * caller's transaction, which undoes all of it where the whole is not enough.
 */
@Component
class AutoRedeem {

    /** One line carries one redemption whole, so a fund with several banks may be asked more than once. */
    private static final int TRIES_PER_FUND_MAX = 4;

    private final WalletMapper mapper;
    private final InstantRedemptions instant;
    private final InstantQuotes quotes;

    AutoRedeem(WalletMapper mapper, InstantRedemptions instant, InstantQuotes quotes) {
        this.mapper = mapper;
        this.instant = instant;
        this.quotes = quotes;
    }

    boolean isAllowedBy(Customer customer) {
        return Boolean.TRUE.equals(mapper.allowsAutoRedeem(customer));
    }

    /**
     * Redeems at most {@code missing}.
     *
     * @param requestKey names the cause; each redemption gets a name that begins with it
     * @return the redemptions; together less than {@code missing} if that is all that is possible now
     */
    List<InstantRedemption> fill(Customer customer, String requestKey, Money missing) {
        List<InstantRedemption> redeemed = new ArrayList<>();
        long left = missing.cents();
        for (WalletMapper.Source source : mapper.sources(customer)) {
            long free = source.free();
            Money bound = missing;
            for (int tries = 0; left > 0 && tries < TRIES_PER_FUND_MAX; tries++) {
                long cents = Math.min(Math.min(left, free),
                        Math.min(bound.cents(), ofTheLimit(customer, source, left)));
                if (cents < source.smallestRedemption() || cents <= 0) {
                    break;
                }
                switch (instant.redeem(customer, requestKey + "·" + (redeemed.size() + 1), source.fundCode(),
                        Units.ofHundredths(cents))) {
                    case InstantResult.Paid(var redemption) -> {
                        redeemed.add(redemption);
                        left -= redemption.units();
                        free -= redemption.units();
                        bound = missing;
                    }
                    case InstantResult.Refused(var refusal) -> bound = lessThan(cents, refusal);
                }
            }
        }
        return redeemed;
    }

    /** What {@link #fill} has redeemed for a cause, in that order. */
    List<InstantRedemption> filled(Customer customer, String requestKey) {
        return instant.ofRequests(customer, requestKey + "·");
    }

    private long ofTheLimit(Customer customer, WalletMapper.Source source, long cents) {
        InstantQuote quote = quotes.quote(customer, source.fundCode(), Units.ofHundredths(cents));
        return quote == null ? 0 : quote.left();
    }

    /** What may be asked for after a refusal: what line, limit or holding have left, if they have; else nothing. */
    private static Money lessThan(long cents, Refusal refusal) {
        String left = switch (refusal.code()) {
            case LINE_USED_UP, INSTANT_LIMIT -> refusal.figures().get("left");
            case INSUFFICIENT_UNITS -> refusal.figures().get("available");
            default -> null;
        };
        Money room = left == null ? Money.ZERO : Money.of(left);
        return room.cents() < cents ? room : Money.ZERO;
    }
}
