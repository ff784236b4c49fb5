/** 02 and 04: what transfer agents decided on accounts and orders. */
@NullMarked
package org.balancetreasure.exchange.confirmations;

import org.jspecify.annotations.NullMarked;
