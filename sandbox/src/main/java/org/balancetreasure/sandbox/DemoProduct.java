package org.balancetreasure.sandbox;

import java.util.List;

/**
 * The products of the demo, of which each wallet brand has its own; the platform knows them from {@link DemoSettings}.
 */
final class DemoProduct {

    /** Goes into its funds by weight. */
    static final String BALANCE = "BALANCE";
    /** Goes where the yield is best. */
    static final String BEST = "BEST";
    /** Goes into the fund that the customer names. */
    static final String CHOICE = "CHOICE";

    /** The funds of the first and the last product: every brand sells them, and they have no quota. */
    static final List<String> FUNDS = List.of("000198", "990101");

    private DemoProduct() {}
}
