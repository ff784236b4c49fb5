package org.balancetreasure.sandbox;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.Approvals.Result;
import org.balancetreasure.audit.Act;
import org.balancetreasure.audit.AuditTrail;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.FundLimits;
import org.balancetreasure.funds.IncomeAuthority.Authority;
import org.balancetreasure.funds.Pricing;
import org.balancetreasure.funds.QuotePattern;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.onboarding.AccountPurpose;
import org.balancetreasure.onboarding.Onboarding;
import org.balancetreasure.onboarding.Setting;
import org.balancetreasure.onboarding.Setting.AgentTerms;
import org.balancetreasure.onboarding.Setting.BankHabits;
import org.balancetreasure.onboarding.Setting.ChannelSale;
import org.balancetreasure.onboarding.Setting.NewBank;
import org.balancetreasure.onboarding.Setting.NewBankAccount;
import org.balancetreasure.onboarding.Setting.NewChannel;
import org.balancetreasure.onboarding.Setting.NewFund;
import org.balancetreasure.onboarding.Setting.NewIncomeAuthority;
import org.balancetreasure.onboarding.Setting.NewSettlementTerms;
import org.balancetreasure.onboarding.Setting.NewTransferAgent;
import org.balancetreasure.partners.Partner.Readiness;
import org.balancetreasure.partners.Partners;
import org.balancetreasure.partners.SettlementTerms.Netting;
import org.balancetreasure.partners.TransferAgent.YieldUnit;
import org.balancetreasure.products.Allocation;
import org.balancetreasure.products.NewProduct;
import org.balancetreasure.products.NewProduct.Part;
import org.balancetreasure.products.ProductProposals;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * The demo's partners, accounts, funds, channels and products. They come through the same door as those of any
 * installation: one person proposes, another approves. Both banks advance money. RIVER supervises the settlement
 * account, and books a payment group as one entry; HILL keeps the wallet reserve, books each payment, and writes a
 * reversal in the direction of its original.
 */
final class DemoSettings {

    static final String PROPOSER = "li";
    static final String APPROVER = "wang";
    private static final String REASON = "The demo";
    private static final String RIVER = "RIVER";
    private static final String HILL = "HILL";
    private static final String OUR_CODE = "998";
    /** Accounts in the order in which they are opened. */
    private static final int SETTLEMENT = 1;
    private static final int RESERVE = 2;
    private static final int TIANHONG_COLLECTION = 4;
    private static final int HUAXIN_COLLECTION = 5;
    private static final long QUOTA_YUAN_PER_CUSTOMER = 120;
    private static final long QUOTA_YUAN_AT_LEAST = 5_000;

    private final LocalDate from;
    private final int customers;

    private DemoSettings(LocalDate from, int customers) {
        this.from = from;
        this.customers = customers;
    }

    /**
     * All of them in one transaction; without effect where they are there.
     *
     * @param agentIncome the fund whose transfer agent is right about income; null: none
     */
    static void load(ApplicationContext beans, LocalDate from, int customers, @Nullable String agentIncome) {
        beans.getBean(Transactions.class).run(() -> {
            Partners partners = beans.getBean(Partners.class);
            partners.lockSettings();
            if (partners.codes().isEmpty()) {
                new DemoSettings(from, customers).all().forEach(setting -> decide(beans, setting));
                products().forEach(product -> decide(beans, product));
                if (agentIncome != null) {
                    decide(beans, new NewIncomeAuthority(agentIncome, from, Authority.AGENT, null));
                }
            }
        });
    }

    private static void decide(ApplicationContext beans, Setting setting) {
        decide(beans, beans.getBean(Onboarding.class).propose(setting, REASON, PROPOSER));
    }

    private static void decide(ApplicationContext beans, NewProduct product) {
        decide(beans, beans.getBean(ProductProposals.class).propose(product, REASON, PROPOSER));
    }

