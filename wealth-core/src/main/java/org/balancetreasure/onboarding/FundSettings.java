package org.balancetreasure.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.customers.Channel;
import org.balancetreasure.customers.Channels;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.FundStatus;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.IncomeAuthority;
import org.balancetreasure.funds.SettlementDays;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.limits.ChannelFund;
import org.balancetreasure.limits.ChannelFunds;
import org.balancetreasure.limits.PaidAhead;
import org.balancetreasure.money.Money;
import org.balancetreasure.onboarding.Setting.ChannelSale;
import org.balancetreasure.onboarding.Setting.NewChannel;
import org.balancetreasure.onboarding.Setting.NewChannelPayout;
import org.balancetreasure.onboarding.Setting.NewFund;
import org.balancetreasure.onboarding.Setting.NewFundLimits;
import org.balancetreasure.onboarding.Setting.NewIncomeAuthority;
import org.balancetreasure.onboarding.Setting.NewSettlementDays;
import org.balancetreasure.partners.Partners;
import org.balancetreasure.partners.PartyKind;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Funds with their limits and settlement days, channels, and what these sell. */
@Component
class FundSettings {

    private final Partners partners;
    private final TransferAgents agents;
    private final Funds funds;
    private final SettlementDays settlementDays;
    private final IncomeAuthority incomeAuthority;
    private final Ledger ledger;
    private final Channels channels;
    private final ChannelFunds sales;
    private final PaidAhead paidAhead;
    private final Earliest earliest;
    private final BusinessClock clock;

    FundSettings(Partners partners, TransferAgents agents, Funds funds, SettlementDays settlementDays,
            IncomeAuthority incomeAuthority, Ledger ledger, Channels channels, ChannelFunds sales,
            PaidAhead paidAhead, Earliest earliest,
            BusinessClock clock) {
        this.partners = partners;
        this.agents = agents;
        this.funds = funds;
        this.settlementDays = settlementDays;
        this.incomeAuthority = incomeAuthority;
        this.ledger = ledger;
        this.channels = channels;
        this.sales = sales;
        this.paidAhead = paidAhead;
        this.earliest = earliest;
        this.clock = clock;
    }

    @Nullable
    Refusal objection(NewFund fund) {
        LocalDate agentsFirst = agents.firstDay(fund.transferAgent());
        if (agentsFirst == null) {
            return Objections.unknown("transferAgent", fund.transferAgent());
        }
        if (funds.find(fund.fundCode()) != null) {
            return Objections.exists("fundCode", fund.fundCode());
        }
        LocalDate first = later(earliest.ofNew(), agentsFirst);
        return fund.firstIncomeDay().isBefore(first)
                ? Objections.tooEarly("firstIncomeDay", fund.firstIncomeDay(), first)
                : null;
    }

    String apply(NewFund fund) {
        int fundId = partners.addParty(PartyKind.FUND, fund.nameZh(), fund.nameEn());
        ledger.addUnits(fundId, fund.fundCode());
        funds.add(new Fund(fundId, fund.fundCode(), fund.shareClass(), fund.transferAgent(), fund.nameZh(),
                fund.nameEn(), fund.firstIncomeDay(), FundStatus.NORMAL.code(), fund.carry(), fund.residueRule(),
                fund.pricing(), fund.quotePattern(), fund.limits().minimumSubscription().cents(),
                fund.limits().minimumRedemption().hundredths()), fund.limits());
        return "fund " + fundId;
    }

    @Nullable
    Refusal objection(NewFundLimits limits) {
        return unknown(limits.fundCode());
    }

    NewFundLimits present(NewFundLimits limits) {
        return new NewFundLimits(limits.fundCode(), funds.limits(fund(limits.fundCode()).fundId()));
    }

    String apply(NewFundLimits limits) {
        funds.setLimits(fund(limits.fundCode()).fundId(), limits.limits());
        return "limits of " + limits.fundCode();
    }

    @Nullable
    Refusal objection(NewSettlementDays days) {
        Refusal unknown = unknown(days.fundCode());
        if (unknown != null) {
            return unknown;
        }
        Fund fund = fund(days.fundCode());
        LocalDate today = clock.today();
        boolean ordered = sales.all().stream()
                .anyMatch(sale -> sale.fundId() == fund.fundId() && sale.beganBy(today));
        LocalDate first = ordered ? earliest.ofOrders(fund.taCode()) : earliest.ofNew();
        List<SettlementDays.Dated> history = settlementDays.history(fund.fundId());
        if (!history.isEmpty()) {
            first = later(first, history.getLast().validFrom().plusDays(1));
        }
        return days.validFrom().isBefore(first)
                ? Objections.tooEarly("validFrom", days.validFrom(), first)
                : null;
    }

    SettlementDays.@Nullable Dated present(NewSettlementDays days) {
        List<SettlementDays.Dated> history = settlementDays.history(fund(days.fundCode()).fundId());
        return history.isEmpty() ? null : history.getLast();
    }

