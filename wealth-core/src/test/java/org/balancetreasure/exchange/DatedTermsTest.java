package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.balancetreasure.exchange.quotes.QuoteFiles;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.transport.Resends;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/**
 * What a transfer agent changes at a date holds for files of that header date on, however late they are built or read.
 */
@CoreTest
@Import(TransferScene.class)
class DatedTermsTest {

    private static final String TA = "ZZ";
    private static final LocalDate SATURDAY = LocalDate.parse("2026-01-10");
    private static final LocalDate SUNDAY = SATURDAY.plusDays(1);

    private final TransferScene scene;
    private final Resends resends;
    private final QuoteFiles quotes;
    private final TransferAgents agents;

    DatedTermsTest(TransferScene scene, Resends resends, QuoteFiles quotes, TransferAgents agents) {
        this.scene = scene;
        this.resends = resends;
        this.quotes = quotes;
        this.agents = agents;
    }

    @Test
    void filesBeforeAChangeOfVersionAreIn21AndAfterItIn22AndAnOldOneBuiltAgainHasItsBytes() throws IOException {
        scene.saturdayMorning(1);
        scene.redeem(10_001, "10.00");
        scene.midnight();
        scene.send();
        Map<String, String> sent = out();

        terms(SUNDAY, "file_version", "22");
        scene.redeem(10_001, "20.00");
        scene.sundayMidnight();
        scene.send(SUNDAY);
        assertThat(version("20260110")).isEqualTo("21");
        assertThat(version("20260111")).isEqualTo("22");

        empty(Answers.out());
        empty(Answers.out().resolveSibling("sent"));
        scene.transactions.run(() -> resends.request(TA, "OFT", SATURDAY, "li"));
        assertThat(resends.carryOut(scene.transactions)).isOne();
        assertThat(out()).as("built again").isEqualTo(sent);
    }

    @Test
    void quotesAreAnnouncedByTheStreamThatHoldsForTheirHeaderDateAlsoWhenTheyComeLate() {
        scene.saturdayMorning(1);
        terms(SUNDAY, "quote_stream", "OFQ");
        assertThat(quotes.lacks(TA, SATURDAY)).containsExactly("OFJ_ZZ_998_20260110.TXT");
        assertThat(quotes.lacks(TA, SUNDAY)).containsExactly("OFQ_ZZ_998_20260111.TXT");

        // By the old name, the new day's quote is not announced.
        String sunday = scene.answers.write("2026-01-11", "07", Answers.quote("2026-01-11", "1.1", "4.0"));
        scene.answers.index("OFJ", "2026-01-11", sunday);
        assertThat(quotes.load(TA, SUNDAY, scene.transactions)).isZero();
        scene.answers.index("OFQ", "2026-01-11", sunday);
        scene.answers.index("OFJ", "2026-01-10",
                scene.answers.write("2026-01-10", "07", Answers.quote("2026-01-10", "1.0", "4.0")));
        assertThat(quotes.load(TA, SUNDAY, scene.transactions)).as("with the late one of Saturday").isEqualTo(2);
    }

    @Test
    void theUnitOfYieldsIsThatOfTheFileNotOfTheDayOnWhichItIsRead() {
        scene.saturdayMorning(1);
        terms(SUNDAY, "yield_unit", "FRACTION");
        scene.answers.index("OFJ", "2026-01-10",
                scene.answers.write("2026-01-10", "07", Answers.quote("2026-01-10", "1.0", "4.14600")));
        scene.answers.index("OFJ", "2026-01-11",
                scene.answers.write("2026-01-11", "07", Answers.quote("2026-01-11", "1.0", "0.04146")));
        quotes.load(TA, SUNDAY, scene.transactions);
        assertThat(scene.jdbc.sql("SELECT seven_day_yield FROM quote ORDER BY last_day").query(String.class).list())
                .containsExactly("4.14600", "4.14600");
    }

    @Test
    void beforeItsFirstDayNothingIsAgreedWithAnAgent() {
        scene.saturdayMorning(1);
        assertThat(agents.firstDay(TA)).isEqualTo("2013-01-01");
        assertThatThrownBy(() -> agents.get(TA, LocalDate.parse("2012-12-31")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nothing is agreed with a transfer agent ZZ on 2012-12-31");
        assertThat(agents.firstDay("NOBODY")).isNull();
    }

    /** As before but for one column, from a day on. */
    private void terms(LocalDate from, String column, String value) {
        scene.jdbc.sql("INSERT INTO transfer_agent_terms (ta_code, valid_from, " + column + ") VALUES (?, ?, ?)")
                .params(TA, from, value).update();
    }

    private static String version(String date) throws IOException {
        return Files.readAllLines(Answers.out().resolve("OFD_998_ZZ_" + date + "_33.TXT"), StandardCharsets.ISO_8859_1)
                .get(1).strip();
    }

    private static Map<String, String> out() throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(Answers.out())) {
            for (Path file : files.toList()) {
                bytes.put(String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return bytes;
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : List.copyOf(files.toList())) {
                Files.delete(file);
            }
        }
    }
}
