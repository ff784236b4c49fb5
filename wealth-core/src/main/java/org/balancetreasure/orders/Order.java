package org.balancetreasure.orders;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/**
 * A customer's order of one fund.
 *
 * @param amount cents, of a subscription
 * @param units hundredths, of a redemption
 * @param tradeDate T
 * @param confirmDate T+1, the next trading day
 * @param confirmedAmount cents so far
 * @param confirmedUnits hundredths so far
 * @param returnCode of the last confirmation, or of the refused account opening
 * @param origin what made it
 */
public record Order(long orderId, String distributorCode, long customerId, String channel, int fundId, String fundCode,
        String taCode, OrderKind kind, @Nullable Long amount, @Nullable Long units, OrderState state,
        LocalDateTime acceptedAt, LocalDate tradeDate, LocalDate confirmDate, long confirmedAmount, long confirmedUnits,
        @Nullable String returnCode, Origin.Kind origin) {

    /** AppSheetSerialNo. */
    public String orderNumber() {
        return OrderNumber.of(distributorCode, tradeDate, orderId);
    }

    /** What was ordered, in the smallest unit of what it holds: cents of a subscription, hundredths of a redemption. */
    public long ordered() {
        Long ordered = kind == OrderKind.SUBSCRIPTION ? amount : units;
        if (ordered == null) {
            throw new IllegalStateException("Order " + orderId + " has neither amount nor units");
        }
        return ordered;
    }

    /** What the order still holds of {@link #heldAccount} while it is open. */
    public long held() {
        return switch (state) {
            case ACCEPTED, SENT, CONFIRMED_IN_PART ->
                ordered() - (kind == OrderKind.SUBSCRIPTION ? confirmedAmount : confirmedUnits);
            case CANCELLED, CONFIRMED, REJECTED -> 0;
        };
    }

    Account heldAccount() {
        return kind == OrderKind.SUBSCRIPTION ? Account.wallet(customerId) : Account.units(fundId, customerId);
    }

    public Money money() {
        return Money.ofCents(amount == null ? 0 : amount);
    }

    public Units unitsOrdered() {
        return Units.ofHundredths(units == null ? 0 : units);
    }
}
