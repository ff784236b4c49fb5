package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.night.NightTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/**
 * Two funds of one transfer agent, whose 04 comes and leaves rows out. 10001 holds 10,000.00 of 000198 and 10002 as
 * much of 000199. On Fri 2026-01-09, 10001 orders 1,000.00 of 000198, and of 000199 10002 orders 2,000.00 and 10003
 * 3,000.00.
 */
@NightTest
@Import(NightScene.class)
class LeftOutAnswersTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-01-12");
    private static final String WHOLE = FileNames.data("ZZ", "998", MONDAY, "04");
    private static final String REST = WHOLE.replace(".TXT", "_001.TXT");
    private static final int LINES_BEFORE_FIELDS = 10;
    private static final String LACKS = "04 of 2026-01-12 for fund 000199: 2 orders without an answer";

    private final NightScene scene;

    LeftOutAnswersTest(NightScene scene) {
        this.scene = scene;
    }

    @BeforeEach
    void ordersOfTwoFundsAreSent() {
        scene.begins("2026-01-07");
        scene.secondFund("2026-01-07");
        scene.clock("2026-01-07T10:00");
        scene.subscribes(10_001, "10000.00");
        scene.subscribes(10_002, "000199", "10000.00");
        scene.through("2026-01-07", "2026-01-08");
        scene.clock("2026-01-09T10:00");
        scene.subscribes(10_001, "1000.00");
        scene.subscribes(10_002, "000199", "2000.00");
        scene.subscribes(10_003, "000199", "3000.00");
        scene.holdsBack(WHOLE);
        scene.through("2026-01-09", "2026-01-10");
        scene.at("2026-01-12T00:00");
        scene.happened();
    }

    @Test
    void aFundThatIsLeftOutWaitsForItselfAloneAndIsConfirmedWithEffectOnItsDay() throws IOException {
        comes(WHOLE, row -> row.contains("000198"));
        scene.goOn();
        assertThat(scene.happened()).contains("10001: SUBSCRIPTION of 2026-01-09 CONFIRMED")
                .doesNotContain("CONFIRM 2026-01-09 ZZ")
                .filteredOn(line -> line.startsWith("break UNCONFIRMED_ORDER")).hasSize(2)
                .allMatch(line -> line.endsWith("OPEN"));
        assertThat(scene.open()).containsExactly("CONFIRM 2026-01-09 ZZ WAITING: " + LACKS,
                "REGISTER 2026-01-09 ZZ WAITING: " + LACKS);

        assertThat(scene.at("2026-01-12T15:00")).contains("CLOSE 2026-01-12 ZZ", "SEND 2026-01-12 ZZ");
        assertThat(scene.at("2026-01-13T00:00")).as("the other fund and the next trade date go on").contains(
                "CONFIRM_TRANSFER 2026-01-12 ZZ", "CONFIRM 2026-01-12 ZZ", "INCOME 2026-01-12 000198",
                "income of 2026-01-12: 10001 1.10 on 11,004.00")
                .doesNotContain("INCOME 2026-01-12 000199");
        assertThat(scene.open()).contains("INCOME 2026-01-12 000199 WAITING: " + LACKS);

        comes(REST, row -> row.contains("000199"));
        assertThat(scene.at("2026-01-13T09:30")).contains("CONFIRM 2026-01-09 ZZ", "REGISTER 2026-01-09 ZZ",
                "REGISTER 2026-01-12 ZZ", "INCOME 2026-01-12 000199", "PROVE 2026-01-12 ALL",
                "CLOSE_BOOKS 2026-01-12 ALL",
                "SUBSCRIPTION 3,000.00 000199 UNITS_IN_ISSUE 1002 > UNITS 10003, effective 2026-01-12, booked 2026-01-13",
                "income of 2026-01-12: 10002 1.20 on 12,004.00", "income of 2026-01-12: 10003 0.30 on 3,000.00")
                .filteredOn(line -> line.startsWith("break")).hasSize(2).allMatch(line -> line.endsWith("RESOLVED"));
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void aFundThatIsNeverAnsweredGoesOnAfterADayAndItsStepSaysForHowLongWhatIsLacking() throws IOException {
        comes(WHOLE, row -> row.contains("000198"));
        scene.goOn();
        scene.at("2026-01-12T15:00");
        scene.at("2026-01-13T00:00");
        scene.at("2026-01-13T15:00");
        assertThat(scene.at("2026-01-14T00:00")).contains("INCOME 2026-01-12 000199", "INCOME 2026-01-13 000199",
                "income of 2026-01-12: 10002 1.00 on 10,004.00", "REGISTER 2026-01-09 ZZ", "PROVE 2026-01-12 ALL",
                "CLOSE_BOOKS 2026-01-12 ALL",
                "PROVE 2026-01-13 ALL", "CLOSE_BOOKS 2026-01-13 ALL", "RETAIN 2026-01-13 ALL",
                "break REGISTER_UNITS 2026-01-12 ZZ 000199 customer 10003 units OPEN");
        assertThat(scene.open()).containsExactly("CONFIRM 2026-01-09 ZZ WAITING: " + LACKS);

        comes(REST, row -> row.contains("000199"));
        assertThat(scene.at("2026-01-14T09:30")).as("it counts from the open day").contains("CONFIRM 2026-01-09 ZZ",
                "SUBSCRIPTION 3,000.00 000199 UNITS_IN_ISSUE 1002 > UNITS 10003, effective 2026-01-14, booked 2026-01-14");
        assertThat(scene.open()).isEmpty();
    }

    @Test
    void anOrderThatIsLeftOutHoldsNoIncomeOfItsFundBackAndKeepsItsStepOpen() throws IOException {
        comes(WHOLE, row -> !row.contains("0000000000300000"));
        scene.goOn();
        scene.at("2026-01-12T15:00");
        assertThat(scene.at("2026-01-13T00:00")).contains("REGISTER 2026-01-12 ZZ", "PROVE 2026-01-12 ALL",
                "CLOSE_BOOKS 2026-01-12 ALL",
                "income of 2026-01-12: 10002 1.20 on 12,004.00");
        assertThat(scene.open()).containsExactly(
                "CONFIRM 2026-01-09 ZZ WAITING: 04 of 2026-01-12 for fund 000199: 1 order without an answer");
    }

    /** The agent's 04 of Monday, with some of its rows only, and an index that lists what has come of it. */
    private static void comes(String name, Predicate<String> rows) throws IOException {
        Path in = NightScene.EXCHANGE.resolve("ZZ").resolve("in");
        Path whole = Path.of("target", "test-agents", "ZZ", "in", WHOLE);
        List<String> lines = new ArrayList<>(Files.readAllLines(whole, StandardCharsets.ISO_8859_1));
        int count = LINES_BEFORE_FIELDS + Integer.parseInt(lines.get(LINES_BEFORE_FIELDS - 1));
        List<String> taken = lines.subList(count + 1, lines.size() - 1).stream().filter(rows).toList();
        List<String> part = new ArrayList<>(lines.subList(0, count));
        part.add(String.format(Locale.ROOT, "%0" + lines.get(count).length() + "d", taken.size()));
        part.addAll(taken);
        part.add(lines.getLast());
        Files.writeString(in.resolve(name), String.join("\r\n", part) + "\r\n", StandardCharsets.ISO_8859_1);
        List<String> names = new ArrayList<>();
        for (String type : List.of("02", "04", "05", "06")) {
            String listed = FileNames.data("ZZ", "998", MONDAY, type);
            if (Files.exists(in.resolve(listed))) {
                names.add(listed);
            }
        }
        if (name.equals(REST)) {
            names.add(REST);
        }
        new IndexFile(FormatVersion.V21, "ZZ", "998", MONDAY, names)
                .write(in.resolve(FileNames.index("OFI", "ZZ", "998", MONDAY)));
    }
}
