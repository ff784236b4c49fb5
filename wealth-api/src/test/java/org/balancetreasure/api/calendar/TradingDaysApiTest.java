package org.balancetreasure.api.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.balancetreasure.api.access.Scope;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;

@ApiTest
class TradingDaysApiTest {

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;

    TradingDaysApiTest(Fixture fixture, Callers callers, TestClock clock) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
    }

    @Test
    void aLongHolidayIsSeenAroundTheDaysThatConfirm() {
        Caller staff = callers.finance("li", Scope.FINANCE_READ);
        Reply days = staff.get("/v1/trading-days?from=2026-02-12&to=2026-02-25");
        assertThat(dates(days)).containsExactly("2026-02-12", "2026-02-13", "2026-02-24", "2026-02-25");
        assertThat(days.at("/items/1/cutOff")).isEqualTo("2026-02-13T15:00:00+08:00");
        assertThat(days.at("/items/1/confirmDate")).isEqualTo("2026-02-24");

        assertThat(dates(staff.get("/v1/trading-days?from=2026-02-14&to=2026-02-23"))).isEmpty();
        Reply last = staff.get("/v1/trading-days?from=2026-12-31&to=2027-01-31");
        assertThat(dates(last)).containsExactly("2026-12-31");
        assertThat(last.json().at("/items/0").has("confirmDate")).isFalse();
        assertThat(staff.get("/v1/trading-days?from=2026-02-14&to=2026-02-13").at("/field")).isEqualTo("to");
        assertThat(staff.get("/v1/trading-days?from=9999-12-31").at("/field")).isEqualTo("to");
    }

    @Test
    void aCustomerSeesTheNextThirtyDays() {
        fixture.moneyMarketFund("2026-02-09", ResidueRule.RETAINED);
        clock.set("2026-02-12T16:00:00");
        List<String> days = dates(callers.customer(fixture.customer(10_001)).get("/v1/trading-days"));
        assertThat(days).first().isEqualTo("2026-02-12");
        assertThat(days).last().isEqualTo("2026-03-13");
    }

    private static List<String> dates(Reply days) {
        return days.json().at("/items").valueStream().map(day -> day.get("date").asString()).toList();
    }
}
