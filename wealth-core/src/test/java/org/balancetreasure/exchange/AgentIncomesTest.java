package org.balancetreasure.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.IncomeAuthority;
import org.balancetreasure.funds.IncomeAuthority.Authority;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.income.IncomePosting;
import org.balancetreasure.income.IncomeRun;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.money.Money;
import org.balancetreasure.reconciliation.registers.AgentIncomes;
import org.balancetreasure.reconciliation.registers.RegisterFiles;
import org.balancetreasure.sql.Progress;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The transfer agent is right about income. T is a Friday, so the 06 of Monday brings the income of Friday, Saturday
 * and Sunday. By our rule 10,000.00 earn 1.00 a day and 500.00 earn 0.05.
 */
@CoreTest
class AgentIncomesTest {

    private static final String FRIDAY = "2026-01-09";
    private static final String SATURDAY = "2026-01-10";
    private static final String SUNDAY = "2026-01-11";
    private static final String MONDAY = "2026-01-12";

    private final AgentIncomes incomes;
    private final RegisterFiles registers;
    private final IncomePosting posting;
    private final IncomeAuthority authority;
    private final Funds funds;
    private final Quotes quotes;
    private final Ledger ledger;
    private final Breaks breaks;
    private final Gates gates;
    private final Transactions transactions;
    private final Fixture fixture;
    private final JdbcClient jdbc;
    private final Answers answers = new Answers(FormatVersion.V21);

