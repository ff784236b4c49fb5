package org.balancetreasure.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.money.Money;
import org.balancetreasure.onboarding.Setting.BankAccountEnd;
import org.balancetreasure.onboarding.Setting.BankHabits;
import org.balancetreasure.onboarding.Setting.NewBank;
import org.balancetreasure.onboarding.Setting.NewBankAccount;
import org.balancetreasure.onboarding.Setting.NewBankTerms;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.BankTerms;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.partners.Partners;
import org.balancetreasure.partners.Partners.Named;
import org.balancetreasure.partners.PartyKind;
import org.balancetreasure.partners.SettlementTerms;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Banks, how they work, and the accounts at them. */
@Component
class BankSettings {

    private final Partners partners;
    private final Banks banks;
    private final BankDays bankDays;
    private final Earliest earliest;

    BankSettings(Partners partners, Banks banks, BankDays bankDays, Earliest earliest) {
        this.partners = partners;
        this.banks = banks;
        this.bankDays = bankDays;
        this.earliest = earliest;
    }

    @Nullable
    Refusal objection(NewBank bank) {
        if (partners.find(bank.code()) != null) {
            return Objections.exists("code", bank.code());
        }
        if (banks.byBic(bank.bic()) != null) {
            return Objections.exists("bic", bank.bic());
        }
        LocalDate from = bank.terms().validFrom();
        return from.isBefore(earliest.ofNew())
                ? Objections.tooEarly("validFrom", from, earliest.ofNew())
                : objection(bank.terms());
    }

    private @Nullable Refusal objection(BankHabits habits) {
        if (!bankDays.calendar(habits.calendar()).knows(habits.validFrom())) {
            return Objections.unfit("calendar", habits.calendar(),
                    "a calendar of banks that knows " + habits.validFrom());
        }
        if (habits.cutOff().isAfter(habits.dayEnd())) {
            return Objections.unfit("cutOff", habits.cutOff(), "not after dayEnd");
        }
        return habits.dayEnd().isAfter(habits.statementBy())
                ? Objections.unfit("dayEnd", habits.dayEnd(), "not after statementBy")
                : null;
    }

    String apply(NewBank bank) {
        banks.add(terms(bank.code(), bank.bic(), bank.terms()), bank.nameZh(), bank.nameEn());
        return "party " + Objects.requireNonNull(partners.find(bank.code())).partyId();
    }

    @Nullable
    Refusal objection(NewBankTerms terms) {
        LocalDate from = terms.terms().validFrom();
        List<BankTerms> history = banks.history(terms.code());
        if (history.isEmpty()) {
            return Objections.unknown("code", terms.code());
        }
        LocalDate last = history.getLast().validFrom();
        LocalDate first = last.isBefore(earliest.ofChange()) ? earliest.ofChange() : last.plusDays(1);
        return from.isBefore(first) ? Objections.tooEarly("validFrom", from, first) : objection(terms.terms());
    }

    BankHabits present(NewBankTerms terms) {
        BankTerms now = Objects.requireNonNull(banks.terms(terms.code(), terms.terms().validFrom()));
        return new BankHabits(now.validFrom(), now.calendar(), now.cutOff(), now.dayEnd(), now.statementBy(),
                now.batchBooking(), ReversalReading.valueOf(now.reversals()), now.yearlyNumbers(),
                now.releaseLimit() == null ? null : Money.ofCents(now.releaseLimit()));
    }

    String apply(NewBankTerms terms) {
        banks.addTerms(terms(terms.code(), banks.history(terms.code()).getLast().bic(), terms.terms()));
        return "from " + terms.terms().validFrom();
    }

    private static BankTerms terms(String code, String bic, BankHabits habits) {
        return new BankTerms(code, bic, habits.validFrom(), habits.calendar(), habits.cutOff(), habits.dayEnd(),
                habits.statementBy(), habits.batchBooking(), habits.reversals().name(), habits.yearlyNumbers(),
                habits.releaseLimit() == null ? null : habits.releaseLimit().cents());
    }

