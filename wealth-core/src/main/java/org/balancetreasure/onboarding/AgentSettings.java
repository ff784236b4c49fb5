package org.balancetreasure.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.balancetreasure.calendar.Gates;
import org.balancetreasure.onboarding.Setting.AgentTerms;
import org.balancetreasure.onboarding.Setting.NewAgentTerms;
import org.balancetreasure.onboarding.Setting.NewSettlementTerms;
import org.balancetreasure.onboarding.Setting.NewTransferAgent;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.partners.Partners;
import org.balancetreasure.partners.SettlementTerms;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Transfer agents, and how files and money go between them and us. */
@Component
class AgentSettings {

    private static final Set<String> SUMMARIES = Set.of("25", "12", "09");

    private final Partners partners;
    private final TransferAgents agents;
    private final Banks banks;
    private final Gates gates;
    private final Earliest earliest;

    AgentSettings(Partners partners, TransferAgents agents, Banks banks, Gates gates, Earliest earliest) {
        this.partners = partners;
        this.agents = agents;
        this.banks = banks;
        this.gates = gates;
        this.earliest = earliest;
    }

    @Nullable
    Refusal objection(NewTransferAgent agent) {
        LocalDate from = agent.terms().validFrom();
        if (partners.find(agent.code()) != null) {
            return Objections.exists("code", agent.code());
        }
        if (from.isBefore(earliest.ofNew())) {
            return Objections.tooEarly("validFrom", from, earliest.ofNew());
        }
        return earliest.isKnown(from)
                ? null
                : Objections.unfit("validFrom", from, "a day that the trading calendar knows");
    }

    String apply(NewTransferAgent agent) {
        agents.add(terms(agent.code(), agent.distributorCode(), agent.terms()), agent.nameZh(), agent.nameEn());
        // No order comes before a channel sells a fund of it, and none is for a day before its first.
        gates.openTrading(agent.code(), agent.terms().validFrom());
        return "party " + Objects.requireNonNull(partners.find(agent.code())).partyId();
    }

    @Nullable
    Refusal objection(NewAgentTerms terms) {
        LocalDate from = terms.terms().validFrom();
        List<TransferAgent> history = agents.history(terms.code());
        if (history.isEmpty()) {
            return Objections.unknown("code", terms.code());
        }
        if (from.isBefore(earliest.ofChange())) {
            return Objections.tooEarly("validFrom", from, earliest.ofChange());
        }
        LocalDate last = history.getLast().validFrom();
        return last.isBefore(from) ? null : Objections.tooEarly("validFrom", from, last.plusDays(1));
    }

    AgentTerms present(NewAgentTerms terms) {
        TransferAgent now = agents.get(terms.code(), terms.terms().validFrom());
        return new AgentTerms(now.validFrom(), now.fileVersion(), now.readiness(), now.confirmationStream(),
                now.quoteStream(), now.yieldUnit());
    }

    String apply(NewAgentTerms terms) {
        agents.addTerms(terms(terms.code(), agents.distributorCode(terms.code()), terms.terms()));
        return "from " + terms.terms().validFrom();
    }

    private static TransferAgent terms(String code, String distributorCode, AgentTerms terms) {
        return new TransferAgent(code, distributorCode, terms.validFrom(), terms.fileVersion(), terms.readiness(),
                terms.confirmationStream(), terms.quoteStream(), terms.yieldUnit());
    }

    @Nullable
    Refusal objection(NewSettlementTerms terms) {
        LocalDate from = terms.validFrom();
        LocalDate firstDay = agents.firstDay(terms.transferAgent());
        if (firstDay == null) {
            return Objections.unknown("transferAgent", terms.transferAgent());
        }
        LocalDate first = earliest.ofSettlement(terms.transferAgent(), firstDay);
        SettlementTerms last = last(terms.transferAgent());
        if (last != null && !first.isAfter(last.validFrom())) {
            first = last.validFrom().plusDays(1);
        }
        if (from.isBefore(first)) {
            return Objections.tooEarly("validFrom", from, first);
        }
        if (!SUMMARIES.containsAll(summaries(terms))
                || Set.copyOf(summaries(terms)).size() != summaries(terms).size()) {
            return Objections.unfit("summaries", terms.summaries(), "25, 12 and 09, each once at most");
        }
        int partyId = Objects.requireNonNull(partners.find(terms.transferAgent())).partyId();
        Refusal settlement = objection("settlementAccount", terms.settlementAccount(), AccountPurpose.SALES_SETTLEMENT,
                BankAccount.OPERATOR, from);
        Refusal collection = objection("collectionAccount", terms.collectionAccount(), AccountPurpose.TA_COLLECTION,
                partyId, from);
        Refusal reserve = objection("reserveAccount", terms.reserveAccount(), AccountPurpose.WALLET_RESERVE,
                BankAccount.OPERATOR, from);
        return settlement != null ? settlement : collection != null ? collection : reserve;
    }

    private static List<String> summaries(NewSettlementTerms terms) {
        return terms.summaries().isEmpty() ? List.of() : List.of(terms.summaries().split(" "));
    }

    private @Nullable Refusal objection(String field, int accountId, AccountPurpose purpose, int ownerId,
            LocalDate from) {
        BankAccount account = banks.accounts().stream().filter(known -> known.accountId() == accountId).findFirst()
                .orElse(null);
        if (account == null) {
            return Objections.unknown(field, accountId);
        }
        if (!account.purpose().equals(purpose.name()) || account.ownerId() != ownerId) {
            return Objections.unfit(field, accountId, purpose + " of party " + ownerId);
        }
        return account.isOpenOn(from) && account.validTo() == null
                ? null
                : Objections.unfit(field, accountId, "an account that is open from " + from + " on");
    }

    @Nullable
    NewSettlementTerms present(NewSettlementTerms terms) {
        SettlementTerms now = banks.settlementTerms(terms.transferAgent(), terms.validFrom());
        return now == null
                ? null
                : new NewSettlementTerms(now.taCode(), now.validFrom(), now.netting(), now.settlementAccount(),
                        now.collectionAccount(), now.reserveAccount(), now.summaries());
    }

    String apply(NewSettlementTerms terms) {
        banks.addSettlementTerms(new SettlementTerms(terms.transferAgent(), terms.validFrom(), terms.netting(),
                terms.settlementAccount(), terms.collectionAccount(), terms.reserveAccount(), terms.summaries()));
        return "from " + terms.validFrom();
    }

    private @Nullable SettlementTerms last(String taCode) {
        return banks.allSettlementTerms().stream().filter(terms -> terms.taCode().equals(taCode))
                .reduce((one, later) -> later).orElse(null);
    }
}
