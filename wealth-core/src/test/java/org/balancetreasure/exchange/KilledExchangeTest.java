package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.transport.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** The process dies at every commit in turn, and somebody runs the step again. */
@CoreTest
@Import(TradeScene.class)
class KilledExchangeTest {

    private static final LocalDate T = LocalDate.parse(TradeScene.T);
    private static final int CUSTOMERS = 450;
    private static final int RUNS_MAX = 100;

    private final TradeScene scene;
    private final Fixture fixture;

    KilledExchangeTest(TradeScene scene, Fixture fixture) {
        this.scene = scene;
        this.fixture = fixture;
    }

    /** What a kill looks like from inside. */
    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void ordersOfManyCustomers() {
        scene.newPartner();
        fixture.moneyMarketFund(TradeScene.T, ResidueRule.REDISTRIBUTED);
        scene.clock.set(TradeScene.T + "T10:00:00");
    }

    @Test
    void sendingEndsInTheSameBytesWhereverItWasKilled() throws IOException {
        order(20);
        int runs = runUntilDone(killed -> scene.orderFiles.send(TradeScene.TA, T, killed));
        assertThat(runs).as("openings, intent and sending commit once each, and what is done is not done again")
                .isGreaterThan(2);
        Map<String, String> sent = bytesIn(Answers.out());
        assertThat(sent).containsOnlyKeys("OFD_998_ZZ_20260105_01.TXT", "OFD_998_ZZ_20260105_03.TXT",
                "OFI_998_ZZ_20260105.TXT");

        scene.send();
        assertThat(bytesIn(Answers.out())).isEqualTo(sent);
    }

    @Test
    void theSameBytesAreSentAgainOnRequestEvenWhenTheCopyIsLost() throws IOException {
        order(20);
        scene.send();
        Map<String, String> sent = bytesIn(Answers.out());
        scene.answerAll();
        scene.confirm();
        for (String name : sent.keySet()) {
            Files.delete(Answers.out().resolve(name));
            Files.delete(Answers.ROOT.resolve(TradeScene.TA).resolve("sent").resolve(name));
        }
        scene.orderFiles.resend(TradeScene.TA, T);
        assertThat(bytesIn(Answers.out())).isEqualTo(sent);
    }

    @Test
    void aKillBetweenTheFilesAndTheIndexLeavesNothingThatTheAgentWouldRead() throws IOException {
        order(20);
        Transactions untilIntent = dyingAtCommit(3);
        assertThatThrownBy(() -> scene.orderFiles.send(TradeScene.TA, T, untilIntent)).isInstanceOf(Killed.class);
        Map<String, String> whole = bytesIn(Answers.out());
        Files.delete(Answers.out().resolve("OFI_998_ZZ_20260105.TXT"));
        Files.delete(Answers.out().resolve("OFD_998_ZZ_20260105_03.TXT"));

        scene.send();
        assertThat(bytesIn(Answers.out())).isEqualTo(whole);
    }

    @Test
    void confirmingBooksEachConfirmationOnceWhereverItWasKilled() {
        order(CUSTOMERS);
        scene.send();
        scene.answerAll();
        int runs = runUntilDone(killed -> scene.confirmationFiles.book(TradeScene.TA, T, killed));
        assertThat(runs).as("02 and 04 in batches, bookings in chunks").isGreaterThan(3);

        assertThat(scene.breakTypes()).isEmpty();
        for (long customer = 10_001; customer <= 10_000 + CUSTOMERS; customer++) {
            assertThat(fixture.units(Fixture.FUND, customer)).isEqualTo("60.00");
            assertThat(fixture.wallet(customer)).isEqualTo("40.00");
        }
        assertThat(scene.confirm()).isZero();
    }

    private void order(int customers) {
        for (long customer = 10_001; customer <= 10_000 + customers; customer++) {
            scene.subscribe(fixture.customerWithWallet(customer, "100.00"), "60.00");
        }
        scene.close();
    }

    /**
     * The first run dies at its first commit, the next at its second, and so on.
     *
     * @return how many runs it took
     */
    private int runUntilDone(Consumer<Transactions> step) {
        for (int run = 1; run <= RUNS_MAX; run++) {
            Transactions dying = dyingAtCommit(run);
            try {
                step.accept(dying);
                return run;
            } catch (Killed e) {
                assertThat(scene.breakTypes()).isEmpty();
            }
        }
        throw new AssertionError("not done after " + RUNS_MAX + " runs");
    }

    private Transactions dyingAtCommit(int last) {
        AtomicInteger commits = new AtomicInteger();
        return scene.transactions.checkedBy(() -> {
            if (commits.incrementAndGet() >= last) {
                throw new Killed();
            }
        });
    }

    private static Map<String, String> bytesIn(Path directory) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (var paths = Files.list(directory)) {
            for (Path path : paths.toList()) {
                bytes.put(String.valueOf(path.getFileName()),
                        java.util.HexFormat.of().formatHex(Sha256.of(path)));
            }
        }
        return bytes;
    }
}
