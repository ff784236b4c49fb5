package org.balancetreasure.onboarding;

import java.time.LocalDate;
import java.time.LocalTime;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.FundLimits;
import org.balancetreasure.funds.IncomeAuthority.Authority;
import org.balancetreasure.funds.Pricing;
import org.balancetreasure.funds.QuotePattern;
import org.balancetreasure.money.Money;
import org.balancetreasure.money.Units;
import org.balancetreasure.partners.Partner.Readiness;
import org.balancetreasure.partners.SettlementTerms.Netting;
import org.balancetreasure.partners.TransferAgent.YieldUnit;
import org.jspecify.annotations.Nullable;

/**
 * A setting that one person proposes and another approves. Its components are its {@link Figures}. Numbers of parties,
 * funds and accounts are no part of it: they are given when it is approved.
 */
public sealed interface Setting {

    /** A transfer agent, with which files are exchanged from the first header date of its terms on. */
    record NewTransferAgent(String code, String nameZh, String nameEn, String distributorCode, AgentTerms terms)
            implements
                Setting {}

    /** Other terms of a transfer agent from a header date on. */
    record NewAgentTerms(String code, AgentTerms terms) implements Setting {}

    /** See {@link org.balancetreasure.partners.TransferAgent}. */
    record AgentTerms(LocalDate validFrom, String fileVersion, Readiness readiness, String confirmationStream,
            String quoteStream, YieldUnit yieldUnit) {}

    /** A bank, which is told payments and writes statements from the first day of its terms on. */
    record NewBank(String code, String nameZh, String nameEn, String bic, BankHabits terms) implements Setting {}

    /** Other terms of a bank from a day on. */
    record NewBankTerms(String code, BankHabits terms) implements Setting {}

    /** See {@link org.balancetreasure.partners.BankTerms}. */
    record BankHabits(LocalDate validFrom, String calendar, LocalTime cutOff, LocalTime dayEnd, LocalTime statementBy,
            boolean batchBooking, ReversalReading reversals, boolean yearlyNumbers, @Nullable Money releaseLimit) {}

    /**
     * An account at a bank, in yuan.
     *
     * @param owner code of the partner whose account it is; null: ours
     */
    record NewBankAccount(String bank, AccountPurpose purpose, @Nullable String owner, String accountNo, String name,
            LocalDate validFrom) implements Setting {}

    /** The last day of an account at a bank. */
    record BankAccountEnd(int accountId, LocalDate lastDay) implements Setting {}

    /**
     * How money is settled with a transfer agent from a confirmation date on.
     *
     * @param summaries types of the files that must agree before money leaves, as {@code 25 12 09}
     */
    record NewSettlementTerms(String transferAgent, LocalDate validFrom, Netting netting, int settlementAccount,
            int collectionAccount, int reserveAccount, String summaries) implements Setting {}

    /** A fund; it is sold once a channel sells it. */
    record NewFund(String fundCode, String transferAgent, String shareClass, String nameZh, String nameEn,
            LocalDate firstIncomeDay, Carry carry, ResidueRule residueRule, QuotePattern quotePattern, Pricing pricing,
            FundLimits limits) implements Setting {}

    /** Other limits of a fund for what is ordered once they are approved. */
    record NewFundLimits(String fundCode, FundLimits limits) implements Setting {}

    /** When a fund's money moves, in trading days after T, from a trade date on. */
    record NewSettlementDays(String fundCode, LocalDate validFrom, int subscriptionDays, int redemptionDays)
            implements
                Setting {}

    /**
     * Whose figure of a holder's income is credited, by the day earned.
     *
     * @param allowedDifference of one holder and day; null: none
     */
    record NewIncomeAuthority(String fundCode, LocalDate validFrom, Authority authority,
            @Nullable Money allowedDifference) implements Setting {}

    /** A wallet brand. */
    record NewChannel(String channel, String nameZh, String nameEn) implements Setting {}

    /** What a channel sells, and within which bounds of its own. */
    record ChannelSale(String channel, String fundCode, LocalDate soldFrom, @Nullable LocalDate soldThrough,
            @Nullable Money largestSubscription, @Nullable Units holdingCap, @Nullable Money instantLimit)
            implements
                Setting {}

