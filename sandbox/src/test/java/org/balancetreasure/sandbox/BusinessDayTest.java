package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.balancetreasure.night.NightTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Days told from the cut-off to midnight: what happens at each moment, and that nothing else does. */
@NightTest
@Import(NightScene.class)
class BusinessDayTest {

    private final NightScene scene;

    BusinessDayTest(NightScene scene) {
        this.scene = scene;
    }

    @Test
    void anEmptyDaySendsAnIndexWithoutFiles() {
        scene.begins("2026-01-07");
        assertThat(scene.at("2026-01-07T13:59:59")).isEmpty();
        assertThat(scene.at("2026-01-07T14:59:59")).as("late, but before the cut-off")
                .containsExactly("SWEEP 2026-01-07 ALL");
        assertThat(scene.at("2026-01-07T15:00")).containsExactlyInAnyOrder("CLOSE 2026-01-07 ZZ", "SEND 2026-01-07 ZZ",
                "sent OFI_998_ZZ_20260107.TXT of 000 files");
        assertThat(scene.at("2026-01-07T23:59:59")).isEmpty();
        assertThat(scene.at("2026-01-08T00:00")).containsExactlyInAnyOrder("TURN_DAY 2026-01-07 ALL",
                "TRANSFER 2026-01-07 ZZ", "CONFIRM_TRANSFER 2026-01-07 ZZ",
                "sent OFT_998_ZZ_20260107.TXT of 000 files",
                "QUOTE 2026-01-07 ZZ",
                "CONFIRM 2026-01-07 ZZ", "INCOME 2026-01-07 000198", "REGISTER 2026-01-07 ZZ", "PROVE 2026-01-07 ALL",
                "CLOSE_BOOKS 2026-01-07 ALL",
                "RETAIN 2026-01-07 ALL");
        assertThat(scene.at("2026-01-08T00:00:01")).isEmpty();
    }

