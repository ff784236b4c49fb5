/** 33, 34 and 35: unit transfers of instant redemptions and what became of them. */
@NullMarked
package org.balancetreasure.exchange.transfers;

import org.jspecify.annotations.NullMarked;
