package org.balancetreasure.customers;

/** Result of a registration. */
public sealed interface RegistrationResult {

    /** The customer is new. */
    record Registered(RegisteredCustomer customer) implements RegistrationResult {}

    /** The customer was registered before, with the same data. */
    record RegisteredBefore(RegisteredCustomer customer) implements RegistrationResult {}

    /** The number belongs to a customer with other data; nothing changed. */
    record OtherData(long customerId) implements RegistrationResult {}
}
