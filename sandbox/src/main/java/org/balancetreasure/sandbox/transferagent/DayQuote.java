package org.balancetreasure.sandbox.transferagent;

import java.math.BigDecimal;

/**
 * What a fund publishes for one calendar day.
 *
 * @param incomePer10k income in yuan of 10,000 units; zero and negative days exist
 * @param sevenDayYield in percent
 */
public record DayQuote(BigDecimal incomePer10k, BigDecimal sevenDayYield) {}
