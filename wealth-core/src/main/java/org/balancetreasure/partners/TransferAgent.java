package org.balancetreasure.partners;

/**
 * A transfer agent and how it exchanges files.
 *
 * @param taCode its code as a creator of files
 * @param distributorCode our code in its files
 * @param fileVersion version of the files we send: 20, 21 or 22
 * @param confirmationStream index that announces 02, 04, 05 and 06
 * @param quoteStream index that announces 07
 */
public record TransferAgent(String taCode, int partyId, String distributorCode, String fileVersion, Readiness readiness,
        String confirmationStream, String quoteStream, YieldUnit yieldUnit) {

    /** What says that a file in our inbox is whole. */
    public enum Readiness {
        /** An index of its stream lists it. */
        INDEX,
        /** An empty file of the same name and .ok stands beside it. */
        OK_MARKER
    }

    /** The unit of Yield in its 07: 4.14600 is percent, 0.04146 a fraction. */
    public enum YieldUnit {
        PERCENT, FRACTION
    }
}
