/** Money that comes into wallets and leaves them for payments. */
@NullMarked
package org.balancetreasure.wallets;

import org.jspecify.annotations.NullMarked;