    String apply(NewSettlementDays days) {
        settlementDays.add(fund(days.fundCode()).fundId(),
                new SettlementDays.Dated(days.validFrom(), days.subscriptionDays(), days.redemptionDays()));
        return "from " + days.validFrom();
    }

    @Nullable
    Refusal objection(NewIncomeAuthority authority) {
        Refusal unknown = unknown(authority.fundCode());
        if (unknown != null) {
            return unknown;
        }
        Fund fund = fund(authority.fundCode());
        LocalDate open = earliest.ofNew();
        LocalDate first = fund.firstIncomeDay().isBefore(open) ? earliest.ofChange() : fund.firstIncomeDay();
        List<IncomeAuthority.Dated> history = incomeAuthority.history(fund.fundId());
        if (!history.isEmpty()) {
            first = later(first, history.getLast().validFrom().plusDays(1));
        }
        return authority.validFrom().isBefore(first)
                ? Objections.tooEarly("validFrom", authority.validFrom(), first)
                : null;
    }

    IncomeAuthority.@Nullable Dated present(NewIncomeAuthority authority) {
        List<IncomeAuthority.Dated> history = incomeAuthority.history(fund(authority.fundCode()).fundId());
        return history.isEmpty() ? null : history.getLast();
    }

    String apply(NewIncomeAuthority authority) {
        incomeAuthority.add(fund(authority.fundCode()).fundId(), new IncomeAuthority.Dated(authority.validFrom(),
                authority.authority(), Objects.requireNonNullElse(authority.allowedDifference(), Money.ZERO)));
        return "from " + authority.validFrom();
    }

    @Nullable
    Refusal objection(NewChannel channel) {
        return channels.exists(channel.channel()) ? Objections.exists("channel", channel.channel()) : null;
    }

    String apply(NewChannel channel) {
        channels.add(new Channel(channel.channel(), channel.nameZh(), channel.nameEn()));
        return channel.channel();
    }

    @Nullable
    Refusal objection(NewChannelPayout payout) {
        if (!isWallets(payout.channel())) {
            return Objections.unknown("channel", payout.channel());
        }
        List<PaidAhead.Dated> history = paidAhead.history(payout.channel());
        LocalDate first = history.isEmpty()
                ? earliest.ofChange()
                : later(earliest.ofChange(), history.getLast().validFrom().plusDays(1));
        return payout.validFrom().isBefore(first)
                ? Objections.tooEarly("validFrom", payout.validFrom(), first)
                : null;
    }

    PaidAhead.@Nullable Dated present(NewChannelPayout payout) {
        List<PaidAhead.Dated> history = paidAhead.history(payout.channel());
        return history.isEmpty() ? null : history.getLast();
    }

    String apply(NewChannelPayout payout) {
        paidAhead.add(payout.channel(), new PaidAhead.Dated(payout.validFrom(), payout.ownMoneyLimit()));
        return "from " + payout.validFrom();
    }

    private boolean isWallets(String code) {
        return channels.all().stream().anyMatch(channel -> channel.channel().equals(code));
    }

    @Nullable
    Refusal objection(ChannelSale sale) {
        if (!isWallets(sale.channel())) {
            return Objections.unknown("channel", sale.channel());
        }
        Refusal unknown = unknown(sale.fundCode());
        if (unknown != null) {
            return unknown;
        }
        Fund fund = fund(sale.fundCode());
        ChannelFund now = sales.find(sale.channel(), fund.fundId());
        LocalDate today = clock.today();
        if (now != null && now.beganBy(today)) {
            if (!sale.soldFrom().equals(Objects.requireNonNullElse(now.soldFrom(), sale.soldFrom()))) {
                return Objections.unfit("soldFrom", sale.soldFrom(), "as it is, since that day has come");
            }
        } else if (sale.soldFrom().isBefore(later(earliest.ofNew(), fund.firstIncomeDay()))) {
            return Objections.tooEarly("soldFrom", sale.soldFrom(), later(earliest.ofNew(), fund.firstIncomeDay()));
        }
        LocalDate end = sale.soldThrough();
        LocalDate firstEnd = later(earliest.ofNew(), sale.soldFrom());
        return end != null && end.isBefore(firstEnd) ? Objections.tooEarly("soldThrough", end, firstEnd) : null;
    }

    @Nullable
    ChannelFund present(ChannelSale sale) {
        return sales.find(sale.channel(), fund(sale.fundCode()).fundId());
    }

    String apply(ChannelSale sale) {
        sales.put(new ChannelFund(sale.channel(), fund(sale.fundCode()).fundId(), sale.soldFrom(), sale.soldThrough(),
                sale.largestSubscription(), sale.holdingCap(), sale.instantLimit()));
        return sale.channel() + " sells " + sale.fundCode();
    }

    private @Nullable Refusal unknown(String fundCode) {
        return funds.find(fundCode) == null ? Objections.unknown("fundCode", fundCode) : null;
    }

    private Fund fund(String fundCode) {
        return Objects.requireNonNull(funds.find(fundCode), fundCode);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}
