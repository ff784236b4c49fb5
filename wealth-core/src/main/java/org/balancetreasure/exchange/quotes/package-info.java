/** 07: what funds publish. */
@NullMarked
package org.balancetreasure.exchange.quotes;

import org.jspecify.annotations.NullMarked;
