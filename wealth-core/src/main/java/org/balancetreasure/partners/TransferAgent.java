package org.balancetreasure.partners;

import org.balancetreasure.partners.Partner.Readiness;

/**
 * A transfer agent and how it exchanges files.
 *
 * @param taCode its code as a creator of files, and as a partner
 * @param distributorCode our code in its files
 * @param fileVersion version of the files we send: 20, 21 or 22
 * @param confirmationStream index that announces 02, 04, 05 and 06
 * @param quoteStream index that announces 07
 */
public record TransferAgent(String taCode, String distributorCode, String fileVersion, Readiness readiness,
        String confirmationStream, String quoteStream, YieldUnit yieldUnit) {

    public Partner partner() {
        return new Partner(taCode, distributorCode, readiness);
    }

    /** The unit of Yield in its 07: 4.14600 is percent, 0.04146 a fraction. */
    public enum YieldUnit {
        PERCENT, FRACTION
    }
}
