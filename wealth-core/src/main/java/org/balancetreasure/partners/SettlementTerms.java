package org.balancetreasure.partners;

import java.time.LocalDate;

/**
 * How money is settled with a transfer agent, from a confirmation date on.
 *
 * @param validFrom the first confirmation date of these terms
 * @param settlementAccount ours, through which the money goes
 * @param collectionAccount of the agent
 * @param reserveAccount ours, behind the wallets
 * @param summaries types of the files that must agree before money leaves, such as {@code 25 12 09}
 */
public record SettlementTerms(String taCode, LocalDate validFrom, Netting netting, int settlementAccount,
        int collectionAccount, int reserveAccount, String summaries) {

    /** How obligations become payments. */
    public enum Netting {
        /** One payment per fund and direction. */
        GROSS,
        /** One payment per transfer agent, currency and due day. */
        NET
    }
}
