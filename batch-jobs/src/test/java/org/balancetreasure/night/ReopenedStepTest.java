package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.resolutions.StepReopenings;
import org.balancetreasure.resolutions.StepReopenings.StepOfDay;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What two persons decide about the night, and what the night ends by itself. */
@NightTest
class ReopenedStepTest {

    private final Night night;
    private final StepReopenings reopenings;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    ReopenedStepTest(Night night, StepReopenings reopenings, Transactions transactions,
            Fixture fixture, TestClock clock, JdbcClient jdbc) {
        this.night = night;
        this.reopenings = reopenings;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void afterTheCutOff() {
        clock.set("2026-01-09T15:00");
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        night.tick();
    }

    @Test
    void aStepRunsOnceMoreAtTheNextTickAfterItsApproval() {
        assertThat(close()).isEqualTo("COMPLETED 1");
        Approvals.Result proposed = propose("CLOSE");
        night.tick();
        assertThat(close()).as("only proposed").isEqualTo("COMPLETED 1");

        fixture.approve(proposed, "wang");
        night.tick();
        assertThat(close()).isEqualTo("COMPLETED 2");
        night.tick();
        assertThat(close()).as("once").isEqualTo("COMPLETED 2");
        assertThat(reopenings.waiting()).isEmpty();
    }

    @Test
    void theNightEndsProposalsThatNobodyHasDecidedForSevenDays() {
        propose("CLOSE");
        clock.set("2026-01-16T00:01");
        night.tick();
        assertThat(state()).isEqualTo("PROPOSED");
        clock.set("2026-01-17T00:01");
        night.tick();
        assertThat(state()).isEqualTo("EXPIRED");
    }

    private Approvals.Result propose(String step) {
        return transactions.call(() -> reopenings.propose(
                new StepOfDay(LocalDate.parse("2026-01-09"), step, "ZZ"), "COMPLETED", "a late file", "li"));
    }

    private String state() {
        return jdbc.sql("SELECT state FROM approval").query(String.class).single();
    }

    private String close() {
        return jdbc.sql("SELECT CONCAT(state, ' ', attempt) FROM night_step WHERE step = 'CLOSE'").query(String.class)
                .single();
    }
}
