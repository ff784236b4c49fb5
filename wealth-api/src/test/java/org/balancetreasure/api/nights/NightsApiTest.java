package org.balancetreasure.api.nights;

import static org.assertj.core.api.Assertions.assertThat;

import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class NightsApiTest {

    private final Callers callers;
    private final TestClock clock;
    private final JdbcClient jdbc;

    NightsApiTest(Callers callers, TestClock clock, JdbcClient jdbc) {
        this.callers = callers;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void showsTheStepsInTheOrderOfTheNightAndWhatDoesNotMatch() {
        jdbc.sql("""
                INSERT INTO night_step (business_date, step, subject, state, waits_for, attempt, next_try_at, began_at, ended_at,
                  rows_done, rows_per_second, seconds_left, message)
                VALUES ('2026-01-05', 'REGISTER', 'ZZ', 'WAITING', 'INCOME 2026-01-05 000198', 0, NULL, NULL, NULL, 0, NULL, NULL, NULL),
                  ('2026-01-05', 'INCOME', '000198', 'RUNNING', NULL, 1, NULL, '2026-11-30 13:00:00.25', NULL, 30000, 15000, 2, NULL),
                  ('2026-01-05', 'SEND', 'ZZ', 'FAILED', NULL, 1, '2026-11-30 13:00:12', '2026-11-30 13:00:01', '2026-11-30 13:00:02',
                    0, 0, NULL, 'disk full'),
                  ('2026-01-05', 'CLOSE', 'ZZ', 'COMPLETED', NULL, 2, NULL, '2026-11-30 13:00:00', '2026-11-30 13:00:00.5', 7, 14, NULL, NULL),
                  ('2026-01-06', 'CLOSE', 'ZZ', 'COMPLETED', NULL, 1, NULL, NULL, NULL, 0, NULL, NULL, NULL)
                """).update();
        breaks(1, "2026-01-05");
        Caller finance = callers.finance();

        Reply night = finance.get("/v1/nights/2026-01-05");

        assertThat(night.json().at("/steps").toString()).isEqualTo(
                """
                [{"step":"CLOSE","subject":"ZZ","state":"COMPLETED","attempts":2,"rows":7,"rowsPerSecond":14,\
                "beganAt":"2026-11-30T13:00:00+08:00","endedAt":"2026-11-30T13:00:00.5+08:00"},\
                {"step":"SEND","subject":"ZZ","state":"FAILED","attempts":1,"nextTryAt":"2026-11-30T13:00:12+08:00","rows":0,\
                "rowsPerSecond":0,"beganAt":"2026-11-30T13:00:01+08:00","endedAt":"2026-11-30T13:00:02+08:00","message":"disk full"},\
                {"step":"INCOME","subject":"000198","state":"RUNNING","attempts":1,"rows":30000,"rowsPerSecond":15000,\
                "secondsLeft":2,"beganAt":"2026-11-30T13:00:00.25+08:00"},\
                {"step":"REGISTER","subject":"ZZ","state":"WAITING","waitsFor":"INCOME 2026-01-05 000198","attempts":0,"rows":0}]""");
        assertThat(night.at("/breaks/0/type")).isEqualTo("REGISTER_UNITS");
        clock.set("2026-01-07T09:00:00");
        assertThat(finance.get("/v1/nights").json().at("/items").toString()).isEqualTo(
                """
                [{"date":"2026-01-05","steps":{"COMPLETED":1,"FAILED":1,"RUNNING":1,"WAITING":1}},{"date":"2026-01-06","steps":{"COMPLETED":1}}]""");
        assertThat(finance.get("/v1/nights?from=2026-01-06&to=2026-01-06").json().at("/items").size()).isEqualTo(1);
        assertThat(finance.get("/v1/nights/2026-01-07").status()).isEqualTo(404);
        assertThat(finance.get("/v1/nights/yesterday").at("/rule")).isEqualTo("DATE");
    }

    @Test
    void listsBreaksByStateNewestFirstByPage() {
        breaks(3, "2026-01-05");
        jdbc.sql(
                "UPDATE reconciliation_break SET state = 'RESOLVED', resolved_at = '2026-01-06 10:00:00', resolution = 'late file' WHERE subject = 'subject 2'")
                .update();
        Caller finance = callers.finance();

        Reply first = finance.get("/v1/breaks?state=OPEN&limit=1");
        Reply second = finance.get("/v1/breaks?limit=1&cursor=" + first.at("/next"));

        assertThat(first.at("/items/0/subject")).isEqualTo("subject 3");
        assertThat(first.at("/items/0/ours")).isEqualTo("1.00");
        assertThat(first.at("/items/0/theirs")).isEqualTo("2.00");
        assertThat(first.at("/items/0/owner")).isEqualTo("finance");
        assertThat(second.at("/items/0/subject")).isEqualTo("subject 1");
        assertThat(second.json().get("next").isNull()).isTrue();
        assertThat(finance.get("/v1/breaks?state=RESOLVED").at("/items/0/resolution")).isEqualTo("late file");
        assertThat(finance.get("/v1/breaks?state=LOST").at("/rule")).isEqualTo("ONE_OF");
        assertThat(first.json().at("/items/0/breakId").isString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"type=REGISTER_UNITS, 3", "type=QUOTE_GAP, 0", "from=2026-01-06, 1", "to=2026-01-05, 2",
            "from=2026-01-05&to=2026-01-06, 3", "partner=ZZ, 3", "partner=YY, 0",
            "partner=ZZ&type=REGISTER_UNITS&from=2026-01-06&to=2026-01-06, 1"})
    void listsBreaksByTypePartnerAndDay(String filter, int found) {
        breaks(2, "2026-01-05");
        breaks(1, "2026-01-06");
        assertThat(callers.finance().get("/v1/breaks?" + filter).json().at("/items").size()).isEqualTo(found);
    }

    private void breaks(int count, String date) {
        for (int i = 1; i <= count; i++) {
            jdbc.sql("""
                    INSERT INTO reconciliation_break (type, business_date, partner, subject, ours, theirs, opened_at, due_date,
                      owner)
                    VALUES ('REGISTER_UNITS', ?, 'ZZ', ?, '1.00', '2.00', '2026-01-06 02:00:00', ?, 'finance')
                    """).params(date, "subject " + i, date).update();
        }
    }
}
