/** The wallet's balance and statement, over HTTP. */
@NullMarked
package org.balancetreasure.api.wallets;

import org.jspecify.annotations.NullMarked;
