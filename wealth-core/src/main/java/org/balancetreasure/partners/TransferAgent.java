package org.balancetreasure.partners;

import java.time.LocalDate;
import org.balancetreasure.partners.Partner.Readiness;

/**
 * A transfer agent and how files with it are exchanged, from a header date on.
 *
 * @param taCode its code as a creator of files, and as a partner
 * @param distributorCode our code in its files
 * @param validFrom the first header date of these terms
 * @param fileVersion version of the files we send: 20, 21 or 22
 * @param confirmationStream index that announces 02, 04, 05 and 06
 * @param quoteStream index that announces 07
 */
public record TransferAgent(String taCode, String distributorCode, LocalDate validFrom, String fileVersion,
        Readiness readiness, String confirmationStream, String quoteStream, YieldUnit yieldUnit) {

    public Partner partner() {
        return new Partner(taCode, distributorCode, readiness);
    }

    /** The unit of Yield in its 07: 4.14600 is percent, 0.04146 a fraction. */
    public enum YieldUnit {
        PERCENT, FRACTION
    }
}
