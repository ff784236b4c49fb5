/** The wallet's balance and statement, over HTTP. */
@NullMarked
package org.balancetreasure.api.wallet;

import org.jspecify.annotations.NullMarked;