    AgentIncomesTest(AgentIncomes incomes, RegisterFiles registers, IncomePosting posting, IncomeAuthority authority,
            Funds funds, Quotes quotes, Ledger ledger, Breaks breaks, Gates gates, Transactions transactions,
            Fixture fixture, JdbcClient jdbc) {
        this.incomes = incomes;
        this.registers = registers;
        this.posting = posting;
        this.authority = authority;
        this.funds = funds;
        this.quotes = quotes;
        this.ledger = ledger;
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
    void whatTheAgentStatesIsCreditedAndOursStandsBesideIt() {
        begin(Carry.DAILY, FRIDAY, "0.00");
        agentStates(List.of(Answers.income(10_001, FRIDAY, "10000.00", "1.01"),
                Answers.income(10_001, SATURDAY, "10001.01", "1.00"),
                Answers.income(10_001, SUNDAY, "10002.01", "1.00"),
                Answers.income(10_002, FRIDAY, "500.00", "0.05"), Answers.income(10_002, SATURDAY, "500.05", "0.05"),
                Answers.income(10_002, SUNDAY, "500.10", "0.05")));
        List.of(FRIDAY, SATURDAY, SUNDAY).forEach(this::post);

        assertThat(units(10_001)).isEqualTo(10_003_01);
        assertThat(units(10_002)).isEqualTo(500_15);
        assertThat(entries(10_001, FRIDAY)).containsExactly(1_00L, 1L);
        assertThat(entries(10_002, FRIDAY)).containsExactly(5L);
        IncomeRun last = posting.findLast(Fixture.FUND, LocalDate.parse(FRIDAY));
        assertThat(last.distributed()).isEqualTo(1_06);
        assertThat(last.residue()).isZero();
        assertThat(breaks.open(9)).singleElement().satisfies(difference -> {
            assertThat(difference.type()).isEqualTo(BreakType.INCOME_DIFFERS);
            assertThat(difference.subject()).isEqualTo("000198 customer 10001 income of 2026-01-09");
            assertThat(difference.ours()).isEqualTo("1.00 on 10000.00 units");
            assertThat(difference.theirs()).isEqualTo("1.01, which is credited");
        });
        registers.reconcile(Answers.TA, LocalDate.parse(FRIDAY), transactions);
        assertThat(breaks.open(9)).extracting(Break::type).containsExactly(BreakType.INCOME_DIFFERS);
        assertThat(stated()).isZero();
    }

    @Test
    void aDifferenceWithinWhatIsAllowedIsCreditedWithoutABreak() {
        begin(Carry.DAILY, FRIDAY, "0.01");
        agentStates(List.of(Answers.income(10_001, FRIDAY, "10000.00", "0.99"),
                Answers.income(10_002, FRIDAY, "500.00", "0.07")));
        post(FRIDAY);

        assertThat(units(10_001)).isEqualTo(10_000_99);
        assertThat(units(10_002)).isEqualTo(500_07);
        assertThat(breaks.open(9)).extracting(Break::subject)
                .containsExactly("000198 customer 10002 income of 2026-01-09");
    }

    @Test
    void whomTheAgentLeavesOutEarnsNothing() {
        begin(Carry.DAILY, FRIDAY, "0.00");
        agentStates(List.of(Answers.income(10_001, FRIDAY, "10000.00", "1.00")));
        post(FRIDAY);

        assertThat(units(10_002)).isEqualTo(500_00);
        assertThat(entries(10_002, FRIDAY)).containsExactly(5L, -5L);
    }

    @Test
    void incomeWaitsForThe06AndIsNotPostedByOneThatLeavesTheFundOut() {
        begin(Carry.DAILY, FRIDAY, "0.00");
        Fund fund = funds.byId(Fixture.FUND);
        LocalDate day = LocalDate.parse(FRIDAY);
        assertThat(incomes.waitsFor(fund, day)).containsExactly("OFI_ZZ_998_20260112.TXT");

        agentStates(List.of(Answers.income(10_001, SATURDAY, "10000.00", "1.00")));
        assertThat(incomes.waitsFor(fund, day)).isEmpty();
        quoteAndClose(FRIDAY);
        assertThatThrownBy(() -> step(FRIDAY))
                .hasMessage("The 06 of 2026-01-12 has no income of fund 000198 on 2026-01-09");
        assertThat(units(10_001)).as("nothing is credited").isEqualTo(10_000_00);

        answers.write("OFD_ZZ_998_20260112_06_001.TXT", MONDAY, "06",
                List.of(Answers.income(10_001, FRIDAY, "10000.00", "1.00")));
        answers.index("OFI", MONDAY, "OFD_ZZ_998_20260112_05.TXT", "OFD_ZZ_998_20260112_06.TXT",
                "OFD_ZZ_998_20260112_06_001.TXT");
        step(FRIDAY);
        assertThat(units(10_001)).isEqualTo(10_001_00);
    }

    @Test
    void aDayThatWasKilledBetweenBothFiguresIsFinishedByTheAgents() {
        begin(Carry.DAILY, FRIDAY, "0.00");
        agentStates(List.of(Answers.income(10_001, FRIDAY, "10000.00", "1.01"),
                Answers.income(10_002, FRIDAY, "500.00", "0.05")));
        quoteAndClose(FRIDAY);
        LocalDate day = LocalDate.parse(FRIDAY);
        incomes.take(funds.byId(Fixture.FUND), day, transactions);
        posting.post(Fixture.FUND, day, transactions, Runnable::run, Progress.SILENT);
        assertThatThrownBy(() -> posting.follow(Fixture.FUND, day, transactions.checkedBy(() -> {
            if (posting.findLast(Fixture.FUND, day).state() == IncomeRun.State.READ) {
                throw new IllegalStateException("killed");
            }
        }), Runnable::run, Progress.SILENT)).hasMessage("killed");

        step(FRIDAY);
        step(FRIDAY);
        assertThat(units(10_001)).isEqualTo(10_001_01);
        assertThat(entries(10_001, FRIDAY)).containsExactly(1_00L, 1L);
    }

    @Test
    void aCorrectedQuoteLeavesAloneWhatTheAgentHasStated() {
        begin(Carry.DAILY, FRIDAY, "0.00");
        agentStates(List.of(Answers.income(10_001, FRIDAY, "10000.00", "1.01"),
                Answers.income(10_002, FRIDAY, "500.00", "0.05")));
        post(FRIDAY);
        transactions.run(() -> quotes.accept(QuoteReceived.ofDay(Fixture.FUND, LocalDate.parse(FRIDAY),
                new BigDecimal("2.0000"), null, "test")));

        assertThat(posting.correctionsDue(Fixture.FUND)).isEmpty();
    }

    @Test
    void withMonthlyCarryTheAgentsCentBecomesAUnitOnTheFirst() {
        begin(Carry.MONTHLY, "2026-01-30", "0.00");
        answers.write("OFD_ZZ_998_20260202_06.TXT", "2026-02-02", "06",
                List.of(Answers.income(10_001, "2026-01-30", "10000.00", "1.00"),
                        Answers.income(10_001, "2026-01-31", "10000.00", "1.01"),
                        Answers.income(10_002, "2026-01-30", "500.00", "0.05"),
                        Answers.income(10_002, "2026-01-31", "500.00", "0.04")));
        answers.index("OFI", "2026-02-02", "OFD_ZZ_998_20260202_06.TXT");
        post("2026-01-30");
        post("2026-01-31");

        assertThat(units(10_001)).isEqualTo(10_002_01);
        assertThat(units(10_002)).isEqualTo(500_09);
        assertThat(ledger.balance(Account.accruedIncome(Fixture.FUND, 10_001)).balance()).isZero();
    }

    private void begin(Carry carry, String firstDay, String allowed) {
        fixture.fund(Fixture.FUND, Fixture.FUND_CODE, firstDay, carry, ResidueRule.RETAINED);
        fixture.holder(10_001, Fixture.FUND, "10000.00", firstDay);
        fixture.holder(10_002, Fixture.FUND, "500.00", firstDay);
        transactions.run(() -> authority.add(Fixture.FUND,
                new IncomeAuthority.Dated(LocalDate.parse(firstDay), Authority.AGENT, Money.of(allowed))));
    }

    private void agentStates(List<Consumer<FundRecord>> stated) {
        answers.write("OFD_ZZ_998_20260112_05.TXT", MONDAY, "05",
                List.of(Answers.holding(10_001, "10003.01"), Answers.holding(10_002, "500.15")));
        answers.write("OFD_ZZ_998_20260112_06.TXT", MONDAY, "06", stated);
        answers.index("OFI", MONDAY, "OFD_ZZ_998_20260112_05.TXT", "OFD_ZZ_998_20260112_06.TXT");
    }

    private void post(String date) {
        quoteAndClose(date);
        step(date);
    }

    private void quoteAndClose(String date) {
        LocalDate day = LocalDate.parse(date);
        transactions.run(() -> quotes.accept(
                QuoteReceived.ofDay(Fixture.FUND, day, new BigDecimal("1.0000"), null, "test")));
        transactions.run(() -> gates.closeDay(day));
    }

    /** As the step INCOME does it. */
    private void step(String date) {
        LocalDate day = LocalDate.parse(date);
        Fund fund = funds.byId(Fixture.FUND);
        incomes.take(fund, day, transactions);
        posting.begin(Fixture.FUND, day, transactions);
        posting.read(Fixture.FUND, day, IncomePosting.POSTING, transactions, Runnable::run, Progress.SILENT);
        incomes.requireStated(fund, day);
        posting.post(Fixture.FUND, day, transactions, Runnable::run, Progress.SILENT);
        posting.follow(Fixture.FUND, day, transactions, Runnable::run, Progress.SILENT);
        incomes.compare(fund, day, transactions);
    }

    private long units(long customer) {
        return ledger.balance(Account.units(Fixture.FUND, customer)).balance();
    }

    private List<Long> entries(long customer, String date) {
        return jdbc.sql("SELECT income FROM income_entry WHERE holder_id = ? AND income_date = ? ORDER BY sequence")
                .param(customer).param(LocalDate.parse(date)).query(Long.class).list();
    }

    private int stated() {
        return jdbc.sql("SELECT COUNT(*) FROM stated_income").query(Integer.class).single();
    }
}