    private static void decide(ApplicationContext beans, Result proposed) {
        AuditTrail trail = beans.getBean(AuditTrail.class);
        Approval proposal = done(proposed);
        trail.record(PROPOSER, Customer.HOUSE,
                Act.of(Act.Action.SETTING_PROPOSAL, proposal.kind() + " " + proposal.subject()), 202, null);
        done(beans.getBean(Approvals.class).approve(proposal, proposal.contentHash(), APPROVER));
        trail.record(APPROVER, Customer.HOUSE, Act.of(Act.Action.APPROVAL, Long.toString(proposal.approvalId())), 200,
                null);
    }

    private static Approval done(Result result) {
        return switch (result) {
            case Result.Done(Approval approval) -> approval;
            case Result.Refused(var refusal) -> throw new IllegalStateException("The demo's settings: " + refusal);
        };
    }

    private List<Setting> all() {
        return List.of(agent(DemoFund.TIANHONG, "天弘基金（演示）", "Tianhong Asset Management (demo)", "21"),
                agent(DemoFund.HUAXIN, "华信基金（演示）", "Huaxin Asset Management (demo)", "22"),
                bank(RIVER, "江畔银行（演示）", "Riverside Bank (demo)", "RIVRCNBJXXX", true, ReversalReading.AS_WRITTEN),
                bank(HILL, "山城银行（演示）", "Hilltown Bank (demo)", "HILLCNSHXXX", false, ReversalReading.OF_ORIGINAL),
                account(RIVER, AccountPurpose.SALES_SETTLEMENT, null, "6210010001", "Wallet operator, fund sales"),
                account(HILL, AccountPurpose.WALLET_RESERVE, null, "6220010001", "Wallet operator, wallet reserve"),
                account(RIVER, AccountPurpose.FEES, null, "6210010002", "Wallet operator, fees"),
                account(RIVER, AccountPurpose.TA_COLLECTION, DemoFund.TIANHONG, "6210020011",
                        "Tianhong Asset Management"),
                account(RIVER, AccountPurpose.TA_COLLECTION, DemoFund.HUAXIN, "6210020012", "Huaxin Asset Management"),
                account(RIVER, AccountPurpose.ADVANCE_FUNDING, RIVER, "6210030021", "Riverside Bank"),
                account(HILL, AccountPurpose.ADVANCE_FUNDING, HILL, "6220030022", "Hilltown Bank"),
                settlement(DemoFund.TIANHONG, TIANHONG_COLLECTION, "25 12 09"),
                settlement(DemoFund.HUAXIN, HUAXIN_COLLECTION, "25 12"),
                fund("000198", DemoFund.TIANHONG, "天弘增利宝货币（演示）", "Tianhong Zenglibao Money Market (demo)",
                        Carry.DAILY, ResidueRule.RETAINED, limits("1.00", "0.01", null, null, "0.01", "0.00", null)),
                fund("990101", DemoFund.TIANHONG, "天弘活期通货币（演示）", "Tianhong Current Money Market (demo)", Carry.DAILY,
                        ResidueRule.REDISTRIBUTED,
                        limits("100.00", "10.00", "60000.00", null, "0.01", "0.00", null)),
                fund("990201", DemoFund.HUAXIN, "华信月月结货币（演示）", "Huaxin Monthly Money Market (demo)", Carry.MONTHLY,
                        ResidueRule.REDISTRIBUTED,
                        limits("1.00", "1.00", null, quota(), "1.00", "0.00", "20000.00")),
                fund("990202", DemoFund.HUAXIN, "华信日日增货币（演示）", "Huaxin Daily Money Market (demo)", Carry.DAILY,
                        ResidueRule.REDISTRIBUTED, limits("0.01", "0.01", null, null, "0.01", "1000.00", null)),
                new NewChannel("demo", "演示钱包", "Demo wallet"), new NewChannel("demo2", "演示零钱", "Demo pocket"),
                sale("demo", "000198", null, null, null), sale("demo", "990101", null, null, null),
                sale("demo", "990201", null, null, null), sale("demo", "990202", null, null, null),
                // The second brand sells three of the four, within narrower bounds.
                sale("demo2", "000198", "20000.00", null, "5000.00"), sale("demo2", "990101", null, "30000.00", null),
                sale("demo2", "990201", null, null, null));
    }

