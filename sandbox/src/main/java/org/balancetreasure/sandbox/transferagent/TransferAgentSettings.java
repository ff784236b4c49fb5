package org.balancetreasure.sandbox.transferagent;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.fundfiles.FormatVersion;
import org.jspecify.annotations.Nullable;

/**
 * Who the agent is, and the habits in which agents differ.
 *
 * @param taCode its code as a creator of files; begins its account and serial numbers
 * @param distributorCode the platform's code in the files
 * @param start the first calendar day of which it publishes a quote; orders of trading days from here on are answered
 * @param confirmationStream index that announces 02, 04, 05 and 06, such as OFI
 * @param quoteStream index that announces 07, such as OFJ
 * @param refusedCertificate an account whose certificate number contains this is refused with 0010; empty: none is
 * @param refusedTransfer an account's first transfer of exactly so many units is refused with 0010; zero: none is
 * @param settlement how it settles its money; null: not through the sandbox, and it writes no 25, 12 and 09
 */
public record TransferAgentSettings(String taCode, String distributorCode, LocalDate start, FormatVersion version,
        Readiness readiness, String confirmationStream, String quoteStream, YieldUnit yieldUnit,
        QuoteTiming quoteTiming, String refusedCertificate, BigDecimal refusedTransfer,
        List<SimulatedFund> funds, @Nullable Settlement settlement) {

    /** An agent that settles outside the sandbox. */
    public TransferAgentSettings(String taCode, String distributorCode, LocalDate start, FormatVersion version,
            Readiness readiness, String confirmationStream, String quoteStream, YieldUnit yieldUnit,
            QuoteTiming quoteTiming, String refusedCertificate, BigDecimal refusedTransfer,
            List<SimulatedFund> funds) {
        this(taCode, distributorCode, start, version, readiness, confirmationStream, quoteStream, yieldUnit,
                quoteTiming, refusedCertificate, refusedTransfer, funds, null);
    }

    /**
     * Through which accounts its money goes: one net sum per day, on the day of the confirmation.
     *
     * @param bank where both accounts are; orders to pay lie in its folder
     * @param collectionAccount its own
     * @param settlementAccount the platform's
     */
    public record Settlement(String bank, String collectionAccount, String settlementAccount) {}

    /** How it says that a file is whole. */
    public enum Readiness {
        /** An index lists the files of its day. */
        INDEX,
        /** An empty file of the same name and .ok stands beside each file; there is no index. */
        OK_MARKER
    }

    /** Unit of Yield in its 07. */
    public enum YieldUnit {
        PERCENT, FRACTION
    }

    /** When the quote of a calendar day appears. */
    public enum QuoteTiming {
        /** After 00:00 of the next day. */
        NEXT_DAY,
        /** After 00:00 of the next trading day: those of Friday to Sunday come on Monday. */
        NEXT_TRADING_DAY
    }

    public TransferAgentSettings {
        funds = List.copyOf(funds);
    }

    /** An agent with the usual habits: V2.1, index files, yield in percent, quotes the next day. */
    public static TransferAgentSettings usual(String taCode, String distributorCode, LocalDate start,
            List<SimulatedFund> funds) {
        return new TransferAgentSettings(taCode, distributorCode, start, FormatVersion.V21, Readiness.INDEX, "OFI",
                "OFJ", YieldUnit.PERCENT, QuoteTiming.NEXT_DAY, "REFUSE", BigDecimal.ZERO, funds);
    }

    /** The same, but an account's first transfer of exactly so many units is refused. */
    public TransferAgentSettings refusingTransfersOf(BigDecimal units) {
        return new TransferAgentSettings(taCode, distributorCode, start, version, readiness, confirmationStream,
                quoteStream, yieldUnit, quoteTiming, refusedCertificate, units, funds, settlement);
    }

    /** The same, but it settles its money through a bank of the sandbox. */
    public TransferAgentSettings settling(Settlement through) {
        return new TransferAgentSettings(taCode, distributorCode, start, version, readiness, confirmationStream,
                quoteStream, yieldUnit, quoteTiming, refusedCertificate, refusedTransfer, funds, through);
    }
}
