package org.balancetreasure.wallets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.InstantRedemptions;
import org.balancetreasure.instant.InstantResult;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.limits.FundBounds;
import org.balancetreasure.limits.InstantLimit;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fills a wallet by instant redemption, fund after fund in the order in which the customer's money comes out. Runs in
 * the caller's transaction, which undoes all of it where the whole is not enough.
 */
@Component
class AutoRedeem {

    /** One redemption is carried by one line and is no larger than the fund allows, so a fund may take several. */
    private static final int PAID_PER_FUND_MAX = 12;
    /** Limit and line say what they have left; only who takes of a line at the same moment makes it say so again. */
    private static final int REFUSED_IN_A_ROW_MAX = 3;

    private final WalletMapper mapper;
    private final InstantRedemptions instant;
    private final TradingLimits limits;
    private final InstantLimit instantLimit;
    private final Ledger ledger;
    private final Gates gates;

    AutoRedeem(WalletMapper mapper, InstantRedemptions instant, TradingLimits limits, InstantLimit instantLimit,
            Ledger ledger,
            Gates gates) {
        this.mapper = mapper;
        this.instant = instant;
        this.limits = limits;
        this.instantLimit = instantLimit;
        this.ledger = ledger;
        this.gates = gates;
    }

    /**
     * What was redeemed to fill a wallet.
     *
     * @param keeping why there was no more, best one with another way to the money; null if nothing refused
     */
    record Filled(List<InstantRedemption> redemptions, @Nullable Refusal keeping) {}

    /**
     * What the customer has of a fund.
     *
     * @param free hundredths, locked
     */
    private record Holding(FundBounds bounds, long free) {}

    boolean isAllowedBy(Customer customer) {
        return Boolean.TRUE.equals(mapper.allowsAutoRedeem(customer));
    }

    /**
     * Redeems at most {@code missing}.
     *
     * @param debitId of the wallet debit that it pays for
     * @return the redemptions; together less than {@code missing} if that is all that is possible now
     */
    Filled fill(Customer customer, long debitId, Money missing) {
        Filling filling = new Filling(customer, debitId, missing.cents());
        lock(customer).forEach(filling::from);
        return new Filled(filling.redeemed, filling.keeping);
    }

    /**
     * Locks gates, limits, income days and units of all funds in the order of the house, before the first redemption
     * reaches the wallet; after it only the slots of lines are locked, fund after fund.
     *
     * @return in the order in which money comes out
     */
    private List<Holding> lock(Customer customer) {
        List<FundBounds> sources = mapper.sources(customer).stream()
                .map(fundCode -> Objects.requireNonNull(limits.bounds(customer.channel(), fundCode), fundCode))
                .toList();
        sources.stream().map(FundBounds::taCode).distinct().sorted().forEach(gates::lockTradeDate);
        LocalDate day = gates.calendarDay(gates.lockBusinessDate());
        List<FundBounds> ascending = sources.stream().sorted(Comparator.comparingInt(FundBounds::fundId)).toList();
        ascending.forEach(bounds -> instantLimit.lock(customer.customerId(), bounds, day));
        List<Holding> holdings = ascending.stream().map(bounds -> new Holding(bounds,
                ledger.unitsLocked(Account.units(bounds.fundId(), customer.customerId())).available())).toList();
        return holdings.stream().sorted(Comparator.comparingInt(holding -> sources.indexOf(holding.bounds()))).toList();
    }

    /** One wallet being filled. */
    private final class Filling {

        private final Customer customer;
        private final long debitId;
        private final List<InstantRedemption> redeemed = new ArrayList<>();
        private long left;
        private @Nullable Refusal keeping;

        Filling(Customer customer, long debitId, long missing) {
            this.customer = customer;
            this.debitId = debitId;
            left = missing;
        }

        /**
         * As much as is missing, or as the fund gives: what is too much for it is asked again as what it says it has.
         */
        private void from(Holding holding) {
            long free = holding.free();
            long bound = Long.MAX_VALUE;
            int paid = 0;
            int refused = 0;
            while (left > 0 && paid < PAID_PER_FUND_MAX && refused < REFUSED_IN_A_ROW_MAX) {
                long cents = holding.bounds().largestPart(free, Math.min(left, bound));
                if (cents == 0) {
                    return;
                }
                switch (instant.redeem(customer, nextKey(), debitId, holding.bounds().fundCode(),
                        holding.bounds().pricing().unitsFor(Money.ofCents(cents)))) {
                    case InstantResult.Paid(var redemption) -> {
                        redeemed.add(redemption);
                        left -= redemption.paid().cents();
                        free -= redemption.units();
                        paid++;
                        refused = 0;
                    }
                    case InstantResult.Refused(var refusal) -> {
                        keep(refusal);
                        bound = lessThan(cents, refusal);
                        refused++;
                    }
                }
            }
        }

        /** The dot keeps it apart from the keys of customers, which are ASCII. */
        private String nextKey() {
            return "debit·" + debitId + "·" + (redeemed.size() + 1);
        }

        private void keep(Refusal refusal) {
            Alternative instead = refusal.alternative();
            if (keeping == null
                    || (instead != null && instead.kind() == Alternative.Kind.ORDINARY_REDEMPTION)) {
                keeping = refusal;
            }
        }
    }

    /** What {@link #fill} has redeemed for a debit, in that order. */
    List<InstantRedemption> filled(Customer customer, long debitId) {
        return instant.ofDebit(customer, debitId);
    }

    /** What may be asked for after a refusal: what line or limit have left, if they have; else nothing. */
    private static long lessThan(long cents, Refusal refusal) {
        Money left = switch (refusal.code()) {
            case LINE_USED_UP, INSTANT_LIMIT -> refusal.details().money("left");
            default -> null;
        };
        long room = left == null ? 0 : left.cents();
        return room < cents ? room : 0;
    }
}
