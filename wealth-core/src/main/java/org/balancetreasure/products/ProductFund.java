package org.balancetreasure.products;

/**
 * A fund behind a product.
 *
 * @param weight in proportion to the others'; 0: money only comes out
 * @param outOrder the lowest is redeemed first
 */
public record ProductFund(int fundId, String fundCode, String taCode, int weight, int outOrder) {}
