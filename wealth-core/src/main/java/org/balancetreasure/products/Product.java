package org.balancetreasure.products;

import java.util.List;
import java.util.function.Predicate;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.refusals.Refusal.Code;
import org.jspecify.annotations.Nullable;

/**
 * One balance to the customer, one fund or several behind it.
 *
 * @param funds in the order in which they are redeemed
 */
public record Product(int productId, String channel, String productCode, String nameZh, String nameEn,
        Allocation allocation, List<ProductFund> funds) {

    public Product {
        funds = List.copyOf(funds);
    }

    public boolean holds(int fundId) {
        return funds.stream().anyMatch(fund -> fund.fundId() == fundId);
    }

    /** Why a subscription can't name this fund of the product, or none; null if it can. */
    public @Nullable Refusal objectionTo(@Nullable String fundCode) {
        if ((allocation == Allocation.CHOSEN) != (fundCode != null)) {
            return new Refusal(fundCode == null ? Code.FUND_TO_BE_CHOSEN : Code.FUND_NOT_TO_BE_CHOSEN,
                    RefusalDetails.of("productCode", productCode));
        }
        return fundCode == null || find(fundCode) != null
                ? null
                : new Refusal(Code.UNKNOWN_FUND, RefusalDetails.of("fundCode", fundCode));
    }

    /**
     * The funds into which money goes by the product's choice. One that the channel does not sell is left aside; by
     * weight, the others share its part. If it sells none of them all stay, so that the order is refused for that
     * reason.
     */
    public List<ProductFund> into(Predicate<ProductFund> sold) {
        List<ProductFund> all = allocation == Allocation.WEIGHT
                ? funds.stream().filter(fund -> fund.weight() > 0).toList()
                : funds;
        List<ProductFund> ofChannel = all.stream().filter(sold).toList();
        return ofChannel.isEmpty() ? all : ofChannel;
    }

    /** Null if the fund is none of the product's. */
    public @Nullable ProductFund find(String fundCode) {
        return funds.stream().filter(fund -> fund.fundCode().equals(fundCode)).findFirst().orElse(null);
    }
}
