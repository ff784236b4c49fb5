package org.balancetreasure.resolutions;

import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.refusals.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Does what a way out of breaks means for the books. The room from which such breaks come brings one of its own. The
 * break itself is resolved by {@link Resolutions}.
 */
public interface WayOut {

    /** Whether it is the one that leads this way out of breaks of the type; for each pair there is at most one. */
    boolean leads(BreakType type, Way way);

    /**
     * Does it, in the transaction of the approval, or only tries it: then what it wrote is undone. What was written
     * with a refusal is undone by the caller, too.
     *
     * @param locked the break, under its lock
     * @param reference under which transfers are booked, see {@link ManualTransfers}
     * @return null if it is done
     */
    @Nullable
    Refusal take(Break locked, Resolution resolution, String reference);
}
