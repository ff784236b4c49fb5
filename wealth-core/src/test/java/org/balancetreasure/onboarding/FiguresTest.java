package org.balancetreasure.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.State;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.FundLimits;
import org.balancetreasure.funds.IncomeAuthority.Authority;
import org.balancetreasure.funds.Pricing;
import org.balancetreasure.funds.QuotePattern;
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
import org.balancetreasure.onboarding.Setting.NewCalendarYear;
import org.balancetreasure.onboarding.Setting.NewChannel;
import org.balancetreasure.onboarding.Setting.NewChannelPayout;
import org.balancetreasure.onboarding.Setting.NewFund;
import org.balancetreasure.onboarding.Setting.NewFundLimits;
import org.balancetreasure.onboarding.Setting.NewIncomeAuthority;
import org.balancetreasure.onboarding.Setting.NewSettlementDays;
import org.balancetreasure.onboarding.Setting.NewSettlementTerms;
import org.balancetreasure.onboarding.Setting.NewTransferAgent;
import org.balancetreasure.partners.Partner.Readiness;
import org.balancetreasure.partners.SettlementTerms.Netting;
import org.balancetreasure.partners.TransferAgent.YieldUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was shown is what is done: a setting turns into figures and back. */
class FiguresTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-12");
    private static final AgentTerms TERMS = new AgentTerms(DAY, "22", Readiness.OK_MARKER, "OFI", "OFJ",
            YieldUnit.FRACTION);
    private static final BankHabits HABITS = new BankHabits(DAY, "CN", LocalTime.parse("17:00"),
            LocalTime.parse("20:00"), LocalTime.parse("21:30"), true, ReversalReading.OF_ORIGINAL, false,
            Money.of("1000000.00"));
    private static final FundLimits LIMITS = new FundLimits(Money.of("1.00"), Money.of("0.01"), Units.of("60000.00"),
            null, Units.of("0.01"), Units.of("0.00"), null, Money.of("10000.00"));

    static List<Setting> settings() {
        return List.of(new NewTransferAgent("YY", "新", "New = agent", "998", TERMS), new NewAgentTerms("YY", TERMS),
                new NewBank("LAKE", "湖", "Lake", "LAKECNBJXXX", HABITS), new NewBankTerms("LAKE", HABITS),
                new NewBankAccount("LAKE", AccountPurpose.TA_COLLECTION, "YY", "62001", "Agent", DAY),
                new NewBankAccount("LAKE", AccountPurpose.FEES, null, "62002", "Ours", DAY),
                new BankAccountEnd(3, DAY), new NewSettlementTerms("YY", DAY, Netting.NET, 1, 3, 2, "25 12"),
                new NewSettlementTerms("YY", DAY, Netting.GROSS, 1, 3, 2, ""),
                new NewFund("990301", "YY", "0", "货币", "Money", DAY, Carry.MONTHLY, ResidueRule.RETAINED,
                        QuotePattern.EACH_DAY, Pricing.CONSTANT_NAV, LIMITS),
                new NewFundLimits("990301", LIMITS), new NewSettlementDays("990301", DAY, 2, 3),
                new NewIncomeAuthority("990301", DAY, Authority.AGENT, Money.of("0.01")),
                new NewChannel("purse", "钱包", "Purse"),
                new ChannelSale("purse", "990301", DAY, null, Money.of("5000.00"), null, null),
                new NewCalendarYear(2027, "2027-01-01 2027-02-08", "", "2027-02-05"),
                new NewChannelPayout("purse", DAY, Money.of("100000.00")), new NewChannelPayout("purse", DAY, null));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aSettingReadFromItsFiguresIsTheSame(Setting setting) {
        Map<String, String> figures = Figures.of((Record) setting);
        assertThat(Setting.of(approval(setting.kind(), setting.subject(), figures))).isEqualTo(setting);
    }

    @Test
    void everyKindOfSettingIsAmongThem() {
        Set<Class<?>> seen = new HashSet<>();
        settings().forEach(setting -> seen.add(setting.getClass()));
        for (Class<?> kind : Setting.class.getPermittedSubclasses()) {
            assertThat(seen).contains(kind);
        }
    }

    @Test
    void theTermsOfANewAgentAreFiguresBesideItsCodeAndWhatIsNullIsLeftOut() {
        assertThat(Figures.of(new NewTransferAgent("YY", "新", "New", "998", TERMS))).containsExactlyInAnyOrderEntriesOf(
                Map.of("code", "YY", "nameZh", "新", "nameEn", "New", "distributorCode", "998", "validFrom",
                        "2026-01-12", "fileVersion", "22", "readiness", "OK_MARKER", "confirmationStream", "OFI",
                        "quoteStream", "OFJ", "yieldUnit", "FRACTION"));
        assertThat(Figures.of("present.", LIMITS)).containsEntry("present.holdingCap", "60000.00")
                .doesNotContainKey("present.dailyQuota");
    }

    @Test
    void whatHasNoSuchFigureIsNoSuchSetting() {
        assertThatThrownBy(() -> Figures.read(NewChannel.class, Map.of("channel", "purse", "nameZh", "钱包")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("have no nameEn");
        assertThatThrownBy(() -> Figures.read(NewSettlementDays.class, Map.of("fundCode", "990301", "validFrom",
                "2026-01-12", "subscriptionDays", "2"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("have no redemptionDays");
    }

    private static Approval approval(Approval.Kind kind, String subject, Map<String, String> content) {
        return new Approval(1, kind, subject, content, "", "as agreed", "li", LocalDateTime.MIN, State.PROPOSED, null,
                null, null, null);
    }
}
