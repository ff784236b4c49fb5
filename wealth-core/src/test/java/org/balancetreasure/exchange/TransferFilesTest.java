package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.balancetreasure.exchange.TransferScene.BANK;
import static org.balancetreasure.exchange.TransferScene.D;
import static org.balancetreasure.exchange.TransferScene.DAY;
import static org.balancetreasure.exchange.TransferScene.TA;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.instant.InstantResult;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.transport.RefusedFileException;
import org.balancetreasure.transport.Resends;
import org.balancetreasure.transport.Resends.Resend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;

/** 33 out, 34 and 35 in. */
@CoreTest
@Import(TransferScene.class)
class TransferFilesTest {

    private static final String FILE_34 = "OFD_ZZ_998_20260110_34.TXT";
    private static final int RUNS_MAX = 50;

    private final TransferScene scene;
    private final Resends resends;

    TransferFilesTest(TransferScene scene, Resends resends) {
        this.scene = scene;
        this.resends = resends;
    }

    /** What a kill looks like from inside. */
    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource(FormatVersion.class)
    void a098NamesTransferorAndTransfereeInEachVersion(FormatVersion version) {
        scene.saturdayMorning(2);
        scene.jdbc.sql("UPDATE transfer_agent_terms SET file_version = ?").param(version.code()).update();
        InstantRedemption redemption = scene.redeem(10_002, "123.45");
        assertThat(scene.states()).containsExactly("PAID");
        scene.midnight();

        assertThat(scene.send()).isOne();
        assertThat(scene.states()).containsExactly("SENT");
        assertThat(Answers.sentIndex("OFT", DAY)).containsExactly("OFD_998_ZZ_20260110_33.TXT");
        assertThat(Answers.sent(DAY, "33")).singleElement().satisfies(sent -> assertThat(sent)
                .containsEntry("AppSheetSerialNo", redemption.number()).containsEntry("BusinessCode", "098")
                .containsEntry("TransactionAccountID", "00000000000010002").containsEntry("TAAccountID", "ZZ10002")
                .containsEntry("TargetTransactionAccountID", Long.toString(BANK))
                .containsEntry("TargetTAAccountID", "ZZ21").containsEntry("TargetDistributorCode", "998")
                .containsEntry("FundCode", Fixture.FUND_CODE).containsEntry("ApplicationVol", "0000000000012345")
                .containsEntry("TakeIncomeFlag", "0").containsEntry("TransactionDate", "20260110")
                .containsEntry("TransactionTime", "093000").containsEntry("IndividualOrInstitution", "1"));
        assertThat(redemption.number()).isEqualTo("99820260110T%012d".formatted(redemption.instantId()));
    }

