/** Wallets: credits from outside, and debits for payments. */
@NullMarked
package org.balancetreasure.wallets;

import org.jspecify.annotations.NullMarked;
