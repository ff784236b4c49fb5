package org.balancetreasure.sandbox;

import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.money.Money;
import org.balancetreasure.wallets.Wallets;

/**
 * A customer with money and without habits: nothing is done for this one but what a person does by hand. The number
 * lies before those of the population.
 */
final class DemoCustomer {

    static final long NUMBER = Customers.FIRST_ID;
    static final String CHANNEL = Population.CHANNEL;
    /** A customer who is not registered, so that a person can do it; beyond any population. */
    static final long NEWCOMER = 88_000_001;
    private static final Money WALLET = Money.of("10000.00");

    private DemoCustomer() {}

    /** Without effect where it has been done. */
    static void register(Customers customers, Wallets wallets) {
        customers.register(new Registration(NUMBER, CHANNEL, "演示客户", "0", "DEMO" + NUMBER));
        wallets.credit(NUMBER, WALLET, "opening " + NUMBER);
    }
}