    /**
     * From which confirmation date on a channel pays redemptions on confirmation, from the operator's own money.
     *
     * @param ownMoneyLimit that may be paid and not repaid; null: it pays once the fund's money is there
     */
    record NewChannelPayout(String channel, LocalDate validFrom, @Nullable Money ownMoneyLimit) implements Setting {}

    /**
     * The year after the last of the calendars. Days are dates with spaces between.
     *
     * @param holidays from Monday to Friday, of banks and exchange
     * @param makeUpDays Saturdays and Sundays on which banks work
     * @param exchangeClosed from Monday to Friday, on which the exchange alone is shut
     */
    record NewCalendarYear(int year, String holidays, String makeUpDays, String exchangeClosed) implements Setting {}

    default Kind kind() {
        return switch (this) {
            case NewTransferAgent _ -> Kind.TRANSFER_AGENT;
            case NewAgentTerms _ -> Kind.TRANSFER_AGENT_TERMS;
            case NewBank _ -> Kind.BANK;
            case NewBankTerms _ -> Kind.BANK_TERMS;
            case NewBankAccount _ -> Kind.BANK_ACCOUNT;
            case BankAccountEnd _ -> Kind.BANK_ACCOUNT_END;
            case NewSettlementTerms _ -> Kind.SETTLEMENT_TERMS;
            case NewFund _ -> Kind.FUND;
            case NewFundLimits _ -> Kind.FUND_LIMITS;
            case NewSettlementDays _ -> Kind.SETTLEMENT_DAYS;
            case NewIncomeAuthority _ -> Kind.INCOME_AUTHORITY;
            case NewChannel _ -> Kind.CHANNEL;
            case ChannelSale _ -> Kind.CHANNEL_SALE;
            case NewChannelPayout _ -> Kind.CHANNEL_PAYOUT;
            case NewCalendarYear _ -> Kind.CALENDAR_YEAR;
        };
    }

    /** What it is about; of one, one proposal of a kind is open at a time. */
    default String subject() {
        return switch (this) {
            case NewTransferAgent agent -> agent.code();
            case NewAgentTerms terms -> terms.code();
            case NewBank bank -> bank.code();
            case NewBankTerms terms -> terms.code();
            case NewBankAccount account -> account.bank() + " " + account.accountNo();
            case BankAccountEnd end -> Integer.toString(end.accountId());
            case NewSettlementTerms terms -> terms.transferAgent();
            case NewFund fund -> fund.fundCode();
            case NewFundLimits limits -> limits.fundCode();
            case NewSettlementDays days -> days.fundCode();
            case NewIncomeAuthority authority -> authority.fundCode();
            case NewChannel channel -> channel.channel();
            case ChannelSale sale -> sale.channel() + " " + sale.fundCode();
            case NewChannelPayout payout -> payout.channel();
            case NewCalendarYear calendar -> Integer.toString(calendar.year());
        };
    }

    /** What was proposed. */
    static Setting of(Approval approval) {
        return Figures.read(switch (approval.kind()) {
            case TRANSFER_AGENT -> NewTransferAgent.class;
            case TRANSFER_AGENT_TERMS -> NewAgentTerms.class;
            case BANK -> NewBank.class;
            case BANK_TERMS -> NewBankTerms.class;
            case BANK_ACCOUNT -> NewBankAccount.class;
            case BANK_ACCOUNT_END -> BankAccountEnd.class;
            case SETTLEMENT_TERMS -> NewSettlementTerms.class;
            case FUND -> NewFund.class;
            case FUND_LIMITS -> NewFundLimits.class;
            case SETTLEMENT_DAYS -> NewSettlementDays.class;
            case INCOME_AUTHORITY -> NewIncomeAuthority.class;
            case CHANNEL -> NewChannel.class;
            case CHANNEL_SALE -> ChannelSale.class;
            case CHANNEL_PAYOUT -> NewChannelPayout.class;
            case CALENDAR_YEAR -> NewCalendarYear.class;
            default -> throw new IllegalArgumentException("About no setting: " + approval);
        }, approval.content());
    }
}
