package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.balancetreasure.night.NightTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Days of a fund whose transfer agent is right about income: its 06 comes with the confirmations of a trading day. */
@NightTest
@Import(NightScene.class)
class AgentIncomeDaysTest {

    private final NightScene scene;
    private final JdbcClient jdbc;

    AgentIncomeDaysTest(NightScene scene, JdbcClient jdbc) {
        this.scene = scene;
        this.jdbc = jdbc;
    }

    @Test
    void incomeWaitsForThe06OfTheNextTradingDayAndIsWhatItStates() {
        scene.begins("2026-01-07");
        jdbc.sql("INSERT INTO fund_income_authority VALUES (?, '2026-01-07', 'AGENT', 0)").param(Fixture.FUND).update();
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.through("2026-01-07", "2026-01-08");
        scene.at("2026-01-09T15:00");
        assertThat(scene.at("2026-01-10T00:00")).as("the 06 of Monday has Friday's income").noneMatch(this::isIncome);
        assertThat(scene.open())
                .contains("INCOME 2026-01-09 000198 WAITING: OFI_ZZ_998_20260112.TXT")
                .anyMatch(step -> step.startsWith("PROVE 2026-01-09 ALL WAITING"));
        scene.at("2026-01-10T15:00");
        scene.at("2026-01-11T00:00");
        scene.at("2026-01-11T15:00");

        List<String> monday = scene.at("2026-01-12T00:00");
        assertThat(monday.stream().filter(this::isIncome)).containsExactly(
                "income of 2026-01-09: 10001 1.00 on 10,001.00", "income of 2026-01-10: 10001 1.00 on 10,002.00",
                "income of 2026-01-11: 10001 1.00 on 10,003.00");
        assertThat(monday).contains("PROVE 2026-01-09 ALL", "PROVE 2026-01-11 ALL", "CLOSE_BOOKS 2026-01-11 ALL",
                "REGISTER 2026-01-09 ZZ");
        assertThat(scene.open()).isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM reconciliation_break WHERE state = 'OPEN'").query(Integer.class)
                .single()).isZero();
        assertThat(jdbc.sql("SELECT DISTINCT authority FROM income_run WHERE sequence = 1 AND state = 'PROVED'")
                .query(String.class).list()).containsExactly("AGENT");
    }

    private boolean isIncome(String fact) {
        return fact.startsWith("income of");
    }
}
