package org.balancetreasure.instant;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.balancetreasure.funds.Pricing;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.jspecify.annotations.Nullable;

/**
 * Units of a customer that passed to an advancing bank and were paid at once.
 *
 * @param bankId party of the bank
 * @param units hundredths; cents paid are as many, since a unit of a money-market fund is worth 1.0000
 * @param takeIncome TakeIncomeFlag: accrued income not yet paid out goes with the units
 * @param incomeTaken cents of accrued income that went with the units, signed; known from 34
 * @param transferDate D: the customer's income ends with the day before, the bank's begins
 * @param tradeDate T of the advance redemption of the units
 * @param returnCode of 34; null before that, and if staff settled what 34 never answered
 * @param missedAt when 34 of its day had been booked without an answer for it; null if it had one
 */
public record InstantRedemption(long instantId, String distributorCode, long customerId, String channel, int fundId,
        String fundCode, String taCode, int lineId, int bankId, String bankNameZh, String bankNameEn, long units,
        boolean takeIncome, long incomeTaken, InstantState state, LocalDateTime redeemedAt, LocalDate transferDate,
        LocalDate tradeDate, @Nullable String returnCode, @Nullable LocalDateTime missedAt) {

    /** 34 of its day has come and does not say what became of it; a later one may, or staff settle it. */
    public boolean isMissed() {
        return state == InstantState.SENT && missedAt != null;
    }

    /** AppSheetSerialNo. */
    public String number() {
        return InstantNumber.of(distributorCode, transferDate, instantId);
    }

    public Units redeemed() {
        return Units.ofHundredths(units);
    }

    /** What the wallet got: only units of a constant NAV are redeemed at once. */
    public Money paid() {
        return Pricing.CONSTANT_NAV.worth(redeemed());
    }
}
