package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.balancetreasure.exchange.quotes.QuoteFiles;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.Quote;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@CoreTest
class QuoteFilesTest {

    private static final String D = "2026-01-09";
    private static final String TA = Answers.TA;

    private final QuoteFiles quoteFiles;
    private final Quotes quotes;
    private final Funds funds;
    private final Transactions transactions;
    private final Fixture fixture;
    private final JdbcClient jdbc;
    private final Answers answers = new Answers(FormatVersion.V21);

    QuoteFilesTest(QuoteFiles quoteFiles, Quotes quotes, Funds funds, Transactions transactions, Fixture fixture,
            JdbcClient jdbc) {
        this.quoteFiles = quoteFiles;
        this.quotes = quotes;
        this.funds = funds;
        this.transactions = transactions;
        this.fixture = fixture;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aNewPartner() {
        Answers.clear();
        fixture.moneyMarketFund(D, ResidueRule.REDISTRIBUTED);
    }

    @Test
    void aQuoteIsWaitedForAndThenLoadedOnce() {
        assertThat(quoteFiles.waitsFor(TA, day(D))).containsExactly("OFJ_ZZ_998_20260109.TXT");
        answers.index("OFJ", D, answers.write(D, "07", Answers.quote(D, "1.2345", "4.14600"), record -> Answers
                .quote(D, "9.9999", "9.00000").andThen(r -> r.set("FundCode", "990002")).accept(record)));
        assertThat(quoteFiles.waitsFor(TA, day(D))).isEmpty();

        assertThat(load(D)).isEqualTo(1);
        assertThat(load(D)).isZero();
        assertThat(income(D)).isEqualByComparingTo("1.2345");
        assertThat(quote(D)).isNotNull().satisfies(
                quote -> assertThat(quote.sevenDayYield()).isEqualByComparingTo("4.146"));
    }

    @Test
    void aNegativeIncomeHasItsSignInAFlag() {
        answers.index("OFJ", D, answers.write(D, "07", Answers.quote(D, "-0.1234", "0.50000")));
        load(D);
        assertThat(income(D)).isEqualByComparingTo("-0.1234");
    }

    @Test
    void aYieldInFractionsIsTakenOverInPercent() {
        jdbc.sql("UPDATE transfer_agent_terms SET yield_unit = 'FRACTION'").update();
        answers.index("OFJ", D, answers.write(D, "07", Answers.quote(D, "1.2345", "0.04146")));
        load(D);
        assertThat(quote(D)).isNotNull().satisfies(
                quote -> assertThat(quote.sevenDayYield()).isEqualByComparingTo("4.146"));
    }

    @Test
    void theQuotesOfAWeekendMayComeInOneLaterFile() {
        String monday = "2026-01-12";
        answers.index("OFJ", monday, answers.write(monday, "07", Answers.quote(D, "1.0", "4.0"),
                Answers.quote("2026-01-10", "1.1", "4.0"), Answers.quote("2026-01-11", "1.2", "4.0"),
                Answers.quote(monday, "1.3", "4.0")));
        assertThat(load(monday)).isEqualTo(4);
        assertThat(quoteFiles.waitsFor(TA, day("2026-01-10"))).isEmpty();
        assertThat(income("2026-01-11")).isEqualByComparingTo("1.2");
        assertThat(load("2026-01-10")).isZero();
    }

    @Test
    void aWeekendOnSundayCoversSaturdayTooByThePatternOfTheFundAlsoWhenItIsCorrected() {
        pattern("ON_LAST_DAY_WITHOUT_TRADING");
        answers.index("OFJ", D, answers.write(D, "07", Answers.quote(D, "1.0", "4.0")));
        load(D);
        String sunday = "2026-01-11";
        String first = answers.write(sunday, "07", Answers.quote(sunday, "2.1", "4.0"));
        answers.index("OFJ", sunday, first);
        load(sunday);
        assertThat(quoteFiles.waitsFor(TA, day("2026-01-10"))).isEmpty();
        assertThat(quote("2026-01-10")).isNotNull().satisfies(quote -> {
            assertThat(quote.firstDay()).isEqualTo("2026-01-10");
            assertThat(quote.lastDay()).isEqualTo(sunday);
        });
        answers.index("OFJ", sunday, first,
                answers.write("OFD_ZZ_998_20260111_07_001.TXT", sunday, "07",
                        List.of(Answers.quote(sunday, "2.2", "4.0"))));
        load(sunday);
        assertThat(income("2026-01-10")).isEqualByComparingTo("2.2");
        assertThat(quote(sunday)).isNotNull().satisfies(quote -> assertThat(quote.firstDay()).isEqualTo("2026-01-10"));
    }

    @Test
    void aTradingDayMayBringTheDaysBeforeItThatNoOtherQuoteCovers() {
        pattern("WITH_NEXT_TRADING_DAY");
        answers.index("OFJ", D, answers.write(D, "07", Answers.quote(D, "1.0", "4.0")));
        answers.index("OFJ", "2026-01-10",
                answers.write("2026-01-10", "07", Answers.quote("2026-01-10", "1.1", "4.0")));
        answers.index("OFJ", "2026-01-12",
                answers.write("2026-01-12", "07", Answers.quote("2026-01-12", "2.3", "4.0")));
        load("2026-01-12");
        assertThat(quote(D)).isNotNull().satisfies(
                quote -> assertThat(quote.firstDay()).as("the fund's first day").isEqualTo(D));
        assertThat(quote("2026-01-11")).isNotNull().satisfies(quote -> {
            assertThat(quote.firstDay()).as("Saturday has one of its own").isEqualTo("2026-01-11");
            assertThat(quote.lastDay()).isEqualTo("2026-01-12");
        });
    }

    @Test
    void aFileWhoseHeaderDateIsTheDayAfterItsQuotesIsTakenInAsSoonAsItIsThere() {
        String next = "2026-01-10";
        assertThat(quoteFiles.waitsFor(TA, day(D))).containsExactly("OFJ_ZZ_998_20260109.TXT");
        answers.index("OFJ", next, answers.write(next, "07", Answers.quote(D, "1.2345", "4.146")));

        assertThat(quoteFiles.waitsFor(TA, day(D))).as("something has come").isEmpty();
        assertThat(load(D)).isEqualTo(1);
        assertThat(quoteFiles.lacks(TA, day(D))).isEmpty();
        assertThat(income(D)).isEqualByComparingTo("1.2345");
    }

    @Test
    void aDayIsOpenUntilEachFundHasItsQuoteAndWhatCameIsUsedMeanwhile() {
        fixture.fund(1002, "000009", D, Carry.DAILY, ResidueRule.REDISTRIBUTED);
        String first = answers.write(D, "07", Answers.quote(D, "1.0", "4.0"));
        answers.index("OFJ", D, first);
        load(D);
        assertThat(income(D)).isEqualByComparingTo("1.0");
        assertThat(quoteFiles.lacks(TA, day(D))).containsExactly("a quote of 2026-01-09 for 000009");
        assertThat(quoteFiles.waitsFor(TA, day(D))).as("nothing new").isNotEmpty();

        answers.index("OFJ", D, first, answers.write("OFD_ZZ_998_20260109_07_001.TXT", D, "07",
                List.of(Answers.quote(D, "1.1", "4.0").andThen(record -> record.set("FundCode", "000009")))));
        assertThat(quoteFiles.waitsFor(TA, day(D))).isEmpty();
        load(D);
        assertThat(quoteFiles.lacks(TA, day(D))).isEmpty();
    }

    @Test
    void aFileThatIsRejectedHoldsNoOtherBack() throws IOException {
        String next = "2026-01-10";
        String bad = answers.write(next, "07", Answers.quote(next, "1.0", "4.0"));
        byte[] bytes = Files.readAllBytes(Answers.in().resolve(bad));
        Files.write(Answers.in().resolve(bad), Arrays.copyOf(bytes, bytes.length - 9));
        answers.index("OFJ", next, bad);
        answers.index("OFJ", "2026-01-11",
                answers.write("2026-01-11", "07", Answers.quote(D, "1.5", "4.0"), Answers.quote(next, "1.6", "4.0")));
        assertThat(load(D)).isEqualTo(2);
        assertThat(income(D)).isEqualByComparingTo("1.5");
    }

    @Test
    void aCorrectionUnderANumberedNameIsANewVersion() {
        String first = answers.write(D, "07", Answers.quote(D, "1.0", "4.0"));
        answers.index("OFJ", D, first);
        load(D);
        String corrected = answers.write("OFD_ZZ_998_20260109_07_001.TXT", D, "07",
                List.of(Answers.quote(D, "1.5", "4.0")));
        answers.index("OFJ", D, first, corrected);
        assertThat(load("2026-01-10")).isEqualTo(1);
        assertThat(income(D)).isEqualByComparingTo("1.5");
        assertThat(quote(D)).isNotNull().satisfies(quote -> assertThat(quote.version()).isEqualTo(2));
    }

    @Test
    void theFundStatusOfTheNewestDayHolds() {
        String next = "2026-01-10";
        answers.index("OFJ", next, answers.write(next, "07", record -> Answers.quote(next, "1.0", "4.0")
                .andThen(r -> r.set("FundStatus", "5")).accept(record)));
        load(next);
        assertThat(funds.byId(Fixture.FUND).takesSubscriptions()).isFalse();
        answers.index("OFJ", D, answers.write(D, "07", Answers.quote(D, "1.0", "4.0")));
        load(D);
        assertThat(funds.byId(Fixture.FUND).fundStatus()).isEqualTo("5");
    }

    @Test
    void withMarkersAFileCountsOnceItsMarkerIsThere() throws IOException {
        jdbc.sql("UPDATE transfer_agent_terms SET readiness = 'OK_MARKER'").update();
        String name = answers.write(D, "07", Answers.quote(D, "1.0", "4.0"));
        assertThat(quoteFiles.waitsFor(TA, day(D))).containsExactly("OFD_ZZ_998_20260109_07.TXT.ok");
        assertThat(load(D)).isZero();
        Files.createFile(Answers.in().resolve(name + ".ok"));
        assertThat(quoteFiles.waitsFor(TA, day(D))).isEmpty();
        assertThat(load(D)).isEqualTo(1);
    }

    private void pattern(String pattern) {
        jdbc.sql("UPDATE fund SET quote_pattern = ?").param(pattern).update();
    }

    private long load(String date) {
        return quoteFiles.load(TA, day(date), transactions);
    }

    private @Nullable Quote quote(String date) {
        return quotes.covering(Fixture.FUND, day(date));
    }

    private BigDecimal income(String date) {
        Quote quote = quote(date);
        assertThat(quote).isNotNull();
        return quote.incomePer10k();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
