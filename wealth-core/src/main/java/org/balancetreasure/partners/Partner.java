package org.balancetreasure.partners;

/**
 * With whom files are exchanged, a transfer agent or a bank: by what its files are recognised.
 *
 * @param code its code as a creator of files; names its folder, too
 * @param ourCode our code in its files
 */
public record Partner(String code, String ourCode, Readiness readiness) {

    /** What says that a file in our inbox is whole. */
    public enum Readiness {
        /** An index of its stream lists it. */
        INDEX,
        /** An empty file of the same name and .ok stands beside it. */
        OK_MARKER
    }
}