    @Nullable
    Refusal objection(NewBankAccount account) {
        LocalDate begins = banks.firstDay(account.bank());
        if (begins == null) {
            return Objections.unknown("bank", account.bank());
        }
        LocalDate first = begins.isBefore(earliest.ofNew()) ? earliest.ofNew() : begins;
        if (account.validFrom().isBefore(first)) {
            return Objections.tooEarly("validFrom", account.validFrom(), first);
        }
        PartyKind kind = account.purpose().ownerKind();
        Named owner = account.owner() == null ? null : partners.find(account.owner());
        if (account.owner() != null && owner == null) {
            return Objections.unknown("owner", account.owner());
        }
        if (kind == null ? owner != null : owner == null || !partners.ofKind(kind).contains(owner)) {
            return Objections.unfit("owner", String.valueOf(account.owner()),
                    kind == null ? "none: such an account is ours" : "a partner of kind " + kind);
        }
        if (banks.accounts().stream().anyMatch(
                known -> known.bankCode().equals(account.bank()) && known.accountNo().equals(account.accountNo()))) {
            return Objections.exists("accountNo", account.accountNo());
        }
        return account.purpose().isFoundByOwner() && banks.accounts().stream().anyMatch(
                known -> known.purpose().equals(account.purpose().name()) && known.ownerId() == ownerId(account)
                        && (known.validTo() == null || !known.validTo().isBefore(account.validFrom())))
                                ? Objections.exists("purpose", account.purpose())
                                : null;
    }

    String apply(NewBankAccount account) {
        String bic = banks.history(account.bank()).getLast().bic();
        return "account " + banks.open(new BankAccount(0, account.bank(), bic, account.purpose().name(),
                ownerId(account), account.accountNo(), account.name(), Money.CNY, account.validFrom(), null));
    }

    private int ownerId(NewBankAccount account) {
        return account.owner() == null
                ? BankAccount.OPERATOR
                : Objects.requireNonNull(partners.find(account.owner())).partyId();
    }

    @Nullable
    Refusal objection(BankAccountEnd end) {
        BankAccount account = find(end.accountId());
        if (account == null) {
            return Objections.unknown("accountId", end.accountId());
        }
        if (account.validTo() != null) {
            return Objections.unfit("accountId", end.accountId(), "an account without an end");
        }
        LocalDate first = account.validFrom().isBefore(earliest.ofNew()) ? earliest.ofNew() : account.validFrom();
        if (end.lastDay().isBefore(first)) {
            return Objections.tooEarly("lastDay", end.lastDay(), first);
        }
        return inUseAfter(end)
                ? Objections.unfit("accountId", end.accountId(), "one that no settlement terms after that day name")
                : null;
    }

    private boolean inUseAfter(BankAccountEnd end) {
        LocalDate after = end.lastDay().plusDays(1);
        List<SettlementTerms> all = banks.allSettlementTerms();
        return all.stream().filter(terms -> !terms.validFrom().isBefore(after)
                || terms.equals(banks.settlementTerms(terms.taCode(), after)))
                .flatMap(terms -> Stream.of(terms.settlementAccount(), terms.collectionAccount(),
                        terms.reserveAccount()))
                .anyMatch(accountId -> accountId == end.accountId());
    }

    @Nullable
    NewBankAccount present(BankAccountEnd end) {
        BankAccount account = Objects.requireNonNull(find(end.accountId()));
        String owner = Stream.of(PartyKind.TRANSFER_AGENT, PartyKind.BANK)
                .flatMap(kind -> partners.ofKind(kind).stream())
                .filter(partner -> partner.partyId() == account.ownerId()).map(Named::code).findFirst().orElse(null);
        return new NewBankAccount(account.bankCode(), AccountPurpose.valueOf(account.purpose()), owner,
                account.accountNo(), account.name(), account.validFrom());
    }

    String apply(BankAccountEnd end) {
        banks.end(end.accountId(), end.lastDay());
        return "through " + end.lastDay();
    }

    private @Nullable BankAccount find(int accountId) {
        return banks.accounts().stream().filter(account -> account.accountId() == accountId).findFirst().orElse(null);
    }
}
