package org.balancetreasure.exchange.settlements;

import java.time.LocalDate;

/**
 * A row of a transfer agent's summary of a settlement day.
 *
 * @param fileType 25 the money, 12 the confirmations, 09 the dividends
 * @param businessCode empty in 09
 * @param capitalType CapitalType of 25; else empty
 * @param payDate PayDate of 25, DividentDate of 09; else the settlement date
 * @param amount cents; in 25 positive: we pay; in 09 what is paid in cash
 * @param units hundredths that succeeded, of 12; else 0
 * @param confirmations that succeeded, of 12; else 0
 */
record SummaryRow(String fileType, int fundId, String businessCode, String capitalType, LocalDate payDate,
        long amount, long units, long confirmations) {}
