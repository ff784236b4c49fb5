package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.reconciliation.registers.RegisterFiles;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fri 2026-01-09 is T, so the register of Mon 2026-01-12 brings the income of Friday, Saturday and Sunday. */
@CoreTest
class RegisterFilesTest {

    private static final LocalDate T = LocalDate.parse("2026-01-09");
    private static final String NEXT = "2026-01-12";
    private static final String TA = Answers.TA;

    private final RegisterFiles registerFiles;
    private final IncomePosting posting;
    private final Quotes quotes;
    private final Breaks breaks;
    private final Gates gates;
    private final Transactions transactions;
    private final Fixture fixture;
    private final JdbcClient jdbc;
    private final Answers answers = new Answers(FormatVersion.V21);

    RegisterFilesTest(RegisterFiles registerFiles, IncomePosting posting, Quotes quotes, Breaks breaks, Gates gates,
            Transactions transactions, Fixture fixture, JdbcClient jdbc) {
        this.registerFiles = registerFiles;
        this.posting = posting;
        this.quotes = quotes;
        this.breaks = breaks;
        this.gates = gates;
        this.transactions = transactions;
        this.fixture = fixture;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aNewPartner() {
        Answers.clear();
    }

    @Test
    void aRegisterThatAgreesToTheCentLeavesNothingBehind() {
        threeDaysOfIncome(Carry.DAILY);
        register(holdings("10003.00", "500.15"), incomes());

        assertThat(registerFiles.waitsFor(TA, T)).isEmpty();
        assertThat(reconcile()).isEqualTo(8);
        assertThat(breaks.open(10)).isEmpty();
        assertThat(rows()).isZero();
        assertThat(reconcile()).isZero();
        assertThat(breaks.open(10)).isEmpty();
    }

    @Test
    void whatMovesOrEarnsAfterTheRegisterDateDoesNotCount() {
        threeDaysOfIncome(Carry.DAILY);
        fixture.moveIn(Fixture.FUND, 10_001, "77.00", "2026-01-13");
        fixture.moveOut(Fixture.FUND, 10_002, "11.00", "2026-01-13");
        post(NEXT);
        register(holdings("10003.00", "500.15"), incomes());

        reconcile();
        assertThat(breaks.open(10)).isEmpty();
    }

    @Test
    void aCentTooMuchIsABreakOfThatHolderAlone() {
        threeDaysOfIncome(Carry.DAILY);
        register(holdings("10003.00", "500.16"), incomes());
        reconcile();
        reconcile();

        assertThat(breaks.open(10)).singleElement().satisfies(difference -> {
            assertThat(difference.type()).isEqualTo(BreakType.REGISTER_UNITS);
            assertThat(difference.subject()).isEqualTo("000198 customer 10002 units");
            assertThat(difference.ours()).isEqualTo("500.15");
            assertThat(difference.theirs()).isEqualTo("500.16");
        });
        assertThat(rows()).as("the one that differs is kept for whoever resolves the break").isEqualTo(1);
    }

    @Test
    void aHolderOnOneSideOnlyIsABreakWhicheverSideItIs() {
        threeDaysOfIncome(Carry.DAILY);
        register(List.of(Answers.holding(10_001, "10003.00"), Answers.holding(10_009, "1.00")), incomes());
        reconcile();
        assertThat(subjects()).containsExactly("000198 customer 10002 units", "000198 customer 10009 units");
    }

    @Test
    void anIncomeThatDiffersOrIsMissingIsABreakOfThatDay() {
        threeDaysOfIncome(Carry.DAILY);
        register(holdings("10003.00", "500.15"),
                List.of(Answers.income(10_001, "2026-01-09", "10000.00", "1.00"),
                        Answers.income(10_001, "2026-01-10", "10001.00", "1.01"),
                        Answers.income(10_001, "2026-01-11", "10002.00", "1.00"),
                        Answers.income(10_002, "2026-01-09", "500.00", "0.05"),
                        Answers.income(10_002, "2026-01-10", "500.06", "0.05")));
        reconcile();
        assertThat(subjects()).containsExactly("000198 customer 10001 income of 2026-01-10",
                "000198 customer 10002 income of 2026-01-10", "000198 customer 10002 income of 2026-01-11");
        assertThat(breaks.open(10).get(1).ours()).isEqualTo("0.05 on 500.05 units");
    }

    @Test
    void accruedIncomeOfMonthlyCarryIsComparedAsUndistributedIncome() {
        threeDaysOfIncome(Carry.MONTHLY);
        register(List.of(Answers.holding(10_001, "10000.00", "3.00"), Answers.holding(10_002, "500.00", "0.14")),
                List.of());
        reconcile();
        assertThat(subjects()).contains("000198 customer 10002 accrued income")
                .doesNotContain("000198 customer 10001 accrued income", "000198 customer 10002 units");
    }

    @Test
    void aCorrectedRegisterUnderANumberedNameResolvesTheBreaksThatItEnds() {
        threeDaysOfIncome(Carry.DAILY);
        register(holdings("10003.00", "500.16"), incomes());
        reconcile();
        answers.write("OFD_ZZ_998_20260112_05_001.TXT", NEXT, "05", holdings("10003.00", "500.15"));
        answers.index("OFI", NEXT, "OFD_ZZ_998_20260112_05.TXT", "OFD_ZZ_998_20260112_05_001.TXT",
                "OFD_ZZ_998_20260112_06.TXT");
        reconcile();
        assertThat(breaks.open(10)).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void aCorrectedRegisterThatComesAfterItsStepIsComparedByTheNextRun() {
        threeDaysOfIncome(Carry.DAILY);
        register(holdings("10003.00", "500.16"), incomes());
        reconcile();
        assertThat(breaks.open(10)).hasSize(1);
        answers.write("OFD_ZZ_998_20260112_05_001.TXT", NEXT, "05", holdings("10003.00", "500.15"));
        answers.index("OFI", NEXT, "OFD_ZZ_998_20260112_05.TXT", "OFD_ZZ_998_20260112_05_001.TXT",
                "OFD_ZZ_998_20260112_06.TXT");

        assertThat(registerFiles.reconcileLate(TA, LocalDate.parse(NEXT), transactions)).isEqualTo(2);
        assertThat(registerFiles.reconcileLate(TA, LocalDate.parse(NEXT), transactions)).as("once").isZero();
        assertThat(breaks.open(10)).isEmpty();
    }

    @Test
    void aFundThatTheRegisterLeavesOutIsOneBreakAndLackingUntilAWholeRegisterComes() {
        threeDaysOfIncome(Carry.DAILY);
        register(List.of(), incomes());
        reconcile();
        assertThat(subjects()).containsExactly("000198 is left out");
        assertThat(registerFiles.lacks(TA, T)).containsExactly("05 of 2026-01-12 for fund 000198");
        assertThat(registerFiles.hasNews(TA, T)).isFalse();

        answers.write("OFD_ZZ_998_20260112_05_001.TXT", NEXT, "05", holdings("10003.00", "500.15"));
        answers.index("OFI", NEXT, "OFD_ZZ_998_20260112_05.TXT", "OFD_ZZ_998_20260112_05_001.TXT",
                "OFD_ZZ_998_20260112_06.TXT");
        assertThat(registerFiles.hasNews(TA, T)).isTrue();
        assertThat(registerFiles.reconcileLate(TA, LocalDate.parse(NEXT), transactions)).isEqualTo(2);
        assertThat(registerFiles.lacks(TA, T)).isEmpty();
        assertThat(breaks.open(10)).isEmpty();
    }

    @Test
    void aFundOrHolderThatIsNotOursIsABreak() {
        threeDaysOfIncome(Carry.DAILY);
        Consumer<FundRecord> stranger = record -> Answers.holding(10_001, "5.00")
                .andThen(r -> r.set("FundCode", "990002"))
                .accept(record);
        register(List.of(Answers.holding(10_001, "10003.00"), Answers.holding(10_002, "500.15"), stranger), incomes());
        reconcile();
        assertThat(breaks.open(10)).extracting(Break::type).containsExactly(BreakType.FILE_UNEXPECTED);
    }

    /** 1.0000 a day: 10,000.00 earn 1.00, 500.00 earn 0.05. */
    private void threeDaysOfIncome(Carry carry) {
        fixture.fund(Fixture.FUND, Fixture.FUND_CODE, "2026-01-09", carry, ResidueRule.RETAINED);
        fixture.holder(10_001, Fixture.FUND, "10000.00", "2026-01-09");
        fixture.holder(10_002, Fixture.FUND, "500.00", "2026-01-09");
        fixture.customer(10_003);
        post("2026-01-09");
        post("2026-01-10");
        post("2026-01-11");
    }

    private void post(String date) {
        LocalDate day = LocalDate.parse(date);
        transactions.run(() -> quotes.accept(
                QuoteReceived.ofDay(Fixture.FUND, day, new BigDecimal("1.0000"), null, "test")));
        transactions.run(() -> gates.closeDay(day));
        posting.post(Fixture.FUND, day, transactions, Runnable::run, Progress.SILENT);
    }

    private void register(List<Consumer<FundRecord>> holdings, List<Consumer<FundRecord>> incomes) {
        answers.write("OFD_ZZ_998_20260112_05.TXT", NEXT, "05", holdings);
        answers.write("OFD_ZZ_998_20260112_06.TXT", NEXT, "06", incomes);
        answers.index("OFI", NEXT, "OFD_ZZ_998_20260112_05.TXT", "OFD_ZZ_998_20260112_06.TXT");
    }

    private static List<Consumer<FundRecord>> holdings(String first, String second) {
        return List.of(Answers.holding(10_001, first), Answers.holding(10_002, second));
    }

    private static List<Consumer<FundRecord>> incomes() {
        return List.of(Answers.income(10_001, "2026-01-09", "10000.00", "1.00"),
                Answers.income(10_001, "2026-01-10", "10001.00", "1.00"),
                Answers.income(10_001, "2026-01-11", "10002.00", "1.00"),
                Answers.income(10_002, "2026-01-09", "500.00", "0.05"),
                Answers.income(10_002, "2026-01-10", "500.05", "0.05"),
                Answers.income(10_002, "2026-01-11", "500.10", "0.05"));
    }

    private long reconcile() {
        return registerFiles.reconcile(TA, T, transactions);
    }

    private List<String> subjects() {
        return breaks.open(10).stream().map(Break::subject).toList();
    }

    private long rows() {
        return jdbc.sql("SELECT (SELECT COUNT(*) FROM register_row) + (SELECT COUNT(*) FROM register_income)")
                .query(Long.class).single();
    }
}
