package org.balancetreasure.api.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Money;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.balancetreasure.wallets.Wallets;
import org.junit.jupiter.api.Test;

@ApiTest
class WalletApiTest {

    private final Fixture fixture;
    private final Callers callers;
    private final Wallets wallets;
    private final TestClock clock;

    WalletApiTest(Fixture fixture, Callers callers, Wallets wallets, TestClock clock) {
        this.fixture = fixture;
        this.callers = callers;
        this.wallets = wallets;
        this.clock = clock;
    }

    @Test
    void isEmptyBeforeAnythingCame() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        Caller customer = callers.customer(fixture.customer(10_001));
        assertThat(customer.get("/v1/wallet").body())
                .isEqualTo("{\"balance\":\"0.00\",\"held\":\"0.00\",\"available\":\"0.00\"}");
        assertThat(customer.get("/v1/wallet/entries").body()).isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void listsItsEntriesNewestFirstByPage() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00.123");
        Caller customer = callers.customer(fixture.customer(10_001));
        for (int i = 1; i <= 3; i++) {
            wallets.credit(10_001, Money.of(i + ".00"), "payment " + i);
        }

        Reply first = customer.get("/v1/wallet/entries?limit=2");
        Reply second = customer.get("/v1/wallet/entries?limit=2&cursor=" + first.at("/next"));

        assertThat(first.at("/items/0/amount")).isEqualTo("3.00");
        assertThat(first.at("/items/0/kind")).isEqualTo("WALLET_CREDIT");
        assertThat(first.at("/items/0/text")).isEqualTo("Paid in");
        assertThat(first.at("/items/0/reference")).isEqualTo("payment 3");
        assertThat(first.at("/items/0/bookingDate")).isEqualTo("2026-01-05");
        assertThat(first.at("/items/0/effectiveDate")).isEqualTo("2026-01-05");
        assertThat(first.at("/items/0/bookedAt")).isEqualTo("2026-01-05T10:00:00.123+08:00");
        assertThat(first.at("/items/1/amount")).isEqualTo("2.00");
        assertThat(second.at("/items/0/amount")).isEqualTo("1.00");
        assertThat(second.json().get("next").isNull()).isTrue();
    }
}
