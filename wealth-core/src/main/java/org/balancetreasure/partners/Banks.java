package org.balancetreasure.partners;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Banks, their accounts, and how money is settled through them: what holds on a day. */
@Component
public class Banks {

    private final BankMapper mapper;

    Banks(BankMapper mapper) {
        this.mapper = mapper;
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

    /** Whether there are settlement terms with a transfer agent, for whatever day. */
    public boolean settles(String taCode) {
        return mapper.settles(taCode) > 0;
    }

    /** Null if nothing is settled with the transfer agent through the platform, for confirmations of that day. */
    public @Nullable SettlementTerms settlementTerms(String taCode, LocalDate day) {
        return mapper.settlementTerms(taCode, day);
    }
}
