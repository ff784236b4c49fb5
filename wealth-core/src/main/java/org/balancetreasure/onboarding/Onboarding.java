package org.balancetreasure.onboarding;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.approvals.Approvals;
import org.balancetreasure.approvals.ApprovedAction;
import org.balancetreasure.onboarding.Setting.BankAccountEnd;
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
import org.balancetreasure.partners.Partners;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Settings that one person proposes and another approves. What would be refused now is not even proposed; the approval
 * is checked the same way. Settings change one after the other, so that numbers are given once. Writing methods run in
 * the caller's transaction.
 */
@Component
public class Onboarding implements ApprovedAction {

    private static final Set<Kind> KINDS = EnumSet.of(Kind.TRANSFER_AGENT, Kind.TRANSFER_AGENT_TERMS, Kind.BANK,
            Kind.BANK_TERMS, Kind.BANK_ACCOUNT, Kind.BANK_ACCOUNT_END, Kind.SETTLEMENT_TERMS, Kind.FUND,
            Kind.FUND_LIMITS, Kind.SETTLEMENT_DAYS, Kind.INCOME_AUTHORITY, Kind.CHANNEL, Kind.CHANNEL_SALE,
            Kind.CHANNEL_PAYOUT, Kind.CALENDAR_YEAR);

    private final Approvals approvals;
    private final Partners partners;
    private final AgentSettings agents;
    private final BankSettings banks;
    private final FundSettings funds;
    private final CalendarSettings calendars;

    Onboarding(Approvals approvals, Partners partners, AgentSettings agents, BankSettings banks, FundSettings funds,
            CalendarSettings calendars) {
        this.approvals = approvals;
        this.partners = partners;
        this.agents = agents;
        this.banks = banks;
        this.funds = funds;
        this.calendars = calendars;
    }

    /**
     * Proposes a setting, beside the present one where there is one; it holds once another person approves it.
     *
     * @param reason 1 to {@link Approval#REASON_MAX} characters
     * @param by subject of the proposer's token
     */
    public Approvals.Result propose(Setting setting, String reason, String by) {
        partners.lockSettings();
        Refusal refusal = objection(setting);
        if (refusal != null) {
            return new Approvals.Result.Refused(refusal);
        }
        Map<String, String> content = new TreeMap<>(Figures.of((Record) setting));
        content.putAll(present(setting));
        return approvals.propose(setting.kind(), setting.subject(), content, reason, by);
    }

    @Override
    public Set<Kind> kinds() {
        return KINDS;
    }

    @Override
    public Outcome carryOut(Approval approval) {
        partners.lockSettings();
        Setting setting = Setting.of(approval);
        Refusal refusal = objection(setting);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        Refusal changed = approval.changed(present(setting));
        return changed == null ? new Outcome.Done(apply(setting)) : new Outcome.Void(changed);
    }

    /** Why it can't be so, as of now; null if it can. */
    private @Nullable Refusal objection(Setting setting) {
        return switch (setting) {
            case NewTransferAgent agent -> agents.objection(agent);
            case NewAgentTerms terms -> agents.objection(terms);
            case NewSettlementTerms terms -> agents.objection(terms);
            case NewBank bank -> banks.objection(bank);
            case NewBankTerms terms -> banks.objection(terms);
            case NewBankAccount account -> banks.objection(account);
            case BankAccountEnd end -> banks.objection(end);
            case NewFund fund -> funds.objection(fund);
            case NewFundLimits limits -> funds.objection(limits);
            case NewSettlementDays days -> funds.objection(days);
            case NewIncomeAuthority authority -> funds.objection(authority);
            case NewChannel channel -> funds.objection(channel);
            case ChannelSale sale -> funds.objection(sale);
            case NewChannelPayout payout -> funds.objection(payout);
            case NewCalendarYear calendar -> calendars.objection(calendar);
        };
    }

    /** How it is now, where there is something already; without objection only. */
    private Map<String, String> present(Setting setting) {
        Record now = switch (setting) {
            case NewAgentTerms terms -> agents.present(terms);
            case NewSettlementTerms terms -> agents.present(terms);
            case NewBankTerms terms -> banks.present(terms);
            case BankAccountEnd end -> banks.present(end);
            case NewFundLimits limits -> funds.present(limits);
            case NewSettlementDays days -> funds.present(days);
            case NewIncomeAuthority authority -> funds.present(authority);
            case ChannelSale sale -> funds.present(sale);
            case NewChannelPayout payout -> funds.present(payout);
            case NewTransferAgent _,NewBank _,NewBankAccount _,NewFund _,NewChannel _,NewCalendarYear _ -> null;
        };
        return now == null ? Map.of() : Figures.of(Approval.PRESENT, now);
    }

    /** @return what came of it, with the number that was given */
    private String apply(Setting setting) {
        return switch (setting) {
            case NewTransferAgent agent -> agents.apply(agent);
            case NewAgentTerms terms -> agents.apply(terms);
            case NewSettlementTerms terms -> agents.apply(terms);
            case NewBank bank -> banks.apply(bank);
            case NewBankTerms terms -> banks.apply(terms);
            case NewBankAccount account -> banks.apply(account);
            case BankAccountEnd end -> banks.apply(end);
            case NewFund fund -> funds.apply(fund);
            case NewFundLimits limits -> funds.apply(limits);
            case NewSettlementDays days -> funds.apply(days);
            case NewIncomeAuthority authority -> funds.apply(authority);
            case NewChannel channel -> funds.apply(channel);
            case ChannelSale sale -> funds.apply(sale);
            case NewChannelPayout payout -> funds.apply(payout);
            case NewCalendarYear calendar -> calendars.apply(calendar);
        };
    }
}
