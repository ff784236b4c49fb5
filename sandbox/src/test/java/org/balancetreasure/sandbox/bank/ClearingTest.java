package org.balancetreasure.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.balancetreasure.sandbox.bank.BankScene.AGENT;
import static org.balancetreasure.sandbox.bank.BankScene.FEES;
import static org.balancetreasure.sandbox.bank.BankScene.MONDAY;
import static org.balancetreasure.sandbox.bank.BankScene.RESERVE;
import static org.balancetreasure.sandbox.bank.BankScene.SETTLEMENT;
import static org.balancetreasure.sandbox.bank.BankScene.TUESDAY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.sandbox.partner.Faults;
import org.balancetreasure.sandbox.partner.PaymentOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearingTest {

    @TempDir
    Path directory;
    private BankScene scene;

    @BeforeEach
    void open() {
        scene = new BankScene(directory, Faults.of());
    }

    @Test
    void aPaymentFromOneBankToTheOtherStandsOnBothStatementsOfItsDay() {
        scene.comes("HILL", RESERVE, MONDAY, 120_000_00);
        scene.from("HILL", RESERVE, "HILL-20130708-001", MONDAY).pays("COL-1", 100_000_00, "RIVER", SETTLEMENT).send();
        scene.at(MONDAY, "15:00");
        assertThat(scene.status("HILL", "HILL-20130708-001", 1, "COL-1")).isEqualTo("ACCP");
        assertThat(scene.has("HILL", BankScene.statementName(RESERVE, MONDAY))).isFalse();

        scene.at(MONDAY, "21:00");

        assertThat(scene.status("HILL", "HILL-20130708-001", 2, "COL-1")).isEqualTo("ACSC");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).containsExactly("1: 0 to 2000000",
                "12000000 | 12000000 IN-2013-07-08", "-10000000 | -10000000 COL-1");
        assertThat(scene.statement("RIVER", SETTLEMENT, MONDAY)).containsExactly("1: 0 to 10000000",
                "10000000 | 10000000 COL-1");
        assertThat(scene.statement("RIVER", FEES, MONDAY)).as("an empty statement").containsExactly("1: 0 to 0");
    }

    /** The worked day of the netting: the bank of the settlement account books a group as one entry. */
    @Test
    void aBankThatBooksBatchesListsTheirPaymentsAndTheOtherBooksEachPayment() {
        scene.comes("RIVER", SETTLEMENT, MONDAY, 120_000_00);
        scene.at(MONDAY, "21:00");
        scene.from("RIVER", SETTLEMENT, "RIVER-20130709-001", TUESDAY).pays("NET-1", 75_000_00, "RIVER", AGENT)
                .pays("PRO-1", 45_000_00, "HILL", RESERVE).send();
        scene.at(TUESDAY, "09:00");
        scene.at(TUESDAY, "21:00");
        assertThat(scene.statement("RIVER", SETTLEMENT, TUESDAY)).containsExactly("2: 12000000 to 0",
                "-12000000 of batch RIVER-20130709-001-1 | -7500000 NET-1 of batch RIVER-20130709-001-1 | -4500000 PRO-1");
        assertThat(scene.balance(AGENT)).isEqualTo(75_000_00);

        scene.from("HILL", RESERVE, "HILL-20130710-001", TUESDAY.plusDays(1)).pays("A", 1_00, "RIVER", FEES)
                .pays("B", 2_00, "RIVER", FEES).send();
        scene.at(TUESDAY.plusDays(1), "09:00");
        scene.at(TUESDAY.plusDays(1), "21:00");
        assertThat(scene.statement("HILL", RESERVE, TUESDAY.plusDays(1))).containsExactly("3: 4500000 to 4499700",
                "-100 | -100 A", "-200 | -200 B");
    }

    @Test
    void whatThePlatformsAccountDoesNotCoverIsRefusedAndTheRestIsPaid() {
        scene.comes("HILL", RESERVE, MONDAY, 100_00);
        scene.from("HILL", RESERVE, "M1", MONDAY).pays("TOO-MUCH", 100_01, "RIVER", FEES)
                .pays("ENOUGH", 60_00, "RIVER", FEES).pays("NO-MORE", 60_00, "RIVER", FEES).send();
        scene.at(MONDAY, "09:00");
        scene.at(MONDAY, "21:00");

        assertThat(scene.status("HILL", "M1", 1, "TOO-MUCH")).isEqualTo("ACCP");
        assertThat(scene.status("HILL", "M1", 2, "TOO-MUCH")).isEqualTo("RJCT AM04");
        assertThat(scene.status("HILL", "M1", 2, "ENOUGH")).isEqualTo("ACSC");
        assertThat(scene.status("HILL", "M1", 2, "NO-MORE")).isEqualTo("RJCT AM04");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).contains("1: 0 to 4000");
    }

    @Test
    void aPaymentThatIsShortIsCoveredByWhatComesOnTheSameDay() {
        scene.comes("HILL", RESERVE, MONDAY, 50_00);
        scene.from("RIVER", SETTLEMENT, "M1", MONDAY).pays("ON", 50_00, "RIVER", AGENT).send();
        scene.from("HILL", RESERVE, "M2", MONDAY).pays("IN", 50_00, "RIVER", SETTLEMENT).send();
        scene.at(MONDAY, "09:00");
        scene.at(MONDAY, "21:00");

        assertThat(scene.status("RIVER", "M1", 2, "ON")).isEqualTo("ACSC");
        assertThat(scene.statement("RIVER", SETTLEMENT, MONDAY)).contains("1: 0 to 0");
    }

    @Test
    void whatCannotBeDoneIsRefusedAtOnceWithItsReason() {
        scene.from("HILL", RESERVE, "M1", MONDAY).pays("WELL", 1, "RIVER", FEES).pays("NOBODY", 1, "RIVER", "404")
                .pays("GONE", 1, "RIVER", BankScene.CLOSED).pays("NO-BANK", 1, "NONECNBJXXX", "1").send();
        scene.from("HILL", RESERVE, "SATURDAY", MONDAY.plusDays(5)).pays("S", 1, "RIVER", FEES).send();
        scene.from("RIVER", AGENT, "FOREIGN", MONDAY).pays("F", 1, "RIVER", FEES).send();
        scene.at(MONDAY, "10:00");
        assertThat(scene.status("HILL", "M1", 1, "WELL")).isEqualTo("ACCP");
        assertThat(scene.status("HILL", "M1", 1, "NOBODY")).isEqualTo("RJCT AC01");
        assertThat(scene.status("HILL", "M1", 1, "GONE")).isEqualTo("RJCT AC04");
        assertThat(scene.status("HILL", "M1", 1, "NO-BANK")).isEqualTo("RJCT RC01");
        assertThat(scene.report("HILL", "M1", 1).fileStatus()).isEqualTo(StatusCode.PART);
        assertThat(scene.status("HILL", "SATURDAY", 1, "S")).isEqualTo("RJCT DT01");
        assertThat(scene.status("RIVER", "FOREIGN", 1, "F")).isEqualTo("RJCT AG01");

        scene.from("HILL", RESERVE, "LATE", MONDAY).pays("L", 1, "RIVER", FEES).send();
        scene.at(MONDAY, "17:00");
        assertThat(scene.status("HILL", "LATE", 1, "L")).isEqualTo("RJCT TM01");
        scene.from("HILL", RESERVE, "AGAIN", TUESDAY).pays("L", 1, "RIVER", FEES).send();
        scene.at(MONDAY, "21:00");
        assertThat(scene.status("HILL", "AGAIN", 1, "L")).as("the same EndToEndId, a new MsgId").isEqualTo("ACCP");
    }

    @Test
    void duplicatesAreRefusedAndTheSameFileAgainChangesNothing() throws IOException {
        scene.comes("HILL", RESERVE, MONDAY, 100_00);
        Path first = scene.from("HILL", RESERVE, "M1", MONDAY).pays("A", 10_00, "RIVER", FEES).send();
        scene.at(MONDAY, "10:00");
        byte[] bytes = Files.readAllBytes(first);
        Files.delete(first);
        scene.at(MONDAY, "11:00");
        Files.write(first, bytes);
        scene.at(MONDAY, "12:00");
        assertThat(scene.has("HILL", "pain.002_M1_2.xml")).as("the same bytes").isFalse();

        scene.from("HILL", RESERVE, "M1", MONDAY).pays("B", 11_00, "RIVER", FEES).send();
        scene.from("HILL", RESERVE, "M2", MONDAY).pays("A", 10_00, "RIVER", FEES).pays("C", 5_00, "RIVER", FEES)
                .send();
        scene.at(MONDAY, "13:00");
        assertThat(scene.report("HILL", "M1", 2).fileReasons().getFirst().code()).isEqualTo("DU01");
        assertThat(scene.status("HILL", "M2", 1, "A")).isEqualTo("RJCT DU04");
        assertThat(scene.status("HILL", "M2", 1, "C")).isEqualTo("ACCP");
        scene.at(MONDAY, "21:00");
        assertThat(scene.statement("HILL", RESERVE, MONDAY)).contains("-1000 | -1000 A", "-500 | -500 C").hasSize(4);
    }

    @Test
    void aBrokenFileIsRefusedAsAWhole() throws IOException {
        Path sum = scene.from("HILL", RESERVE, "SUM", MONDAY).pays("A", 10_00, "RIVER", FEES).send();
        Files.writeString(sum, Files.readString(sum).replace("<CtrlSum>10.00</CtrlSum>", "<CtrlSum>10.01</CtrlSum>"));
        Path count = scene.from("HILL", RESERVE, "COUNT", MONDAY).pays("B", 10_00, "RIVER", FEES).send();
        Files.writeString(count, Files.readString(count).replace("<NbOfTxs>1</NbOfTxs>", "<NbOfTxs>2</NbOfTxs>"));
        Path half = scene.from("HILL", RESERVE, "HALF", MONDAY).pays("C", 10_00, "RIVER", FEES).send();
        Files.writeString(half, Files.readString(half).substring(0, 400));
        scene.at(MONDAY, "10:00");

        assertThat(List.of("SUM", "COUNT", "HALF")).extracting(id -> scene.status("HILL", id, 1, "A"))
                .containsExactly("RJCT AM10", "RJCT AM18", "RJCT FF01");
    }

    @Test
    void ordersOfOthersAreExecutedOnTheirWorkingDayAndMayOverdraw() {
        LocalDate saturday = MONDAY.plusDays(5);
        scene.orders("RIVER", "agent.csv",
                new PaymentOrder(saturday, AGENT, SETTLEMENT, 20_483_10, "NET-20130713-TH-CNY", "net"));
        scene.orders("HILL", "operator.csv",
                new PaymentOrder(MONDAY, RESERVE, PaymentOrder.OUTSIDE, 7_00, "WDB-20130708-1", "out"));
        scene.at(MONDAY.plusDays(7), "21:00");

        assertThat(scene.statement("HILL", RESERVE, MONDAY.plusDays(7))).as("found after its day, which was over")
                .containsExactly("6: 0 to -700", "-700 | -700 WDB-20130708-1");
        assertThat(scene.statement("RIVER", SETTLEMENT, MONDAY.plusDays(4))).containsExactly("5: 0 to 0");
        assertThat(scene.statement("RIVER", SETTLEMENT, MONDAY.plusDays(7))).containsExactly("6: 0 to 2048310",
                "2048310 | 2048310 NET-20130713-TH-CNY");
        assertThat(scene.balance(AGENT)).isEqualTo(-20_483_10);
    }

    @Test
    void aRestartComesToTheSameBooksAndTheSameBytes() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        LocalDate end = MONDAY.plusDays(17);
        for (LocalDate day = MONDAY; day.isBefore(end); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() < 6) {
                scene.comes("HILL", RESERVE, day, 1 + random.nextInt(100_000));
                scene.from("HILL", RESERVE, "H" + day, day).pays("X" + day, 1 + random.nextInt(60_000), "RIVER",
                        SETTLEMENT).pays("Y" + day, 1 + random.nextInt(60_000), "RIVER", AGENT).send();
                scene.at(day, "15:00");
                scene.at(day, "21:00");
                scene.from("RIVER", SETTLEMENT, "R" + day, day.plusDays(1))
                        .pays("Z" + day, 1 + random.nextInt(30_000), "HILL", RESERVE).send();
                scene.at(day, "21:00");
            }
        }
        Map<String, String> written = scene.written();
        List<Long> balances = List.of(scene.balance(RESERVE), scene.balance(SETTLEMENT), scene.balance(AGENT));
        assertThat(balances.getFirst() + balances.get(1) + balances.get(2)).as("seed %d", seed).isPositive();

        scene.restarts();
        List<String> lost = new ArrayList<>(written.keySet());
        Collections.shuffle(lost, random);
        for (String name : lost.subList(0, lost.size() / 2)) {
            Files.delete(scene.inbox(name.split(" ")[0]).resolve(name.split(" ")[1]));
        }
        scene.at(end.minusDays(1), "21:00");

        assertThat(scene.written()).as("seed %d", seed).isEqualTo(written);
        assertThat(List.of(scene.balance(RESERVE), scene.balance(SETTLEMENT), scene.balance(AGENT)))
                .as("seed %d", seed).isEqualTo(balances);
    }

    @Test
    void theNumbersOfStatementsBeginAgainWithTheYearAndBalancesChain() {
        scene.comes("HILL", RESERVE, MONDAY, 5_00);
        scene.at(MONDAY, "21:00");
        LocalDate newYear = LocalDate.parse("2014-01-01");
        scene.at(newYear.plusDays(1), "21:00");

        assertThat(scene.statement("HILL", RESERVE, MONDAY)).first().isEqualTo("1: 0 to 500");
        assertThat(scene.statement("HILL", RESERVE, TUESDAY)).containsExactly("2: 500 to 500");
        assertThat(scene.statement("HILL", RESERVE, newYear.minusDays(1))).containsExactly("127: 500 to 500");
        assertThat(scene.statement("HILL", RESERVE, newYear)).containsExactly("1: 500 to 500");
        assertThat(scene.statement("HILL", RESERVE, newYear.plusDays(1))).containsExactly("2: 500 to 500");
    }
}
