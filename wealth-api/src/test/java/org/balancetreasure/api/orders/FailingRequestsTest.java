package org.balancetreasure.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that meet a lock or a defect, and may be sent again. */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class FailingRequestsTest {

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final Gates gates;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    FailingRequestsTest(Fixture fixture, Callers callers, TestClock clock, Gates gates, Transactions transactions,
            JdbcClient jdbc) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.gates = gates;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFundOnSale() {
        fixture.moneyMarketFund("2026-01-05", ResidueRule.REDISTRIBUTED);
        clock.set("2026-01-05T10:00:00");
    }

    @Test
    void whileTheFirstIsUnderWayTheSecondIsToldWhenToAskAgain() {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));

        Reply reply = transactions.call(() -> {
            jdbc.sql("""
                    INSERT INTO idempotency (customer_id, channel, request_key, body_hash, created_at)
                    VALUES (10001, 'demo', 'a', ?, '2026-01-05 10:00:00')
                    """).param(new byte[32]).update();
            Reply meanwhile = customer.subscribe("a", Fixture.FUND_CODE, "1.00");
            jdbc.sql("DELETE FROM idempotency").update();
            return meanwhile;
        });

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.at("/code")).isEqualTo("REQUEST_UNDER_WAY");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(customer.subscribe("a", Fixture.FUND_CODE, "1.00").status()).isEqualTo(201);
    }

    @Test
    void aDefectSaysNothingButAnIdThatIsInTheLogAndLeavesTheKeyFree(CapturedOutput log) {
        Caller customer = callers.customer(fixture.customerWithWallet(10_001, "100.00"));
        jdbc.sql("DELETE FROM gate WHERE kind = 'TRADING'").update();

        Reply reply = customer.subscribe("a", Fixture.FUND_CODE, "1.00");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.at("/code")).isEqualTo("INTERNAL");
        assertThat(reply.at("/id")).isNotEmpty();
        assertThat(log.getAll()).contains(reply.at("/id"), "No gate is open");
        assertThat(reply.body()).doesNotContain("gate", "Exception", "org.");
        gates.openTrading(Fixture.TRANSFER_AGENT, LocalDate.parse("2026-01-05"));
        assertThat(customer.subscribe("a", Fixture.FUND_CODE, "1.00").status()).isEqualTo(201);
        assertThat(customer.get("/v1/wallet").at("/held")).isEqualTo("1.00");
    }
}