    /**
     * One goes by weight, one where the yield is best, one where the customer says; 990201 with its quota is in none.
     */
    private static List<NewProduct> products() {
        Part zenglibao = new Part("000198", 1);
        Part current = new Part("990101", 1);
        return List.of(
                new NewProduct("demo", DemoProduct.BALANCE, "余额增利", "Balance", Allocation.WEIGHT,
                        List.of(new Part("000198", 60), new Part("990101", 40))),
                new NewProduct("demo", DemoProduct.BEST, "优选收益", "Best yield", Allocation.BEST_YIELD,
                        List.of(new Part("990202", 1), zenglibao)),
                new NewProduct("demo2", DemoProduct.BALANCE, "零钱增利", "Pocket balance", Allocation.WEIGHT,
                        List.of(new Part("000198", 70), new Part("990101", 30))),
                new NewProduct("demo2", DemoProduct.BEST, "零钱优选", "Pocket best yield", Allocation.BEST_YIELD,
                        List.of(zenglibao, current)),
                new NewProduct("demo", DemoProduct.CHOICE, "自选货币", "Your choice", Allocation.CHOSEN,
                        List.of(zenglibao, current)),
                new NewProduct("demo2", DemoProduct.CHOICE, "零钱自选", "Pocket choice", Allocation.CHOSEN,
                        List.of(zenglibao, current)));
    }

    private NewTransferAgent agent(String code, String nameZh, String nameEn, String version) {
        return new NewTransferAgent(code, nameZh, nameEn, OUR_CODE,
                new AgentTerms(from, version, Readiness.INDEX, "OFI", "OFJ", YieldUnit.PERCENT));
    }

    private NewBank bank(String code, String nameZh, String nameEn, String bic, boolean batchBooking,
            ReversalReading reversals) {
        return new NewBank(code, nameZh, nameEn, bic, new BankHabits(from, "CN", LocalTime.of(17, 0),
                LocalTime.of(20, 0), LocalTime.of(21, 0), batchBooking, reversals, true, null));
    }

    private NewBankAccount account(String bank, AccountPurpose purpose, @Nullable String owner, String accountNo,
            String name) {
        return new NewBankAccount(bank, purpose, owner, accountNo, name, from);
    }

    /** One sum a day; the summaries must agree before money leaves. */
    private NewSettlementTerms settlement(String transferAgent, int collection, String summaries) {
        return new NewSettlementTerms(transferAgent, from, Netting.NET, SETTLEMENT, collection, RESERVE, summaries);
    }

    private NewFund fund(String fundCode, String transferAgent, String nameZh, String nameEn, Carry carry,
            ResidueRule residueRule, FundLimits limits) {
        return new NewFund(fundCode, transferAgent, "0", nameZh, nameEn, from, carry, residueRule,
                QuotePattern.EACH_DAY, Pricing.CONSTANT_NAV, limits);
    }

    private static FundLimits limits(String first, String later, @Nullable String cap, @Nullable Money quota,
            String redemption, String holding, @Nullable String largestRedemption) {
        return new FundLimits(Money.of(first), Money.of(later), cap == null ? null : Units.of(cap), quota,
                Units.of(redemption), Units.of(holding),
                largestRedemption == null ? null : Units.of(largestRedemption), Money.of("10000.00"));
    }

    /** It grows with the number of customers, and is so small that some orders are refused. */
    private Money quota() {
        return Money.ofCents((QUOTA_YUAN_AT_LEAST + customers * QUOTA_YUAN_PER_CUSTOMER) * 100);
    }

    private ChannelSale sale(String channel, String fundCode, @Nullable String largest, @Nullable String cap,
            @Nullable String instantLimit) {
        return new ChannelSale(channel, fundCode, from, null, largest == null ? null : Money.of(largest),
                cap == null ? null : Units.of(cap), instantLimit == null ? null : Money.of(instantLimit));
    }
}
