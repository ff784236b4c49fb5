/** Summaries of transfer agents for settlement: 25 the money, 12 the confirmations, 09 the dividends. */
@NullMarked
package org.balancetreasure.exchange.settlements;

import org.jspecify.annotations.NullMarked;
