package org.balancetreasure.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.FundLimits;
import org.balancetreasure.funds.IncomeAuthority;
import org.balancetreasure.funds.IncomeAuthority.Authority;
import org.balancetreasure.funds.Pricing;
import org.balancetreasure.funds.QuotePattern;
import org.balancetreasure.limits.PaidAhead;
import org.balancetreasure.limits.TradingLimits;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.onboarding.Setting.AgentTerms;
import org.balancetreasure.onboarding.Setting.BankAccountEnd;
import org.balancetreasure.onboarding.Setting.BankHabits;
import org.balancetreasure.onboarding.Setting.ChannelSale;
import org.balancetreasure.onboarding.Setting.NewAgentTerms;
import org.balancetreasure.onboarding.Setting.NewBank;
import org.balancetreasure.onboarding.Setting.NewBankAccount;
import org.balancetreasure.onboarding.Setting.NewBankTerms;
import org.balancetreasure.onboarding.Setting.NewChannel;
import org.balancetreasure.onboarding.Setting.NewChannelPayout;
import org.balancetreasure.onboarding.Setting.NewFund;
import org.balancetreasure.onboarding.Setting.NewFundLimits;
import org.balancetreasure.onboarding.Setting.NewIncomeAuthority;
import org.balancetreasure.onboarding.Setting.NewSettlementDays;
import org.balancetreasure.onboarding.Setting.NewSettlementTerms;
import org.balancetreasure.onboarding.Setting.NewTransferAgent;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.partners.Partner.Readiness;
import org.balancetreasure.partners.SettlementTerms.Netting;
import org.balancetreasure.partners.TransferAgent.YieldUnit;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Friday 2026-01-09; agent ZZ with fund 000198 is there already, with bank RIVER and its accounts 1 to 5. */
@CoreTest
class OnboardingTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-01-09");
    private static final LocalDate TOMORROW = TODAY.plusDays(1);
    private static final LocalDate SUNDAY = TODAY.plusDays(2);
    private static final LocalDate MONDAY = LocalDate.parse("2026-01-12");
    private static final FundLimits LIMITS = new FundLimits(Money.of("1.00"), Money.of("0.01"), null, null,
            Units.of("0.01"), Units.of("0.00"), null, Money.of("10000.00"));

    private final Onboarding onboarding;
    private final TransferAgents agents;
    private final Banks banks;
    private final IncomeAuthority incomeAuthority;
    private final PaidAhead paidAhead;
    private final Gates gates;
    private final TradingLimits limits;
    private final Transactions transactions;
    private final Fixture fixture;
    private final TestClock clock;
    private final JdbcClient jdbc;

    OnboardingTest(Onboarding onboarding, TransferAgents agents, Banks banks, IncomeAuthority incomeAuthority,
            PaidAhead paidAhead,
            Gates gates, TradingLimits limits, Transactions transactions, Fixture fixture, TestClock clock,
            JdbcClient jdbc) {
        this.onboarding = onboarding;
        this.agents = agents;
        this.banks = banks;
        this.incomeAuthority = incomeAuthority;
        this.paidAhead = paidAhead;
        this.gates = gates;
        this.limits = limits;
        this.transactions = transactions;
        this.fixture = fixture;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anInstallationWithOneAgent() {
        clock.set("2026-01-09T10:00");
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        fixture.settlement("NET", "2026-01-09");
    }

    @Test
    void anAgentABankAFundAndAChannelAreThereOnceASecondPersonHasApprovedThem() {
        assertThat(decide(agent("YY", MONDAY))).isEqualTo("party 12");
        assertThat(decide(bank("LAKE", "LAKECNBJXXX"))).isEqualTo("party 22");
        assertThat(decide(new NewBankAccount("LAKE", AccountPurpose.TA_COLLECTION, "YY", "6001", "Agent YY", MONDAY)))
                .isEqualTo("account 6");
        assertThat(decide(new NewSettlementTerms("YY", MONDAY, Netting.NET, 1, 6, 2, "25 12")))
                .isEqualTo("from 2026-01-12");
        assertThat(decide(fund("990301", "YY", MONDAY))).isEqualTo("fund 1002");
        assertThat(decide(new NewChannel("purse", "钱包", "Purse"))).isEqualTo("purse");
        assertThat(decide(new ChannelSale("purse", "990301", MONDAY, null, Money.of("5000.00"), null, null)))
                .isEqualTo("purse sells 990301");

        assertThat(agents.get("YY", MONDAY).fileVersion()).isEqualTo("22");
        assertThat(gates.openTradeDate("YY")).isEqualTo(MONDAY);
        assertThat(banks.terms("LAKE", MONDAY)).isNotNull();
        assertThat(banks.settlementTerms("YY", MONDAY)).isNotNull();
        assertThat(sold("purse")).isFalse();
        clock.set("2026-01-12T09:00");
        assertThat(sold("purse")).isTrue();
        assertThat(sold("demo")).isFalse();
        assertThat(limits.bounds("purse", "990301")).isNotNull()
                .satisfies(bounds -> assertThat(bounds.largestSubscription()).isEqualTo(500_000));
    }

    @Test
    void beforeTheFirstNightSettingsHoldFromToday() {
        jdbc.sql("DELETE FROM gate WHERE kind = 'DAY'").update();
        assertThat(refused(agent("YY", TODAY.minusDays(1)))).isEqualTo(
                "SETTING_TOO_EARLY {field=validFrom, value=2026-01-08, earliest=2026-01-09}");
        assertThat(decide(agent("YY", TODAY))).isEqualTo("party 12");
    }

    @Test
    void anAgentHasItsCodeOnceAndStartsNotBeforeTheOpenDay() {
        assertThat(refused(agent("ZZ", MONDAY))).isEqualTo("SETTING_EXISTS {field=code, value=ZZ}");
        assertThat(refused(agent("RIVER", MONDAY))).isEqualTo("SETTING_EXISTS {field=code, value=RIVER}");
        assertThat(refused(agent("YY", TODAY.minusDays(1)))).isEqualTo(
                "SETTING_TOO_EARLY {field=validFrom, value=2026-01-08, earliest=2026-01-09}");
        assertThat(refused(agent("YY", LocalDate.parse("2099-01-05")))).startsWith("SETTING_UNFIT {field=validFrom");
    }

    @Test
    void otherTermsAreShownBesideThePresentOnesAndHoldFromTomorrowAtTheEarliest() {
        NewAgentTerms terms = new NewAgentTerms("ZZ", agentTerms(TODAY, "22"));
        assertThat(refused(terms)).isEqualTo(
                "SETTING_TOO_EARLY {field=validFrom, value=2026-01-09, earliest=2026-01-10}");
        assertThat(refused(new NewAgentTerms("YY", agentTerms(TOMORROW, "22"))))
                .isEqualTo("SETTING_UNKNOWN {field=code, value=YY}");

        Approval shown = proposed(new NewAgentTerms("ZZ", agentTerms(TOMORROW, "22")));
        assertThat(shown.content()).containsEntry("fileVersion", "22").containsEntry("present.fileVersion", "21")
                .containsEntry("present.validFrom", "2013-01-01");
        assertThat(fixture.approve(shown, "wang")).isInstanceOf(Approvals.Result.Done.class);
        assertThat(agents.get("ZZ", TODAY).fileVersion()).isEqualTo("21");
        assertThat(agents.get("ZZ", TOMORROW).fileVersion()).isEqualTo("22");
        assertThat(refused(new NewAgentTerms("ZZ", agentTerms(TOMORROW, "20")))).as("a day has terms once").isEqualTo(
                "SETTING_TOO_EARLY {field=validFrom, value=2026-01-10, earliest=2026-01-11}");
    }

    @Test
    void whatIsApprovedTooLateIsRefusedAndStaysOpen() {
        Approval shown = proposed(new NewAgentTerms("ZZ", agentTerms(TOMORROW, "22")));
        clock.set("2026-01-10T09:00");
        assertThat(code(fixture.approve(shown, "wang"))).isEqualTo("SETTING_TOO_EARLY");
        assertThat(agents.get("ZZ", TOMORROW).fileVersion()).isEqualTo("21");
    }

    @Test
    void aProposalIsVoidWhenWhatItChangesHasChangedSince() {
        Approval shown = proposed(new NewFundLimits("000198", LIMITS));
        assertThat(shown.content()).containsEntry("minimumLaterSubscription", "0.01")
                .containsEntry("present.minimumSubscription", "0.01").containsEntry("minimumSubscription", "1.00");
        jdbc.sql("UPDATE fund SET daily_quota = 100 WHERE fund_id = 1001").update();
        assertThat(code(fixture.approve(shown, "wang"))).isEqualTo("CHANGED_SINCE_SHOWN");
        assertThat(jdbc.sql("SELECT state FROM approval").query(String.class).list()).containsExactly("VOID");

        decide(new NewFundLimits("000198", new FundLimits(Money.of("1.00"), Money.of("0.01"), Units.of("9.00"),
                Money.of("7.00"), Units.of("0.01"), Units.of("0.00"), Units.of("8.00"), Money.of("5.00"))));
        assertThat(jdbc.sql("""
                SELECT CONCAT_WS(' ', minimum_subscription, holding_cap, daily_quota, largest_redemption, instant_limit)
                FROM fund WHERE fund_id = 1001
                """).query(String.class).single()).isEqualTo("100 900 700 800 500");
    }

    @Test
    void aBankHasItsCodeAndItsBicOnceAndHoursInTheirOrder() {
        assertThat(refused(bank("RIVER", "LAKECNBJXXX"))).isEqualTo("SETTING_EXISTS {field=code, value=RIVER}");
        assertThat(refused(bank("LAKE", "RIVRCNBJXXX"))).isEqualTo("SETTING_EXISTS {field=bic, value=RIVRCNBJXXX}");
        assertThat(refused(bank("LAKE", "LAKECNBJXXX", habits(MONDAY, "CN", "20:30", "20:00", "21:00"))))
                .isEqualTo("SETTING_UNFIT {field=cutOff, value=20:30, needed=not after dayEnd}");
        assertThat(refused(bank("LAKE", "LAKECNBJXXX", habits(MONDAY, "CN", "17:00", "22:00", "21:00"))))
                .isEqualTo("SETTING_UNFIT {field=dayEnd, value=22:00, needed=not after statementBy}");
        assertThat(refused(bank("LAKE", "LAKECNBJXXX", habits(MONDAY, "XX", "17:00", "20:00", "21:00"))))
                .startsWith("SETTING_UNFIT {field=calendar");
        assertThat(refused(bank("LAKE", "LAKECNBJXXX", habits(TODAY.minusDays(1), "CN", "17:00", "20:00", "21:00"))))
                .startsWith("SETTING_TOO_EARLY {field=validFrom");
    }

    @Test
    void otherHoursOfABankHoldFromTomorrow() {
        assertThat(refused(new NewBankTerms("RIVER", habits(TODAY, "CN", "16:00", "20:00", "21:00"))))
                .startsWith("SETTING_TOO_EARLY {field=validFrom");
        decide(new NewBankTerms("RIVER", habits(MONDAY, "CN", "16:00", "20:00", "21:00")));
        assertThat(banks.terms("RIVER", TOMORROW)).isNotNull()
                .satisfies(terms -> assertThat(terms.cutOff()).isEqualTo("17:00"));
        assertThat(banks.terms("RIVER", MONDAY)).isNotNull()
                .satisfies(terms -> assertThat(terms.cutOff()).isEqualTo("16:00"));
    }

    @Test
    void anAccountHasTheOwnerThatItsPurposeNeeds() {
        assertThat(refused(account(AccountPurpose.FEES, "ZZ", "1"))).startsWith("SETTING_UNFIT {field=owner, value=ZZ");
        assertThat(refused(account(AccountPurpose.TA_COLLECTION, null, "1"))).startsWith("SETTING_UNFIT {field=owner");
        assertThat(refused(account(AccountPurpose.TA_COLLECTION, "RIVER", "1")))
                .startsWith("SETTING_UNFIT {field=owner, value=RIVER");
        assertThat(refused(account(AccountPurpose.ADVANCE_FUNDING, "NOBODY", "1")))
                .isEqualTo("SETTING_UNKNOWN {field=owner, value=NOBODY}");
        assertThat(refused(account(AccountPurpose.TA_COLLECTION, "ZZ", "62223")))
                .isEqualTo("SETTING_EXISTS {field=accountNo, value=62223}");
        assertThat(refused(account(AccountPurpose.FEES, null, "1"))).as("found by purpose, so there is one")
                .isEqualTo("SETTING_EXISTS {field=purpose, value=FEES}");
        assertThat(refused(new NewBankAccount("LAKE", AccountPurpose.FEES, null, "1", "Ours", MONDAY)))
                .isEqualTo("SETTING_UNKNOWN {field=bank, value=LAKE}");
    }

    @Test
    void anAccountEndsOnceAndNotWhileTermsNameIt() {
        assertThat(refused(new BankAccountEnd(99, MONDAY))).isEqualTo("SETTING_UNKNOWN {field=accountId, value=99}");
        assertThat(refused(new BankAccountEnd(5, TODAY.minusDays(1)))).startsWith("SETTING_TOO_EARLY {field=lastDay");
        assertThat(refused(new BankAccountEnd(3, MONDAY))).startsWith("SETTING_UNFIT {field=accountId, value=3, needed"
                + "=one that no settlement terms");
        assertThat(proposed(new BankAccountEnd(5, MONDAY)).content()).containsEntry("present.accountNo", "62225")
                .containsEntry("present.purpose", "FEES");
        jdbc.sql("DELETE FROM approval").update();
        decide(new BankAccountEnd(5, MONDAY));
        assertThat(banks.account(5).isOpenOn(MONDAY)).isTrue();
        assertThat(banks.account(5).isOpenOn(MONDAY.plusDays(1))).isFalse();
        assertThat(refused(new BankAccountEnd(5, MONDAY))).startsWith("SETTING_UNFIT {field=accountId");
        decide(new NewBankAccount("RIVER", AccountPurpose.FEES, null, "1", "Ours", MONDAY.plusDays(1)));
    }

    @Test
    void settlementTermsNameOurAccountsAndTheAgentsAndHoldFromTheNextTradeDateThatIsOpen() {
        assertThat(refused(terms(TOMORROW, 2, 3, 2, "25"))).isEqualTo(
                "SETTING_UNFIT {field=settlementAccount, value=2, needed=SALES_SETTLEMENT of party 1}");
        assertThat(refused(terms(TOMORROW, 1, 4, 2, "25"))).isEqualTo(
                "SETTING_UNFIT {field=collectionAccount, value=4, needed=TA_COLLECTION of party 11}");
        assertThat(refused(terms(TOMORROW, 1, 3, 77, "25")))
                .isEqualTo("SETTING_UNKNOWN {field=reserveAccount, value=77}");
        assertThat(refused(terms(TOMORROW, 1, 3, 2, "25 26"))).startsWith("SETTING_UNFIT {field=summaries");
        assertThat(refused(terms(TOMORROW, 1, 3, 2, "25 25"))).startsWith("SETTING_UNFIT {field=summaries");
        transactions.run(() -> gates.closeTrading("ZZ", TODAY));
        assertThat(refused(terms(MONDAY, 1, 3, 2, "25"))).as("the money of Friday's orders is collected").isEqualTo(
                "SETTING_TOO_EARLY {field=validFrom, value=2026-01-12, earliest=2026-01-13}");
        Approval shown = proposed(terms(MONDAY.plusDays(1), 1, 3, 2, "25 12 09"));
        assertThat(shown.content()).containsEntry("summaries", "25 12 09").containsEntry("present.summaries", "25");
    }

    @Test
    void aFundNeedsItsAgentACodeOfItsOwnAndADayOnWhichItsAgentIsThere() {
        assertThat(refused(fund("990301", "YY", MONDAY))).isEqualTo("SETTING_UNKNOWN {field=transferAgent, value=YY}");
        assertThat(refused(fund("000198", "ZZ", MONDAY))).isEqualTo("SETTING_EXISTS {field=fundCode, value=000198}");
        assertThat(refused(fund("990301", "ZZ", TODAY.minusDays(1)))).startsWith("SETTING_TOO_EARLY {field=firstInc");
        decide(agent("YY", MONDAY));
        assertThat(refused(fund("990301", "YY", TOMORROW))).isEqualTo(
                "SETTING_TOO_EARLY {field=firstIncomeDay, value=2026-01-10, earliest=2026-01-12}");
    }

    @Test
    void settlementDaysLeaveThePromisesOfOrdersAlone() {
        assertThat(refused(new NewSettlementDays("000198", TODAY, 1, 2))).isEqualTo(
                "SETTING_TOO_EARLY {field=validFrom, value=2026-01-09, earliest=2026-01-12}");
        decide(fund("990301", "ZZ", TODAY));
        decide(new NewSettlementDays("990301", TODAY, 2, 3));
        decide(new NewSettlementDays("000198", MONDAY, 1, 2));
        assertThat(refused(new NewSettlementDays("000198", MONDAY, 1, 3))).startsWith("SETTING_TOO_EARLY");
    }

    @Test
    void whoIsRightAboutIncomeChangesFromTomorrowAtTheEarliestAndHoldsFromItsDay() {
        assertThat(refused(new NewIncomeAuthority("000198", TODAY.minusDays(1), Authority.AGENT, null)))
                .as("it does not earn yet").endsWith("earliest=2026-01-09}");
        transactions.run(() -> gates.closeDay(TODAY));
        clock.set("2026-01-10T10:00");
        assertThat(refused(new NewIncomeAuthority("000198", TOMORROW, Authority.AGENT, null))).as("it earns today")
                .isEqualTo("SETTING_TOO_EARLY {field=validFrom, value=2026-01-10, earliest=2026-01-11}");
        decide(new NewIncomeAuthority("000198", SUNDAY, Authority.AGENT, Money.of("0.01")));
        assertThat(refused(new NewIncomeAuthority("000198", SUNDAY, Authority.PLATFORM, null)))
                .startsWith("SETTING_TOO_EARLY");
        decide(new NewIncomeAuthority("000198", MONDAY, Authority.PLATFORM, null));

        assertThat(incomeAuthority.isAgents(Fixture.FUND, TOMORROW)).isFalse();
        assertThat(incomeAuthority.isAgents(Fixture.FUND, SUNDAY)).isTrue();
        assertThat(incomeAuthority.isAgents(Fixture.FUND, MONDAY)).isFalse();
        decide(fund("990301", "ZZ", MONDAY));
        assertThat(decide(new NewIncomeAuthority("990301", MONDAY, Authority.AGENT, null)))
                .as("it earns from that day on").isEqualTo("from 2026-01-12");
    }

    @Test
    void aChannelPaysOnConfirmationFromTomorrowAtTheEarliest() {
        assertThat(refused(new NewChannelPayout("nobody", MONDAY, Money.of("100.00"))))
                .isEqualTo("SETTING_UNKNOWN {field=channel, value=nobody}");
        assertThat(refused(new NewChannelPayout("demo", TODAY, Money.of("100.00"))))
                .isEqualTo("SETTING_TOO_EARLY {field=validFrom, value=2026-01-09, earliest=2026-01-10}");
        assertThat(decide(new NewChannelPayout("demo", MONDAY, Money.of("100.00")))).isEqualTo("from 2026-01-12");
        assertThat(refused(new NewChannelPayout("demo", MONDAY, null))).startsWith("SETTING_TOO_EARLY");
        decide(new NewChannelPayout("demo", MONDAY.plusDays(1), null));
        assertThat(paidAhead.history("demo")).extracting(PaidAhead.Dated::ownMoneyLimit)
                .containsExactly(Money.of("100.00"), null);
    }

    @Test
    void whatAChannelSellsMayEndButNotBeginOtherwiseOnceItHasBegun() {
        assertThat(refused(new ChannelSale("purse", "000198", MONDAY, null, null, null, null)))
                .isEqualTo("SETTING_UNKNOWN {field=channel, value=purse}");
        assertThat(refused(new ChannelSale("demo", "990301", MONDAY, null, null, null, null)))
                .isEqualTo("SETTING_UNKNOWN {field=fundCode, value=990301}");
        assertThat(refused(new NewChannel("demo", "演示", "Demo")))
                .isEqualTo("SETTING_EXISTS {field=channel, value=demo}");
        decide(fund("990301", "ZZ", MONDAY));
        assertThat(refused(new ChannelSale("demo", "990301", TODAY, null, null, null, null)))
                .as("before its income begins").startsWith("SETTING_TOO_EARLY {field=soldFrom");
        decide(new ChannelSale("demo", "990301", MONDAY, null, null, null, null));
        clock.set("2026-01-12T09:00");
        assertThat(refused(new ChannelSale("demo", "990301", MONDAY.plusDays(1), null, null, null, null)))
                .startsWith("SETTING_UNFIT {field=soldFrom");
        decide(new ChannelSale("demo", "990301", MONDAY, MONDAY, null, null, null));
        assertThat(sold("demo")).isTrue();
        clock.set("2026-01-13T09:00");
        assertThat(sold("demo")).isFalse();
    }

    @Test
    void twoApprovalsAtOnceGiveTwoNumbersAndOfTwoProposalsOfOneCodeOneIsThere() throws Exception {
        List<Approval> shown = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            shown.add(proposed(fund("99030" + i, "ZZ", MONDAY)));
        }
        shown.add(proposed(agent("SAME", MONDAY)));
        shown.add(proposed(bank("SAME", "LAKECNBJXXX")));
        List<String> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(shown.size())) {
            List<Callable<String>> approvals = shown.stream()
                    .<Callable<String>>map(approval -> () -> outcome(fixture.approve(approval, "wang"))).toList();
            for (Future<String> done : threads.invokeAll(approvals)) {
                results.add(done.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        assertThat(results.subList(0, 8)).containsExactlyInAnyOrder("fund 1002", "fund 1003", "fund 1004", "fund 1005",
                "fund 1006", "fund 1007", "fund 1008", "fund 1009");
        assertThat(results.subList(8, 10)).containsOnlyOnce("SETTING_EXISTS");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM partner WHERE partner_code = 'SAME'").query(Long.class).single())
                .isEqualTo(1);
    }

    private boolean sold(String channel) {
        var bounds = limits.bounds(channel, "990301");
        return bounds != null && bounds.sold();
    }

    private Approval proposed(Setting setting) {
        Approvals.Result result = propose(setting);
        assertThat(result).isInstanceOf(Approvals.Result.Done.class);
        return ((Approvals.Result.Done) result).approval();
    }

    private Approvals.Result propose(Setting setting) {
        return transactions.call(() -> onboarding.propose(setting, "as agreed", "li"));
    }

    /** Li proposes, wang approves. */
    private String decide(Setting setting) {
        return outcome(fixture.approve(proposed(setting), "wang"));
    }

    private static String outcome(Approvals.Result result) {
        return switch (result) {
            case Approvals.Result.Done(Approval approval) -> String.valueOf(approval.outcome());
            case Approvals.Result.Refused(Refusal refusal) -> refusal.code().name();
        };
    }

    private static String code(Approvals.Result result) {
        assertThat(result).isInstanceOf(Approvals.Result.Refused.class);
        return outcome(result);
    }

    private String refused(Setting setting) {
        Approvals.Result result = propose(setting);
        assertThat(result).isInstanceOf(Approvals.Result.Refused.class);
        Refusal refusal = ((Approvals.Result.Refused) result).refusal();
        return refusal.code() + " " + refusal.figures();
    }

    private static NewTransferAgent agent(String code, LocalDate from) {
        return new NewTransferAgent(code, "新", "New agent", "998", agentTerms(from, "22"));
    }

    private static AgentTerms agentTerms(LocalDate from, String version) {
        return new AgentTerms(from, version, Readiness.INDEX, "OFI", "OFJ", YieldUnit.PERCENT);
    }

    private static NewBank bank(String code, String bic) {
        return bank(code, bic, habits(MONDAY, "CN", "17:00", "20:00", "21:00"));
    }

    private static NewBank bank(String code, String bic, BankHabits habits) {
        return new NewBank(code, "湖", "Lake", bic, habits);
    }

    private static BankHabits habits(LocalDate from, String calendar, String cutOff, String dayEnd, String by) {
        return new BankHabits(from, calendar, LocalTime.parse(cutOff), LocalTime.parse(dayEnd), LocalTime.parse(by),
                true, ReversalReading.AS_WRITTEN, true, null);
    }

    private static NewBankAccount account(AccountPurpose purpose, @Nullable String owner,
            String number) {
        return new NewBankAccount("RIVER", purpose, owner, number, "Holder", MONDAY);
    }

    private static NewSettlementTerms terms(LocalDate from, int settlement, int collection, int reserve,
            String summaries) {
        return new NewSettlementTerms("ZZ", from, Netting.NET, settlement, collection, reserve, summaries);
    }

    private static NewFund fund(String code, String agent, LocalDate from) {
        return new NewFund(code, agent, "0", "货币", "Money", from, Carry.DAILY, ResidueRule.REDISTRIBUTED,
                QuotePattern.EACH_DAY, Pricing.CONSTANT_NAV, LIMITS);
    }

}