    @Test
    void aDayWithoutTransfersHasAnIndexWithoutFilesAndAnEmptyAnswer() {
        scene.saturdayMorning(1);
        scene.midnight();

        assertThat(scene.send()).isZero();
        assertThat(Answers.sentIndex("OFT", DAY)).isEmpty();
        assertThat(scene.waitsFor()).containsExactly("OFB_ZZ_998_20260110.TXT");
        scene.answers.index("OFB", DAY);
        assertThat(scene.waitsFor()).isEmpty();
        assertThat(scene.book()).isZero();
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void whereNoIndexIsSentOnlyADayWithTransfersIsWaitedFor() {
        scene.saturdayMorning(1);
        scene.jdbc.sql("UPDATE transfer_agent_terms SET readiness = 'OK_MARKER'").update();
        assertThat(scene.waitsFor()).isEmpty();
        scene.redeem(10_001, "1.00");
        scene.midnight();
        scene.send();
        assertThat(scene.waitsFor()).containsExactlyInAnyOrder("OFD_ZZ_998_20260110_34.TXT.ok",
                "OFD_ZZ_998_20260110_35.TXT.ok");
    }

    @Test
    void aDayThatIsNotOverIsNotSent() {
        scene.saturdayMorning(1);
        assertThatThrownBy(scene::send).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("still open for instant redemptions");
    }

    @Test
    void sendingEndsInTheSameBytesWhereverItWasKilledAndAlsoOnRequestLater() throws IOException {
        scene.saturdayMorning(3);
        for (long customer = 10_001; customer <= 10_003; customer++) {
            scene.redeem(customer, "10.00");
        }
        scene.midnight();
        int runs = runUntilDone(killed -> scene.transferFiles.send(TA, D, killed));
        assertThat(runs).as("intent and sending commit once each, and what is done is not done again").isEqualTo(3);
        Map<String, String> sent = bytesIn(Answers.out());
        assertThat(sent).containsOnlyKeys("OFD_998_ZZ_20260110_33.TXT", "OFT_998_ZZ_20260110.TXT");

        scene.answer("0000", "0001", "0000");
        scene.book();
        for (String name : sent.keySet()) {
            Files.delete(Answers.out().resolve(name));
            Files.delete(Answers.ROOT.resolve(TA).resolve("sent").resolve(name));
        }
        assertThat(scene.transactions.call(() -> resends.request(TA, "OFT", D.plusDays(1), "li")))
                .as("nothing was sent for that day").isNull();
        assertThat(scene.transactions.call(() -> resends.request(TA, "OFX", D, "li"))).isNull();
        Resend asked = scene.transactions.call(() -> resends.request(TA, "OFT", D, "li"));
        assertThat(asked).isNotNull();
        assertThat(asked.doneAt()).isNull();
        assertThat(resends.carryOut(scene.transactions)).isOne();
        assertThat(resends.carryOut(scene.transactions)).isZero();
        assertThat(resends.find(asked.resendId())).isNotNull()
                .satisfies(done -> assertThat(done.doneAt()).isNotNull());
        assertThat(bytesIn(Answers.out())).isEqualTo(sent);
    }

    @Test
    void aConfirmedTransferIsConfirmedOnceWhereverItWasKilled() {
        scene.saturdayMorning(4);
        for (long customer = 10_001; customer <= 10_004; customer++) {
            for (int i = 0; i < 60; i++) {
                scene.redeem(customer, "1.00");
            }
        }
        scene.midnight();
        scene.send();
        scene.answer("0000");
        int runs = runUntilDone(killed -> scene.confirmationFiles.book(TA, D, killed));
        assertThat(runs).as("two batches, the files, the check").isGreaterThan(3);
        assertThat(scene.states()).hasSize(240).containsOnly("CONFIRMED");
        assertThat(scene.breakTypes()).isEmpty();
        assertThat(scene.book()).as("used once").isZero();
    }

    @Test
    void aRefusalOfWhatWasPaidIsABreakWithAnOwnerAndTheUnitsAreTheCustomersAgainAndHeld() {
        scene.saturdayMorning(2);
        scene.redeem(10_001, "100.00");
        InstantRedemption refused = scene.redeem(10_002, "200.00");
        scene.midnight();
        scene.send();
        scene.answer("0000", "0001");
        scene.book();

        assertThat(scene.states()).containsExactly("CONFIRMED", "REFUSED");
        Break open = scene.breaks.open(10).getFirst();
        assertThat(scene.breaks.open(10)).hasSize(1);
        assertThat(open.type()).isEqualTo(BreakType.INSTANT_REFUSED);
        assertThat(open.subject()).isEqualTo(refused.number());
        assertThat(open.ours()).contains("200.00", "10002", "Demo bank 21");
        assertThat(open.theirs()).contains("0001");
        assertThat(open.owner()).isNotBlank();
        assertThat(scene.fixture.units(Fixture.FUND, 10_001)).isEqualTo("900.00");
        assertThat(scene.fixture.units(Fixture.FUND, 10_002)).isEqualTo("1000.00");
        assertThat(scene.fixture.wallet(10_002)).as("paid out all the same").isEqualTo("200.00");
        assertThat(scene.jdbc.sql("SELECT held FROM account WHERE purpose = 'UNITS' AND owner_id = 10002")
                .query(Long.class).single()).isEqualTo(20_000);
    }

    @Test
    void whatNoRowAnswersIsABreakUntilALaterFileAnswersIt() {
        scene.saturdayMorning(2);
        InstantRedemption first = scene.redeem(10_001, "100.00");
        scene.redeem(10_002, "200.00");
        scene.midnight();
        scene.send();
        List<Map<String, String>> sent = Answers.sent(DAY, "33");
        scene.arrive(List.of(scene.answers.transferred(sent.get(1), DAY, "0000")));
        scene.book();
        assertThat(scene.states()).containsExactly("SENT", "CONFIRMED");
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> {
            assertThat(open.type()).isEqualTo(BreakType.INSTANT_UNCONFIRMED);
            assertThat(open.subject()).isEqualTo(first.number());
            assertThat(open.ours()).contains("100.00 yuan paid to customer 10001", "Demo bank 21");
        });

        scene.answers.write("OFD_ZZ_998_20260110_34_001.TXT", DAY, "34",
                List.of(scene.answers.transferred(sent.get(0), DAY, "0000")));
        scene.answers.index("OFB", DAY, FILE_34, "OFD_ZZ_998_20260110_34_001.TXT", "OFD_ZZ_998_20260110_35.TXT");
        assertThat(scene.book()).isOne();
        assertThat(scene.states()).containsExactly("CONFIRMED", "CONFIRMED");
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void whatTheStepOfADayLeftUnansweredIsAnsweredByALaterPartOfIts34OrByTheNextDays34() {
        scene.saturdayMorning(3);
        InstantRedemption first = scene.redeem(10_001, "100.00");
        scene.redeem(10_002, "200.00");
        scene.redeem(10_003, "300.00");
        scene.midnight();
        scene.send();
        List<Map<String, String>> sent = Answers.sent(DAY, "33");
        scene.arrive(List.of(scene.answers.transferred(sent.get(2), DAY, "0000")));
        scene.book();
        assertThat(scene.states()).containsExactly("SENT", "SENT", "CONFIRMED");

        scene.answers.write("OFD_ZZ_998_20260110_34_001.TXT", DAY, "34",
                List.of(scene.answers.transferred(sent.get(0), DAY, "0001")));
        scene.answers.index("OFB", DAY, FILE_34, "OFD_ZZ_998_20260110_34_001.TXT", "OFD_ZZ_998_20260110_35.TXT");
        scene.answers.write("OFD_ZZ_998_20260111_34.TXT", "2026-01-11", "34",
                List.of(scene.answers.transferred(sent.get(1), "2026-01-11", "0000")));
        assertThat(scene.bookTheNextDay("OFD_ZZ_998_20260111_34.TXT")).isEqualTo(2);

        assertThat(scene.states()).containsExactly("REFUSED", "CONFIRMED", "CONFIRMED");
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> {
            assertThat(open.type()).isEqualTo(BreakType.INSTANT_REFUSED);
            assertThat(open.businessDate()).isEqualTo(DAY);
            assertThat(open.subject()).isEqualTo(first.number());
        });
        assertThat(scene.jdbc.sql("SELECT effective_date FROM transfer WHERE kind = 'INSTANT_REFUSED'")
                .query(String.class).single()).as("the days between may have their income").isEqualTo("2026-01-12");
    }

