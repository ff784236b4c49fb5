package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.instant.RefusedRedemption;
import org.balancetreasure.instant.RefusedRedemption.Way;
import org.balancetreasure.instant.RefusedRedemptions;
import org.balancetreasure.money.Money;
import org.balancetreasure.night.NightTest;
import org.balancetreasure.sandbox.OperatorPayments.AdvancingBank;
import org.balancetreasure.sandbox.OperatorPayments.Reserve;
import org.balancetreasure.sandbox.partner.PaymentOrder;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.wallets.Wallets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three customers have 50,000.00 each since Wed 2026-01-07, from before the first end of a day. */
@NightTest
@Import(NightScene.class)
class OperatorPaymentsTest {

    private static final TreeSet<LocalDate> WORKING_DAYS = new TreeSet<>(List.of(LocalDate.parse("2026-01-06"),
            LocalDate.parse("2026-01-07"), LocalDate.parse("2026-01-08"), LocalDate.parse("2026-01-09"),
            LocalDate.parse("2026-01-12"), LocalDate.parse("2026-01-13")));

    @TempDir
    Path directory;
    private final NightScene scene;
    private final RefusedRedemptions refusals;
    private final Wallets wallets;
    private final Fixture fixture;
    private final Transactions transactions;
    private final JdbcClient jdbc;

    OperatorPaymentsTest(NightScene scene, RefusedRedemptions refusals, Wallets wallets, Fixture fixture,
            Transactions transactions, JdbcClient jdbc) {
        this.scene = scene;
        this.refusals = refusals;
        this.wallets = wallets;
        this.fixture = fixture;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    private OperatorPayments operator() {
        return new OperatorPayments(jdbc, directory, WORKING_DAYS, LocalDate.parse("2026-01-07"),
                new Reserve(7, "HILL", "7301"), List.of(new AdvancingBank(21, "RIVER", "RIVER", "6221")));
    }

    private List<String> orders(String bank, String date) throws IOException {
        return PaymentOrder.read(directory.resolve(bank).resolve("orders").resolve("operator_" + date + ".csv"))
                .stream().map(order -> order.endToEndId() + " " + order.debtor() + " > " + order.creditor() + " "
                        + Money.ofCents(order.cents()))
                .toList();
    }

    private void paysIn(long customer, String yuan, String reference) {
        transactions.run(() -> wallets.credit(customer, Money.of(yuan), reference));
    }

    @Test
    void aDayEndsAtEightAndAWeekendBelongsToMonday() throws IOException {
        scene.begins("2026-01-07");
        OperatorPayments operator = operator();
        operator.order(LocalDateTime.parse("2026-01-07T19:59:59"));
        assertThat(directory.resolve("HILL")).doesNotExist();
        scene.clock("2026-01-07T19:59:59.999");
        paysIn(10_001, "1.00", "a");
        scene.clock("2026-01-07T20:00");
        paysIn(10_001, "2.00", "b");
        operator.order(LocalDateTime.parse("2026-01-07T20:00"));
        assertThat(orders("HILL", "20260107")).containsExactly("WCR-20260107-7 outside > 7301 150001.00");
        assertThat(orders("RIVER", "20260107")).isEmpty();

        scene.through("2026-01-07", "2026-01-08");
        scene.clock("2026-01-09T20:00");
        paysIn(10_002, "4.00", "c");
        scene.clock("2026-01-11T12:00");
        paysIn(10_002, "8.00", "d");
        operator.order(LocalDateTime.parse("2026-01-12T21:00"));
        assertThat(orders("HILL", "20260108")).containsExactly("WCR-20260108-7 outside > 7301 2.00");
        assertThat(orders("HILL", "20260109")).isEmpty();
        assertThat(orders("HILL", "20260112")).containsExactly("WCR-20260112-7 outside > 7301 12.00");
    }

    @Test
    void whatABankAdvancesComesFromItsOwnAccountLessWhatIsTakenBack() throws IOException {
        scene.begins("2026-01-07");
        scene.lineOfBank21();
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.through("2026-01-07", "2026-01-07");
        scene.clock("2026-01-08T10:00");
        scene.redeemsAtOnce(10_001, "1000.00");
        scene.redeemsAtOnce(10_001, NightScene.REFUSED_UNITS);
        operator().order(LocalDateTime.parse("2026-01-08T21:00"));
        assertThat(orders("RIVER", "20260108")).containsExactly("FUN-20260108-RIVER 6221 > 7301 1066.66");

        scene.through("2026-01-08", "2026-01-08");
        scene.clock("2026-01-09T10:00");
        RefusedRedemption open = refusals.list(new RefusedRedemptions.Filter(null, null, Days.ALL), Long.MAX_VALUE, 10)
                .getFirst();
        Approvals.Result proposed = transactions
                .call(() -> refusals.propose(open, Way.TAKE_BACK, "the agent refused it", "li"));
        assertThat(fixture.approve(proposed, "wang")).isInstanceOf(Approvals.Result.Done.class);
        operator().order(LocalDateTime.parse("2026-01-09T21:00"));
        assertThat(orders("RIVER", "20260109")).isEmpty();
        assertThat(orders("HILL", "20260109")).contains("FUN-20260109-RIVER 7301 > 6221 66.66");
    }

    @Test
    void aFileThatStandsIsNeverWrittenAgain() throws IOException {
        scene.begins("2026-01-07");
        operator().order(LocalDateTime.parse("2026-01-07T21:00"));
        Path file = directory.resolve("HILL").resolve("orders").resolve("operator_20260107.csv");
        Files.writeString(file, "as it was");
        operator().order(LocalDateTime.parse("2026-01-08T21:00"));
        assertThat(file).hasContent("as it was");
        assertThat(orders("HILL", "20260108")).isEmpty();
    }
}
