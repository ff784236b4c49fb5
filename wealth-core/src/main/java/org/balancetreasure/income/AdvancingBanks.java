package org.balancetreasure.income;

import java.util.List;

/** Port to who advances: banks hold what they advanced for, and earn on it. */
public interface AdvancingBanks {

    /** Parties of the banks that advance for a fund, ascending. */
    List<Integer> advancingFor(int fundId);
}
