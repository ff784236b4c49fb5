package org.balancetreasure.ledger;

import org.balancetreasure.money.Money;

/**
 * An account is an asset, an owner and a purpose; there is no other key.
 *
 * @param assetId the currency's ISO 4217 number, or the fund's id
 * @param ownerId a customer (from 10000) or a party of the house
 */
public record Account(int assetId, Purpose purpose, long ownerId) {

    /** The wallet operator, as the owner of house accounts. */
    public static final long OPERATOR = 1;

    public static Account wallet(long customerId) {
        return new Account(Money.CNY, Purpose.WALLET, customerId);
    }

    public static Account units(int fundId, long customerId) {
        return new Account(fundId, Purpose.UNITS, customerId);
    }

    public static Account accruedIncome(int fundId, long customerId) {
        return new Account(fundId, Purpose.ACCRUED_INCOME, customerId);
    }

    /** A house account in yuan. */
    public static Account cash(Purpose purpose, long ownerId) {
        return new Account(Money.CNY, purpose, ownerId);
    }

    /** A house account in the units of a fund, owned by the fund. */
    public static Account house(Purpose purpose, int fundId) {
        return new Account(fundId, purpose, fundId);
    }

    /** Whether every transfer changes a balance of the account's own; all other accounts are the sums of transfers. */
    public boolean hasBalance() {
        return purpose.isCustomers() && !BankHolder.is(ownerId);
    }
}
