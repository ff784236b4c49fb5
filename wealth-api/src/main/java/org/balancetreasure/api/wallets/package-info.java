/** The wallet's balance, entries and debits, over HTTP. */
@NullMarked
package org.balancetreasure.api.wallets;

import org.jspecify.annotations.NullMarked;
