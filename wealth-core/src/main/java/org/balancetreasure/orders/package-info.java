/** Subscription and redemption: accepted, held, sent, confirmed. */
@NullMarked
package org.balancetreasure.orders;

import org.jspecify.annotations.NullMarked;
