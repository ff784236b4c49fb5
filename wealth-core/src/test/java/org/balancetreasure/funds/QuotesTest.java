package org.balancetreasure.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.Quote.State;
import org.balancetreasure.funds.Quote.YieldCheck;
import org.balancetreasure.funds.Quotes.Outcome;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.PublishedQuotes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CoreTest
class QuotesTest {

    private final Quotes quotes;
    private final Breaks breaks;
    private final Transactions transactions;
    private final Fixture fixture;

    QuotesTest(Quotes quotes, Breaks breaks, Transactions transactions, Fixture fixture) {
        this.quotes = quotes;
        this.breaks = breaks;
        this.transactions = transactions;
        this.fixture = fixture;
    }

    @BeforeEach
    void fund() {
        fixture.moneyMarketFund("2013-07-01", ResidueRule.REDISTRIBUTED);
    }

    @Test
    void all421PublishedYieldsFollowFromTheIncomesAndTheFirstWeekIsNotCheckable() {
        List<QuoteReceived> published = PublishedQuotes.of000198(Fixture.FUND);

        assertThat(published).hasSize(427).allSatisfy(quote -> assertThat(accept(quote)).isEqualTo(Outcome.ACCEPTED));

        List<Quote> onFile = quotes.between(Fixture.FUND, published.getFirst().firstDay(),
                published.getLast().lastDay());
        assertThat(onFile.subList(0, 6)).extracting(Quote::yieldCheck).containsOnly(YieldCheck.NOT_CHECKABLE);
        assertThat(onFile.subList(6, 427)).hasSize(421).extracting(Quote::yieldCheck).containsOnly(YieldCheck.AGREES);
        assertThat(breaks.open(10)).isEmpty();
    }

    @Test
    void theSameQuoteAgainChangesNothingAndOtherValuesAreANewVersion() {
        assertThat(accept("2013-07-01", "1.5787", "6.307")).isEqualTo(Outcome.ACCEPTED);
        assertThat(accept("2013-07-01", "1.57870000", "6.30700")).isEqualTo(Outcome.UNCHANGED);
        assertThat(accept("2013-07-01", "1.5788", "6.307")).isEqualTo(Outcome.CORRECTED);

        assertThat(quotes.covering(Fixture.FUND, day("2013-07-01"))).satisfies(quote -> {
            assertThat(quote.version()).isEqualTo(2);
            assertThat(quote.incomePer10k()).isEqualByComparingTo("1.5788");
        });
    }

    @Test
    void aYieldThatContradictsTheIncomesRefusesTheQuoteUntilACorrectionAgrees() {
        acceptPublished(0, 6);

        assertThat(accept("2013-07-07", "1.3671", "0.05425")).as("a fraction read as percent")
                .isEqualTo(Outcome.REFUSED);
        assertThat(quotes.covering(Fixture.FUND, day("2013-07-07"))).isNull();
        assertThat(breaks.list(day("2013-07-07"))).singleElement().satisfies(found -> {
            assertThat(found.type()).isEqualTo(BreakType.QUOTE_YIELD);
            assertThat(found.ours()).contains("5.425 %");
            assertThat(found.theirs()).contains("0.05425 %");
        });

        assertThat(accept("2013-07-07", "1.3671", "5.425")).isEqualTo(Outcome.CORRECTED);
        assertThat(quotes.covering(Fixture.FUND, day("2013-07-07"))).isNotNull();
        assertThat(breaks.openCount(day("2013-07-07"))).isZero();
    }

    @Test
    void aMissingDayIsAlarmedAndTheAlarmEndsWhenTheQuoteComes() {
        acceptPublished(0, 8);
        accept("2013-07-11", "1.2616", "4.959");

        assertThat(open()).extracting(Break::type, Break::businessDate).containsExactly(
                org.assertj.core.groups.Tuple.tuple(BreakType.QUOTE_GAP, day("2013-07-09")),
                org.assertj.core.groups.Tuple.tuple(BreakType.QUOTE_GAP, day("2013-07-10")));
        assertThat(quotes.covering(Fixture.FUND, day("2013-07-11")))
                .satisfies(quote -> assertThat(quote.yieldCheck()).isEqualTo(YieldCheck.NOT_CHECKABLE));

        accept("2013-07-09", "1.3096", "5.15");
        accept("2013-07-10", "1.2792", "5.047");

        assertThat(open()).isEmpty();
        assertThat(quotes.covering(Fixture.FUND, day("2013-07-11")))
                .satisfies(quote -> assertThat(quote.yieldCheck()).isEqualTo(YieldCheck.AGREES));
    }

    @Test
    void aLaterQuoteThatTheFilledGapContradictsIsRefused() {
        acceptPublished(0, 8);
        accept("2013-07-10", "1.2792", "9.999");
        accept("2013-07-09", "1.3096", "5.15");

        assertThat(quotes.covering(Fixture.FUND, day("2013-07-10"))).isNull();
        assertThat(open()).singleElement()
                .satisfies(found -> assertThat(found.type()).isEqualTo(BreakType.QUOTE_YIELD));
    }

