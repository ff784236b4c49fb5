package org.balancetreasure.funds;

import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.money.Money;
import org.springframework.stereotype.Component;

/**
 * Whose figure of a holder's income is credited where ours and the transfer agent's (06) are not the same. A fund
 * without rows credits the platform's.
 */
@Component
public class IncomeAuthority {

    /** Who is right about income. */
    public enum Authority {
        /** What our rule reckons is credited; the 06 is compared with it, and what differs is a break. */
        PLATFORM,
        /**
         * What the 06 states of each holder is credited, and income waits for it. Ours is reckoned beside it, and a
         * difference beyond what is allowed is a break.
         */
        AGENT
    }

    private final FundMapper mapper;

    IncomeAuthority(FundMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What holds from a day on.
     *
     * @param validFrom the day earned
     * @param allowedDifference of one holder and day, either way; only {@link Authority#AGENT} uses it
     */
    public record Dated(LocalDate validFrom, Authority authority, Money allowedDifference) {}

    /** Oldest first; empty for a fund that always credited the platform's. */
    public List<Dated> history(int fundId) {
        return mapper.incomeAuthorityHistory(fundId);
    }

    /** What holds from a day on, whose income is not posted. */
    public void add(int fundId, Dated authority) {
        mapper.addIncomeAuthority(fundId, authority);
    }

    /** What holds for the income of a day. */
    public Dated of(int fundId, LocalDate day) {
        return history(fundId).stream().filter(dated -> !dated.validFrom().isAfter(day))
                .reduce((earlier, later) -> later).orElse(new Dated(LocalDate.MIN, Authority.PLATFORM, Money.ZERO));
    }

    /** Whether the transfer agent's figures are credited for a day. */
    public boolean isAgents(int fundId, LocalDate day) {
        return of(fundId, day).authority() == Authority.AGENT;
    }
}
