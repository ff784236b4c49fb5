package org.balancetreasure.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TransferTest {

    private static final int FUND = 1001;
    private static final long CUSTOMER = 10_001;
    private static final long BANK = BankHolder.of(7);
    private static final Account IN_ISSUE = Account.house(Purpose.UNITS_IN_ISSUE, FUND);
    private static final Account ADVANCES = Account.cash(Purpose.ADVANCES, 7);

    @Test
    void liesWithTheHolderOfItsAccounts() {
        assertThat(between(IN_ISSUE, Account.units(FUND, CUSTOMER)).customerId()).isEqualTo(CUSTOMER);
        assertThat(between(Account.wallet(CUSTOMER), ADVANCES).customerId()).isEqualTo(CUSTOMER);
        assertThat(between(Account.units(FUND, BANK), IN_ISSUE).customerId()).isEqualTo(BANK);
        assertThat(between(Account.accruedIncome(FUND, BANK), Account.units(FUND, BANK)).customerId()).isEqualTo(BANK);
    }

    @Test
    void liesWithTheCustomerWhereTheOtherIsABank() {
        assertThat(between(Account.units(FUND, CUSTOMER), Account.units(FUND, BANK)).customerId()).isEqualTo(CUSTOMER);
        assertThat(between(Account.units(FUND, BANK), Account.units(FUND, CUSTOMER)).customerId()).isEqualTo(CUSTOMER);
    }

    @Test
    void liesWithNobodyBetweenHouseAccountsUnlessItIsPartOfWhatIsWrittenForAHolder() {
        Transfer house = between(Account.cash(Purpose.LOSSES, Account.OPERATOR), ADVANCES);
        assertThat(house.customerId()).isEqualTo(Transfer.HOUSE_ALONE);
        assertThat(house.of(CUSTOMER).customerId()).isEqualTo(CUSTOMER);
    }

    @Test
    void neverLiesWithTwoCustomersOrWithAnotherThanItsOwn() {
        assertThatThrownBy(() -> between(Account.units(FUND, CUSTOMER), Account.units(FUND, 10_002)))
                .hasMessageContaining("not with two");
        assertThatThrownBy(() -> between(Account.wallet(CUSTOMER), ADVANCES).of(10_002))
                .hasMessageContaining("can't lie with 10002");
    }

    private static Transfer between(Account debit, Account credit) {
        LocalDate day = LocalDate.of(2026, 1, 5);
        return new Transfer(debit, credit, 1, TransferKind.ADJUSTMENT, "test", day, day);
    }
}