    @Test
    void anOrderOfFridayIsConfirmedOnMondayAndShowsItsFirstIncomeOnTuesday() {
        holderOf10000("2026-01-07");
        scene.through("2026-01-08", "2026-01-08");

        assertThat(scene.at("2026-01-09T10:00")).isEmpty();
        scene.subscribes(10_002, "5000.00");
        assertThat(scene.at("2026-01-09T15:00")).containsExactlyInAnyOrder("CLOSE 2026-01-09 ZZ", "SEND 2026-01-09 ZZ",
                "sent OFD_998_ZZ_20260109_01.TXT of 1 records", "sent OFD_998_ZZ_20260109_03.TXT of 1 records",
                "sent OFI_998_ZZ_20260109.TXT of 002 files", "10002: SUBSCRIPTION of 2026-01-09 SENT");
        scene.clock("2026-01-09T16:00");
        scene.subscribes(10_003, "2000.00");

        assertThat(scene.at("2026-01-10T00:00")).as("Saturday").containsExactlyInAnyOrder("TURN_DAY 2026-01-09 ALL",
                "TRANSFER 2026-01-09 ZZ", "CONFIRM_TRANSFER 2026-01-09 ZZ",
                "sent OFT_998_ZZ_20260109.TXT of 000 files",
                "QUOTE 2026-01-09 ZZ", "INCOME 2026-01-09 000198", "PROVE 2026-01-09 ALL", "CLOSE_BOOKS 2026-01-09 ALL",
                "RETAIN 2026-01-09 ALL",
                "10003: SUBSCRIPTION of 2026-01-12 ACCEPTED", "income of 2026-01-09: 10001 1.00 on 10,001.00");
        assertThat(scene.at("2026-01-10T15:00")).isEmpty();
        assertThat(scene.at("2026-01-11T00:00")).as("Sunday").containsExactlyInAnyOrder("TURN_DAY 2026-01-10 ALL",
                "TRANSFER 2026-01-10 ZZ", "CONFIRM_TRANSFER 2026-01-10 ZZ",
                "sent OFT_998_ZZ_20260110.TXT of 000 files",
                "QUOTE 2026-01-10 ZZ", "INCOME 2026-01-10 000198", "PROVE 2026-01-10 ALL", "CLOSE_BOOKS 2026-01-10 ALL",
                "RETAIN 2026-01-10 ALL",
                "income of 2026-01-10: 10001 1.00 on 10,002.00");
        assertThat(scene.at("2026-01-12T00:00")).as("Monday").containsExactlyInAnyOrder("CONFIRM 2026-01-09 ZZ",
                "REGISTER 2026-01-09 ZZ", "TURN_DAY 2026-01-11 ALL", "TRANSFER 2026-01-11 ZZ",
                "CONFIRM_TRANSFER 2026-01-11 ZZ",
                "sent OFT_998_ZZ_20260111.TXT of 000 files", "QUOTE 2026-01-11 ZZ", "INCOME 2026-01-11 000198",
                "PROVE 2026-01-11 ALL", "CLOSE_BOOKS 2026-01-11 ALL", "RETAIN 2026-01-11 ALL",
                "10002: SUBSCRIPTION of 2026-01-09 CONFIRMED",
                "SUBSCRIPTION 5,000.00 CNY WALLET 10002 > SUBSCRIPTIONS_PAYABLE 1001, effective 2026-01-12, booked 2026-01-12",
                "SUBSCRIPTION 5,000.00 000198 UNITS_IN_ISSUE 1001 > UNITS 10002, effective 2026-01-12, booked 2026-01-12",
                "income of 2026-01-11: 10001 1.00 on 10,003.00");
        assertThat(scene.at("2026-01-12T15:00")).as("Monday's cut-off takes what came after Friday's")
                .containsExactlyInAnyOrder("CLOSE 2026-01-12 ZZ", "SEND 2026-01-12 ZZ",
                        "sent OFD_998_ZZ_20260112_01.TXT of 1 records", "sent OFD_998_ZZ_20260112_03.TXT of 1 records",
                        "sent OFI_998_ZZ_20260112.TXT of 002 files", "10003: SUBSCRIPTION of 2026-01-12 SENT");
        assertThat(scene.at("2026-01-13T00:00")).as("Tuesday").containsExactlyInAnyOrder("TURN_DAY 2026-01-12 ALL",
                "TRANSFER 2026-01-12 ZZ", "CONFIRM_TRANSFER 2026-01-12 ZZ",
                "sent OFT_998_ZZ_20260112.TXT of 000 files",
                "QUOTE 2026-01-12 ZZ", "CONFIRM 2026-01-12 ZZ", "INCOME 2026-01-12 000198", "REGISTER 2026-01-12 ZZ",
                "PROVE 2026-01-12 ALL", "CLOSE_BOOKS 2026-01-12 ALL", "RETAIN 2026-01-12 ALL",
                "10003: SUBSCRIPTION of 2026-01-12 CONFIRMED",
                "SUBSCRIPTION 2,000.00 CNY WALLET 10003 > SUBSCRIPTIONS_PAYABLE 1001, effective 2026-01-13, booked 2026-01-13",
                "SUBSCRIPTION 2,000.00 000198 UNITS_IN_ISSUE 1001 > UNITS 10003, effective 2026-01-13, booked 2026-01-13",
                "income of 2026-01-12: 10001 1.00 on 10,004.00", "income of 2026-01-12: 10002 0.50 on 5,000.00");
    }

