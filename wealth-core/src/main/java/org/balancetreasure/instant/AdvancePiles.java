package org.balancetreasure.instant;

import org.springframework.stereotype.Component;

/** What banks redeem with a trade date of the units they hold, and what that repays of their lines. */
@Component
public class AdvancePiles {

    private final AdvanceMapper mapper;

    AdvancePiles(AdvanceMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What was paid for a refused redemption is repaid by no pile: it stays outstanding. Before its pile there is nothing
     * to do, since a pile does not count what is refused.
     */
    void leaveOut(InstantRedemption refused) {
        if (mapper.leaveOutOfPile(refused.lineId(), refused.tradeDate(), refused.units()) == 0) {
            mapper.leaveOutOfRest(refused.lineId(), refused.tradeDate(), refused.units());
        }
    }
}