    @Test
    void aLaterPartThatIsRejectedIsABreakAndKeepsNothingOfItsDayWaiting() throws IOException {
        scene.saturdayMorning(1);
        scene.redeem(10_001, "100.00");
        scene.midnight();
        scene.send();
        scene.arrive(List.of());
        scene.book();
        String late = "OFD_ZZ_998_20260110_34_001.TXT";
        scene.answers.write(late, DAY, "34",
                List.of(scene.answers.transferred(Answers.sent(DAY, "33").getFirst(), DAY, "0000")));
        String whole = Files.readString(Answers.in().resolve(late), StandardCharsets.ISO_8859_1);
        Files.writeString(Answers.in().resolve(late), whole.substring(0, whole.length() - 5),
                StandardCharsets.ISO_8859_1);
        scene.answers.index("OFB", DAY, FILE_34, late, "OFD_ZZ_998_20260110_35.TXT");

        assertThat(scene.bookTheNextDay()).isZero();
        assertThat(scene.breakTypes()).containsExactlyInAnyOrder(BreakType.INSTANT_UNCONFIRMED,
                BreakType.FILE_REJECTED);
        assertThat(scene.bookTheNextDay()).isZero();

        Files.writeString(Answers.in().resolve(late), whole, StandardCharsets.ISO_8859_1);
        assertThat(scene.bookTheNextDay()).isOne();
        assertThat(scene.states()).containsExactly("CONFIRMED");
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void aDetailOf34RepeatsItsRowAndOneThatDoesNotAddUpIsABreak() {
        scene.saturdayMorning(2);
        scene.redeem(10_001, "100.00");
        scene.redeem(10_002, "200.00");
        scene.midnight();
        scene.send();
        List<Map<String, String>> sent = Answers.sent(DAY, "33");
        Consumer<FundRecord> first = scene.answers.transferred(sent.get(0), DAY, "0000");
        Consumer<FundRecord> second = scene.answers.transferred(sent.get(1), DAY, "0000");
        scene.arrive(List.of(first, Answers.detail(first, 1, 40_00), Answers.detail(first, 2, 60_00), second,
                Answers.detail(second, 1, 199_99)));
        scene.book();

        assertThat(scene.states()).containsExactly("CONFIRMED", "SENT");
        assertThat(scene.breakTypes()).containsExactlyInAnyOrder(BreakType.CONFIRMATION_DIFFERS,
                BreakType.INSTANT_UNCONFIRMED);
    }

    @Test
    void aRowThatCannotBeTrueIsABreakAndHoldsNobodyElseBack() {
        scene.saturdayMorning(3);
        scene.redeem(10_001, "100.00");
        scene.redeem(10_002, "200.00");
        scene.redeem(10_003, "300.00");
        scene.midnight();
        scene.send();
        List<Map<String, String>> sent = Answers.sent(DAY, "33");
        scene.arrive(List.of(
                scene.answers.transferred(sent.get(0), DAY, "0000")
                        .andThen(record -> record.setNumber("ConfirmedVol", 9_999)),
                scene.answers.transferred(sent.get(1), DAY, "0000")
                        .andThen(record -> record.set("TargetTransactionAccountID", "90000000000000022")),
                scene.answers.transferred(sent.get(2), DAY, "0000"),
                scene.answers.transferred(sent.get(2), DAY, "0001"),
                scene.answers.transferred(sent.get(2), DAY, "0000")
                        .andThen(record -> record.set("AppSheetSerialNo", "99820260110T000000999999")),
                scene.answers.transferred(sent.get(2), DAY, "0000")
                        .andThen(record -> record.set("AppSheetSerialNo", "998202601090000000000001"))));
        scene.book();

        assertThat(scene.states()).containsExactly("SENT", "SENT", "CONFIRMED");
        assertThat(scene.breakTypes()).containsExactlyInAnyOrder(BreakType.CONFIRMATION_DIFFERS,
                BreakType.CONFIRMATION_DIFFERS, BreakType.CONFIRMATION_DIFFERS, BreakType.CONFIRMATION_DIFFERS,
                BreakType.UNKNOWN_ORDER, BreakType.INSTANT_UNCONFIRMED, BreakType.INSTANT_UNCONFIRMED);
    }

    @Test
    void whatAnAttemptOpenedThatWasRolledBackDoesNotCountAgainstTheBreaksOfAFile() {
        BreaksOfFile breaksOfFile = new BreaksOfFile(scene.breaks, D, TA, FILE_34);
        AtomicInteger attempts = new AtomicInteger();
        scene.transactions.run(() -> {
            for (int i = 0; i < BreaksOfFile.MAX; i++) {
                breaksOfFile.open(BreakType.INSTANT_REFUSED, "refused " + i, "paid", "0001");
            }
            if (attempts.incrementAndGet() == 1) {
                throw new CannotAcquireLockException("lost to another");
            }
        });
        assertThat(attempts).hasValue(2);
        assertThat(scene.breaks.open(2 * BreaksOfFile.MAX)).hasSize(BreaksOfFile.MAX);

        scene.transactions.run(() -> {
            breaksOfFile.open(BreakType.INSTANT_REFUSED, "one more", "paid", "0001");
            breaksOfFile.open(BreakType.INSTANT_REFUSED, "and another", "paid", "0001");
        });
        assertThat(scene.breaks.open(2 * BreaksOfFile.MAX)).hasSize(BreaksOfFile.MAX + 1);
    }

    @Test
    void aTransferOfACustomerWhoseAccountIsUnknownIsLeftOutAndGoesWithTheNextDaysFile() {
        scene.saturdayMorning(2);
        InstantRedemption waiting = scene.redeem(10_001, "100.00");
        scene.redeem(10_002, "200.00");
        scene.jdbc.sql("UPDATE ta_account SET state = 'OPENING', ta_account_id = NULL WHERE customer_id = 10001")
                .update();
        scene.midnight();

        assertThat(scene.send()).isOne();
        assertThat(Answers.sent(DAY, "33")).singleElement()
                .satisfies(sent -> assertThat(sent).containsEntry("TAAccountID", "ZZ10002"));
        assertThat(scene.states()).containsExactly("PAID", "SENT");
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> {
            assertThat(open.type()).isEqualTo(BreakType.UNSENDABLE_ROW);
            assertThat(open.businessDate()).isEqualTo(D);
            assertThat(open.subject()).isEqualTo(waiting.number());
            assertThat(open.theirs()).startsWith("field TAAccountID is not known");
        });
        scene.answer("0000");
        assertThat(scene.book()).isOne();
        assertThat(scene.breakTypes()).as("not sent is not unconfirmed").containsExactly(BreakType.UNSENDABLE_ROW);

        scene.jdbc.sql("UPDATE ta_account SET state = 'OPEN', ta_account_id = 'ZZ10001' WHERE customer_id = 10001")
                .update();
        scene.sundayMidnight();
        assertThat(scene.send(D.plusDays(1))).isOne();
        assertThat(scene.breakTypes()).isEmpty();
        Map<String, String> late = Answers.sent("2026-01-11", "33").getFirst();
        assertThat(late).containsEntry("AppSheetSerialNo", waiting.number()).containsEntry("TAAccountID", "ZZ10001");
        assertThat(scene.states()).containsExactly("SENT", "CONFIRMED");

        scene.answers.write("OFD_ZZ_998_20260111_34.TXT", "2026-01-11", "34",
                List.of(scene.answers.transferred(late, "2026-01-11", "0001")));
        scene.answers.write("OFD_ZZ_998_20260111_35.TXT", "2026-01-11", "35", List.of());
        scene.answers.index("OFB", "2026-01-11", "OFD_ZZ_998_20260111_34.TXT", "OFD_ZZ_998_20260111_35.TXT");
        assertThat(scene.book(D.plusDays(1))).isOne();
        assertThat(scene.states()).containsExactly("REFUSED", "CONFIRMED");
        assertThat(scene.jdbc.sql("SELECT effective_date FROM transfer WHERE kind = 'INSTANT_REFUSED'")
                .query(String.class).single()).as("the income of its day may be posted").isEqualTo("2026-01-12");
        assertThat(scene.breakTypes()).containsExactly(BreakType.INSTANT_REFUSED);
    }