    @Test
    void overALongWeekendTheOldBaseEarnsAndARedemptionKeepsItsIncome() {
        holderOf10000("2025-12-29");
        scene.through("2025-12-30", "2025-12-30");
        scene.clock("2025-12-31T14:59:59");
        scene.redeems(10_001, "4000.00");
        scene.subscribes(10_002, "5000.00");
        scene.clock("2025-12-31T15:00");
        scene.subscribes(10_003, "2000.00");
        assertThat(scene.at("2025-12-31T15:00")).containsExactlyInAnyOrder("CLOSE 2025-12-31 ZZ", "SEND 2025-12-31 ZZ",
                "sent OFD_998_ZZ_20251231_01.TXT of 1 records", "sent OFD_998_ZZ_20251231_03.TXT of 2 records",
                "sent OFI_998_ZZ_20251231.TXT of 002 files", "10001: REDEMPTION of 2025-12-31 SENT",
                "10002: SUBSCRIPTION of 2025-12-31 SENT", "10003: SUBSCRIPTION of 2026-01-05 ACCEPTED");
        assertThat(scene.at("2026-01-01T00:00")).containsExactlyInAnyOrder("TURN_DAY 2025-12-31 ALL",
                "TRANSFER 2025-12-31 ZZ", "CONFIRM_TRANSFER 2025-12-31 ZZ",
                "sent OFT_998_ZZ_20251231.TXT of 000 files",
                "QUOTE 2025-12-31 ZZ",
                "INCOME 2025-12-31 000198", "PROVE 2025-12-31 ALL", "CLOSE_BOOKS 2025-12-31 ALL",
                "RETAIN 2025-12-31 ALL",
                "income of 2025-12-31: 10001 1.00 on 10,001.00");
        assertThat(scene.at("2026-01-01T15:00")).as("no cut-off on a holiday").isEmpty();
        scene.through("2026-01-01", "2026-01-02");
        scene.happened();
        assertThat(scene.at("2026-01-04T00:00")).containsExactlyInAnyOrder("TURN_DAY 2026-01-03 ALL",
                "TRANSFER 2026-01-03 ZZ", "CONFIRM_TRANSFER 2026-01-03 ZZ",
                "sent OFT_998_ZZ_20260103.TXT of 000 files",
                "QUOTE 2026-01-03 ZZ",
                "INCOME 2026-01-03 000198", "PROVE 2026-01-03 ALL", "CLOSE_BOOKS 2026-01-03 ALL",
                "RETAIN 2026-01-03 ALL",
                "income of 2026-01-03: 10001 1.00 on 10,004.00");
        assertThat(scene.at("2026-01-05T00:00")).containsExactlyInAnyOrder("CONFIRM 2025-12-31 ZZ",
                "REGISTER 2025-12-31 ZZ",
                "TURN_DAY 2026-01-04 ALL", "TRANSFER 2026-01-04 ZZ", "CONFIRM_TRANSFER 2026-01-04 ZZ",
                "sent OFT_998_ZZ_20260104.TXT of 000 files", "QUOTE 2026-01-04 ZZ", "INCOME 2026-01-04 000198",
                "PROVE 2026-01-04 ALL", "CLOSE_BOOKS 2026-01-04 ALL", "RETAIN 2026-01-04 ALL",
                "10001: REDEMPTION of 2025-12-31 CONFIRMED", "10002: SUBSCRIPTION of 2025-12-31 CONFIRMED",
                "REDEMPTION 4,000.00 CNY REDEMPTIONS_RECEIVABLE 1001 > WALLET 10001, effective 2026-01-05, booked 2026-01-05",
                "REDEMPTION 4,000.00 000198 UNITS 10001 > UNITS_IN_ISSUE 1001, effective 2026-01-05, booked 2026-01-05",
                "SUBSCRIPTION 5,000.00 CNY WALLET 10002 > SUBSCRIPTIONS_PAYABLE 1001, effective 2026-01-05, booked 2026-01-05",
                "SUBSCRIPTION 5,000.00 000198 UNITS_IN_ISSUE 1001 > UNITS 10002, effective 2026-01-05, booked 2026-01-05",
                "income of 2026-01-04: 10001 1.00 on 10,005.00");
        assertThat(scene.at("2026-01-05T15:00")).contains("SEND 2026-01-05 ZZ",
                "10003: SUBSCRIPTION of 2026-01-05 SENT");
        assertThat(scene.at("2026-01-06T00:00")).as("the redeemed part earns no more, the new units do").contains(
                "income of 2026-01-05: 10001 0.60 on 6,006.00", "income of 2026-01-05: 10002 0.50 on 5,000.00")
                .noneMatch(line -> line.startsWith("income of 2026-01-05: 10003"));
    }

