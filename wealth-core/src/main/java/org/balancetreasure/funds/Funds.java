package org.balancetreasure.funds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The funds that the platform sells. */
@Component
public class Funds {

    private final FundMapper mapper;

    Funds(FundMapper mapper) {
        this.mapper = mapper;
    }

    /** By fund code. */
    public List<Fund> all() {
        return mapper.all();
    }

    /** By fund code. */
    public List<Fund> ofTransferAgent(String taCode) {
        return mapper.ofTransferAgent(taCode);
    }

    public @Nullable Fund find(String fundCode) {
        return mapper.byCode(fundCode);
    }

    /** @throws IllegalArgumentException if there is none */
    public Fund byId(int fundId) {
        Fund fund = mapper.byId(fundId);
        if (fund == null) {
            throw new IllegalArgumentException("No fund has the id " + fundId);
        }
        return fund;
    }

    /** A new fund under a number that is a party and an asset already; no channel sells it yet. */
    public void add(Fund fund, FundLimits limits) {
        mapper.add(fund);
        mapper.setLimits(fund.fundId(), limits);
    }

    /** Our limits of a fund. */
    public FundLimits limits(int fundId) {
        return mapper.limits(fundId).limits();
    }

    /** Holds for what is ordered from now on; another quota for trade dates that have none open yet. */
    public void setLimits(int fundId, FundLimits limits) {
        mapper.setLimits(fundId, limits);
    }

    /** Takes over FundStatus of a 07 record. Runs in the caller's transaction. */
    public void setStatus(int fundId, String fundStatus) {
        mapper.setStatus(fundId, fundStatus);
    }
}
