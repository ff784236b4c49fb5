package org.balancetreasure.partners;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Banks, their accounts, and how money is settled through them: what holds on a day. */
@Component
public class Banks {

    private final BankMapper mapper;
    private final Partners partners;

    Banks(BankMapper mapper, Partners partners) {
        this.mapper = mapper;
        this.partners = partners;
    }

    /** Ascending. */
    public List<String> codes() {
        return mapper.codes();
    }

    /** From which day on something is agreed with a bank; null if nothing is. */
    public @Nullable LocalDate firstDay(String bankCode) {
        return mapper.firstDay(bankCode);
    }

    /** Null if nothing is agreed with the bank on that day. */
    public @Nullable BankTerms terms(String bankCode, LocalDate day) {
        return mapper.terms(bankCode, day);
    }

    /** All terms, oldest first: each holds until the next begins. */
    public List<BankTerms> history(String bankCode) {
        return mapper.history(bankCode);
    }

    /** The code of the bank with that BIC; null if there is none. */
    public @Nullable String byBic(String bic) {
        return mapper.byBic(bic);
    }

    /** A new bank with its first terms. Call it under {@link Partners#lockSettings}. */
    public void add(BankTerms terms, String nameZh, String nameEn) {
        partners.add(terms.bankCode(), PartyKind.BANK, nameZh, nameEn);
        mapper.add(terms.bankCode(), terms.bic());
        mapper.addTerms(terms);
    }

    /** What holds from a day on, of which nothing was instructed. */
    public void addTerms(BankTerms terms) {
        mapper.addTerms(terms);
    }

    /** Of everybody and of all times, by id. */
    public List<BankAccount> accounts() {
        return mapper.accounts();
    }

    /**
     * Opens an account under the next id, whatever id it has here. Call it under {@link Partners#lockSettings}.
     *
     * @return its id
     */
    public int open(BankAccount account) {
        List<BankAccount> known = mapper.accounts();
        int next = known.isEmpty() ? 1 : known.getLast().accountId() + 1;
        mapper.open(new BankAccount(next, account.bankCode(), account.bic(), account.purpose(), account.ownerId(),
                account.accountNo(), account.name(), account.assetId(), account.validFrom(), null));
        return next;
    }

    /** @throws IllegalStateException if the account has an end already */
    public void end(int accountId, LocalDate lastDay) {
        if (mapper.end(accountId, lastDay) != 1) {
            throw new IllegalStateException("Bank account " + accountId + " has an end already");
        }
    }

    /** By transfer agent and first day, of all times. */
    public List<SettlementTerms> allSettlementTerms() {
        return mapper.allSettlementTerms();
    }

    /** What holds from a confirmation date on, for which nothing was collected. */
    public void addSettlementTerms(SettlementTerms terms) {
        mapper.addSettlementTerms(terms);
    }

    /** @throws IllegalArgumentException if there is none */
    public BankAccount account(int accountId) {
        @Nullable
        BankAccount found = mapper.account(accountId);
        if (found == null) {
            throw new IllegalArgumentException("There is no bank account " + accountId);
        }
        return found;
    }

    /** Our accounts at a bank that are open on a day, by id. */
    public List<BankAccount> ours(String bankCode, LocalDate day) {
        return mapper.ours(bankCode, day);
    }

    /** All accounts for a purpose that are open on a day, by id. */
    public List<BankAccount> forPurpose(String purpose, LocalDate day) {
        return mapper.forPurpose(purpose, day);
    }

    /**
     * The account of a party for a purpose, on a day.
     *
     * @throws IllegalStateException if there is none, or more than one
     */
    public BankAccount accountOf(String purpose, int ownerId, LocalDate day) {
        List<BankAccount> found = mapper.of(purpose, ownerId, day);
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "Party " + ownerId + " has " + found.size() + " bank accounts for " + purpose
                            + " on " + day + "; one is needed");
        }
        return found.getFirst();
    }

    /** As {@link #accountOf}; null if there is none. */
    public @Nullable BankAccount findAccountOf(String purpose, int ownerId, LocalDate day) {
        return mapper.of(purpose, ownerId, day).isEmpty() ? null : accountOf(purpose, ownerId, day);
    }

    /** Whether there are settlement terms with a transfer agent, for whatever day. */
    public boolean settles(String taCode) {
        return mapper.settles(taCode) > 0;
    }

    /** Null if nothing is settled with the transfer agent through the platform, for confirmations of that day. */
    public @Nullable SettlementTerms settlementTerms(String taCode, LocalDate day) {
        return mapper.settlementTerms(taCode, day);
    }
}
