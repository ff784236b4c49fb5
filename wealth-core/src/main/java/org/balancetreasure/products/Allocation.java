package org.balancetreasure.products;

/** Into which of its funds a product puts the money that goes in. */
public enum Allocation {
    /** Into all of them, in proportion to their weights; cents by largest remainder. */
    WEIGHT,
    /** All of it into the fund with the highest 7-day yield among those that have room for it. */
    BEST_YIELD,
    /** All of it into the fund that the customer chose. */
    CHOSEN
}
