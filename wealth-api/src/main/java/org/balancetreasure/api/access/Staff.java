package org.balancetreasure.api.access;

import org.balancetreasure.customers.Customer;

/** One of the platform's own staff. @param name subject of the token, at most {@link #NAME_MAX} characters */
public record Staff(String name) {

    /** OpenID Connect Core 1.0, section 2: a subject is no longer. */
    public static final int NAME_MAX = 255;

    /** No customer has the number 0: the keys of staff's requests are staff's own. */
    public Customer asCaller() {
        return new Customer(0, Customer.HOUSE);
    }
}