    @Test
    void aQuoteThatIsLateOverALongWeekendHoldsBackItsFundAndTheProofOnly() {
        scene.begins("2025-12-29");
        scene.secondAgent("2025-12-29", Map.of("2026-01-01", 2, "2026-01-02", 1));
        scene.clock("2025-12-29T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.subscribes(10_002, "000199", "5000.00");
        scene.through("2025-12-29", "2025-12-31");
        scene.happened();

        assertThat(scene.at("2026-01-02T00:00")).as("a 07 has come, without the quote").containsExactlyInAnyOrder(
                "TURN_DAY 2026-01-01 ALL", "TRANSFER 2026-01-01 YY", "TRANSFER 2026-01-01 ZZ",
                "CONFIRM_TRANSFER 2026-01-01 YY", "CONFIRM_TRANSFER 2026-01-01 ZZ",
                "sent OFT_998_YY_20260101.TXT of 000 files",
                "sent OFT_998_ZZ_20260101.TXT of 000 files", "QUOTE 2026-01-01 ZZ",
                "INCOME 2026-01-01 000198",
                "income of 2026-01-01: 10001 1.00 on 10,002.00");
        assertThat(scene.open()).contains("QUOTE 2026-01-01 YY WAITING: a quote of 2026-01-01 for 000199",
                "INCOME 2026-01-01 000199 WAITING: the quote of 000199 2026-01-01",
                "PROVE 2026-01-01 ALL WAITING: INCOME 2026-01-01 000199");
        assertThat(scene.at("2026-01-03T00:00")).containsExactlyInAnyOrder("TURN_DAY 2026-01-02 ALL",
                "TRANSFER 2026-01-02 YY", "TRANSFER 2026-01-02 ZZ",
                "CONFIRM_TRANSFER 2026-01-02 YY", "CONFIRM_TRANSFER 2026-01-02 ZZ",
                "sent OFT_998_YY_20260102.TXT of 000 files",
                "sent OFT_998_ZZ_20260102.TXT of 000 files", "QUOTE 2026-01-02 ZZ",
                "INCOME 2026-01-02 000198",
                "income of 2026-01-02: 10001 1.00 on 10,003.00");
        assertThat(scene.at("2026-01-04T00:00")).as("all three days, in order").containsExactlyInAnyOrder(
                "TURN_DAY 2026-01-03 ALL", "TRANSFER 2026-01-03 YY", "TRANSFER 2026-01-03 ZZ",
                "CONFIRM_TRANSFER 2026-01-03 YY", "CONFIRM_TRANSFER 2026-01-03 ZZ",
                "sent OFT_998_YY_20260103.TXT of 000 files",
                "sent OFT_998_ZZ_20260103.TXT of 000 files", "QUOTE 2026-01-01 YY", "QUOTE 2026-01-02 YY",
                "QUOTE 2026-01-03 YY", "QUOTE 2026-01-03 ZZ",
                "INCOME 2026-01-03 000198",
                "INCOME 2026-01-01 000199", "INCOME 2026-01-02 000199", "INCOME 2026-01-03 000199",
                "PROVE 2026-01-01 ALL", "CLOSE_BOOKS 2026-01-01 ALL", "RETAIN 2026-01-01 ALL", "PROVE 2026-01-02 ALL",
                "CLOSE_BOOKS 2026-01-02 ALL", "RETAIN 2026-01-02 ALL",
                "PROVE 2026-01-03 ALL", "CLOSE_BOOKS 2026-01-03 ALL", "RETAIN 2026-01-03 ALL",
                "income of 2026-01-03: 10001 1.00 on 10,004.00", "income of 2026-01-01: 10002 0.50 on 5,001.00",
                "income of 2026-01-02: 10002 0.50 on 5,001.50", "income of 2026-01-03: 10002 0.50 on 5,002.00");
    }

    /** Customer 10001 holds 10,000.00 that earn from the day after. */
    private void holderOf10000(String day) {
        scene.begins(day);
        scene.clock(day + "T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.through(day, day);
        scene.happened();
    }
}