    @Test
    void aLateTransferThatNobodyAnswersIsMissedOnTheDayOfItsFile() {
        scene.saturdayMorning(1);
        InstantRedemption waiting = scene.redeem(10_001, "100.00");
        scene.jdbc.sql("UPDATE ta_account SET ta_account_id = NULL WHERE customer_id >= 90000000000000000").update();
        scene.midnight();
        assertThat(scene.send()).isZero();
        assertThat(scene.breaks.open(10)).singleElement()
                .satisfies(open -> assertThat(open.theirs()).startsWith("field TargetTAAccountID is not known"));
        scene.answers.index("OFB", DAY);
        assertThat(scene.book()).isZero();
        scene.jdbc.sql("UPDATE ta_account SET ta_account_id = 'ZZ21' WHERE customer_id >= 90000000000000000").update();
        scene.sundayMidnight();
        scene.send(D.plusDays(1));
        assertThat(scene.confirmationFiles.waitsFor(TA, D.plusDays(1))).isNotEmpty();
        scene.answers.index("OFB", "2026-01-11",
                scene.answers.write("OFD_ZZ_998_20260111_34.TXT", "2026-01-11", "34", List.of()),
                scene.answers.write("OFD_ZZ_998_20260111_35.TXT", "2026-01-11", "35", List.of()));
        scene.book(D.plusDays(1));
        assertThat(scene.breaks.open(10)).singleElement().satisfies(open -> {
            assertThat(open.type()).isEqualTo(BreakType.INSTANT_UNCONFIRMED);
            assertThat(open.subject()).isEqualTo(waiting.number());
        });
    }

