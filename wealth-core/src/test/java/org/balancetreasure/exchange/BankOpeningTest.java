package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.balancetreasure.advances.AdvanceLines;
import org.balancetreasure.advances.AdvanceLines.Standing;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.money.Money;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A bank that is to advance money needs an account at the transfer agent before it has ordered anything. */
@CoreTest
@Import(TradeScene.class)
class BankOpeningTest {

    private static final int LINE = 1;

    private final TradeScene scene;
    private final Fixture fixture;
    private final AdvanceLines lines;

    BankOpeningTest(TradeScene scene, Fixture fixture, AdvanceLines lines) {
        this.scene = scene;
        this.fixture = fixture;
        this.lines = lines;
    }

    @BeforeEach
    void aLineIsSetUp() {
        scene.newPartner();
        fixture.moneyMarketFund(TradeScene.T, ResidueRule.REDISTRIBUTED);
        scene.clock.set(TradeScene.T + "T10:15:30");
        scene.jdbc.sql("INSERT INTO party VALUES (21, 'BANK', '演示银行', 'Demo bank')").update();
        lines.setUp(new AdvanceLines.Terms(LINE, 21, Fixture.FUND_CODE, 1, Money.of("1000.00"), Money.of("100.00"), 4,
                false, "0", "LICENCE21"));
    }

    @Test
    void itsAccountIsAskedForWithTheNext01AndItsLineIsOpenOnceItIs() {
        assertThat(line().line().isOpen()).isFalse();
        scene.close();
        assertThat(scene.send()).isEqualTo(1);

        assertThat(Answers.sentIndex(TradeScene.T)).containsExactly("OFD_998_ZZ_20260105_01.TXT");
        assertThat(Answers.sent(TradeScene.T, "01")).singleElement().satisfies(opening -> assertThat(opening)
                .containsEntry("AppSheetSerialNo", "99820260105A000000000001").containsEntry("BusinessCode", "001")
                .containsEntry("IndividualOrInstitution", "0").containsEntry("InvestorName", "演示银行")
                .containsEntry("CertificateNo", "LICENCE21")
                .containsEntry("TransactionAccountID", "90000000000000021"));

        answer("0000", "ZZ0000000021");
        assertThat(line().line().isOpen()).isTrue();
        scene.close(TradeScene.NEXT, "2026-01-07");
        assertThat(scene.send(TradeScene.NEXT)).isZero();
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void aRefusedAccountIsAskedForAgainTheNextDay() {
        scene.close();
        scene.send();

        answer("0010", "");

        assertThat(line().line().accountState()).isEqualTo("REFUSED");
        scene.close(TradeScene.NEXT, "2026-01-07");
        assertThat(scene.send(TradeScene.NEXT)).isEqualTo(1);
        assertThat(Answers.sent(TradeScene.NEXT, "01")).singleElement().satisfies(opening -> assertThat(opening)
                .containsEntry("AppSheetSerialNo", "99820260106A000000000001"));
    }

    private void answer(String returnCode, String taAccountId) {
        scene.answers.index("OFI", TradeScene.NEXT, scene.answers.write(TradeScene.NEXT, "02", scene.answers
                .account(Answers.sent(TradeScene.T, "01").getFirst(), TradeScene.NEXT, returnCode, taAccountId)));
        scene.confirm();
    }

    private Standing line() {
        Standing standing = lines.find(LINE);
        assertThat(standing).isNotNull();
        return standing;
    }
}
