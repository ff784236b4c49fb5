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

    /** Takes over FundStatus of a 07 record. Runs in the caller's transaction. */
    public void setStatus(int fundId, String fundStatus) {
        mapper.setStatus(fundId, fundStatus);
    }
}
