package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** What orders took of their limits comes back with each way in which they can end. Mon 2026-01-05 is T. */
@CoreTest
@Import(TradeScene.class)
class LimitsOverATradeDayTest {

    private final TradeScene scene;
    private final Fixture fixture;

    LimitsOverATradeDayTest(TradeScene scene, Fixture fixture) {
        this.scene = scene;
        this.fixture = fixture;
    }

    @Test
    void cancelledRefusedAndPartlyConfirmedOrdersGiveBackWhatTheyTook() {
        scene.newPartner();
        fixture.moneyMarketFund(TradeScene.T, ResidueRule.REDISTRIBUTED);
        scene.jdbc.sql("UPDATE fund SET daily_quota = 50000, holding_cap = 20000").update();
        scene.clock.set(TradeScene.T + "T10:00:00");
        Customer cancelling = fixture.customerWithWallet(10_001, "100.00");
        Order cancelled = scene.subscribe(cancelling, "10.00");
        scene.subscribe(fixture.customerWithWallet(10_002, "100.00"), "20.00");
        scene.subscribe(fixture.customerWithWallet(10_003, "100.00"), "30.00");
        Customer partly = fixture.customerWithWallet(10_004, "100.00");
        Order part = scene.subscribe(partly, "40.00");
        scene.subscribe(fixture.customerWithWallet(10_005, "100.00"), "50.00");
        assertThat(room()).isEqualTo(350_00);

        scene.transactions.run(() -> scene.orders.cancel(cancelling, cancelled.orderNumber()));
        assertThat(room()).isEqualTo(360_00);
        assertThat(open(10_001)).isZero();

        scene.close();
        scene.send();
        List<Map<String, String>> openings = Answers.sent(TradeScene.T, "01");
        List<Map<String, String>> sent = Answers.sent(TradeScene.T, "03");
        // 10002's account is refused, 10003's order is, 10004 gets 15.00 and then 5.00 of 40.00, 10005 all.
        String accounts = scene.answers.write(TradeScene.NEXT, "02",
                scene.answers.account(openings.get(0), TradeScene.NEXT, "0010", ""),
                scene.answers.account(openings.get(1), TradeScene.NEXT, "0000", "ZZ3"),
                scene.answers.account(openings.get(2), TradeScene.NEXT, "0000", "ZZ4"),
                scene.answers.account(openings.get(3), TradeScene.NEXT, "0000", "ZZ5"));
        String confirmations = scene.answers.write(TradeScene.NEXT, "04",
                scene.answers.confirmed(sent.get(1), TradeScene.NEXT, "0009", 0, true),
                scene.answers.confirmed(sent.get(2), TradeScene.NEXT, "0410", 15_00, false),
                scene.answers.confirmed(sent.get(2), TradeScene.NEXT, "0000", 5_00, true),
                scene.answers.confirmed(sent.get(3), TradeScene.NEXT));
        scene.answers.index("OFI", TradeScene.NEXT, accounts, confirmations);
        scene.confirm();

        assertThat(scene.breakTypes()).isEmpty();
        assertThat(scene.state(partly, part)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_004)).isEqualTo("20.00");
        assertThat(room()).isEqualTo(500_00 - 20_00 - 50_00);
        for (long customer = 10_001; customer <= 10_005; customer++) {
            assertThat(open(customer)).as("customer %d", customer).isZero();
        }
    }

    private long room() {
        return scene.jdbc.sql("SELECT SUM(room) FROM slot").query(Long.class).single();
    }

    private long open(long customerId) {
        return scene.jdbc.sql("SELECT open_subscriptions FROM limit_use WHERE customer_id = ?").param(customerId)
                .query(Long.class).single();
    }
}
