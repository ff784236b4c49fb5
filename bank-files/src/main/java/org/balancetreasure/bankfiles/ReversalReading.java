package org.balancetreasure.bankfiles;

/**
 * What the direction of a reversing entry (RvslInd true) means at a bank. Both readings are in use, so it is a setting
 * of the bank, and the balances of each statement must agree with it.
 */
public enum ReversalReading {
    /** CdtDbtInd is the direction of this entry, as ISO 20022 means it. */
    AS_WRITTEN,
    /** CdtDbtInd is the direction of the entry that is reversed; this one goes the other way. */
    OF_ORIGINAL;

    /** Whether an entry brings money in. */
    boolean credit(boolean written, boolean reversal) {
        return written != (reversal && this == OF_ORIGINAL);
    }
}
