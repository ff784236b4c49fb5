package org.balancetreasure.exchange.settlements;

import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.resolutions.WayOut;
import org.balancetreasure.settlement.Settlement;
import org.balancetreasure.settlement.Settlements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Settles a day by our books though a summary says something else or never came, as two persons decide: the agent has
 * said that its summary is wrong, or will not send it. It is for the difference as they saw it; another one is a break
 * again. What the agent then pays otherwise than expected is found on the statement.
 */
@Component
class SettleAllTheSame implements WayOut {

    private final Settlements settlements;

    SettleAllTheSame(Settlements settlements) {
        this.settlements = settlements;
    }

    @Override
    public boolean leads(BreakType type, Way way) {
        return type == BreakType.SETTLEMENT_DIFFERS && way == Way.RELEASE;
    }

    /** The resolution of the break is what the next run of the day looks for, so nothing else is written. */
    @Override
    public @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        Settlement day = settlements.find(locked.partner(), locked.businessDate());
        return day != null && day.state() == Settlement.State.OPEN
                ? null
                : Resolutions.notOpen(locked, Way.RELEASE, "a settlement day that is not agreed");
    }
}
