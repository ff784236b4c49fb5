package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.jspecify.annotations.Nullable;
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

    @Test
    void aNumbered04ThatComesAfterItsDayIsTakenInAndTakesEffectOnTheOpenDayOnceIncomeIsPosted() {
        Customer prompt = fixture.customerWithWallet(10_001, "100.00");
        Customer late = fixture.customerWithWallet(10_002, "100.00");
        scene.subscribe(prompt, "60.00");
        Order missed = scene.subscribe(late, "70.00");
        scene.close();
        scene.send();
        List<Map<String, String>> openings = Answers.sent(T, "01");
        List<Map<String, String>> orders = Answers.sent(T, "03");
        String accounts = scene.answers.write(NEXT, "02",
                scene.answers.account(openings.get(0), NEXT, "0000", "ZZ0000000001"));
        String confirmations = scene.answers.write(NEXT, "04", scene.answers.confirmed(orders.get(0), NEXT));
        scene.answers.index("OFI", NEXT, accounts, confirmations);
        scene.confirm();
        scene.close(NEXT, LATER);
        incomeBegunThrough(NEXT);

        String moreAccounts = scene.answers.write("OFD_ZZ_998_20260106_02_001.TXT", NEXT, "02",
                List.of(scene.answers.account(openings.get(1), NEXT, "0000", "ZZ0000000002")));
        String more = scene.answers.write("OFD_ZZ_998_20260106_04_001.TXT", NEXT, "04",
                List.of(scene.answers.confirmed(orders.get(1), NEXT)));
        scene.answers.index("OFI", NEXT, accounts, confirmations, moreAccounts, more);
        assertThat(bookLate()).isOne();
        assertThat(bookLate()).as("once").isZero();

        assertThat(scene.state(late, missed)).isEqualTo(OrderState.CONFIRMED);
        assertThat(fixture.units(Fixture.FUND, 10_002)).isEqualTo("70.00");
        assertThat(scene.breakTypes()).isEmpty();
        assertThat(scene.jdbc.sql("SELECT effective_date FROM transfer WHERE kind = 'SUBSCRIPTION'"
                + " AND credit_purpose = 'UNITS' AND credit_owner = 10002").query(String.class).single())
                .isEqualTo(LATER);
        incomeBegunThrough(null);
    }

    @Test
    void aRejectedLateFileIsABreakAndHoldsNothingBack() throws IOException {
        Customer customer = fixture.customerWithWallet(10_001, "100.00");
        scene.subscribe(customer, "60.00");
        scene.close();
        scene.send();
        scene.answerAll();
        scene.confirm();
        String late = scene.answers.write("OFD_ZZ_998_20260106_04_001.TXT", NEXT, "04",
                List.of(scene.answers.confirmed(Answers.sent(T, "03").getFirst(), NEXT)));
        Path file = Answers.in().resolve(late);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));
        scene.answers.index("OFI", NEXT, "OFD_ZZ_998_20260106_02.TXT", "OFD_ZZ_998_20260106_04.TXT", late);

        assertThat(bookLate()).isZero();
        assertThat(scene.breakTypes()).containsExactly(BreakType.FILE_REJECTED);
        assertThat(fixture.units(Fixture.FUND, 10_001)).isEqualTo("60.00");
    }

    @Test
    void anOrderConfirmedInPartIsWaitedForOnEachDayAndIsABreakWithItsAgeWhenNoRowGoesOnWithIt() {
        Customer customer = scene.customerWithAccount(10_001, "100.00");
        scene.jdbc.sql("UPDATE transfer_agent_terms SET readiness = 'OK_MARKER'").update();
        scene.clock.set(NEXT + "T10:00:00");
        Order order = scene.redeem(customer, "100.00");
        scene.close(NEXT, LATER);
        scene.send(NEXT);
        scene.answers.marked(LATER,
                scene.answers.confirmed(Answers.sent(NEXT, "03").getFirst(), LATER, "0000", 60_00, false));
        scene.confirm(NEXT);
        assertThat(scene.breakTypes()).isEmpty();

        scene.close(LATER, "2026-01-08");
        scene.send(LATER);
        assertThat(scene.confirmationFiles.waitsFor(TradeScene.TA, LocalDate.parse(LATER)))
                .as("nobody ordered on this day, and a part is open").containsExactly("OFD_ZZ_998_20260108_04.TXT.ok");
        scene.answers.marked("2026-01-08");
        scene.confirm(LATER);
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> {
            assertThat(open.type()).isEqualTo(BreakType.UNCONFIRMED_ORDER);
            assertThat(open.subject()).isEqualTo(order.orderNumber());
            assertThat(open.businessDate()).as("the day on which it was due").isEqualTo(LATER);
        });
        assertThat(scene.confirmationFiles.lacks(TradeScene.TA, LocalDate.parse(NEXT))).isEmpty();
        assertThat(scene.confirmationFiles.lacks(TradeScene.TA, LocalDate.parse(LATER)))
                .containsExactly("04 of 2026-01-08 for fund 000198: 1 order without an answer");
    }

    @Test
    void aRowThatCannotBeBookedIsSetAsideAndTheOthersAreBooked() {
        Customer broken = fixture.customerWithWallet(10_001, "100.00");
        Customer sound = fixture.customerWithWallet(10_002, "100.00");
        Order first = scene.subscribe(broken, "60.00");
        Order second = scene.subscribe(sound, "70.00");
        scene.close();
        scene.send();
        scene.answerAll();
        scene.jdbc.sql("UPDATE account SET held = 0 WHERE owner_id = 10001").update();

        scene.confirm();
        assertThat(scene.state(sound, second)).isEqualTo(OrderState.CONFIRMED);
        assertThat(scene.state(broken, first)).isEqualTo(OrderState.SENT);
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> {
            assertThat(open.type()).isEqualTo(BreakType.CONFIRMATION_DIFFERS);
            assertThat(open.ours()).contains("could not be booked");
        });
        scene.jdbc.sql("UPDATE account SET held = 6000 WHERE owner_id = 10001").update();
    }

    private long bookLate() {
        return scene.confirmationFiles.bookLate(TradeScene.TA, LocalDate.parse(T), scene.transactions);
    }

    private void incomeBegunThrough(@Nullable String day) {
        scene.jdbc.sql("UPDATE asset SET income_begun_through = ? WHERE asset_id = ?").params(day, Fixture.FUND)
                .update();
    }
}