    @Test
    void redeemingAtOnceAsksForTheAccountAtTheTransferAgent() {
        scene.saturdayMorning(1);
        scene.jdbc.sql("UPDATE ta_account SET state = 'OPENING', ta_account_id = NULL WHERE customer_id = 10001")
                .update();
        assertThat(scene.tryToRedeem(10_001, "0.01")).isInstanceOfSatisfying(InstantResult.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.ACCOUNT_NOT_OPEN);
            assertThat(refused.refusal().alternative()).isNotNull();
        });
        scene.midnight();
        assertThat(scene.send()).isZero();
        assertThat(scene.breakTypes()).isEmpty();
    }

    @Test
    void aFileIsAcceptedOrRejectedWholeAndUsedOnce() throws IOException {
        scene.saturdayMorning(2);
        scene.redeem(10_001, "100.00");
        scene.midnight();
        scene.send();
        scene.answer("0000");
        Path file = Answers.in().resolve(FILE_34);
        String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, whole.substring(0, whole.length() - 5), StandardCharsets.ISO_8859_1);

        assertThatThrownBy(scene::book).isInstanceOf(RefusedFileException.class);
        assertThat(scene.states()).containsExactly("SENT");
        assertThat(scene.breakTypes()).containsExactly(BreakType.FILE_REJECTED);
        assertThat(scene.waitsFor()).singleElement().asString().startsWith("a corrected " + FILE_34);

        Files.writeString(file, whole, StandardCharsets.ISO_8859_1);
        assertThat(scene.book()).isOne();
        assertThat(scene.breakTypes()).isEmpty();
        assertThat(scene.book()).isZero();

        Files.writeString(file, whole.replace("20260110000", "20260110001"), StandardCharsets.ISO_8859_1);
        scene.book();
        assertThat(scene.breakTypes()).containsExactly(BreakType.FILE_CHANGED);
    }

    /**
     * The first run dies at its first commit, the next at its second, and so on.
     *
     * @return how many runs it took
     */
    private int runUntilDone(Consumer<Transactions> step) {
        for (int run = 1; run <= RUNS_MAX; run++) {
            int last = run;
            AtomicInteger commits = new AtomicInteger();
            try {
                step.accept(scene.transactions.checkedBy(() -> {
                    if (commits.incrementAndGet() >= last) {
                        throw new Killed();
                    }
                }));
                return run;
            } catch (Killed e) {
                assertThat(scene.breakTypes()).isEmpty();
            }
        }
        throw new AssertionError("not done after " + RUNS_MAX + " runs");
    }

    private static Map<String, String> bytesIn(Path directory) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (var paths = Files.list(directory)) {
            for (Path path : paths.toList()) {
                bytes.put(String.valueOf(path.getFileName()), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return bytes;
    }
}