    @Test
    void aJumpIsAlarmedButAccepted() {
        accept("2013-07-01", "1.5787", null);

        assertThat(accept("2013-07-02", "2.3681", null)).isEqualTo(Outcome.ACCEPTED);
        assertThat(accept("2013-07-03", "1.1841", null)).as("a fall by not quite half is no jump")
                .isEqualTo(Outcome.ACCEPTED);

        assertThat(open()).singleElement().satisfies(found -> {
            assertThat(found.type()).isEqualTo(BreakType.QUOTE_JUMP);
            assertThat(found.businessDate()).isEqualTo("2013-07-02");
        });
    }

    @Test
    void aQuoteOverSeveralDaysIsNoGapNoJumpAndOneFactorOfTheYield() {
        for (int day = 1; day <= 4; day++) {
            accept("2013-07-0" + day, "1.0000", null);
        }
        // (1 + 1/10000)^4 × (1 + 3/10000), to the power 365/7
        assertThat(accept(new QuoteReceived(Fixture.FUND, day("2013-07-05"), day("2013-07-07"), new BigDecimal("3"),
                new BigDecimal("3.717"), "test"))).isEqualTo(Outcome.ACCEPTED);
        assertThat(open()).isEmpty();
        assertThat(quotes.covering(Fixture.FUND, day("2013-07-06"))).satisfies(quote -> {
            assertThat(quote.coversSeveralDays()).isTrue();
            assertThat(quote.yieldCheck()).isEqualTo(YieldCheck.AGREES);
        });

        assertThat(accept("2013-07-06", "1.0000", null)).as("covered already").isEqualTo(Outcome.REFUSED);
        assertThat(open()).singleElement()
                .satisfies(found -> assertThat(found.type()).isEqualTo(BreakType.QUOTE_GAP));
    }

    @Test
    void theYieldOfAFundWithMonthlyCarryIsTheSimpleOne() {
        fixture.fund(1002, "000009", "2013-07-01", Carry.MONTHLY, ResidueRule.REDISTRIBUTED);
        List<QuoteReceived> published = PublishedQuotes.of000198(1002);
        published.subList(0, 6).forEach(this::accept);

        assertThat(accept(QuoteReceived.ofDay(1002, day("2013-07-07"), new BigDecimal("1.3671"),
                new BigDecimal("5.284"), "test"))).isEqualTo(Outcome.ACCEPTED);
        assertThat(accept(published.get(7))).as("the compounded one").isEqualTo(Outcome.REFUSED);
    }

    @Test
    void zeroAndNegativeIncomesAreAccepted() {
        assertThat(accept("2013-07-01", "0", null)).isEqualTo(Outcome.ACCEPTED);
        assertThat(accept("2013-07-02", "-0.1234", null)).isEqualTo(Outcome.ACCEPTED);
        assertThat(quotes.covering(Fixture.FUND, day("2013-07-02")))
                .satisfies(quote -> assertThat(quote.state()).isEqualTo(State.ACCEPTED));
    }

    @Test
    void moreThanEightDecimalsAreRefused() {
        assertThatThrownBy(() -> accept("2013-07-01", "1.123456789", null)).isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("8 decimals");
    }

    @Test
    void aBreakIsOneHoweverOftenItIsSeenAndOpensAgainOnlyWithOtherFigures() {
        LocalDate day = day("2013-07-01");
        breaks.open(BreakType.REGISTER_UNITS, day, "ZZ", "10001", "1.00", "2.00");
        breaks.open(BreakType.REGISTER_UNITS, day, "ZZ", "10001", "1.00", "2.00");
        assertThat(breaks.resolve(BreakType.REGISTER_UNITS, day, "ZZ", "10001", "their error")).isTrue();
        breaks.open(BreakType.REGISTER_UNITS, day, "ZZ", "10001", "1.00", "2.00");
        assertThat(breaks.openCount(day)).isZero();

        breaks.open(BreakType.REGISTER_UNITS, day, "ZZ", "10001", "1.00", "3.00");
        assertThat(breaks.list(day)).singleElement().satisfies(found -> {
            assertThat(found.state()).isEqualTo(Break.State.OPEN);
            assertThat(found.theirs()).isEqualTo("3.00");
            assertThat(found.resolution()).isNull();
        });
    }

    private void acceptPublished(int from, int to) {
        PublishedQuotes.of000198(Fixture.FUND).subList(from, to).forEach(this::accept);
    }

    private List<Break> open() {
        return breaks.open(10);
    }

    private Outcome accept(String day, String income, @Nullable String yield) {
        return accept(QuoteReceived.ofDay(Fixture.FUND, day(day), new BigDecimal(income),
                yield == null ? null : new BigDecimal(yield), "test"));
    }

    private Outcome accept(QuoteReceived quote) {
        return transactions.call(() -> quotes.accept(quote));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
