package org.balancetreasure.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Steps that can't be planned, because the trading calendar ends. */
@NightTest
class PlanningTest {

    private final Night night;
    private final TradingCalendar calendar;
    private final Gates gates;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    PlanningTest(Night night, TradingCalendar calendar, Gates gates, Fixture fixture, TestClock clock,
            JdbcClient jdbc) {
        this.night = night;
        this.calendar = calendar;
        this.gates = gates;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void oneSubjectThatCannotBePlannedIsABreakUntilItCanAndHoldsNoOtherBack() {
        clock.set("2026-01-09T15:00");
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        jdbc.sql("INSERT INTO party VALUES (12, 'TRANSFER_AGENT', '', 'Another')").update();
        jdbc.sql("INSERT INTO partner (partner_code, party_id) VALUES ('YY', 12)").update();
        jdbc.sql("INSERT INTO transfer_agent (ta_code, distributor_code) VALUES ('YY', '998')").update();
        jdbc.sql("INSERT INTO transfer_agent_terms (ta_code, valid_from) VALUES ('YY', '2013-01-01')").update();
        gates.openTrading("YY", LocalDate.parse("2026-01-09"));
        jdbc.sql(
                "INSERT INTO night_step (business_date, step, subject, state) VALUES (?, 'CONFIRM', 'ZZ', 'COMPLETED')")
                .param(calendar.lastTradingDay()).update();

        night.tick();
        night.tick();
        assertThat(breaks()).containsExactly("2026-01-09 planning CONFIRM ZZ OPEN");
        assertThat(planned("2026-01-09")).containsExactly("CLOSE YY", "CLOSE ZZ", "SEND YY", "SEND ZZ", "CONFIRM YY",
                "REGISTER YY", "REGISTER ZZ");

        jdbc.sql("DELETE FROM night_step WHERE step = 'CONFIRM' AND subject = 'ZZ'").update();
        night.tick();
        assertThat(breaks()).containsExactly("2026-01-09 planning CONFIRM ZZ RESOLVED");
    }

    @Test
    void aTransferAgentHasItsFirstStepsOnTheFirstDayOfItsTerms() {
        clock.set("2026-01-08T10:00");
        fixture.moneyMarketFund("2026-01-08", ResidueRule.REDISTRIBUTED);
        jdbc.sql("INSERT INTO party VALUES (12, 'TRANSFER_AGENT', '', 'Another')").update();
        jdbc.sql("INSERT INTO partner (partner_code, party_id) VALUES ('YY', 12)").update();
        jdbc.sql("INSERT INTO transfer_agent (ta_code, distributor_code) VALUES ('YY', '998')").update();
        jdbc.sql("INSERT INTO transfer_agent_terms (ta_code, valid_from) VALUES ('YY', '2026-01-10')").update();

        for (String now : List.of("2026-01-09T15:00", "2026-01-10T00:00", "2026-01-11T00:00", "2026-01-12T15:00")) {
            clock.set(now);
            night.tick();
            night.tick();
        }
        assertThat(breaks()).isEmpty();
        assertThat(of("YY", "2026-01-08")).isEmpty();
        assertThat(of("YY", "2026-01-09")).isEmpty();
        assertThat(of("YY", "2026-01-10")).containsExactly("TRANSFER YY", "CONFIRM_TRANSFER YY", "QUOTE YY");
        assertThat(of("YY", "2026-01-12")).startsWith("CLOSE YY", "SEND YY");
        assertThat(of("ZZ", "2026-01-09")).as("the others go on").startsWith("CLOSE ZZ", "SEND ZZ");
    }

    private List<String> of(String subject, String day) {
        return planned(day).stream().filter(step -> step.endsWith(" " + subject)).toList();
    }

    @Test
    void afterTheLastTradingDayOnFileCalendarDaysAreTurnedAllTheSame() {
        LocalDate last = calendar.lastTradingDay();
        clock.set(last + "T10:00");
        fixture.moneyMarketFund(last.toString(), ResidueRule.REDISTRIBUTED);
        night.tick();
        LocalDate newYear = last.withDayOfYear(1).plusYears(1);
        clock.set(newYear.plusDays(1) + "T00:00");

        night.tick();
        assertThat(jdbc.sql("SELECT MAX(business_date) FROM night_step WHERE step = 'TURN_DAY' AND state = 'COMPLETED'")
                .query(LocalDate.class).single()).isEqualTo(newYear);
        assertThat(planned(newYear.toString())).contains("TRANSFER ZZ", "QUOTE ZZ", "INCOME 000198", "PROVE ALL");
        assertThat(breaks()).contains(newYear.plusDays(1) + " planning CLOSE ZZ OPEN",
                newYear.plusDays(1) + " planning SWEEP ALL OPEN");
    }

    private List<String> planned(String day) {
        return jdbc.sql("""
                SELECT CONCAT(step, ' ', subject) FROM night_step JOIN night_step_name USING (step)
                WHERE business_date = ? ORDER BY place, subject
                """).param(day).query(String.class).list();
    }

    private List<String> breaks() {
        return jdbc.sql("""
                SELECT CONCAT(business_date, ' ', subject, ' ', state) FROM reconciliation_break
                WHERE type = 'STEP_FAILED' AND subject LIKE 'planning%'
                """).query(String.class).list();
    }
}
