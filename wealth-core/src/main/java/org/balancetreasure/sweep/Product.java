package org.balancetreasure.sweep;

import java.util.List;

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
}
