package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** What a transfer agent's files of T+1 leave out and its files of T+2 bring. */
@CoreTest
@Import(TradeScene.class)
class LateAnswersTest {

    private static final String T = TradeScene.T;
    private static final String NEXT = TradeScene.NEXT;
    private static final String LATER = "2026-01-07";

    private final TradeScene scene;
    private final Fixture fixture;

    LateAnswersTest(TradeScene scene, Fixture fixture) {
        this.scene = scene;
        this.fixture = fixture;
    }

    @BeforeEach
    void aNewPartner() {
        scene.newPartner();
        fixture.moneyMarketFund(T, ResidueRule.REDISTRIBUTED);
        scene.clock.set(T + "T10:15:30");
    }

    @Test
    void aConfirmationThatComesADayLateIsBookedAndResolvesTheBreakOfItsDay() {
        Customer prompt = fixture.customerWithWallet(10_001, "100.00");
        Customer late = fixture.customerWithWallet(10_002, "100.00");
        scene.subscribe(prompt, "60.00");
        Order missed = scene.subscribe(late, "70.00");
        scene.close();
        scene.send();
        List<Map<String, String>> openings = Answers.sent(T, "01");
        List<Map<String, String>> orders = Answers.sent(T, "03");
        scene.answers.index("OFI", NEXT,
                scene.answers.write(NEXT, "02", scene.answers.account(openings.get(0), NEXT, "0000", "ZZ0000000001")),
                scene.answers.write(NEXT, "04", scene.answers.confirmed(orders.get(0), NEXT)));
        scene.confirm();
        assertThat(scene.breakTypes()).containsExactly(BreakType.UNCONFIRMED_ORDER, BreakType.UNCONFIRMED_ORDER);

        scene.close(NEXT, LATER);
        scene.send(NEXT);
        scene.answers.index("OFI", LATER,
                scene.answers.write(LATER, "02", scene.answers.account(openings.get(1), LATER, "0000", "ZZ0000000002")),
                scene.answers.write(LATER, "04", scene.answers.confirmed(orders.get(1), LATER)));
        scene.confirm(NEXT);

        assertThat(scene.state(late, missed)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_002)).isEqualTo("70.00");
        assertThat(scene.breakTypes()).isEmpty();
        assertThat(scene.breaks.list(LocalDate.parse(NEXT))).extracting(Break::subject, Break::state)
                .contains(tuple(missed.orderNumber(), Break.State.RESOLVED));
    }

    @Test
    void anAccountThatIsRefusedADayLateRejectsItsOrderAndResolvesBothBreaks() {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        Customer other = fixture.customerWithWallet(10_002, "100.00");
        Order refused = scene.subscribe(customer, "60.00");
        scene.subscribe(other, "70.00");
        scene.close();
        scene.send();
        List<Map<String, String>> openings = Answers.sent(T, "01");
        List<Map<String, String>> orders = Answers.sent(T, "03");
        scene.answers.index("OFI", NEXT,
                scene.answers.write(NEXT, "02", scene.answers.account(openings.get(1), NEXT, "0000", "ZZ0000000002")),
                scene.answers.write(NEXT, "04", scene.answers.confirmed(orders.get(1), NEXT)));
        scene.confirm();
        assertThat(scene.breakTypes()).containsExactly(BreakType.UNCONFIRMED_ORDER, BreakType.UNCONFIRMED_ORDER);

        scene.close(NEXT, LATER);
        scene.send(NEXT);
        scene.answers.index("OFI", LATER,
                scene.answers.write(LATER, "02", scene.answers.account(openings.get(0), LATER, "0010", "")));
        scene.confirm(NEXT);

        assertThat(scene.state(customer, refused)).isEqualTo(OrderState.REJECTED);
        assertThat(scene.available(10_001)).isEqualTo(100_00);
        assertThat(scene.breakTypes()).isEmpty();
    }
}
