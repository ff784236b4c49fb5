package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.night.NightTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.Guards;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@code bin/verify-books} says, and with which status it ends. */
@NightTest
@Import(NightScene.class)
class VerifyBooksTest {

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Fixture fixture;
    private final NightScene scene;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private @Nullable Guards guards;

    VerifyBooksTest(DataSource dataSource, JdbcClient jdbc, Fixture fixture, NightScene scene) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.fixture = fixture;
        this.scene = scene;
    }

    @AfterEach
    void guardsAreBack() {
        if (guards != null) {
            guards.close();
        }
    }

    @Test
    void booksThatHoldEndWithStatusZero() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        fixture.customerWithWallet(10_001, "500.00");

        assertThat(verify()).isZero();
        assertThat(out()).isEqualTo("The books hold.\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Verified ");
    }

    @Test
    void aWrongFigureEndsWithStatusOneAndIsNamed() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.RETAINED);
        fixture.customerWithWallet(10_001, "500.00");
        guards = Guards.lifted(jdbc);
        jdbc.sql("UPDATE transfer SET amount = amount + 1").update();

        assertThat(verify()).isEqualTo(1);
        assertThat(out()).contains(
                "wallet_balances_equal_transfers  account, transfer  owner_id=10001 balance=50000 moved=50001\n")
                .endsWith(" contradictions.\n");

        jdbc.sql("UPDATE transfer SET amount = amount - 1").update();
    }

    @Test
    void whatWasChangedAfterItsProofIsFoundThoughTheNextNightPasses() {
        scene.begins("2026-01-07");
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.through("2026-01-07", "2026-01-08");
        guards = Guards.lifted(jdbc);
        jdbc.sql(
                "UPDATE house_balance SET debits = debits + 1 WHERE booking_date = '2026-01-07' AND purpose = 'WALLET_RESERVE'")
                .update();
        scene.happened();
        scene.at("2026-01-09T15:00");
        assertThat(scene.at("2026-01-10T00:00")).contains("PROVE 2026-01-09 ALL");

        assertThat(verify()).isEqualTo(1);
        assertThat(out())
                .startsWith("2026-01-07  house_balances_follow_from_transfers  house_balance, income_range, income_run,"
                        + " transfer  booking_date=2026-01-07 asset_id=156 purpose=WALLET_RESERVE owner_id=1 ");

        jdbc.sql(
                "UPDATE house_balance SET debits = debits - 1 WHERE booking_date = '2026-01-07' AND purpose = 'WALLET_RESERVE'")
                .update();
    }

    @Test
    void theChainOfClosesIsWalkedAndItsHeadIsTold() {
        scene.begins("2026-01-07");
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.through("2026-01-07", "2026-01-08");

        assertThat(verify()).isZero();
        assertThat(out()).startsWith("Closed through 2026-01-08, digest ")
                .contains(", not signed; signatures not checked, no --key; ", ", 2 closes unsigned\n")
                .endsWith("The books hold.\n");

        guards = Guards.lifted(jdbc);
        jdbc.sql("UPDATE transfer SET booked_at = booked_at + INTERVAL 1 SECOND WHERE customer_id = 10002").update();
        out.reset();
        assertThat(verify()).isEqualTo(1);
        assertThat(out()).startsWith(
                "2026-01-07  rows_as_they_were_closed  transfer  asset_id=156 customer_id=10001..10003 rows=");
    }

    @Test
    void aFolderWithoutADatabaseEndsWithStatusTwo(@TempDir Path empty) {
        assertThat(VerifyBooks.run(List.of("--data-dir", empty.toString()), stream(out), stream(err))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no database in ");
    }

    @Test
    void wrongUsageEndsWithStatusTwoAndHelp() {
        assertThat(VerifyBooks.run(List.of("--quickly"), stream(out), stream(err))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--quickly", "--data-dir DIR");
        assertThat(VerifyBooks.run(List.of("--kept", "2026-01-07=abc"), stream(out), stream(err))).isEqualTo(2);
        assertThat(VerifyBooks.run(List.of("--key", "no such file"), stream(out), stream(err))).isEqualTo(2);
    }

    private int verify() {
        return VerifyBooks.verify(dataSource, List.of(), List.of(), stream(out), stream(err));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
