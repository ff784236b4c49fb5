package org.balancetreasure.exchange.confirmations;

import java.math.BigDecimal;
import java.util.List;
import org.balancetreasure.exchange.LeftOut;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Pricing;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;

/**
 * Whether the amount, the units, the price and the charges of a confirmation agree, in the direction of its business
 * code. A row that does not agree is never booked, whatever the order says.
 *
 * <p>Source: ConfirmedAmount of a subscription contains its charges; that of a redemption has them taken off and
 * contains the undistributed income that goes with the units.
 */
final class ConfirmationCheck {

    /** Money in, units out. */
    private static final String SUBSCRIBED = "122";
    /** Units in, money out. */
    private static final List<String> REDEEMED = List.of("124", "142");
    /** Units move and no money does; a file may state what they are worth. */
    private static final List<String> MOVED = List.of("144", "145", "198");

    /** AgencyFee is the distributor's share of Charge, BreachFeeBackToFund the fund's share of BreachFee. */
    private static final List<String> CHARGES = List.of("Charge", "TransferFee", "OtherFee1", "OtherFee2", "BreachFee",
            "PunishFee", "AchievementPay");

    private ConfirmationCheck() {}

    /**
     * What does not agree, in words for a break; empty if the row agrees. A row that was refused moves nothing and is
     * not checked.
     *
     * @param undistributed cents, signed
     */
    static String objection(FundRecord record, Fund fund, long undistributed) {
        long units = record.number("ConfirmedVol");
        long amount = LeftOut.number(record, "ConfirmedAmount");
        BigDecimal nav = record.has("NAV") ? record.decimal("NAV") : BigDecimal.ZERO;
        boolean constant = fund.pricing() == Pricing.CONSTANT_NAV;
        if (constant && nav.signum() != 0 && nav.compareTo(Pricing.CONSTANT) != 0) {
            return "NAV " + nav.toPlainString() + " of a fund whose NAV is " + Pricing.CONSTANT;
        }
        String businessCode = record.text("BusinessCode");
        if (!constant && nav.signum() <= 0 && !MOVED.contains(businessCode)) {
            return "no NAV, while the NAV of the fund floats";
        }
        long worth;
        try {
            worth = Pricing.cents(units, constant ? Pricing.CONSTANT : nav);
        } catch (ArithmeticException e) {
            return "units beyond what can be booked";
        }
        long charges = charges(record);
        long expected;
        if (businessCode.equals(SUBSCRIBED)) {
            expected = worth + charges;
        } else if (REDEEMED.contains(businessCode)) {
            expected = worth + undistributed - charges;
        } else if (MOVED.contains(businessCode)) {
            expected = amount == 0 || (nav.signum() == 0 && !constant) ? amount : worth;
        } else {
            return "";
        }
        // A floating price rounds the units that an amount buys, too.
        long tolerance = constant ? 0 : 1 + Pricing.cents(1, nav);
        return Math.abs(amount - expected) <= tolerance
                ? ""
                : "business code " + businessCode + ": " + Money.ofCents(amount) + " yuan for "
                        + Units.ofHundredths(units) + " units, expected " + Money.ofCents(expected)
                        + (charges == 0 ? "" : " with charges of " + Money.ofCents(charges));
    }

    private static long charges(FundRecord record) {
        long charges = 0;
        for (String field : CHARGES) {
            charges += LeftOut.number(record, field);
        }
        return charges - LeftOut.number(record, "AchievementCompen");
    }
}
